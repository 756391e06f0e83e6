import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockBook } from './lock-book';
import { recordChange } from './record-change';
import { mostCodes, type addCodeSchema } from './schema';

/** Adds a code under the book's next number. Refuses "full" where there are as many as can be read through. */
export async function addCode(
  ctx: Ctx,
  { book: bookId, names, description }: z.output<typeof addCodeSchema>,
): Promise<{ bookCode: string; question: string }> {
  const book = await lockBook(ctx, bookId);
  const number = 1 + (await ctx.tx.bookCode.count({ where: { bookId } }));
  if (number > mostCodes) throw new Refusal('full');
  const { id } = await ctx.tx.bookCode.create({ data: { bookId, number, names, description }, select: { id: true } });
  await recordChange(ctx, book, { codeId: id, kind: 'ADDED', after: { number, names, description } });
  return { bookCode: id, question: book.question };
}
