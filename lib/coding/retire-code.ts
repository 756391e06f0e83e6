import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockCode } from './lock-code';
import { recordChange } from './record-change';
import type { retireCodeSchema } from './schema';

/** Offers a code to no further answer, or offers it again. Answers that have it keep it. Refuses "conflict" where it is so already, or merged. */
export async function retireCode(
  ctx: Ctx,
  { step, ...shown }: z.output<typeof retireCodeSchema>,
): Promise<{ bookCode: string; question: string }> {
  const { id, number, retiredAt, mergedIntoId, book } = await lockCode(ctx, shown);
  if (mergedIntoId !== null || (retiredAt !== null) === (step === 'retire')) throw new Refusal('conflict');
  await ctx.tx.bookCode.update({
    where: { id },
    data: { retiredAt: step === 'retire' ? ctx.now : null, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  const kind = step === 'retire' ? 'RETIRED' : 'RESTORED';
  await recordChange(ctx, book, { codeId: id, kind, after: { number } });
  return { bookCode: id, question: book.question };
}
