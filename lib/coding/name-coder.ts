import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockBook } from './lock-book';
import { readPossibleCoders } from './queries/possible-coders';
import type { nameCoderSchema } from './schema';

/**
 * Names who codes a question as the first or the second, or somebody in their place, who goes on where they stopped. Refuses
 * "not_found" for somebody who may not code, "conflict" for whoever is, or has coded as, the other one.
 */
export async function nameCoder(
  ctx: Ctx,
  { book: bookId, part, account }: z.output<typeof nameCoderSchema>,
): Promise<{ book: string; question: string }> {
  const book = await lockBook(ctx, bookId);
  found((await readPossibleCoders(ctx.tx, ctx.scope.meeting.id)).find(({ accountId }) => accountId === account));
  const other = part === 'FIRST' ? 'SECOND' : 'FIRST';
  const [named, coded] = [
    await ctx.tx.coder.count({ where: { bookId, part: other, accountId: account } }),
    await ctx.tx.coding.count({ where: { bookId, part: other, byAccountId: account } }),
  ];
  if (named + coded > 0) throw new Refusal('conflict');
  const data = { accountId: account, namedAt: ctx.now };
  await ctx.tx.coder.upsert({
    where: { bookId_part: { bookId, part } },
    create: { bookId, part, ...data },
    // Whoever comes new has not finished yet; what was opened to be compared stays open.
    update: { ...data, ...(book.openedAt ? {} : { finishedAt: null }) },
    select: { part: true },
  });
  await ctx.audit({ subject: { type: 'CodeBook', id: bookId }, details: { question: book.question, part } });
  return { book: bookId, question: book.question };
}
