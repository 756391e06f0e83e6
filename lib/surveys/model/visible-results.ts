import type { Agreement } from './agreement';
import { answeredOf, isTellingBeside, reachOf, type Reach } from './conditional-numbers';
import { isRankable } from './disclosure';
import type { MissingCounts } from './missing';
import { regionalOverlap, type Overlap } from './overlap';
import type { Assignment } from './regions';
import type { GroupResult, PriorityResult } from './results';
import { tiersOf } from './scores';
import type { Audience, View } from './shown-counts';
import type { QuestionResult, ReferenceType, SurveyResults } from './survey-results';
import type { DateContent } from './tally-figures';
import type { ChoiceRow, ScaleContent, Tally, TallyGroup, TallySection } from './tallies';
import { hasWithheldCount, visibleResult, type VisibleTable } from './visible';
import { visibleChoices, type VisibleChoiceColumn } from './visible-choices';
import { visibleDates, visibleFigures, type VisibleDateColumn, type VisibleFigureColumn } from './visible-figures';

/** What the ranked list says of a theme beside its counts, over everybody together. */
export type ThemeStanding = {
  readonly theme: string;
  /** Points per organisation, the same between 0 and 1, first choices and stability: for the inside only. */
  readonly mean: number | null;
  readonly normalised: number | null;
  readonly firstCount: number | null;
  readonly staysInTopK: number | null;
  /** Is the order towards the next theme certain, whatever the missing would say? */
  readonly isCertainBeforeNext: boolean | null;
};

export type VisibleRanking = {
  readonly type: 'RANKING';
  readonly code: string;
  readonly k: number;
  readonly table: VisibleTable;
  /** In the order of the points; the order of the questionnaire where nothing may be ranked. */
  readonly standings: readonly ThemeStanding[];
  readonly tiedAtBoundary: readonly string[];
  readonly missing: MissingCounts | null;
  readonly overlap: Overlap | null;
  readonly agreement: Agreement | null;
};

export type VisibleChoices = {
  readonly type: 'SINGLE' | 'MULTIPLE' | 'SCALE' | ReferenceType;
  readonly code: string;
  readonly columns: readonly VisibleChoiceColumn[];
  /** Of a scale, inside only. */
  readonly median: ScaleContent['median'];
  readonly missing: MissingCounts | null;
  /** In public, what too few have named of a long list is not even listed: its row alone would say that somebody did. */
  readonly isShortened?: boolean;
  /** Of themes: number of the earlier snapshot whose figures these are. */
  readonly asOf?: number;
};

/** One row of a matrix with its columns of groups; each column holds the choices, which are the columns of the matrix. */
export type VisibleMatrixRow = {
  readonly row: string;
  readonly columns: readonly VisibleChoiceColumn[];
  readonly missing: MissingCounts | null;
};

export type VisibleMatrix = {
  readonly type: 'MATRIX';
  readonly code: string;
  /** Codes of the columns of the matrix. */
  readonly choices: readonly string[];
  readonly rows: readonly VisibleMatrixRow[];
};

export type VisibleFigures = {
  readonly type: 'NUMBER' | 'CALCULATED';
  readonly code: string;
  readonly columns: readonly VisibleFigureColumn[];
  readonly missing: MissingCounts | null;
};

export type VisibleDates = {
  readonly type: 'DATE';
  readonly code: string;
  readonly columns: readonly VisibleDateColumn[];
  /** Choices are months, `YYYY-MM`. */
  readonly months: readonly VisibleChoiceColumn[];
  readonly missing: MissingCounts | null;
  /** As of a long list. */
  readonly isShortened?: boolean;
};

export type VisibleTexts = {
  readonly type: 'TEXT' | 'LONG_TEXT' | 'FILE' | 'CALCULATED_TEXT';
  readonly code: string;
  readonly invited: number;
  readonly answered: number;
  readonly missing: MissingCounts | null;
};

/** In public: even how many were asked would tell answers that are withheld. */
export type WithheldQuestion = { readonly type: 'WITHHELD'; readonly code: string };

