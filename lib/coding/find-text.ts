import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { CodingState } from './policy';
import type { LockedBook } from './lock-book';
import { readTexts, type OpenText } from './queries/texts';

/** The answer that a page named, all texts beside it, and who has coded it. */
export type FoundText = { text: OpenText; texts: readonly OpenText[]; state: CodingState; decidedAt: Date | null };

/** Refuses "not_found" for an answer that is not there (any more), "conflict" where its text is not the one the page showed. */
export async function findText(
  ctx: Ctx,
  book: LockedBook,
  { answer, seal }: { answer: string; seal: string },
): Promise<FoundText> {
  const texts = await readTexts(ctx.tx, book.id);
  const text = found(texts.find(({ key }) => key === answer));
  if (text.sha256 !== seal) throw new Refusal('conflict');
  const codings = await ctx.tx.coding.findMany({
    where: { bookId: book.id, responseId: text.responseId, textSha256: seal },
    select: { part: true, at: true },
  });
  return {
    text,
    texts,
    state: { openedAt: book.openedAt, coded: new Set(codings.map(({ part }) => part)) },
    decidedAt: codings.find(({ part }) => part === 'DECIDED')?.at ?? null,
  };
}
