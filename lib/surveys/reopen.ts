import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { LocalizedText } from '@/lib/i18n/pick';
import { giveTime } from './give-time';
import { reopenedMail } from './mail';
import { deadlineOf, isUnderWay, mayReopen, needsDeadline } from './policy';
import { readAddressees } from './read-addressees';
import type { reopenSchema } from './schema';

/**
 * Opens a submitted answer again, with a reason that the delegation reads and, where its deadline has passed, a new one. The
 * sealed submission stays and counts in results until the next one. Refuses "closed" when the survey is closed, "conflict"
 * when the answer is not submitted, and "invalid" without a new deadline where one is needed, or with one that gives nothing.
 */
export async function reopen(
  ctx: Ctx,
  { response: id, reason, until }: z.output<typeof reopenSchema>,
): Promise<{ response: string }> {
  const { meeting } = ctx.scope;
  const response = found(
    await ctx.tx.response.findFirst({
      where: { id, survey: { meetingId: meeting.id } },
      select: {
        status: true,
        survey: { select: { id: true, status: true } },
        party: {
          select: {
            id: true,
            code: true,
            names: true,
            surveyExtensions: {
              where: { survey: { meetingId: meeting.id } },
              orderBy: [{ at: 'desc' }, { id: 'desc' }],
              take: 1,
              select: { until: true },
            },
          },
        },
      },
    }),
  );
  const { party, survey } = response;
  const window = { status: survey.status, phase: meeting.phase };
  if (!isUnderWay(window)) throw new Refusal('closed');
  if (!mayReopen(window, response.status)) throw new Refusal('conflict');

  const { count } = await ctx.tx.response.updateMany({
    where: { id, status: 'SUBMITTED' },
    data: { status: 'DRAFT', updatedAt: ctx.now },
  });
  if (count === 0) throw new Refusal('conflict');
  await ctx.tx.reopening.create({
    data: { responseId: id, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Response', id }, details: { party: party.code, reason } });
  const extendedTo = party.surveyExtensions[0]?.until ?? null;
  const times = { closesAt: meeting.surveyClosesAt, extendedTo };
  if (!until && needsDeadline(times, ctx.now)) throw new Refusal('invalid', { 'until.date': { code: 'required' } });
  const given = until && (await giveTime(ctx, { survey: survey.id, party, extendedTo, until, reason }));
  const deadline = given?.until ?? deadlineOf(times);
  const about = { party: { code: party.code, names: party.names as LocalizedText }, reason, deadline };
  for (const to of (await readAddressees(ctx.tx, meeting.id, [party.id])).get(party.id) ?? [])
    await ctx.mail(reopenedMail(meeting, to, about));
  return { response: id };
}
