import type { MeetingScope } from '@/lib/auth/scope';
import { canonicalJson } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { inSteps } from '@/lib/core/in-steps';
import { inLine, type Line } from '@/lib/core/line';
import { madeOnce } from '@/lib/core/made-file';
import { within } from '@/lib/core/within';
import { axesOfResult, partsOfAxis, rowAxis, saidOn, visibleAxis, withheldTotals } from '../model/axes';
import { maskOf, turnedMask, wholeMask, type CrossMask } from '../model/cross-mask';
import { crossTab, type Axis, type CrossColumn, type CrossTab, type Saying } from '../model/cross-tab';
import { definitionSchema } from '../model/definition';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../model/disclosure';
import { questionsOverVersions, type QuestionOverVersions } from '../model/over-versions';
import { pairOf, turnedPair } from '../model/pair-counts';
import {
  mostPublicAxes,
  packTables,
  publicTables,
  unpackTables,
  type PublicAxis,
  type PublicTables,
} from '../model/public-tables';
import type { QuestionResult, SurveyResults } from '../model/survey-results';
import type { VisibleChoiceColumn } from '../model/visible-choices';
import { smallestTold, type VisibleQuestion } from '../model/visible-results';
import { readFilteredSayings } from './filtered-sayings';
import { readPairs } from './public-tables';
import { findSnapshot, type SnapshotView } from './results';
import { sayingsStatement, type SaidGroup } from './sayings-statement';
import { sealedResults } from './sealed-results';

