import 'server-only';
import { authorize, can, type Grant } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { MeetingRoleKind, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { definitionSchema, questionnaireSchema, type Questionnaire, type QuestionType } from '../model/definition';
import { validThemes, type ThemeChoice } from './themes';

export type QuestionnaireForEditing = {
  id: string;
  lockVersion: number;
  draft: Questionnaire;
  status: SurveyStatus;
  /** The version that is asked now. */
  published: { number: number; publishedAt: Date } | null;
  /** What is written is not what is asked. */
  hasChanges: boolean;
  /** Steps that can be taken back. */
  steps: number;
  /** Organisations that have begun an answer. */
  answers: number;
  /** Kinds of the questions ever published, by code. */
  asked: Record<string, QuestionType>;
};

type Row = Omit<QuestionnaireForEditing, 'published' | 'hasChanges'> & {
  number: number | null;
  publishedAt: Date | null;
  definition: unknown;
  title: LocalizedText;
  intro: LocalizedText;
};

/** What the secretariat is writing, and how it stands to what is asked; null where nothing is being written. One statement. */
export async function findQuestionnaire(scope: MeetingScope): Promise<QuestionnaireForEditing | null> {
  authorize(scope, 'survey.publish');
  const [row] = await db().$queryRaw<Row[]>`
    SELECT q.id, q."lockVersion", q.draft, s.status::text, s.title, s.intro, v.number, v."publishedAt", v.definition,
           (SELECT count(*)::int FROM "QuestionnaireStep" x WHERE x."questionnaireId" = q.id) AS steps,
           (SELECT count(*)::int FROM "Response" r WHERE r."surveyId" = s.id) AS answers,
           coalesce((SELECT jsonb_object_agg(q2.code, q2.type) FROM "Question" q2 WHERE q2."surveyId" = s.id), '{}') AS asked
    FROM "Questionnaire" q JOIN "Survey" s ON s.id = q."surveyId"
    LEFT JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    WHERE s."meetingId" = ${scope.meeting.id}::uuid`;
  if (!row) return null;
  const { number, publishedAt, definition, title, intro, ...rest } = row;
  const draft = questionnaireSchema.parse(row.draft);
  const isSame =
    definition !== null &&
    canonicalJson(definitionSchema.parse(definition)) === canonicalJson({ pages: draft.pages }) &&
    canonicalJson({ title, intro }) === canonicalJson({ title: draft.title, intro: draft.intro });
  const published = number !== null && publishedAt ? { number, publishedAt } : null;
  return { ...rest, draft, published, hasChanges: !isSame };
}

/** Where a questionnaire can begin: what this meeting asks already, and meetings whose survey the actor publishes too. */
export type QuestionnaireSources = { isPublished: boolean; meetings: { slug: string; shortTitle: LocalizedText }[] };

/** One statement. */
export async function listQuestionnaireSources(scope: MeetingScope): Promise<QuestionnaireSources> {
  authorize(scope, 'survey.publish');
  const personIds = scope.actor?.personIds ?? [];
  const rows = await db().$queryRaw<
    { id: string; slug: string; shortTitle: LocalizedText; roles: MeetingRoleKind[] | null }[]
  >`
    SELECT m.id, m.slug, m."shortTitle",
           (SELECT array_agg(r.kind::text) FROM "MeetingRole" r WHERE r."meetingId" = m.id AND r."personId" = ANY (${personIds}::uuid[])) AS roles
    FROM "Meeting" m WHERE EXISTS (
      SELECT 1 FROM "Survey" s JOIN "SurveyVersion" v ON v."surveyId" = s.id WHERE s."meetingId" = m.id)
    ORDER BY m."startsOn" DESC LIMIT 200`;
  const site: Grant[] = scope.actor?.siteRole ? [{ role: scope.actor.siteRole }] : [];
  const meetings = rows.filter(
    ({ id, roles }) =>
      id !== scope.meeting.id &&
      can({ grants: [...site, ...(roles ?? []).map((role) => ({ role }))] }, 'survey.publish'),
  );
  return {
    isPublished: rows.some(({ id }) => id === scope.meeting.id),
    meetings: meetings.map(({ slug, shortTitle }) => ({ slug, shortTitle })),
  };
}

/** The themes that a choice can stand for today, in their order. */
export async function listThemeChoices(scope: MeetingScope): Promise<ThemeChoice[]> {
  authorize(scope, 'survey.publish');
  return validThemes(db(), new Date());
}
