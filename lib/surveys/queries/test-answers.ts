import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { definitionSchema, questionnaireSchema, type SurveyDefinition } from '../model/definition';
import { answerSchema, type SurveyAnswer } from '../schema';

/** A questionnaire as it is tried out, with the reader's own test answers. */
export type TestOfQuestionnaire = {
  status: SurveyStatus;
  title: LocalizedText;
  intro: LocalizedText;
  /** Null where what is being written cannot be answered yet. */
  definition: SurveyDefinition | null;
  /** By question code; only what is answered. What is no longer asked is left out by the page. */
  answers: Record<string, SurveyAnswer>;
  submittedAt: Date | null;
};

/** What is being written or what is asked now, to be tried out; null where there is none. One statement, and none of it counts. */
export async function findTest(scope: MeetingScope, of: 'draft' | 'published'): Promise<TestOfQuestionnaire | null> {
  authorize(scope, 'survey.publish');
  const ofDraft = of === 'draft';
  const survey = await db().survey.findFirst({
    where: { meetingId: scope.meeting.id },
    orderBy: { id: 'asc' },
    select: {
      status: true,
      title: true,
      intro: true,
      draft: { select: { draft: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { definition: true } },
      tests: {
        where: { ofDraft, accountId: scope.actor?.accountId ?? '' },
        select: { answers: true, submittedAt: true },
      },
    },
  });
  const [version] = survey?.versions ?? [];
  if (!survey || (ofDraft ? !survey.draft : !version)) return null;
  const draft = ofDraft ? questionnaireSchema.parse(survey.draft?.draft) : null;
  const whole = definitionSchema.safeParse(draft ? { pages: draft.pages } : version?.definition);
  const [test] = survey.tests;
  return {
    status: survey.status,
    title: draft?.title ?? (survey.title as LocalizedText),
    intro: draft?.intro ?? (survey.intro as LocalizedText),
    definition: whole.success ? whole.data : null,
    answers: readAnswers(test?.answers),
    submittedAt: test?.submittedAt ?? null,
  };
}

/** Test answers that still read as answers: the questionnaire may have changed under them. */
function readAnswers(stored: unknown): Record<string, SurveyAnswer> {
  return Object.fromEntries(
    Object.entries(stored ?? {}).flatMap(([code, answer]) => {
      const parsed = answerSchema.safeParse(answer);
      return parsed.success ? [[code, parsed.data] as const] : [];
    }),
  );
}
