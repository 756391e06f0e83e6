import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { CodingPart } from '@/lib/core/prisma/enums';
import type { LockedBook } from './lock-book';
import { isOffered } from './policy';
import type { OpenText } from './queries/texts';

/**
 * Keeps the codes that a part gives to a text of a locked book, in place of those it gave to the same text before. Refuses
 * "conflict" for a code that is not offered any more, "not_found" for one of another book.
 */
export async function giveCodes(
  ctx: Ctx,
  book: LockedBook,
  { text, part, codes }: { text: OpenText; part: CodingPart; codes: readonly string[] },
): Promise<void> {
  const chosen = await ctx.tx.bookCode.findMany({
    where: { bookId: book.id, id: { in: [...codes] } },
    select: { id: true, retiredAt: true, mergedIntoId: true },
  });
  if (chosen.length < new Set(codes).size) throw new Refusal('not_found');
  if (!chosen.every(isOffered)) throw new Refusal('conflict');
  const place = { bookId: book.id, responseId: text.responseId, textSha256: text.sha256, part };
  const data = { bookVersion: book.version, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now };
  const { id } = await ctx.tx.coding.upsert({
    where: { bookId_responseId_textSha256_part: place },
    create: { ...place, ...data },
    update: data,
    select: { id: true },
  });
  await ctx.tx.codingCode.deleteMany({ where: { codingId: id } });
  await ctx.tx.codingCode.createMany({ data: chosen.map((code) => ({ codingId: id, codeId: code.id })) });
}
