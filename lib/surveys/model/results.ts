import { atOnce } from '@/lib/core/in-steps';
import { kendallWInSteps, permutationsFor, type Agreement } from './agreement';
import { assertCountable, offeredThemes, type Ballot } from './ballots';
import { leaveOneOut, shareBounds, surelyAbove, type Bounds } from './bounds';
import { DEFAULT_THRESHOLDS, disclosureLevel, isRankable, type DisclosureLevel, type Thresholds } from './disclosure';
import { ONE, sumOf } from './fractions';
import { countMissing, type MissingCounts, type MissingReason, type NonAnswer } from './missing';
import { regionalOverlap, type Overlap } from './overlap';
import { seededRandom } from './random';
import {
  columnsOf,
  type Assignment,
  type ColumnKind,
  type Member,
  type Organisation,
  type OrganisationKind,
} from './regions';
import { rankScores, scoreBallots, tiersOf, topSet, type Ranks } from './scores';

/**
 * One organisation's response to the ranking question. `ranked` empty without a `nonAnswer` counts as skipped.
 * `notOffered`: codes of `themes` that its version of the survey did not have.
 */
export type PriorityBallot = {
  readonly organisationId: string;
  readonly ranked: readonly string[];
  readonly notOffered?: readonly string[];
  readonly nonAnswer?: NonAnswer;
};

export type PrioritySettings = {
  /** Region codes of the meeting, in the order of the columns. */
  readonly regions: readonly string[];
  readonly assignment: Assignment;
  readonly thresholds: Thresholds;
  /** B of the permutation test of W. */
  readonly permutations: number;
  /** Seed of that test: the same input gives the same result, to the last digit. */
  readonly seed: number;
};

export type PriorityInput = {
  /** Choice codes, in the order of the questionnaire. */
  readonly themes: readonly string[];
  /** Length of the list asked for, and of the top-k sets. */
  readonly k: number;
  readonly organisations: readonly Organisation[];
  readonly ballots: readonly PriorityBallot[];
  readonly settings: { readonly regions: readonly string[] } & Partial<PrioritySettings>;
};

/** What a group says of one theme. Counts are of organisations, or of their weights when they are spread. */
export type ThemeRow = {
  readonly theme: string;
  /** x: organisations that place it among their first k. */
  readonly topCount: number;
  /** n of this cell: answered, and was offered the theme. */
  readonly answered: number;
  /** N of the group. */
  readonly invited: number;
  /** x/n, 0 to 1; null when n = 0. */
  readonly share: number | null;
  /** Share of N possible once the missing come in; null when N = 0. */
  readonly bounds: Bounds | null;
  readonly firstCount: number;
  /** Borda total, in points. */
  readonly points: number;
  /** Points per organisation. */
  readonly mean: number | null;
  /** 0 to 1. */
  readonly normalised: number | null;
  /** Competition rank by points; null where the group is too small to be ranked. */
  readonly rank: number | null;
  readonly isInTopK: boolean;
  /** Themes that no missing answer can put above this one. */
  readonly surelyAbove: readonly string[];
  /** Is the order certain towards everything tied with it and the next tier? Null for a last theme that stands alone, and without a rank. */
  readonly isCertainBeforeNext: boolean | null;
  /** In how many of the n recomputations, leaving one organisation out, it is among the first k. */
  readonly staysInTopK: number | null;
};

/** One group: a region, interregional, global, or all of a section. */
export type GroupResult = {
  readonly key: string;
  readonly kind: ColumnKind | 'total';
  /** Organisations, as heads. */
  readonly invited: number;
  readonly answered: number;
  /** Both kinds apart: figures for the two together are shown only with both. */
  readonly byKind: Readonly<Record<OrganisationKind, { readonly invited: number; readonly answered: number }>>;
  /** The same as weights; equal to the heads unless organisations are spread. */
  readonly weightInvited: number;
  readonly weightAnswered: number;
  readonly missing: MissingCounts;
  readonly level: DisclosureLevel;
  /** In the order of the questionnaire. */
  readonly rows: readonly ThemeRow[];
  /** Top-k set in the order of the questionnaire, with what tied at its boundary; empty where there is no ranking. */
  readonly topK: readonly string[];
  readonly tiedAtBoundary: readonly string[];
  /** Null below the threshold for percentages, and when there is no order to agree on. */
  readonly agreement: Agreement | null;
};

export type SectionResult = {
  readonly columns: readonly GroupResult[];
  readonly total: GroupResult;
  /** Between the regions that may be ranked; null when there are fewer than two. */
  readonly overlap: Overlap | null;
};

