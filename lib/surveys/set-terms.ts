import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { isUnderWay, mayChangeAttribution } from './policy';
import type { setTermsSchema } from './schema';

/**
 * Sets how a survey is held: the hours of grace, and whether results name who answered. Refuses "closed" once it is over,
 * and "invalid" where somebody has begun to answer under another announcement.
 */
export async function setTerms(
  ctx: Ctx,
  { survey: id, graceHours, attribution }: z.output<typeof setTermsSchema>,
): Promise<{ survey: string }> {
  const meetingId = ctx.scope.meeting.id;
  // Held against answers that are begun at this moment: they hold the survey as it is.
  const [held] = await ctx.tx.$queryRaw<
    { status: 'DRAFT' | 'OPEN' | 'CLOSED'; attributed: boolean; graceHours: number }[]
  >`
    SELECT status::text, attributed, "graceHours" FROM "Survey"
    WHERE id = ${id}::uuid AND "meetingId" = ${meetingId}::uuid FOR UPDATE`;
  const survey = found(held);
  const { phase } = ctx.scope.meeting;
  if (survey.status !== 'DRAFT' && !isUnderWay({ status: survey.status, phase })) throw new Refusal('closed');
  const attributed = attribution === 'attributed';
  if (attributed !== survey.attributed) {
    const responses = await ctx.tx.response.count({ where: { surveyId: id } });
    if (!mayChangeAttribution(responses)) throw new Refusal('invalid', { attribution: { code: 'announced' } });
  }
  await ctx.tx.survey.update({ where: { id }, data: { attributed, graceHours }, select: { id: true } });
  const { attributed: wasAttributed, graceHours: hoursBefore } = survey;
  await ctx.audit({
    subject: { type: 'Survey', id },
    details: {
      attributed: { from: wasAttributed, to: attributed },
      graceHours: { from: hoursBefore, to: graceHours },
    },
  });
  return { survey: id };
}
