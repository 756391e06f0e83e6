import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockBookToCode } from './lock-book';
import { nextUncoded } from './model/next-uncoded';
import { partOf } from './part-of';
import { readCodedTexts } from './queries/coded-texts';
import { readTexts } from './queries/texts';
import type { finishCodingSchema } from './schema';

/**
 * Says that one's part is finished, or takes it back. Once both are, their codings can be read beside each other, for good.
 * Refuses "invalid" while an answer is not coded as it stands, "conflict" once they can be read.
 */
export async function finishCoding(
  ctx: Ctx,
  { book: bookId, step }: z.output<typeof finishCodingSchema>,
): Promise<{ book: string; question: string; isOpen: boolean }> {
  const book = await lockBookToCode(ctx, bookId);
  const part = await partOf(ctx, bookId);
  if (book.openedAt) throw new Refusal('conflict');
  const texts = await readTexts(ctx.tx, bookId);
  const coded = await readCodedTexts(ctx.tx, bookId, part);
  const isWhole = texts.length > 0 && nextUncoded(texts, coded, null) === null;
  if (step === 'finish' && !isWhole) throw new Refusal('invalid');

  const finishedAt = step === 'finish' ? ctx.now : null;
  await ctx.tx.coder.update({ where: { bookId_part: { bookId, part } }, data: { finishedAt }, select: { part: true } });
  const others = await ctx.tx.coder.count({ where: { bookId, part: { not: part }, finishedAt: { not: null } } });
  const isOpen = step === 'finish' && others > 0;
  if (isOpen)
    await ctx.tx.codeBook.update({ where: { id: bookId }, data: { openedAt: ctx.now }, select: { id: true } });
  await ctx.audit({
    subject: { type: 'CodeBook', id: bookId },
    details: { question: book.question, part, step, opened: isOpen },
  });
  return { book: bookId, question: book.question, isOpen };
}
