import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { SubmittedAnswers } from '../exchange/answer-sheet';
import { definitionSchema, type SurveyDefinition } from '../model/definition';
import { submissionPayloadSchema } from '../schema';

/** Everything a survey was answered with, ready to be written to a file. `names`: of the parties, where answers name them. */
export type SurveyAnswers = {
  title: LocalizedText;
  versions: Map<number, SurveyDefinition>;
  attributed: boolean;
  submitted: (SubmittedAnswers & { names: LocalizedText | null })[];
};

type Row = {
  code: string;
  names: LocalizedText;
  kind: string;
  payload: unknown;
  sha256: string;
  at: Date;
  late: boolean;
};

/**
 * What each party submitted last, sealed as it is; drafts are nobody's to read yet. For the secretariat. Where answers were
 * announced as anonymous nothing tells whose they are: no party, no hour, no lateness, and an order by their seals. Null where there is
 * no published survey. Two statements.
 */
export async function readSubmittedAnswers(scope: MeetingScope): Promise<SurveyAnswers | null> {
  authorize(scope, 'survey.track');
  const survey = await db().survey.findFirst({
    where: { meetingId: scope.meeting.id, versions: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, attributed: true, versions: { select: { number: true, definition: true } } },
  });
  if (!survey) return null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.code, p.names, p.kind::text, last.payload, last.sha256, last.at, last.late
    FROM "Response" r JOIN "Party" p ON p.id = r."partyId"
    JOIN LATERAL (
      SELECT s.payload, s.sha256, s.at, s.late FROM "Submission" s WHERE s."responseId" = r.id ORDER BY s.number DESC LIMIT 1
    ) last ON true
    WHERE r."surveyId" = ${survey.id}::uuid ORDER BY p.code`;
  const { attributed } = survey;
  const ordered = attributed ? rows : rows.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
  return {
    title: survey.title as LocalizedText,
    attributed,
    versions: new Map(survey.versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)])),
    submitted: ordered.map(({ code, names, kind, payload, at, late }) => {
      const { version, answers } = submissionPayloadSchema.parse(payload);
      return {
        party: attributed ? { code, name: code, kind } : null,
        names: attributed ? names : null,
        version,
        at: attributed ? at.toISOString() : null,
        late: attributed ? late : null,
        answers,
      };
    }),
  };
}
