import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Database, type Tx } from '@/lib/core/db';
import { within } from '@/lib/core/within';
import type { LocalizedText } from '@/lib/i18n/pick';
import { withoutAnswers } from '../model/expression/piping';
import type { Assignment } from '../model/regions';
import type { QuestionLabels } from '../model/axis-words';
import type { Audience } from '../model/shown-counts';
import { smallestTold, togetherOnly, visibleResults, type VisibleResults } from '../model/visible-results';
import { countNamed, type CountProgress, type LiveCount } from './count-now';
import { sealedResults } from './sealed-results';

/** The words beside the figures, by code: of every question and choice a version ever had, and of the regions. */
export type ResultLabels = {
  questions: Record<string, QuestionLabels>;
  regions: Record<string, LocalizedText>;
};

export type SnapshotView = {
  id: string;
  surveyId: string;
  surveyTitle: LocalizedText;
  number: number;
  takenAt: Date;
  sha256: string;
  /** The smallest count that is told in public of it. */
  small: number;
  /** Results name who answered, as was announced. */
  attributed: boolean;
  /** Whether this reader may have organisations of several regions spread over them. */
  maySpread: boolean;
  /** All snapshots of the survey, the newest first. */
  others: { number: number; takenAt: Date }[];
  results: VisibleResults;
  /** Number of the earlier snapshot whose figures the results are; null where they were counted for this one. */
  asOf: number | null;
  /** Of the States that were asked in their own name, apart from the others; null where none was. */
  states: VisibleResults | null;
  /** Number of the earlier snapshot whose figures those of States are; null where they were counted for this one. */
  statesAsOf: number | null;
  labels: ResultLabels;
};

/** `states`: of the States that are asked in their own name, apart from the others. */
export type LiveResults = { results: VisibleResults; states: VisibleResults | null };

/** Who counts as inside: those who take part in the meeting. Everybody else is the public. */
export function audienceOf(scope: MeetingScope): Audience {
  return can(scope, 'meeting.participate') ? 'inside' : 'public';
}

/**
 * The words of a survey's questions, choices and codes of open answers, of the lists it takes answers from, and of the regions.
 * One statement.
 */
export async function readLabels(surveyId: string, client: Database | Tx = db()): Promise<ResultLabels> {
  type Names = Record<string, LocalizedText> | null;
  const [row] = await client.$queryRaw<
    {
      questions: { code: string; label: LocalizedText; choices: Names; rows: Names }[] | null;
      regions: Names;
    }[]
  >`
    SELECT (SELECT json_agg(json_build_object('code', q.code, 'label', q.label,
                   'choices', CASE q.type
                     WHEN 'COUNTRY' THEN (SELECT json_object_agg(iso2, names) FROM "Country")
                     WHEN 'ORGANISATION' THEN (SELECT json_object_agg(code, names) FROM "Party")
                     WHEN 'THEME' THEN (SELECT json_object_agg(code, names) FROM "Theme")
                     WHEN 'OBJECTIVE' THEN (SELECT json_object_agg(number, "shortTitle") FROM "CompactObjective")
                     ELSE (SELECT json_object_agg(named.code, named.label) FROM (
                       SELECT c.code, c.label FROM "Choice" c WHERE c."questionId" = q.id AND c.axis <> 'ROW'
                       UNION ALL SELECT 'code:' || k.number, k.names FROM "BookCode" k JOIN "CodeBook" b ON b.id = k."bookId" WHERE b."questionId" = q.id AND b."openedAt" IS NOT NULL
                     ) named)
                   END,
                   'rows', (SELECT json_object_agg(c.code, c.label) FROM "Choice" c WHERE c."questionId" = q.id AND c.axis = 'ROW')))
              FROM "Question" q WHERE q."surveyId" = ${surveyId}::uuid) AS questions,
           (SELECT json_object_agg(code, names) FROM "Region") AS regions`;
  const questions = (row?.questions ?? []).map(
    ({ code, label, choices, rows }) =>
      [code, { label: withoutAnswers(label), choices: choices ?? {}, rows: rows ?? {} }] as const,
  );
  return { questions: Object.fromEntries(questions), regions: row?.regions ?? {} };
}