/** Serialisable as it is: the content of a result snapshot. */
export type PriorityResult = {
  readonly themes: readonly string[];
  readonly k: number;
  readonly settings: PrioritySettings;
  /** Responses of organisations that were not invited: in no figure. */
  readonly notInvited: number;
  readonly all: SectionResult;
  readonly mechanisms: SectionResult;
  readonly partners: SectionResult;
};

type Questionnaire = { readonly themes: readonly string[]; readonly k: number; readonly settings: PrioritySettings };

/** An organisation's ballot, or why there is none. */
type Outcome = { readonly ballot: Ballot } | { readonly missing: MissingReason };

function outcomeOf(questionnaire: Questionnaire, ballot: PriorityBallot | undefined): Outcome {
  if (!ballot) return { missing: 'silent' };
  if (ballot.nonAnswer) {
    if (ballot.ranked.length > 0) throw new RangeError(`"${ballot.organisationId}" both ranks and gives no answer`);
    return { missing: ballot.nonAnswer };
  }
  if (offeredThemes(questionnaire.themes, ballot).length === 0) return { missing: 'not_offered' };
  if (ballot.ranked.length === 0) return { missing: 'skipped' };
  assertCountable(questionnaire.themes, questionnaire.k, ballot);
  return { ballot: { ranked: ballot.ranked, notOffered: ballot.notOffered ?? [] } };
}

function emptyRanks(themes: readonly string[]): Ranks {
  return new Map(themes.map((theme) => [theme, null]));
}

/** Themes at the same rank (without this one) and at the next. */
function neighbours(tiers: readonly (readonly string[])[], theme: string): string[] {
  const place = tiers.findIndex((tier) => tier.includes(theme));
  return [...(tiers[place] ?? []), ...(tiers[place + 1] ?? [])].filter((other) => other !== theme);
}

function* groupResult(
  questionnaire: Questionnaire,
  outcomes: ReadonlyMap<string, Outcome>,
  group: { readonly key: string; readonly kind: ColumnKind | 'total'; readonly members: readonly Member[] },
): Generator<void, GroupResult> {
  const { themes, k, settings } = questionnaire;
  const ballots: Ballot[] = [];
  const answeredKinds: OrganisationKind[] = [];
  const missing: { reason: MissingReason; weight: Member['weight'] }[] = [];
  for (const { organisation, weight } of group.members) {
    const outcome = outcomes.get(organisation.id) ?? { missing: 'silent' };
    if ('ballot' in outcome) {
      ballots.push({ ...outcome.ballot, weight });
      answeredKinds.push(organisation.kind);
    } else missing.push({ reason: outcome.missing, weight });
  }

  const weightInvited = sumOf(group.members.map(({ weight }) => weight));
  // Whom the survey's own logic did not ask cannot still answer: neither bounds nor the order wait for them.
  const awaited = missing.filter(({ reason }) => reason !== 'hidden');
  const isHidden = awaited.length < missing.length;
  const reachable = isHidden
    ? sumOf([...ballots.map((ballot) => ballot.weight ?? ONE), ...awaited.map(({ weight }) => weight)])
    : weightInvited;
  const level = disclosureLevel(ballots.length, settings.thresholds);
  const scores = scoreBallots(themes, ballots);
  const ranks = isRankable(level) ? rankScores(scores) : emptyRanks(themes);
  const tiers = tiersOf(ranks);
  const top = topSet(ranks, k);
  const certain = surelyAbove(
    themes,
    k,
    ballots,
    awaited.map(({ weight }) => weight),
  );
  const stays = isRankable(level) ? leaveOneOut(themes, k, ballots) : null;
  const countKind = (kind: OrganisationKind): { invited: number; answered: number } => ({
    invited: group.members.filter(({ organisation }) => organisation.kind === kind).length,
    answered: answeredKinds.filter((answered) => answered === kind).length,
  });

  return {
    key: group.key,
    kind: group.kind,
    invited: group.members.length,
    answered: ballots.length,
    byKind: { mechanism: countKind('mechanism'), partner: countKind('partner') },
    weightInvited,
    weightAnswered: sumOf(ballots.map((ballot) => ballot.weight ?? ONE)),
    missing: countMissing(missing.map(({ reason }) => reason)),
    level,
    rows: scores.themes.map((score): ThemeRow => {
      const rank = ranks.get(score.theme) ?? null;
      const below = certain.get(score.theme) ?? new Set<string>();
      const next = rank === null ? [] : neighbours(tiers, score.theme);
      return {
        theme: score.theme,
        topCount: score.topCount,
        answered: score.offered,
        invited: weightInvited,
        share: score.offered === 0 ? null : score.topCount / score.offered,
        bounds: shareBounds(score.topCount, score.offered, reachable),
        firstCount: score.firstCount,
        points: score.points,
        mean: score.mean,
        normalised: score.normalised,
        rank,
        isInTopK: top.members.includes(score.theme),
        surelyAbove: themes.filter((theme) => below.has(theme)),
        isCertainBeforeNext: next.length === 0 ? null : next.every((theme) => below.has(theme)),
        staysInTopK: stays?.get(score.theme) ?? null,
      };
    }),
    topK: top.members,
    tiedAtBoundary: top.tiedAtBoundary,
    agreement: level === 'full' ? yield* agreementOf(questionnaire, ballots) : null,
  };
}

