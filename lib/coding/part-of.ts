import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { CoderPart } from './schema';

/** As which of the two the actor codes with a book. Refuses "not_found" where as neither. */
export async function partOf(ctx: Ctx, bookId: string): Promise<CoderPart> {
  const coder = ctx.actor
    ? await ctx.tx.coder.findFirst({ where: { bookId, accountId: ctx.actor.accountId }, select: { part: true } })
    : null;
  return found(coder).part === 'FIRST' ? 'FIRST' : 'SECOND';
}
