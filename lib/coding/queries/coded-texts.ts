import type { Database, Tx } from '@/lib/core/db';
import type { CodingPart } from '@/lib/core/prisma/enums';
import { codedName } from '@/lib/surveys/model/coded-answers';

/** Which texts a part has coded, each by the name of its answer and wording. One statement. */
export async function readCodedTexts(tx: Tx | Database, bookId: string, part: CodingPart): Promise<Set<string>> {
  const rows = await tx.coding.findMany({ where: { bookId, part }, select: { responseId: true, textSha256: true } });
  return new Set(rows.map(({ responseId, textSha256 }) => codedName({ responseId, sha256: textSha256 })));
}
