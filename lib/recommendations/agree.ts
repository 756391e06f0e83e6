import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { agreeSchema } from './schema';
import { takeSymbol } from './take-symbol';

/**
 * The facilitator notes that the group agrees on exactly this revision, with the note that stands beside it (a newer one is a
 * conflict: nobody agrees to a dissent they have not read), and the recommendation gets its number. One that
 * was agreed before and taken back keeps the number it has.
 */
export async function agree(
  ctx: Ctx,
  input: z.output<typeof agreeSchema>,
): Promise<{ recommendation: string; symbol: string }> {
  let symbol = '';
  await stepRegional(
    ctx,
    { ...input, note: input.note ?? null, from: ['GROUP_REVIEW'], to: 'AGREED' },
    async ({ id, groupId, symbol: held }) => {
      symbol = held ?? (await numberIt(ctx, id, groupId));
      return { symbol };
    },
  );
  return { recommendation: input.recommendation, symbol };
}

async function numberIt(ctx: Ctx, id: string, groupId: string | null): Promise<string> {
  const { code } = found(
    await ctx.tx.breakoutGroup.findFirst({ where: { id: groupId ?? '' }, select: { code: true } }),
  );
  const symbol = await takeSymbol(ctx, code);
  await ctx.tx.recommendation.update({ where: { id }, data: { symbol }, select: { id: true } });
  return symbol;
}