/** A generator of its own for each group: a further column does not change the p of the others. */
function agreementOf(
  { themes, settings }: Questionnaire,
  ballots: readonly Ballot[],
): Generator<void, Agreement | null> {
  const permutations = permutationsFor(settings.permutations, ballots.length, themes.length);
  return kendallWInSteps(themes, ballots, permutations, seededRandom(settings.seed));
}

function* sectionResult(
  questionnaire: Questionnaire,
  outcomes: ReadonlyMap<string, Outcome>,
  organisations: readonly Organisation[],
): Generator<void, SectionResult> {
  const { themes, k, settings } = questionnaire;
  const columns: GroupResult[] = [];
  for (const column of columnsOf(organisations, settings.regions, settings.assignment)) {
    columns.push(yield* groupResult(questionnaire, outcomes, column));
    yield;
  }
  const members = organisations.map((organisation) => ({ organisation, weight: ONE }));
  const ranked = columns.filter((column) => column.kind === 'region' && isRankable(column.level));
  const orders = ranked.map((column) => ({
    region: column.key,
    top: column.topK,
    order: tiersOf(new Map(column.rows.map((row) => [row.theme, row.rank]))),
  }));
  return {
    columns,
    total: yield* groupResult(questionnaire, outcomes, { key: 'total', kind: 'total', members }),
    overlap: orders.length < 2 ? null : regionalOverlap(themes, k, orders),
  };
}

/**
 * From ballots to priorities, by `column × theme`, with everything that says how far the figures carry.
 * Pure: no clock, no chance but the seed in the settings. k larger than the number of themes is taken as that number.
 * The result holds every count; `visibleResult` decides what an audience sees of it.
 *
 * @throws RangeError on input that must not be repaired silently: fewer than two themes, a code twice, k below 1,
 *   an organisation that answers twice, a list that is too long or names what was not offered.
 */
export function priorityResult(input: PriorityInput): PriorityResult {
  return atOnce(priorityResultInSteps(input));
}

/** As `priorityResult`, left off after each group and within it, so that others may be served. */
export function* priorityResultInSteps(input: PriorityInput): Generator<void, PriorityResult> {
  const { themes, organisations, ballots } = input;
  if (themes.length < 2 || new Set(themes).size !== themes.length)
    throw new RangeError('Two different themes are the least');
  if (!Number.isInteger(input.k) || input.k < 1) throw new RangeError(`k must be a positive integer, not ${input.k}`);
  const settings: PrioritySettings = {
    assignment: 'partition',
    thresholds: DEFAULT_THRESHOLDS,
    permutations: 999,
    seed: 1,
    ...input.settings,
  };
  const questionnaire = { themes, k: Math.min(input.k, themes.length), settings };
  const byOrganisation = new Map(ballots.map((ballot) => [ballot.organisationId, ballot]));
  if (byOrganisation.size !== ballots.length) throw new RangeError('An organisation answers twice');

  const outcomes = new Map(organisations.map(({ id }) => [id, outcomeOf(questionnaire, byOrganisation.get(id))]));
  const section = (chosen: readonly Organisation[]) => sectionResult(questionnaire, outcomes, chosen);
  return {
    ...questionnaire,
    notInvited: ballots.filter(({ organisationId }) => !outcomes.has(organisationId)).length,
    all: yield* section(organisations),
    mechanisms: yield* section(organisations.filter(({ kind }) => kind === 'mechanism')),
    partners: yield* section(organisations.filter(({ kind }) => kind === 'partner')),
  };
}
