import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import { questionnaireSchema, type Questionnaire } from '../model/definition';

/** What is being written, for those who write it in another language. */
export type QuestionnaireForTranslation = { id: string; draft: Questionnaire; status: SurveyStatus };

/** The questionnaire that is being written; null where none is. One statement. */
export async function findQuestionnaireForTranslation(
  scope: MeetingScope,
): Promise<QuestionnaireForTranslation | null> {
  authorize(scope, 'survey.translate');
  const row = await db().questionnaire.findFirst({
    where: { survey: { meetingId: scope.meeting.id } },
    select: { id: true, draft: true, survey: { select: { status: true } } },
  });
  return row && { id: row.id, draft: questionnaireSchema.parse(row.draft), status: row.survey.status };
}
