import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { questionsOf, type Questionnaire } from './model/definition';

/** The name of a meeting's survey where it has none yet: there is one each, as answers and figures belong to it. */
const preMeeting = 'pre-meeting';

/**
 * Begins the writing of the meeting's survey with these questions; a survey that is not there yet is made. `source`: where they
 * come from, for the audit record. Refuses "conflict" where one is being written already, "closed" once the survey is.
 */
export async function beginQuestionnaire(
  ctx: Ctx,
  draft: Questionnaire,
  source: string,
): Promise<{ questionnaire: string }> {
  const meetingId = ctx.scope.meeting.id;
  const known = await ctx.tx.survey.findFirst({ where: { meetingId }, orderBy: { id: 'asc' }, select: { code: true } });
  const of = { meetingId, code: known?.code ?? preMeeting };
  await ctx.tx.survey.createMany({
    data: [{ ...of, title: draft.title, intro: draft.intro }],
    skipDuplicates: true,
  });
  const survey = await ctx.tx.survey.findUniqueOrThrow({
    where: { meetingId_code: of },
    select: { id: true, status: true },
  });
  if (survey.status === 'CLOSED') throw new Refusal('closed');
  const { count } = await ctx.tx.questionnaire.createMany({
    data: [{ surveyId: survey.id, draft }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal('conflict');
  const { id } = await ctx.tx.questionnaire.findUniqueOrThrow({
    where: { surveyId: survey.id },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Questionnaire', id },
    details: { source, questions: questionsOf(draft).length },
  });
  return { questionnaire: id };
}