/** What organisations can be parted by beside the questions. */
export const groupings = ['region', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * Why a table is not given in public: it would tell what others withhold; it is beyond those that are looked through; or it is
 * still being looked at.
 */
export type NotGiven = 'telling' | 'beyond' | 'notYet';

/** A table as asked for: a closed question by a grouping or by another closed question. */
export type CrossTabView = {
  snapshot: SnapshotView;
  /** Codes of what can stand in rows and columns: closed questions, and the rows of a matrix as `question.row`. */
  closed: string[];
  rows: string;
  columns: string;
  /** The words of the columns: of the axis with this code; null where they are groups. */
  columnQuestion: string | null;
  /** Why everyone is given nothing of the table; null where something is given. */
  notGiven: NotGiven | null;
  table: CrossTab;
};

/** What can stand in rows and columns, with the question as this reader sees it. */
type Closed = PublicAxis;

/**
 * Everything closed, as this reader may see it. A question that not everybody was asked is crossed with nothing in public:
 * who was asked it is itself an answer.
 */
function closedOf(questions: readonly QuestionResult[], { results }: SnapshotView): Closed[] {
  const seen = new Map(results.questions.map((question) => [question.code, question]));
  return questions
    .filter(({ conditionalOn }) => results.audience === 'inside' || conditionalOn === undefined)
    .flatMap((result) => axesOfResult(result).map((axis) => ({ axis, result })))
    .flatMap(({ axis, result }): Closed | [] => {
      const question = seen.get(result.code);
      const visible = visibleAxis(axis, question);
      return question && visible ? { axis: visible, question, result } : [];
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
  if (grouping) return { ...view, columnQuestion: null, notGiven: null, table: groupTable(row, grouping) };
  const other = closed.find(({ axis }) => axis.code === columns);
  if (!other) return null;
  const [one, two] = [codes.indexOf(rows), codes.indexOf(columns)];
  const silent = results.invited - results.submitted;
  const sayings = await readSayings(scope, snapshot, row.axis, other.axis, silent);
  const thresholds = thresholdsFor(scope, snapshot, results, [rows, columns]);
  const withheld = withheldTotals({ ...row, axis: rows }, { ...other, axis: columns });
  const audience = snapshot.results.audience;
  const { mask, notGiven } =
    audience === 'public'
      ? await publicMask(readPublicTables(scope, snapshot, results, closed, silent), one, two, row, other)
      : {
          mask: snapshot.attributed ? null : anonymousMask(row, other, sayings, thresholds, one < two),
          notGiven: null,
        };
  const table = crossTab({ rows: row.axis, columns: other.axis, sayings, audience, thresholds, withheld, mask });
  return { ...view, columnQuestion: columns, notGiven, table };
}

/** A reader waits so long, in milliseconds, for the tables to be looked through; then the page says that they are. */
const patience = 3_000;

/** The mask of a table in public, whichever question stands in the rows. */
async function publicMask(
  coming: Promise<PublicTables>,
  rows: number,
  columns: number,
  row: Closed,
  column: Closed,
): Promise<{ mask: CrossMask; notGiven: NotGiven | null }> {
  const nothing = (notGiven: NotGiven) => ({ mask: wholeMask(row.axis, column.axis), notGiven });
  if (Math.max(rows, columns) >= mostPublicAxes) return nothing('beyond');
  const tables = await within(patience, coming);
  if (!tables) return nothing('notYet');
  const known = tables.get(rows < columns ? `${rows} ${columns}` : `${columns} ${rows}`);
  if (!known) return nothing('telling');
  return { mask: rows < columns ? known : turnedMask(known), notGiven: null };
}

/**
 * Those inside see counts, but where answers are anonymous no table tells how one or two organisations that gave a value
 * answered otherwise, neither as a column nor as a row, nor by subtraction from the totals.
 */
function anonymousMask(
  row: Closed,
  column: Closed,
  sayings: readonly Saying[],
  { ranking }: Thresholds,
  isInOrder: boolean,
): CrossMask {
  const [first, second] = isInOrder ? [row, column] : [column, row];
  const pair = pairOf(row.axis, column.axis, sayings);
  const withheld = withheldTotals({ ...first, axis: first.axis.code }, { ...second, axis: second.axis.code });
  const mask = maskOf(first.axis, second.axis, isInOrder ? pair : turnedPair(pair), {
    small: 0,
    withheld,
    least: ranking,
  });
  return isInOrder ? mask : turnedMask(mask);
}

/** By seal and smallest public count: the tables of a snapshot as everyone may see them. */
const knownTables = new Map<string, Promise<PublicTables>>();
const mostSnapshots = 8;

/** One snapshot is looked through at a time; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyPublicTables?: Line };

/**
 * Every table of two closed questions in public; those beyond the first so many axes are not given. What anybody may ask for
 * costs seconds of counting: so it is done once for each snapshot, kept on the disk over restarts, one snapshot after the other,
 * and in steps between which everybody else is served.
 */
function readPublicTables(
  scope: MeetingScope,
  snapshot: SnapshotView,
  results: SurveyResults,
  closed: readonly Closed[],
  silent: number,
): Promise<PublicTables> {
  const { smallCell } = scope.meeting;
  const key = `${snapshot.sha256} ${smallCell}`;
  const make = async () => {
    const axes = closed.slice(0, mostPublicAxes);
    const read = await readPairs(snapshot, axes, silent);
    const small = (one: Closed, other: Closed) =>
      thresholdsFor(scope, snapshot, results, [one.axis.code, other.axis.code]).publicCell;
    const least = thresholdsFor(scope, snapshot, results, []).publicCell;
    return packTables(await inSteps(publicTables(axes, read, small, shownOf, least)));
  };
  const of = { kind: 'public-tables', from: { seal: snapshot.sha256, smallCell } };
  const line = (holder.parleyPublicTables ??= { busy: 0, waiting: [] });
  const made = knownTables.get(key) ?? madeOnce(of, () => inLine(line, { width: 1 }, make)).then(unpackTables);
  // What is asked for again is kept longest.
  knownTables.delete(key);
  knownTables.set(key, made);
  // What failed is tried again by whoever asks next.
  made.catch(() => knownTables.delete(key));
  const [oldest] = knownTables.keys();
  if (knownTables.size > mostSnapshots && oldest !== undefined) knownTables.delete(oldest);
  return made;
}

/** What the page of results shows of a group on an axis. */
function shownOf(question: VisibleQuestion, axis: string, group: string): ReadonlyMap<string, number | null> {
  const column = groupColumns({ axis: { code: axis }, question }).find(({ key }) => key === group);
  return new Map(column?.cells.map(({ value, count }) => [value, count]));
}

/**
 * The thresholds of a table: those the snapshot was made with, or the meeting's where they have been raised since. To the
 * public no cell of a crossed ranking is told: a full ranking fills a known number of places, so that what is withheld
 * could be worked out from the rest.
 */
function thresholdsFor(
  scope: MeetingScope,
  { results: { audience } }: SnapshotView,
  results: SurveyResults,
  crossed: readonly string[],
): Thresholds {
  const made = thresholdsOf(results.questions) ?? DEFAULT_THRESHOLDS;
  const isRanked = results.questions.some(({ type, code }) => type === 'RANKING' && crossed.includes(code));
  const all = audience === 'public' && isRanked ? Number.MAX_SAFE_INTEGER : 0;
  return { ...made, publicCell: Math.max(smallestTold(results, scope.meeting.smallCell), all) };
}

/** The thresholds a snapshot was made with, where it has a ranking that says them. */
function thresholdsOf(questions: readonly QuestionResult[]) {
  const [ranking] = questions.flatMap((question) => (question.type === 'RANKING' ? [question.result.settings] : []));
  return ranking?.thresholds;
}

type GroupColumn = Omit<CrossColumn, 'kind'> & { readonly kind: string };

/** Of a closed question or a row of a matrix, the columns of the page of results with its values as cells. */
function groupColumns({ axis, question }: { axis: Pick<Axis, 'code'>; question: VisibleQuestion }): GroupColumn[] {
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

/** The question of an axis over all versions. */
function questionOn(asked: readonly QuestionOverVersions[], { code }: Axis): QuestionOverVersions | undefined {
  const { question } = partsOfAxis(code);
  return asked.find(({ latest }) => latest.code === question);
}

/** What a version did not offer on an axis, of what any version did. */
function notOfferedOn(asked: readonly QuestionOverVersions[], axis: Axis, version: number): readonly string[] {
  const { row } = partsOfAxis(axis.code);
  return (
    questionOn(asked, axis)
      ?.axis(row === null ? 'CHOICE' : 'COLUMN')
      .notOffered(version) ?? []
  );
}

/** Does any version offer its choices to some alone? */
function isFiltered(asked: readonly QuestionOverVersions[], axis: Axis): boolean {
  const forms = questionOn(asked, axis)?.forms ?? [];
  return forms.some((form) => 'choiceFilter' in form && form.choiceFilter !== undefined);
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
  const byNumber = new Map(versions.map(({ number, definition }) => [number, definitionSchema.parse(definition)]));
  const asked = questionsOverVersions({ versions: byNumber, topK: scope.meeting.topK });
  // Of a choice behind a filter, what was offered to whom lies in each submission's own answers.
  const groups: readonly SaidGroup[] =
    isFiltered(asked, rows) || isFiltered(asked, columns)
      ? await readFilteredSayings({ id, surveyId, versions: byNumber, meeting: scope.meeting }, rows, columns)
      : await db().$queryRaw<SaidGroup[]>(sayingsStatement(id, surveyId, rows.code, columns.code));
  const notOffered = (axis: Axis, version: number, leftOut: readonly string[] = []) => [
    ...notOfferedOn(asked, axis, version),
    ...leftOut,
  ];
  const sayings: Saying[] = [
    ...groups.map(({ version, row, column, count, leftOut }) => ({
      row: saidOn(rows, row, notOffered(rows, version, leftOut?.row)),
      column: saidOn(columns, column, notOffered(columns, version, leftOut?.column)),
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
