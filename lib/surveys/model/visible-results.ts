import type { Agreement } from './agreement';
import { isRankable } from './disclosure';
import type { MissingCounts } from './missing';
import { regionalOverlap, type Overlap } from './overlap';
import type { GroupResult, PriorityResult } from './results';
import { tiersOf } from './scores';
import type { SurveyResults } from './survey-results';
import type { ChoiceRow, ScaleContent, Tally, TallyGroup, TallySection } from './tallies';
import { visibleResult, type Audience, type VisibleTable } from './visible';
import { visibleChoices, type VisibleChoiceColumn } from './visible-choices';

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
  readonly type: 'SINGLE' | 'MULTIPLE' | 'SCALE';
  readonly code: string;
  readonly columns: readonly VisibleChoiceColumn[];
  /** Of a scale, inside only. */
  readonly median: ScaleContent['median'];
  readonly missing: MissingCounts | null;
};

export type VisibleTexts = {
  readonly type: 'LONG_TEXT';
  readonly code: string;
  readonly invited: number;
  readonly answered: number;
};

export type VisibleQuestion = VisibleRanking | VisibleChoices | VisibleTexts;

/** What one audience sees of a survey. Nothing hidden is in here, so nothing can leak from a page that prints all of it. */
export type VisibleResults = {
  readonly audience: Audience;
  readonly invited: number;
  readonly submitted: number;
  readonly questions: readonly VisibleQuestion[];
};

/** Overlap for everyone: between the regions whose order is public. The lists are made anew, with the baseline of as many regions. */
function publicOverlap(result: PriorityResult, table: VisibleTable): Overlap | null {
  const orders = table.columns
    .filter(({ kind, cells }) => kind === 'region' && cells.some(({ rank }) => rank !== null))
    .map(({ key, cells }) => ({
      region: key,
      top: cells.filter(({ isInTopK }) => isInTopK).map(({ theme }) => theme),
      order: tiersOf(new Map(cells.map(({ theme, rank }) => [theme, rank]))),
    }));
  return orders.length < 2 ? null : regionalOverlap(result.themes, result.k, orders);
}

function standings(total: GroupResult, isInside: boolean, isRanked: boolean): ThemeStanding[] {
  const rows = isRanked ? total.rows.toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0)) : total.rows;
  const areFiguresShown = isInside && total.level === 'full';
  return rows.map((row) => ({
    theme: row.theme,
    mean: areFiguresShown ? row.mean : null,
    normalised: areFiguresShown ? row.normalised : null,
    firstCount: isInside && isRankable(total.level) ? row.firstCount : null,
    staysInTopK: isInside && isRankable(total.level) ? row.staysInTopK : null,
    isCertainBeforeNext: isRanked ? row.isCertainBeforeNext : null,
  }));
}

function visibleRanking(code: string, result: PriorityResult, audience: Audience): VisibleRanking {
  const table = visibleResult(result, audience);
  const isInside = audience === 'inside';
  const { total, overlap } = result.all;
  const isRanked = table.total.cells.some(({ rank }) => rank !== null);
  return {
    type: 'RANKING',
    code,
    k: result.k,
    table,
    standings: standings(total, isInside, isRanked),
    tiedAtBoundary: isRanked ? total.tiedAtBoundary : [],
    missing: isInside ? total.missing : null,
    overlap: isInside ? overlap : publicOverlap(result, table),
    agreement: isInside ? total.agreement : null,
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

/**
 * Results as an audience may see them. `inside`: the secretariat and those who take part. `public`: counts below `small`
 * hidden and others with them; points, stability, agreement and reasons for missing answers left out.
 */
export function visibleResults(results: SurveyResults, audience: Audience, small: number): VisibleResults {
  const isInside = audience === 'inside';
  const questions = results.questions.map((question): VisibleQuestion => {
    const { code } = question;
    switch (question.type) {
      case 'RANKING':
        return visibleRanking(code, question.result, audience);
      case 'SINGLE':
      case 'MULTIPLE': {
        const { all } = question.tally;
        const columns = visibleChoices(question.tally, audience, question.type === 'SINGLE', small);
        return { type: question.type, code, columns, median: null, missing: isInside ? all.total.missing : null };
      }
      case 'SCALE': {
        const { all } = question.tally;
        const median = isInside && all.total.level === 'full' ? all.total.content.median : null;
        const columns = visibleChoices(scaleTally(question.tally), audience, true, small);
        return { type: 'SCALE', code, columns, median, missing: isInside ? all.total.missing : null };
      }
      case 'LONG_TEXT': {
        const { invited, answered } = question.tally.all.total;
        return { type: 'LONG_TEXT', code, invited, answered };
      }
    }
  });
  const { invited, submitted } = results;
  return { audience, invited, submitted, questions };
}