/**
 * A sealed snapshot as its reader may see it: counts for those who take part, small cells hidden from the public. Spread
 * only for those who take part, and where the snapshot was sealed with it: otherwise as it stands.
 * Without a number the newest. Null where there is none. Two statements, and one more when a snapshot is first read.
 */
export async function findSnapshot(
  scope: MeetingScope,
  number: number | null,
  assignment: Assignment = 'partition',
): Promise<SnapshotView | null> {
  authorize(scope, 'meeting.read');
  const [row] = await db().$queryRaw<
    {
      id: string;
      surveyId: string;
      title: LocalizedText;
      attributed: boolean;
      number: number;
      takenAt: Date;
      sha256: string;
      others: { number: number; takenAt: string }[];
    }[]
  >`
    SELECT r.id, s.id AS "surveyId", s.title, s.attributed, r.number, r."takenAt", r.sha256,
           (SELECT json_agg(json_build_object('number', o.number, 'takenAt', o."takenAt") ORDER BY o.number DESC)
              FROM "ResultSnapshot" o WHERE o."surveyId" = s.id) AS others
    FROM "ResultSnapshot" r JOIN "Survey" s ON s.id = r."surveyId"
    WHERE s."meetingId" = ${scope.meeting.id}::uuid AND (${number}::int IS NULL OR r.number = ${number}::int)
    ORDER BY s.id, r.number DESC LIMIT 1`;
  if (!row) return null;
  const { results, spread, states, asOf, statesAsOf } = await sealedResults(db(), row);
  const audience = audienceOf(scope);
  const spreadable = audience === 'inside' && row.attributed ? spread : undefined;
  const view = { audience, small: scope.meeting.smallCell, isAttributed: row.attributed };
  return {
    id: row.id,
    surveyId: row.surveyId,
    surveyTitle: row.title,
    number: row.number,
    takenAt: row.takenAt,
    sha256: row.sha256,
    small: smallestTold(results, scope.meeting.smallCell),
    others: row.others.map((other) => ({ number: other.number, takenAt: new Date(other.takenAt) })),
    attributed: row.attributed,
    maySpread: spreadable !== undefined,
    results: visibleResults(assignment === 'spread' && spreadable ? spreadable : results, view),
    asOf,
    states: states && togetherOnly(visibleResults(states, view)),
    statesAsOf,
    labels: await readLabels(row.surveyId),
  };
}

/**
 * Results as they are at this moment, not sealed, for the secretariat: waited for no longer than so many milliseconds, and then how
 * far the count is, which goes on by itself and is found by whoever asks next. Refuses "not_found" where answers are anonymous: two
 * looks, before and after somebody has submitted, would tell the answer. Of those snapshots are seen.
 */
export async function readLiveResultsWithin(
  scope: MeetingScope,
  surveyId: string,
  milliseconds: number,
): Promise<{ results: LiveResults } | { results: null; progress: CountProgress }> {
  authorize(scope, 'results.read');
  let progress: Readonly<CountProgress> = { counted: 0, total: 0 };
  const counting = countNamed(scope, surveyId, (now) => (progress = now));
  const count = await within(milliseconds, counting);
  if (count) return { results: shown(scope, count) };
  // What it fails with then is told to whoever asks next.
  counting.catch(() => undefined);
  return { results: null, progress: { ...progress } };
}

function shown(scope: MeetingScope, { all, states }: LiveCount): LiveResults {
  const view = { audience: 'inside', small: scope.meeting.smallCell, isAttributed: true } as const;
  return {
    results: visibleResults(all.results, view),
    states: states && togetherOnly(visibleResults(states.results, view)),
  };
}
