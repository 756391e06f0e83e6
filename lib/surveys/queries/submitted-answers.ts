import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isAnonymous, type SubmittedAnswers } from '../exchange/answer-sheet';
import { definitionSchema, questionsOf, type SurveyDefinition } from '../model/definition';
import { mayGiveRows } from '../policy';
import { submissionPayloadSchema, type SubmissionPayload, type SurveyAnswer } from '../schema';
import { readFileNames } from './survey-file';
import { toldSubmissions } from './told-submissions';

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
  versions: Map<number, SurveyDefinition>;
};

/**
 * What the parties submitted, sealed as it is; drafts are nobody's to read yet. For the secretariat. Where answers name who gave
 * them, what each submitted last. Where they were announced as anonymous, what the newest snapshot counts: a row that no
 * snapshot counts could be found by subtracting one from the rows. Nothing tells whose those are: no party, hour, lateness,
 * file, words or figures of their own, in the order of the answers themselves; and they are given only once the survey is closed, and
 * where of mechanisms and partners, or of States, no version was answered by fewer than a small cell takes. Null where there is
 * nothing to give. Four statements.
 */
export async function readSubmittedAnswers(scope: MeetingScope): Promise<SurveyAnswers | null> {
  authorize(scope, 'survey.track');
  const survey = await findSurvey(scope);
  if (!survey) return null;
  const { title, versions, attributed } = survey;
  const given = { title, versions, attributed };
  if (attributed) return { ...given, snapshot: null, submitted: await readNamed(survey.id) };
  const sides = new Set((await readGiven(scope, survey.id)).map(({ isState }) => isState));
  const rows = sides.size === 0 ? [] : (await readTold(survey.id)).filter(({ isState }) => sides.has(isState));
  const [first] = rows;
  return first ? { ...given, snapshot: first.snapshot, submitted: withoutAuthors(rows, versions) } : null;
}

/** Whether `readSubmittedAnswers` gives anything, without reading the answers. For the secretariat. Two statements at most. */
export async function maySubmittedAnswersBeGiven(scope: MeetingScope): Promise<boolean> {
  authorize(scope, 'survey.track');
  const [survey] = await db().$queryRaw<{ id: string; attributed: boolean; isAnswered: boolean }[]>`
    SELECT s.id, s.attributed, EXISTS (
             SELECT FROM "Response" r JOIN "Submission" x ON x."responseId" = r.id WHERE r."surveyId" = s.id) AS "isAnswered"
    FROM "Survey" s
    WHERE s."meetingId" = ${scope.meeting.id}::uuid AND EXISTS (SELECT FROM "SurveyVersion" v WHERE v."surveyId" = s.id)
    ORDER BY s.id LIMIT 1`;
  if (!survey?.isAnswered) return false;
  return survey.attributed || (await readGiven(scope, survey.id)).length > 0;
}

/** Of mechanisms and partners, and of States, those whose anonymous answers may be given out row by row. */
async function readGiven(scope: MeetingScope, surveyId: string): Promise<{ isState: boolean }[]> {
  const sides = await db().$queryRaw<{ attributed: boolean; status: SurveyStatus; isState: boolean; fewest: number }[]>`
    SELECT each.attributed, each.status::text, each."isState", min(each.parties) AS fewest FROM (
      SELECT s.attributed, s.status, told."isState", count(*)::int AS parties
      FROM "Survey" s CROSS JOIN LATERAL ${toldSubmissions} told WHERE s.id = ${surveyId}::uuid
      GROUP BY s.attributed, s.status, told."isState", told.version
    ) each GROUP BY each.attributed, each.status, each."isState"`;
  return sides.filter((side) => mayGiveRows(side, side.fewest, scope.meeting.smallCell));
}

async function findSurvey(scope: MeetingScope): Promise<Survey | null> {
  const survey = await db().survey.findFirst({
    where: { meetingId: scope.meeting.id, versions: { some: {} } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      attributed: true,
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

/** An anonymous answer that the newest snapshot counts, among States or among everybody else. */
type ToldRow = { snapshot: number; isState: boolean; payload: unknown };

function readTold(surveyId: string): Promise<ToldRow[]> {
  return db().$queryRaw<ToldRow[]>`
    SELECT told.snapshot, told."isState", told.payload
    FROM "Survey" s CROSS JOIN LATERAL ${toldSubmissions} told WHERE s.id = ${surveyId}::uuid`;
}

/**
 * The rows of closed questions alone, and of those what was chosen: a number, a date, a country or words can name their author, and
 * with them everything else in the row.
 */
function withoutAuthors(
  rows: readonly ToldRow[],
  versions: ReadonlyMap<number, SurveyDefinition>,
): SurveyAnswers['submitted'] {
  const questions = [...versions.values()].flatMap(questionsOf);
  const open = new Set(questions.filter(({ type }) => !isAnonymous(type)).map(({ code }) => code));
  const closed = new Set(questions.map(({ code }) => code).filter((code) => !open.has(code)));
  return rows
    .map(({ payload }) => {
      const { version, answers } = submissionPayloadSchema.parse(payload);
      const shown = Object.entries(answers)
        .filter(([code]) => closed.has(code))
        .map(([code, answer]) => [code, answer && chosenOf(answer)] as const);
      return { party: null, names: null, version, at: null, late: null, answers: Object.fromEntries(shown) };
    })
    .map((row) => ({ row, content: canonicalJson(row) }))
    .toSorted((one, other) => (one.content < other.content ? -1 : 1))
    .map(({ row }) => row);
}

/** What was chosen, without the words beside "other" and their language, which tells a delegation as they do. */
function chosenOf({ other: _other, file: _file, ...answer }: SurveyAnswer): SurveyAnswer {
  return { ...answer, text: null, language: null };
}