export type VisibleQuestion = (
  VisibleRanking | VisibleChoices | VisibleMatrix | VisibleFigures | VisibleDates | VisibleTexts | WithheldQuestion
) & {
  /** In public: not everybody is asked, so that it is told of all together only. */
  readonly isOfAllOnly?: boolean;
};

/** What one audience sees of a survey. Nothing hidden is in here, so nothing can leak from a page that prints all of it. */
export type VisibleResults = {
  readonly audience: Audience;
  readonly invited: number;
  readonly submitted: number;
  /** How organisations of several regions are counted. */
  readonly assignment: Assignment;
  readonly questions: readonly VisibleQuestion[];
  /** Themes that open answers were coded with, by question, as of a multiple choice; left out where there are none. */
  readonly coded?: readonly VisibleChoices[];
};

/** Overlap of what is shown: between the regions whose order is. The lists are made anew, with the baseline of as many regions. */
function shownOverlap(result: PriorityResult, table: VisibleTable): Overlap | null {
  const orders = table.columns
    .filter(({ kind, cells }) => kind === 'region' && cells.some(({ rank }) => rank !== null))
    .map(({ key, cells }) => ({
      region: key,
      top: cells.filter(({ isInTopK }) => isInTopK).map(({ theme }) => theme),
      order: tiersOf(new Map(cells.map(({ theme, rank }) => [theme, rank]))),
    }));
  return orders.length < 2 ? null : regionalOverlap(result.themes, result.k, orders);
}

/**
 * `isTold`: whether figures may stand beside the counts: none where points or first choices would tell a count that is withheld;
 * `isOrderTold`: the same of how certain the order is.
 */
function standings(
  total: GroupResult,
  { isRanked, isTold, isOrderTold }: { isRanked: boolean; isTold: boolean; isOrderTold: boolean },
): ThemeStanding[] {
  const rows = isRanked ? total.rows.toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0)) : total.rows;
  const areFiguresShown = isTold && total.level === 'full';
  const isFirstShown = isTold && isRankable(total.level);
  return rows.map((row) => ({
    theme: row.theme,
    mean: areFiguresShown ? row.mean : null,
    normalised: areFiguresShown ? row.normalised : null,
    firstCount: isFirstShown ? row.firstCount : null,
    staysInTopK: isFirstShown ? row.staysInTopK : null,
    isCertainBeforeNext: isRanked && isOrderTold ? row.isCertainBeforeNext : null,
  }));
}

function visibleRanking(code: string, result: PriorityResult, view: View): VisibleRanking {
  const table = visibleResult(result, view);
  const isInside = view.audience === 'inside';
  const { total, overlap } = result.all;
  const isRanked = table.total.cells.some(({ rank }) => rank !== null);
  // Whatever else is made from the ballots would, beside the counts, tell those of anonymous answers that are withheld.
  const isOrderTold = view.isAttributed || !hasWithheldCount(table);
  const isTold = isInside && isOrderTold;
  return {
    type: 'RANKING',
    code,
    k: result.k,
    table,
    standings: standings(total, { isRanked, isTold, isOrderTold }),
    tiedAtBoundary: isRanked ? total.tiedAtBoundary : [],
    missing: isInside ? total.missing : null,
    overlap: isInside && view.isAttributed ? overlap : shownOverlap(result, table),
    agreement: isTold ? total.agreement : null,
  };
}

/** A scale as a single choice among its points, so that the same rule hides its small cells. */
function asChoices(group: TallyGroup<ScaleContent>): TallyGroup<readonly ChoiceRow[]> {
  const content = group.content.distribution.map(({ point, count, share }) => ({
    code: String(point),
    count,
    answered: group.weightAnswered,
    share,
  }));
  return { ...group, content };
}

function scaleTally(tally: Tally<ScaleContent>): Tally<readonly ChoiceRow[]> {
  const section = ({ columns, total }: TallySection<ScaleContent>): TallySection<readonly ChoiceRow[]> => ({
    columns: columns.map(asChoices),
    total: asChoices(total),
  });
  return {
    ...tally,
    all: section(tally.all),
    mechanisms: section(tally.mechanisms),
    partners: section(tally.partners),
  };
}

