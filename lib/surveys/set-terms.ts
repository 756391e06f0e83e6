import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SurveyAudience } from '@/lib/core/prisma/enums';
import { isUnderWay, mayChangeAttribution, mayChangeAudience } from './policy';
import type { setTermsSchema } from './schema';

/**
 * Sets how a survey is held: who of those invited is asked, the hours of grace, and whether results name who answered. Refuses "closed" once it is over,
 * and "invalid" where somebody has begun to answer under another announcement,
 * or while others were asked.
 */
export async function setTerms(
  ctx: Ctx,
  { survey: id, graceHours, attribution, asks }: z.output<typeof setTermsSchema>,
): Promise<{ survey: string }> {
  const meetingId = ctx.scope.meeting.id;
  // Held against answers that are begun at this moment: they hold the survey as it is.
  const [held] = await ctx.tx.$queryRaw<
    { status: 'DRAFT' | 'OPEN' | 'CLOSED'; attributed: boolean; graceHours: number; asks: SurveyAudience[] }[]
  >`
    SELECT status::text, attributed, "graceHours", array_to_json(asks) AS asks FROM "Survey"
    WHERE id = ${id}::uuid AND "meetingId" = ${meetingId}::uuid FOR UPDATE`;
  const survey = found(held);
  const { phase } = ctx.scope.meeting;
  if (survey.status !== 'DRAFT' && !isUnderWay({ status: survey.status, phase })) throw new Refusal('closed');
  const attributed = attribution === 'attributed';
  const isAskedOtherwise = asks.toSorted().join() !== survey.asks.toSorted().join();
  if (attributed !== survey.attributed || isAskedOtherwise) {
    const responses = await ctx.tx.response.count({ where: { surveyId: id } });
    if (isAskedOtherwise && !mayChangeAudience(responses))
      throw new Refusal('invalid', { asks: { code: 'announced' } });
    if (attributed !== survey.attributed && !mayChangeAttribution(responses))
      throw new Refusal('invalid', { attribution: { code: 'announced' } });
  }
  await ctx.tx.survey.update({ where: { id }, data: { attributed, graceHours, asks }, select: { id: true } });
  const { attributed: wasAttributed, graceHours: hoursBefore, asks: asksBefore } = survey;
  await ctx.audit({
    subject: { type: 'Survey', id },
    details: {
      attributed: { from: wasAttributed, to: attributed },
      graceHours: { from: hoursBefore, to: graceHours },
      asks: { from: asksBefore, to: asks },
    },
  });
  return { survey: id };
}
