import type { MeetingScope } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import {
  axesOfResult,
  partsOfAxis,
  rowAxis,
  saidOn,
  visibleAxis,
  withheldTotals,
  type SaidAnswer,
} from '../model/axes';
import { crossTab, type Axis, type CrossColumn, type CrossTab, type Saying } from '../model/cross-tab';
import { definitionSchema } from '../model/definition';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../model/disclosure';
import { questionsOverVersions, type QuestionOverVersions } from '../model/over-versions';
import type { QuestionResult } from '../model/survey-results';
import type { VisibleChoiceColumn } from '../model/visible-choices';
import type { VisibleQuestion } from '../model/visible-results';
import { findSnapshot, type SnapshotView } from './results';
import { sayingsStatement } from './sayings-statement';
import { sealedResults } from './sealed-results';

/** What organisations can be parted by beside the questions. */
export const groupings = ['region', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/** A table as asked for: a closed question by a grouping or by another closed question. */
export type CrossTabView = {
  snapshot: SnapshotView;
  /** Codes of what can stand in rows and columns: closed questions, and the rows of a matrix as `question.row`. */
  closed: string[];
  rows: string;
  columns: string;
  /** The words of the columns: of the axis with this code; null where they are groups. */
  columnQuestion: string | null;
  table: CrossTab;
};

/** What can stand in rows and columns, with the question as this reader sees it. */
type Closed = { readonly axis: Axis; readonly question: VisibleQuestion };

/**
 * Everything closed, as this reader may see it. A question that not everybody was asked is crossed with nothing in public:
 * who was asked it is itself an answer.
 */
function closedOf(questions: readonly QuestionResult[], { results }: SnapshotView): Closed[] {
  const seen = new Map(results.questions.map((question) => [question.code, question]));
  return questions
    .filter(({ conditionalOn }) => results.audience === 'inside' || conditionalOn === undefined)
    .flatMap((result) => axesOfResult(result))
    .flatMap((axis): Closed | [] => {
      const question = seen.get(partsOfAxis(axis.code).question);
      const visible = visibleAxis(axis, question);
      return question && visible ? { axis: visible, question } : [];
    });
}

/**
 * One table of a sealed snapshot: `rows` the code of a closed question or of a row of a matrix, `columns` that of another or
 * a grouping. Null where there is no snapshot or no such question. Region and kind are read from the seal; two questions are
 * counted in one statement over the sealed submissions that the snapshot counted, and kept, since neither can change.
 */
export async function findCrossTab(
  scope: MeetingScope,
  number: number | null,
  asked: { rows: string | null; columns: string | null },
): Promise<CrossTabView | null> {
  const snapshot = await findSnapshot(scope, number);
  if (!snapshot) return null;
  const { results } = await sealedResults(db(), snapshot);
  const closed = closedOf(results.questions, snapshot);
  const codes = closed.map(({ axis }) => axis.code);
  const rows = asked.rows ?? codes[0];
  const columns = asked.columns ?? 'region';
  const row = closed.find(({ axis }) => axis.code === rows);
  if (!row || rows === undefined || rows === columns) return null;
  const view = { snapshot, closed: codes, rows, columns };

  const grouping = groupings.find((known) => known === columns);
  if (grouping) return { ...view, columnQuestion: null, table: groupTable(row, grouping) };
  const other = closed.find(({ axis }) => axis.code === columns);
  if (!other) return null;
  const table = crossTab({
    rows: row.axis,
    columns: other.axis,
    sayings: await readSayings(scope, snapshot, row.axis, other.axis, results.invited - results.submitted),
    audience: snapshot.results.audience,
    thresholds: thresholdsFor(scope, snapshot, results.questions, [rows, columns]),
    withheld: withheldTotals({ ...row, axis: rows }, { ...other, axis: columns }),
    isTurned: codes.indexOf(rows) > codes.indexOf(columns),
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

type GroupColumn = Omit<CrossColumn, 'kind'> & { readonly kind: string };

/** Of a closed question or a row of a matrix, the columns of the page of results with its values as cells. */
function groupColumns({ axis, question }: Closed): GroupColumn[] {
  const ofChoices = (columns: readonly VisibleChoiceColumn[]) =>
    columns.map((column) => ({
      ...column,
      cells: column.choices.map(({ code, ...choice }) => ({ value: code, ...choice })),
    }));
  switch (question.type) {
    case 'RANKING':
      return [...question.table.columns, ...question.table.kinds, question.table.total].map((column) => ({
        ...column,
        cells: column.cells.map(({ theme, ...cell }) => ({ value: theme, ...cell })),
      }));
    case 'MATRIX':
      return ofChoices(question.rows.find(({ row }) => rowAxis(question.code, row) === axis.code)?.columns ?? []);
    default:
      return 'columns' in question && 'median' in question ? ofChoices(question.columns) : [];
  }
}

/** Columns of the page of results, as this reader sees them there: the same cells are withheld in both places. */
function groupTable(closed: Closed, grouping: Grouping): CrossTab {
  const isWanted = (kind: string) =>
    kind === 'total' || (kind === 'mechanism' || kind === 'partner' ? grouping === 'kind' : grouping === 'region');
  return {
    rows: closed.axis.values,
    columns: groupColumns(closed)
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

/** What a version did not offer on an axis, of what any version did. */
function notOfferedOn(asked: readonly QuestionOverVersions[], { code }: Axis, version: number): readonly string[] {
  const { question, row } = partsOfAxis(code);
  const over = asked.find(({ latest }) => latest.code === question);
  return over?.axis(row === null ? 'CHOICE' : 'COLUMN').notOffered(version) ?? [];
}

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
  // What a reader may not see listed is left out of the axes: what is kept for one is not what another may count.
  const key = canonicalJson([sha256, rows, columns]);
  const kept = known.get(key);
  if (kept) return kept;
  const versions = await db().surveyVersion.findMany({
    where: { surveyId },
    select: { number: true, definition: true },
  });
  const asked = questionsOverVersions({
    versions: new Map(versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)])),
    topK: scope.meeting.topK,
  });
  const groups = await db().$queryRaw<
    { version: number; row: SaidAnswer | null; column: SaidAnswer | null; count: number }[]
  >(sayingsStatement(id, surveyId, rows.code, columns.code));
  const notOffered = (axis: Axis, version: number) => notOfferedOn(asked, axis, version);
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