/** The months of a group as choices among them. */
function monthTally(tally: Tally<DateContent>): Tally<readonly ChoiceRow[]> {
  const months = (group: TallyGroup<DateContent>) => ({ ...group, content: group.content.months });
  const section = ({ columns, total }: TallySection<DateContent>) => ({
    columns: columns.map(months),
    total: months(total),
  });
  return {
    ...tally,
    all: section(tally.all),
    mechanisms: section(tally.mechanisms),
    partners: section(tally.partners),
  };
}

/** Without the rows whose total is withheld, where that somebody chose them would be told by their standing there. */
function shortened(columns: readonly VisibleChoiceColumn[]): VisibleChoiceColumn[] {
  const told = new Set(columns.at(-1)?.choices.flatMap(({ code, count }) => (count === null ? [] : [code])));
  return columns.map((column) => ({ ...column, choices: column.choices.filter(({ code }) => told.has(code)) }));
}

function visibleQuestion(question: QuestionResult, view: View): VisibleQuestion {
  const { code } = question;
  const isInside = view.audience === 'inside';
  const why = ({ all }: Tally<unknown>) => (isInside ? all.total.missing : null);
  switch (question.type) {
    case 'RANKING':
      return visibleRanking(code, question.result, view);
    case 'SINGLE':
    case 'MULTIPLE': {
      const columns = visibleChoices(question.tally, view, question.type === 'SINGLE');
      return { type: question.type, code, columns, median: null, missing: why(question.tally) };
    }
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE': {
      const { type, tally, isSingle } = question;
      const columns = visibleChoices(tally, view, isSingle);
      const whole = { type, code, columns, median: null, missing: why(tally) };
      const isLong = type === 'COUNTRY' || type === 'ORGANISATION';
      return isInside || !isLong ? whole : { ...whole, columns: shortened(columns), isShortened: true };
    }
    case 'SCALE': {
      const { total } = question.tally.all;
      const columns = visibleChoices(scaleTally(question.tally), view, true);
      const isTold = view.isAttributed || columns.every(({ choices }) => choices.every(({ count }) => count !== null));
      const median = isInside && isTold && total.level === 'full' ? total.content.median : null;
      return { type: 'SCALE', code, columns, median, missing: why(question.tally) };
    }
    case 'MATRIX':
      return {
        type: 'MATRIX',
        code,
        choices: question.choices,
        rows: question.rows.map(({ row, tally }) => ({
          row,
          columns: visibleChoices(tally, view, true),
          missing: why(tally),
        })),
      };
    case 'NUMBER':
    case 'CALCULATED':
      return {
        type: question.type,
        code,
        columns: visibleFigures(question.tally, view),
        missing: why(question.tally),
      };
    case 'DATE': {
      const months = visibleChoices(monthTally(question.tally), view, true);
      const whole = { type: 'DATE', code, columns: visibleDates(question.tally, view) } as const;
      const missing = why(question.tally);
      return isInside
        ? { ...whole, months, missing }
        : { ...whole, months: shortened(months), missing, isShortened: true };
    }
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT': {
      const { invited, answered } = question.tally.all.total;
      return { type: question.type, code, invited, answered, missing: why(question.tally) };
    }
  }
}

/** Counts of all together that are withheld. */
function hasWithheld(question: VisibleQuestion): boolean {
  const isNull = ({ count }: { count: number | null }) => count === null;
  switch (question.type) {
    case 'RANKING':
      return question.table.total.cells.some(isNull);
    case 'MATRIX':
      return question.rows.some(({ columns }) => columns.at(-1)?.choices.some(isNull));
    case 'DATE':
      return question.isShortened === true || question.months.at(-1)?.choices.some(isNull) === true;
    case 'WITHHELD':
      return true;
    case 'NUMBER':
    case 'CALCULATED':
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT':
      return false;
    default:
      return question.isShortened === true || question.columns.at(-1)?.choices.some(isNull) === true;
  }
}

