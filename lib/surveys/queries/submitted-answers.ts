import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isInOwnWords, type SubmittedAnswers } from '../exchange/answer-sheet';
import { definitionSchema, questionsOf, type SurveyDefinition } from '../model/definition';
import { mayGiveRows } from '../policy';
import { submissionPayloadSchema, type SubmissionPayload } from '../schema';
import { readFileNames } from './survey-file';

/**
 * Everything a survey was answered with, ready to be written to a file. `names`: of the parties, where answers name them.
 * `snapshot`: of anonymous answers, the number of the snapshot that counts the same ones; null where answers name who gave them.
 */
export type SurveyAnswers = {
  title: LocalizedText;
  versions: Map<number, SurveyDefinition>;
  attributed: boolean;
  snapshot: number | null;
  submitted: (SubmittedAnswers & { names: LocalizedText | null })[];
};

type Survey = {
  id: string;
  title: LocalizedText;
  attributed: boolean;
  status: SurveyStatus;
  versions: Map<number, SurveyDefinition>;
};

/**
 * What the parties submitted, sealed as it is; drafts are nobody's to read yet. For the secretariat. Where answers name who gave
 * them, what each submitted last. Where they were announced as anonymous, what the newest snapshot counts: a row that no
 * snapshot counts could be found by subtracting one from the rows. Nothing tells whose those are: no party, hour, lateness,
 * file or words of their own, in the order of the answers themselves; and they are given only once the survey is closed, and
 * where of mechanisms and partners, or of States, no version was answered by fewer than a small cell takes. Null where there is
 * nothing to give. Three statements.
 */
export async function readSubmittedAnswers(scope: MeetingScope): Promise<SurveyAnswers | null> {
  authorize(scope, 'survey.track');
  const survey = await findSurvey(scope);
  if (!survey) return null;
  const { title, versions, attributed } = survey;
  const given = { title, versions, attributed };
  if (attributed) return { ...given, snapshot: null, submitted: await readNamed(survey.id) };
  const rows = givenRows(await readTold<ToldRow>(survey.id, { isWhole: true }), survey, scope.meeting.smallCell);
  const [first] = rows;
  return first ? { ...given, snapshot: first.snapshot, submitted: withoutAuthors(rows, versions) } : null;
}

/** Whether `readSubmittedAnswers` gives anything, without reading the answers. For the secretariat. Two statements. */
export async function maySubmittedAnswersBeGiven(scope: MeetingScope): Promise<boolean> {
  authorize(scope, 'survey.track');
  const survey = await findSurvey(scope);
  if (!survey) return false;
  if (survey.attributed) return (await db().submission.count({ where: { response: { surveyId: survey.id } } })) > 0;
  return givenRows(await readTold(survey.id, { isWhole: false }), survey, scope.meeting.smallCell).length > 0;
}

async function findSurvey(scope: MeetingScope): Promise<Survey | null> {
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
  return (
    survey && {
      ...survey,
      title: survey.title as LocalizedText,
      versions: new Map(survey.versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)])),
    }
  );
}

type NamedRow = { code: string; names: LocalizedText; kind: string; payload: unknown; at: Date; late: boolean };

async function readNamed(surveyId: string): Promise<SurveyAnswers['submitted']> {
  const rows = await db().$queryRaw<NamedRow[]>`
    SELECT p.code, p.names, p.kind::text, last.payload, last.at, last.late
    FROM "Response" r JOIN "Party" p ON p.id = r."partyId"
    JOIN LATERAL (
      SELECT s.payload, s.at, s.late FROM "Submission" s WHERE s."responseId" = r.id ORDER BY s.number DESC LIMIT 1
    ) last ON true
    WHERE r."surveyId" = ${surveyId}::uuid ORDER BY p.code`;
  const parsed = rows.map(({ payload, ...row }) => ({ ...row, ...submissionPayloadSchema.parse(payload) }));
  const fileNames = await readFileNames(
    parsed.flatMap(({ answers }) => Object.values(answers).flatMap((answer) => answer?.file?.id ?? [])),
  );
  return parsed.map(({ code, names, kind, version, answers, at, late }) => ({
    party: { code, name: code, kind },
    names,
    version,
    at: at.toISOString(),
    late,
    answers: withFileNames(answers, fileNames),
  }));
}

function withFileNames(
  answers: SubmissionPayload['answers'],
  names: ReadonlyMap<string, string>,
): SubmittedAnswers['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([code, answer]) => {
      const name = answer?.file && names.get(answer.file.id);
      return [code, answer && name ? { ...answer, file: { ...answer.file, name } } : answer];
    }),
  );
}

/** An anonymous answer that the newest snapshot counts, among States or among everybody else; `version`: the one it answers. */
type Told = { snapshot: number; isState: boolean; version: number };
type ToldRow = Told & { payload: unknown };

function readTold<Row extends Told>(surveyId: string, { isWhole }: { isWhole: boolean }): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT newest.number AS snapshot, p.kind = 'STATE' AS "isState", (s.payload->>'version')::int AS version,
           CASE WHEN ${isWhole} THEN s.payload END AS payload
    FROM (SELECT number, payload FROM "ResultSnapshot" WHERE "surveyId" = ${surveyId}::uuid ORDER BY number DESC LIMIT 1) newest
    CROSS JOIN LATERAL jsonb_each_text(
      newest.payload->'submissions' || coalesce(newest.payload->'states'->'submissions', '{}')) counted (code, sha256)
    JOIN "Party" p ON p.code = counted.code
    JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
    JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.sha256`;
}

/** States are counted apart, so that rows of either are given by what stands for itself. */
function givenRows<Row extends Told>(rows: readonly Row[], survey: Survey, small: number): Row[] {
  return [false, true].flatMap((isState) => {
    const of = rows.filter((row) => row.isState === isState);
    const answered = [...new Set(of.map(({ version }) => version))];
    const fewest = Math.min(...answered.map((number) => of.filter(({ version }) => version === number).length));
    return of.length > 0 && mayGiveRows(survey, fewest, small) ? of : [];
  });
}

/** The rows without what is somebody's own: words name their author, and with them everything else in the row. */
function withoutAuthors(
  rows: readonly ToldRow[],
  versions: ReadonlyMap<number, SurveyDefinition>,
): SurveyAnswers['submitted'] {
  const own = new Set(
    [...versions.values()]
      .flatMap(questionsOf)
      .filter(({ type }) => isInOwnWords(type))
      .map(({ code }) => code),
  );
  return rows
    .map(({ payload }) => {
      const { version, answers } = submissionPayloadSchema.parse(payload);
      const shown = Object.entries(answers).flatMap(([code, answer]) => {
        if (own.has(code)) return [];
        const { other: _other, ...closed } = answer ?? {};
        return [[code, answer && (closed as typeof answer)] as const];
      });
      return { party: null, names: null, version, at: null, late: null, answers: Object.fromEntries(shown) };
    })
    .map((row) => ({ row, content: canonicalJson(row) }))
    .toSorted((one, other) => (one.content < other.content ? -1 : 1))
    .map(({ row }) => row);
}
