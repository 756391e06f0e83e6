import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { SubmittedAnswers } from '../exchange/answer-sheet';
import { definitionSchema, type SurveyDefinition } from '../model/definition';
import { mayGiveRows } from '../policy';
import { submissionPayloadSchema, type SubmissionPayload } from '../schema';
import { readFileNames } from './survey-file';

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
 * announced as anonymous nothing tells whose they are: no party, no hour, no lateness, no file, an order by their seals, and nothing at
 * all before the survey is closed and as many have answered as a small cell takes: who submits one by one could be told from
 * two downloads. Null where there is nothing to give. Three statements.
 */
export async function readSubmittedAnswers(scope: MeetingScope): Promise<SurveyAnswers | null> {
  authorize(scope, 'survey.track');
  const survey = await db().survey.findFirst({
    where: { meetingId: scope.meeting.id, versions: { some: {} } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      attributed: true,
      status: true,
      versions: { select: { number: true, definition: true } },
    },
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
  if (!mayGiveRows(survey, rows.length, scope.meeting.smallCell)) return null;
  const parsed = rows.map(({ payload, ...row }) => ({ ...row, payload: submissionPayloadSchema.parse(payload) }));
  const files = parsed.flatMap(({ payload }) =>
    Object.values(payload.answers).flatMap((answer) => answer?.file?.id ?? []),
  );
  const fileNames = attributed ? await readFileNames(files) : new Map<string, string>();
  const ordered = attributed ? parsed : parsed.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
  return {
    title: survey.title as LocalizedText,
    attributed,
    versions: new Map(survey.versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)])),
    submitted: ordered.map(({ code, names, kind, payload: { version, answers }, at, late }) => {
      return {
        party: attributed ? { code, name: code, kind } : null,
        names: attributed ? names : null,
        version,
        at: attributed ? at.toISOString() : null,
        late: attributed ? late : null,
        answers: withFiles(answers, attributed, fileNames),
      };
    }),
  };
}

/** Answers with the names of their files; of anonymous ones only that there is a file, since its id is one party's. */
function withFiles(
  answers: SubmissionPayload['answers'],
  attributed: boolean,
  names: ReadonlyMap<string, string>,
): SubmittedAnswers['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([code, answer]) => {
      if (!answer?.file) return [code, answer];
      const name = names.get(answer.file.id);
      return [code, { ...answer, file: attributed ? { ...answer.file, ...(name ? { name } : {}) } : {} }];
    }),
  );
}
