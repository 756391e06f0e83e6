import type { z } from 'zod';
import { grantsIn } from '@/lib/auth/grants-in';
import { can } from '@/lib/auth/permissions';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { beginQuestionnaire } from './begin-questionnaire';
import { validThemes } from './queries/themes';
import { questionnaireOfLibrary, surveyIntro, surveyTitle } from './model/library';
import { questionnaireSchema, type Questionnaire } from './model/definition';
import type { startQuestionnaireSchema } from './schema';

/**
 * Begins the questionnaire of the meeting's survey: from nothing, from the library, from what is published, or from a meeting
 * whose survey the actor publishes too. Codes come along, so that the answers of two editions can be compared. Refuses
 * "conflict" where one is being written already.
 */
export async function startQuestionnaire(
  ctx: Ctx,
  { source }: z.output<typeof startQuestionnaireSchema>,
): Promise<{ questionnaire: string }> {
  const draft = await questionsFrom(ctx, source);
  return beginQuestionnaire(ctx, draft, source);
}

async function questionsFrom(ctx: Ctx, source: string): Promise<Questionnaire> {
  if (source === 'empty') return questionnaireSchema.parse({ title: surveyTitle, intro: surveyIntro, questions: [] });
  if (source === 'library') return questionnaireOfLibrary(await validThemes(ctx.tx, ctx.now));
  if (source === 'published') return publishedIn(ctx, ctx.scope.meeting.id);
  const slug = source.slice('meeting:'.length);
  const meeting = await ctx.tx.meeting.findUnique({ where: { slug }, select: { id: true } });
  // A survey that the actor does not publish in the other meeting does not exist here either.
  const { id } = found(meeting);
  if (!can({ grants: await grantsIn(ctx, id) }, 'survey.publish')) throw new Refusal('not_found');
  return publishedIn(ctx, id);
}

/** A meeting's latest published version with its words. */
async function publishedIn({ tx }: Ctx, meetingId: string): Promise<Questionnaire> {
  const survey = found(
    await tx.survey.findFirst({
      where: { meetingId, versions: { some: {} } },
      orderBy: { id: 'asc' },
      select: {
        title: true,
        intro: true,
        versions: { orderBy: { number: 'desc' }, take: 1, select: { definition: true } },
      },
    }),
  );
  const { definition } = found(survey.versions[0]);
  return questionnaireSchema.parse({ title: survey.title, intro: survey.intro, ...(definition as object) });
}
