import { offeredThemes, weightOf, type Ballot } from './ballots';
import { toCommonUnits } from './fractions';

/** What one theme earned. Figures in integers are exact; the others are derived from them by one division. */
export type ThemeScore = {
  readonly theme: string;
  /** Borda points in integer units; `units / perPoint` are points. */
  readonly units: number;
  /** The most this theme could have earned from those to whom it was offered, in the same units. */
  readonly capacity: number;
  /** Borda total S, in points. */
  readonly points: number;
  /** S / n, in points per organisation; null when it was offered to nobody who answered. */
  readonly mean: number | null;
  /** S / (n(m − 1)), between 0 and 1; null as above. */
  readonly normalised: number | null;
  /** Organisations (or their weight) that rank it at all, which with a top-k list is the top-k count. */
  readonly topCount: number;
  /** Organisations (or their weight) that rank it first. */
  readonly firstCount: number;
  /** Organisations (or their weight) that answered and were offered it: the denominator of every share. */
  readonly offered: number;
};

export type Scores = {
  readonly themes: readonly ThemeScore[];
  /** Units in a point: 2 (half points from the averaged remainder) times the common denominator of the weights. */
  readonly perPoint: number;
};

/**
 * Borda with averaged remainder (Emerson 2013), with the two simpler counts beside it.
 * Position p of m earns m − p points; each of the m − k_i unranked themes earns (m − k_i − 1)/2, the mean of what is left.
 * A ballot that was not offered a theme is scored over the themes it was offered and says nothing about the others.
 *
 * Points are doubled and weights put on a common denominator, so sums are integers and equal scores are equal.
 * With every theme offered to all: Σ_t points = n·m(m−1)/2.
 */
export function scoreBallots(themes: readonly string[], ballots: readonly Ballot[]): Scores {
  const { units: weights, perOne } = toCommonUnits(ballots.map(weightOf));
  const tallies = emptyTallies(themes);
  ballots.forEach((ballot, index) => addBallot(tallies, themes, ballot, weights[index] ?? 0));
  return scoresOf(tallies, perOne);
}

/**
 * The scores without one ballot at a time, of those in `left` in their order: each is taken off the sum and put back, so that a
 * group of any size is recomputed in one pass over its ballots.
 */
export function* scoresWithoutOne(
  themes: readonly string[],
  ballots: readonly Ballot[],
  left: readonly Ballot[] = ballots,
): Generator<Scores> {
  const { units: weights, perOne } = toCommonUnits(ballots.map(weightOf));
  const tallies = emptyTallies(themes);
  ballots.forEach((ballot, index) => addBallot(tallies, themes, ballot, weights[index] ?? 0));
  for (const ballot of left) {
    const { numerator, denominator } = weightOf(ballot);
    const units = numerator * (perOne / denominator);
    addBallot(tallies, themes, ballot, -units);
    yield scoresOf(tallies, perOne);
    addBallot(tallies, themes, ballot, units);
  }
}

/** Sums of one theme, in integer units. */
type RunningTally = { units: number; capacity: number; top: number; first: number; offered: number };

function emptyTallies(themes: readonly string[]): Map<string, RunningTally> {
  return new Map(themes.map((theme) => [theme, { units: 0, capacity: 0, top: 0, first: 0, offered: 0 }]));
}

/** Adds a ballot with its weight in common units; a negative weight takes it off again. */
function addBallot(
  tallies: ReadonlyMap<string, RunningTally>,
  themes: readonly string[],
  ballot: Ballot,
  weight: number,
): void {
  const offered = offeredThemes(themes, ballot);
  const positions = new Map(ballot.ranked.map((theme, position) => [theme, position + 1]));
  const remainder = offered.length - ballot.ranked.length - 1;
  for (const theme of offered) {
    const tally = tallies.get(theme);
    if (!tally) continue;
    const position = positions.get(theme);
    tally.units += weight * (position === undefined ? remainder : 2 * (offered.length - position));
    tally.capacity += weight * 2 * (offered.length - 1);
    tally.offered += weight;
    if (position !== undefined) tally.top += weight;
    if (position === 1) tally.first += weight;
  }
}

function scoresOf(tallies: ReadonlyMap<string, RunningTally>, perOne: number): Scores {
  const perPoint = 2 * perOne;
  return {
    perPoint,
    themes: [...tallies].map(([theme, tally]) => ({
      theme,
      units: tally.units,
      capacity: tally.capacity,
      points: tally.units / perPoint,
      mean: tally.offered === 0 ? null : tally.units / (2 * tally.offered),
      normalised: tally.capacity === 0 ? null : tally.units / tally.capacity,
      topCount: tally.top / perOne,
      firstCount: tally.first / perOne,
      offered: tally.offered / perOne,
    })),
  };
}

/** Rank by code; null where there is nothing to rank. */
export type Ranks = ReadonlyMap<string, number | null>;

/**
 * Competition ranking "1, 2, 2, 4" by normalised score. Nothing is broken by id or alphabet.
 * Compared by cross-multiplication in integers: with every theme offered to all this is the order of the totals,
 * and where it was not, a theme is not punished for the versions that lacked it.
 */
export function rankScores(scores: Scores): Ranks {
  const rankable = scores.themes.filter((score) => score.capacity > 0);
  return new Map(
    scores.themes.map((score) => {
      if (score.capacity === 0) return [score.theme, null];
      const better = rankable.filter((other) => other.units * score.capacity > score.units * other.capacity);
      return [score.theme, 1 + better.length];
    }),
  );
}

/** The first k of an order. */
export type TopSet = {
  /** Every theme at or above the boundary, in the order of `ranks`; more than k when the boundary is tied. */
  readonly members: readonly string[];
  /** The themes that share the last place and made the set larger than k; empty when the boundary is clean. */
  readonly tiedAtBoundary: readonly string[];
};

/** The top-k set with everything tied at its boundary, and which themes those are. */
export function topSet(ranks: Ranks, k: number): TopSet {
  const members = [...ranks].filter(([, rank]) => rank !== null && rank <= k);
  const last = Math.max(0, ...members.map(([, rank]) => rank ?? 0));
  const tied = members.length > k ? members.filter(([, rank]) => rank === last) : [];
  return { members: members.map(([theme]) => theme), tiedAtBoundary: tied.map(([theme]) => theme) };
}

/** The order as tiers, best first; the themes of a tier are tied. Themes without a rank are left out. */
export function tiersOf(ranks: Ranks): string[][] {
  const tiers = new Map<number, string[]>();
  for (const [theme, rank] of ranks) {
    if (rank === null) continue;
    tiers.set(rank, [...(tiers.get(rank) ?? []), theme]);
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier);
}
