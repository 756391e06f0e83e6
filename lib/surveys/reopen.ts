import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { giveTime } from './give-time';
import { reopenedMail } from './mail';
import { deadlineOf, isUnderWay, mayReopen, needsDeadline } from './policy';
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
            surveyExtensions: {
              where: { survey: { meetingId: meeting.id } },
              orderBy: [{ at: 'desc' }, { id: 'desc' }],
              take: 1,
              select: { until: true },
            },
            invitations: {
              where: { meetingId: meeting.id },
              select: { focalPointEmail: true, focalPointGivenName: true, focalPointSurname: true, locale: true },
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
  for (const focalPoint of party.invitations)
    await ctx.mail(reopenedMail(meeting, { reason, deadline, ...focalPoint }));
  return { response: id };
}
