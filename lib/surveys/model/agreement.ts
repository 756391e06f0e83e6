import { atOnce } from '@/lib/core/in-steps';
import { isOfferedAll, type Ballot } from './ballots';
import type { Random } from './random';

/** Agreement on order (not on importance) between the organisations of a group. */
export type Agreement = {
  /** q: organisations whose whole order is known. */
  readonly raters: number;
  /** Sum of squared deviations of the rank sums. */
  readonly s: number;
  /** Kendall's W, 0 (none) to 1 (the same order). */
  readonly w: number;
  /** Friedman's statistic q(m − 1)W, with m − 1 degrees of freedom. */
  readonly chiSquared: number;
  /** Permutation p = (1 + #{S* ≥ S}) / (1 + B). */
  readonly p: number;
  /** B: fewer in large groups, see `permutationsFor`. Not said in what was sealed before it was. */
  readonly permutations?: number;
};

/** So many ranks are drawn at most for one p: some seconds of work in the largest group. */
const mostDraws = 20_000_000;

/** Ballots dealt in one go: a few milliseconds of work. */
const ballotsAtOnce = 20_000;

/**
 * B for a group: what was asked for, and in groups so large that drawing would take minutes fewer, but never below 99.
 * Whatever B is, (1 + #{S* ≥ S}) / (1 + B) keeps its level; a smaller B only makes the smallest possible p larger.
 */
export function permutationsFor(asked: number, raters: number, m: number): number {
  return Math.min(asked, Math.max(99, Math.floor(mostDraws / Math.max(1, raters * m))));
}

/** Mid-ranks, doubled so that they are integers: the unranked share the mean rank of what is left. */
function doubledRanks(themes: readonly string[], ballot: Ballot): number[] {
  const positions = new Map(ballot.ranked.map((theme, index) => [theme, index + 1]));
  const shared = ballot.ranked.length + 1 + themes.length;
  return themes.map((theme) => {
    const position = positions.get(theme);
    return position === undefined ? shared : 2 * position;
  });
}

/** 4·S from doubled ranks, an integer. */
function fourTimesS(rows: readonly (readonly number[])[], m: number): number {
  const sums = new Array<number>(m).fill(0);
  for (const row of rows) row.forEach((rank, column) => (sums[column] = (sums[column] ?? 0) + rank));
  const mean = rows.length * (m + 1);
  return sums.reduce((total, sum) => total + (sum - mean) ** 2, 0);
}

/**
 * 4·S of the same ballots with each one's places dealt to themes at random. Only the places that a ballot gave are dealt: the
 * themes it left out share one rank, whichever they are. `order`: the columns, in any order; it is shuffled as places are dealt.
 * `sums`: room for the sum of each column.
 */
function fourTimesSDealt(ranked: Uint16Array, { order, sums }: Dealing, random: Random): number {
  const m = order.length;
  sums.fill(0);
  // What a ballot gives to every theme alike is added once.
  let common = 0;
  for (let rater = 0; rater < ranked.length; rater += 1) {
    const places = ranked[rater] as number;
    const shared = places + 1 + m;
    common += shared;
    for (let place = 0; place < places; place += 1) {
      const other = place + Math.floor(random() * (m - place));
      const column = order[other] as number;
      order[other] = order[place] as number;
      order[place] = column;
      sums[column] = (sums[column] as number) + 2 * (place + 1) - shared;
    }
  }
  const mean = ranked.length * (m + 1) - common;
  let s = 0;
  for (const sum of sums) s += (sum - mean) ** 2;
  return s;
}

/** What is used again from one dealing to the next. */
type Dealing = { readonly order: Uint16Array; readonly sums: Float64Array };

/**
 * Kendall's W with ties (Kendall & Babington Smith 1939; Legendre 2005):
 * W = 12 S / (q²(m³ − m) − q Σ T_i), T_i = Σ (t³ − t) over the tie groups of a rater; p by permuting each rater's ranks.
 * Ballots that were not offered every theme are left out.
 * @param permutations B, the number of random relabellings
 * @returns null when there are fewer than two raters or two themes, or when all tie everything: no order, not agreement 0.
 */
export function kendallW(...of: Parameters<typeof kendallWInSteps>): Agreement | null {
  return atOnce(kendallWInSteps(...of));
}

/** As `kendallW`, left off now and then so that others may be served. */
export function* kendallWInSteps(
  themes: readonly string[],
  ballots: readonly Ballot[],
  permutations: number,
  random: Random,
): Generator<void, Agreement | null> {
  const compared = ballots.filter((ballot) => isOfferedAll(themes, ballot));
  const rows = compared.map((ballot) => doubledRanks(themes, ballot));
  const q = rows.length;
  const m = themes.length;
  if (q < 2 || m < 2) return null;

  const ties = rows.reduce((sum, row) => {
    const groups = new Map<number, number>();
    for (const rank of row) groups.set(rank, (groups.get(rank) ?? 0) + 1);
    return sum + [...groups.values()].reduce((total, t) => total + t ** 3 - t, 0);
  }, 0);
  const denominator = q ** 2 * (m ** 3 - m) - q * ties;
  if (denominator === 0) return null;

  const observed = fourTimesS(rows, m);
  // From one beginning, whatever organisations and themes are called and in whichever order they stand: p is of what they said.
  const places = Uint16Array.from(compared, ({ ranked }) => ranked.length).sort();
  const dealing = { order: Uint16Array.from(themes, (_, column) => column), sums: new Float64Array(m) };
  let asExtreme = 0;
  let dealt = 0;
  for (let round = 0; round < permutations; round += 1) {
    if (fourTimesSDealt(places, dealing, random) >= observed) asExtreme += 1;
    dealt += q;
    // Of small groups all at once: to be left off costs more than to deal once.
    if (dealt < ballotsAtOnce) continue;
    dealt = 0;
    yield;
  }
  const w = (3 * observed) / denominator;
  return {
    raters: q,
    s: observed / 4,
    w,
    chiSquared: q * (m - 1) * w,
    p: (1 + asExtreme) / (1 + permutations),
    permutations,
  };
}