/** Of all together only: how many of a region were asked is what its organisations answered to the question that decides. */
function ofAllOnly(question: VisibleQuestion): VisibleQuestion {
  const last = <Column>(columns: readonly Column[]): Column[] => columns.slice(-1);
  switch (question.type) {
    case 'RANKING':
      return { ...question, table: { ...question.table, columns: [], kinds: [] }, overlap: null };
    case 'MATRIX':
      return { ...question, rows: question.rows.map((row) => ({ ...row, columns: last(row.columns) })) };
    case 'DATE':
      return { ...question, columns: last(question.columns), months: last(question.months) };
    case 'NUMBER':
    case 'CALCULATED':
      return { ...question, columns: last(question.columns) };
    case 'TEXT':
    case 'LONG_TEXT':
    case 'FILE':
    case 'CALCULATED_TEXT':
    case 'WITHHELD':
      return question;
    default:
      return { ...question, columns: last(question.columns) };
  }
}

/** Results of all together only: of those who stand in no region and are of one kind, such as States. */
export function togetherOnly(results: VisibleResults): VisibleResults {
  const { questions, coded } = results;
  return {
    ...results,
    questions: questions.map(ofAllOnly),
    ...(coded ? { coded: coded.map((each) => ({ ...each, columns: each.columns.slice(-1) })) } : {}),
  };
}

/**
 * In public, a question that not everybody is asked says by its n how many gave the answers that lead to it, and so does a choice
 * that a filter offers to some alone. So such a question is told of all together only, and not at all where its numbers would
 * tell a small count, alone or beside those of others, or where an answer that leads to it is withheld. In the order of the
 * questionnaire: what is told of an earlier question is not taken back for a later one.
 */
function withConditions(
  plain: readonly VisibleQuestion[],
  { questions, submitted }: SurveyResults,
  small: number,
): VisibleQuestion[] {
  const answered = new Map(questions.map((question) => [question.code, answeredOf(question)]));
  const seen = new Map(plain.map((question) => [question.code, question]));
  const told: Reach[] = [];
  return questions.flatMap((result, index): VisibleQuestion | [] => {
    const question = plain[index];
    if (!question || !result.conditionalOn) return question ?? [];
    const reach = reachOf(result, submitted);
    const isTelling =
      isTellingBeside(reach, { submitted, told, answered, seen, small }) ||
      result.conditionalOn.flatMap((code) => seen.get(code) ?? []).some(hasWithheld);
    if (!isTelling) told.push(reach);
    const left: VisibleQuestion = isTelling
      ? { type: 'WITHHELD', code: question.code }
      : { ...ofAllOnly(question), isOfAllOnly: true };
    seen.set(question.code, left);
    return left;
  });
}

/** The smallest count told in public: the meeting's where it was raised since the results were sealed, otherwise the one they were sealed with. */
export function smallestTold(results: SurveyResults, small: number): number {
  const ranked = results.questions.flatMap((question) =>
    question.type === 'RANKING' ? question.result.settings.thresholds.publicCell : [],
  );
  return Math.max(small, results.publicCell ?? 0, ...ranked);
}

/**
 * Results as an audience may see them. `inside`: the secretariat and those who take part. `public`: counts below `small`
 * hidden and others with them, or below what the results were sealed with; points, stability, agreement and reasons for missing answers left out.
 */
export function visibleResults(results: SurveyResults, reader: View): VisibleResults {
  const { invited, submitted } = results;
  const view = { ...reader, small: smallestTold(results, reader.small) };
  const plain = results.questions.map((question) => visibleQuestion(question, view));
  const questions = view.audience === 'inside' ? plain : withConditions(plain, results, view.small);
  const { assignment = 'partition' } = results;
  const isInside = view.audience === 'inside';
  // Who was asked a conditional question tells what was answered before: in public its themes are not told.
  const coded = (results.coded ?? []).flatMap(({ code, tally, conditionalOn, asOf }): VisibleChoices | [] => {
    if (conditionalOn && !isInside) return [];
    const columns = visibleChoices(tally, view, false);
    const missing = isInside ? tally.all.total.missing : null;
    return { type: 'MULTIPLE', code, columns, median: null, missing, ...(asOf ? { asOf } : {}) };
  });
  return { audience: view.audience, invited, submitted, assignment, questions, ...(coded.length > 0 ? { coded } : {}) };
}
