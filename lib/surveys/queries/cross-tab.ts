import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { axisOf, saidOn, withheldTotals } from '../model/axes';
import { crossTab, type Axis, type CrossColumn, type CrossTab, type Saying } from '../model/cross-tab';
import { definitionSchema } from '../model/definition';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../model/disclosure';
import { askedQuestions, type QuestionResult } from '../model/survey-results';
import type { VisibleQuestion } from '../model/visible-results';
import type { SurveyAnswer } from '../schema';
import { findSnapshot, type SnapshotView } from './results';
import { sayingsStatement } from './sayings-statement';
import { sealedResults } from './sealed-results';

/** What organisations can be parted by beside the questions. */
export const groupings = ['region', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/** A table as asked for: a closed question by a grouping or by another closed question. */
export type CrossTabView = {
  snapshot: SnapshotView;
  /** Codes of the questions that can stand in rows and columns. */
  closed: string[];
  rows: string;
  columns: string;
  /** The words of the columns: of the question with this code; null where they are groups. */
  columnQuestion: string | null;
  table: CrossTab;
};

/**
 * One table of a sealed snapshot: `rows` the code of a closed question, `columns` that of another or a grouping. Null where
 * there is no snapshot or no such question. Region and kind are read from the seal; two questions are counted in one
 * statement over the sealed submissions that the snapshot counted, and kept, since neither can change.
 */
export async function findCrossTab(
  scope: MeetingScope,
  number: number | null,
  asked: { rows: string | null; columns: string | null },
): Promise<CrossTabView | null> {
  const snapshot = await findSnapshot(scope, number);
  if (!snapshot) return null;
  const { results } = await sealedResults(db(), snapshot);
  const closed = results.questions.flatMap((question) => axisOf(question) ?? []);
  const rows = asked.rows ?? closed[0]?.code;
  const columns = asked.columns ?? 'region';
  const axis = closed.find(({ code }) => code === rows);
  if (!axis || rows === undefined || rows === columns) return null;
  const view = { snapshot, closed: closed.map(({ code }) => code), rows, columns };

  const grouping = groupings.find((known) => known === columns);
  if (grouping) {
    const question = snapshot.results.questions.find(({ code }) => code === rows);
    return question ? { ...view, columnQuestion: null, table: groupTable(axis, question, grouping) } : null;
  }
  const other = closed.find(({ code }) => code === columns);
  if (!other) return null;
  const order = results.questions.map(({ code }) => code);
  const seen = (code: string) => snapshot.results.questions.find((question) => question.code === code);
  const table = crossTab({
    rows: axis,
    columns: other,
    sayings: await readSayings(scope, snapshot, axis, other, results.invited - results.submitted),
    audience: snapshot.results.audience,
    thresholds: thresholdsFor(scope, snapshot, results.questions, [rows, columns]),
    withheld: withheldTotals(seen(rows), seen(columns)),
    isTurned: order.indexOf(rows) > order.indexOf(columns),
  });
  return { ...view, columnQuestion: columns, table };
}

/**
 * The thresholds of a table: those the snapshot was made with, or the meeting's where they have been raised since. To the
 * public no cell of a crossed ranking is told: a full ranking fills a known number of places, so that what is withheld
 * could be worked out from the rest.
 */
function thresholdsFor(
  scope: MeetingScope,
  { results: { audience } }: SnapshotView,
  questions: readonly QuestionResult[],
  crossed: readonly string[],
): Thresholds {
  const made = thresholdsOf(questions) ?? DEFAULT_THRESHOLDS;
  const isRanked = questions.some(({ type, code }) => type === 'RANKING' && crossed.includes(code));
  const all = audience === 'public' && isRanked ? Number.MAX_SAFE_INTEGER : 0;
  return { ...made, publicCell: Math.max(made.publicCell, scope.meeting.smallCell, all) };
}

/** The thresholds a snapshot was made with, where it has a ranking that says them. */
function thresholdsOf(questions: readonly QuestionResult[]) {
  const [ranking] = questions.flatMap((question) => (question.type === 'RANKING' ? [question.result.settings] : []));
  return ranking?.thresholds;
}

/** Columns of the page of results, as this reader sees them there: the same cells are withheld in both places. */
function groupTable(axis: Axis, question: VisibleQuestion, grouping: Grouping): CrossTab {
  const isWanted = (kind: string) =>
    kind === 'total' || (kind === 'mechanism' || kind === 'partner' ? grouping === 'kind' : grouping === 'region');
  const columns =
    question.type === 'RANKING'
      ? [...question.table.columns, ...question.table.kinds, question.table.total].map((column) => ({
          ...column,
          cells: column.cells.map(({ theme, ...cell }) => ({ value: theme, ...cell })),
        }))
      : question.type === 'LONG_TEXT'
        ? []
        : question.columns.map((column) => ({
            ...column,
            cells: column.choices.map(({ code, ...choice }) => ({ value: code, ...choice })),
          }));
  return {
    rows: axis.values,
    columns: columns
      .filter(({ kind }) => isWanted(kind))
      .map(({ key, kind, invited, answered, level, cells }): CrossColumn => ({
        key,
        kind: kind === 'total' ? 'total' : 'value',
        invited,
        answered,
        level,
        cells: cells.map(({ value, count, answered: n, share, bounds }) => ({
          value,
          count,
          answered: n,
          share,
          bounds,
        })),
      })),
  };
}

type Counted = Pick<SurveyAnswer, 'kind' | 'choices' | 'number'> | null;

/** By seal and the two questions: what was counted of what cannot change. Only tables of a readable size are kept. */
const known = new Map<string, Saying[]>();
const mostKept = 200;
const mostSayings = 5_000;

async function readSayings(
  scope: MeetingScope,
  { id, surveyId, sha256 }: SnapshotView,
  rows: Axis,
  columns: Axis,
  silent: number,
): Promise<Saying[]> {
  const key = [sha256, rows.code, columns.code].join(' ');
  const kept = known.get(key);
  if (kept) return kept;
  const versions = await db().surveyVersion.findMany({
    where: { surveyId },
    select: { number: true, definition: true },
  });
  const asked = askedQuestions({
    versions: new Map(versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)])),
    topK: scope.meeting.topK,
  });
  const groups = await db().$queryRaw<{ version: number; row: Counted; column: Counted; count: number }[]>(
    sayingsStatement(id, surveyId, rows.code, columns.code),
  );
  const notOffered = (axis: Axis, version: number) =>
    asked.find(({ latest }) => latest.code === axis.code)?.notOffered(version) ?? [];
  const sayings: Saying[] = [
    ...groups.map(({ version, row, column, count }) => ({
      row: saidOn(rows, row, notOffered(rows, version)),
      column: saidOn(columns, column, notOffered(columns, version)),
      count,
    })),
    { row: null, column: null, count: silent },
  ];
  if (sayings.length <= mostSayings) {
    known.set(key, sayings);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  }
  return sayings;
}
