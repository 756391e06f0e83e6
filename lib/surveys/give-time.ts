import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant, type LocalTime } from '@/lib/meetings/model/zone';
import { deadlineOf } from './policy';

type Given = {
  survey: string;
  party: { id: string; code: string };
  /** What the party was given before, if anything. */
  extendedTo: Date | null;
  until: LocalTime;
  reason: string;
};

/**
 * Records a deadline of one party's own, in the clocks of the meeting, with its reason. Refuses "invalid" for a time that is
 * past, that the clocks never show, or that is not after the deadline that holds.
 */
export async function giveTime(
  ctx: Ctx,
  { survey, party, extendedTo, until: typed, reason }: Given,
): Promise<{ id: string; until: Date }> {
  const { meeting } = ctx.scope;
  const until = toInstant(typed, meeting.zone);
  if (!until) throw new Refusal('invalid', { 'until.time': { code: 'no_such_time' } });
  const deadline = deadlineOf({ closesAt: meeting.surveyClosesAt, extendedTo });
  if (until <= ctx.now || (deadline && until <= deadline))
    throw new Refusal('invalid', { 'until.date': { code: 'not_later' } });
  const { id } = await ctx.tx.surveyExtension.create({
    data: {
      surveyId: survey,
      partyId: party.id,
      until,
      reason,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'SurveyExtension', id }, details: { party: party.code, until, reason } });
  return { id, until };
}
