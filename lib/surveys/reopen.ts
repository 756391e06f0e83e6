import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { reopenedMail } from './mail';
import { isUnderWay, mayReopen } from './policy';
import type { reopenSchema } from './schema';

/**
 * Opens a submitted answer again, with a reason that the delegation reads. The sealed submission stays and counts in
 * results until the next one. Refuses "closed" when the survey is closed, "conflict" when the answer is not submitted.
 */
export async function reopen(
  ctx: Ctx,
  { response: id, reason }: z.output<typeof reopenSchema>,
): Promise<{ response: string }> {
  const { meeting } = ctx.scope;
  const response = found(
    await ctx.tx.response.findFirst({
      where: { id, survey: { meetingId: meeting.id } },
      select: {
        status: true,
        survey: { select: { status: true } },
        party: {
          select: {
            code: true,
            invitations: {
              where: { meetingId: meeting.id },
              select: { focalPointEmail: true, focalPointGivenName: true, focalPointSurname: true, locale: true },
            },
          },
        },
      },
    }),
  );
  const window = { status: response.survey.status, phase: meeting.phase };
  if (!isUnderWay(window)) throw new Refusal('closed');
  if (!mayReopen(window, { status: response.status, isReopened: false })) throw new Refusal('conflict');

  const { count } = await ctx.tx.response.updateMany({
    where: { id, status: 'SUBMITTED' },
    data: { status: 'DRAFT', updatedAt: ctx.now },
  });
  if (count === 0) throw new Refusal('conflict');
  await ctx.tx.reopening.create({
    data: { responseId: id, reason, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'Response', id }, details: { party: response.party.code, reason } });
  for (const focalPoint of response.party.invitations) await ctx.mail(reopenedMail(meeting, { reason, ...focalPoint }));
  return { response: id };
}
