import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { endSilence } from './conclude-silence';
import { findSilence } from './find-silence';
import { isBreakable } from './model/silence';
import { isDecidable } from './model/sitting';
import type { breakSilenceSchema } from './schema';

/**
 * A delegation that was asked breaks the silence, with its reason: that ends it, and its audience is told. Until the deadline others
 * may join with theirs. Refuses "closed" from the deadline on, once it has ended
 * otherwise and once the text was changed or decided upon,
 * "conflict" where the delegation has broken it already, "invalid" for a language the meeting does not have, "not found" for a delegation that was not asked.
 */
export async function breakSilence(
  ctx: Ctx,
  { silence: id, delegation: delegationId, reason, language }: z.output<typeof breakSilenceSchema>,
): Promise<{ silence: string }> {
  if (language !== undefined && !ctx.scope.meeting.languages.includes(language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const { general, silence } = await findSilence(ctx, id);
  if (!silence.audience.some((asked) => asked.delegationId === delegationId)) throw new Refusal('not_found');
  const isTextCurrent = general.headRevisionId === silence.revisionId && isDecidable(general.status);
  if (!isTextCurrent || !isBreakable({ closesAt: silence.closesAt, end: silence.end?.outcome ?? null }, ctx.now))
    throw new Refusal('closed');
  if (silence.breaks.some((one) => one.delegationId === delegationId)) throw new Refusal('conflict');
  await ctx.tx.silenceBreak.create({
    data: {
      procedureId: id,
      delegationId,
      reason,
      language: language ?? null,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { procedureId: true },
  });
  await ctx.audit({ subject: { type: 'SilenceProcedure', id }, details: { delegation: delegationId } });
  if (silence.end) ctx.live({ type: 'silence', subjectId: general.id, visibility: 'PARTICIPANTS' });
  else await endSilence(ctx, general, silence, 'BROKEN');
  return { silence: id };
}
