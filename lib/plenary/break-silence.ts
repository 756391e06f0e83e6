import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { findSilence } from './find-silence';
import { isBreakable } from './model/silence';
import type { breakSilenceSchema } from './schema';

/**
 * A delegation that was asked breaks the silence, with its reason. Refuses "closed" from the deadline on, once it has ended
 * and once the text was changed,
 * "conflict" where the delegation has broken it already, "not found" for a delegation that was not asked.
 */
export async function breakSilence(
  ctx: Ctx,
  { silence: id, delegation: delegationId, reason }: z.output<typeof breakSilenceSchema>,
): Promise<{ silence: string }> {
  const { general, silence } = await findSilence(ctx, id);
  if (!silence.audience.some((asked) => asked.delegationId === delegationId)) throw new Refusal('not_found');
  const isTextCurrent = general.headRevisionId === silence.revisionId;
  if (!isTextCurrent || !isBreakable({ closesAt: silence.closesAt, end: silence.end?.outcome ?? null }, ctx.now))
    throw new Refusal('closed');
  if (silence.breaks.some((one) => one.delegationId === delegationId)) throw new Refusal('conflict');
  await ctx.tx.silenceBreak.create({
    data: { procedureId: id, delegationId, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { procedureId: true },
  });
  await ctx.audit({ subject: { type: 'SilenceProcedure', id }, details: { delegation: delegationId } });
  ctx.live({ type: 'silence', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { silence: id };
}
