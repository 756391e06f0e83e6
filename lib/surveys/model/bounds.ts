import { isOfferedAll, weightOf, type Ballot } from './ballots';
import { ONE, toCommonUnits, type Fraction } from './fractions';
import { rankScores, scoreBallots, scoresWithoutOne, topSet } from './scores';

export type Bounds = { readonly low: number; readonly high: number };

/**
 * The lowest and the highest share possible once the missing answers come in, without any assumption:
 * x/N ≤ true share ≤ (x + N − n)/N.
 * @param chosen x, of the `answered` n, of the `invited` N (organisations, or their weights)
 * @returns shares between 0 and 1; null when nobody was invited.
 * @throws RangeError unless 0 ≤ x ≤ n ≤ N.
 */
export function shareBounds(chosen: number, answered: number, invited: number): Bounds | null {
  if (!(chosen >= 0 && chosen <= answered && answered <= invited)) {
    throw new RangeError(`Expected 0 ≤ ${chosen} ≤ ${answered} ≤ ${invited}`);
  }
  return invited === 0 ? null : { low: chosen / invited, high: (chosen + invited - answered) / invited };
}

/**
 * Δ: the most points one further ballot can move a theme towards another, in points (a multiple of one half, exact).
 * The other theme is put first (m − 1) and this one is left among the unranked of a full list of k.
 */
export function largestGap(m: number, k: number): number {
  return m - 1 - Math.max(m - k - 1, 0) / 2;
}

/**
 * For each theme, the themes it is surely above: S(a) − S(b) > u·Δ, whatever the u missing organisations would say.
 * A ballot that was not offered every theme counts as missing here, since its full order is not known.
 * @param missing weights of the invited organisations without an answer (1 each unless spread)
 */
export function surelyAbove(
  themes: readonly string[],
  k: number,
  ballots: readonly Ballot[],
  missing: readonly Fraction[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = ballots.filter((ballot) => isOfferedAll(themes, ballot));
  const unknown = [...missing, ...ballots.filter((ballot) => !isOfferedAll(themes, ballot)).map(weightOf)];
  const weights = toCommonUnits([...known.map(weightOf), ...unknown]);
  const u = weights.units.slice(known.length).reduce((sum, unit) => sum + unit, 0);
  // Integer weights over one denominator for known and unknown alike: the comparison below is exact.
  const scores = scoreBallots(
    themes,
    known.map((ballot, index) => ({ ...ballot, weight: { numerator: weights.units[index] ?? 1, denominator: 1 } })),
  );
  const threshold = u * largestGap(themes.length, k) * scores.perPoint;
  return new Map(
    scores.themes.map((a) => [
      a.theme,
      new Set(scores.themes.filter((b) => a.units - b.units > threshold).map((b) => b.theme)),
    ]),
  );
}

/**
 * Stability: leaves one organisation out at a time and reports in how many of the n recomputations
 * each theme is among the first k (ties at the boundary included).
 * @returns count by theme, between 0 and n.
 */
export function leaveOneOut(
  themes: readonly string[],
  k: number,
  ballots: readonly Ballot[],
): ReadonlyMap<string, number> {
  const stays = new Map(themes.map((theme) => [theme, 0]));
  // Whoever said the same leaves the same behind: each different ballot is left out once, and counted as often as it was given.
  const alike = new Map<string, { ballot: Ballot; times: number }>();
  for (const ballot of ballots) {
    const name = nameOf(ballot);
    const known = alike.get(name);
    if (known) known.times += 1;
    else alike.set(name, { ballot, times: 1 });
  }
  const different = [...alike.values()];
  const without = scoresWithoutOne(
    themes,
    ballots,
    different.map(({ ballot }) => ballot),
  );
  for (const [index, scores] of [...without].entries()) {
    const times = different[index]?.times ?? 0;
    for (const theme of topSet(rankScores(scores), k).members) stays.set(theme, (stays.get(theme) ?? 0) + times);
  }
  return stays;
}

/** The same for ballots that say the same with the same weight. */
function nameOf({ ranked, notOffered = [], weight = ONE }: Ballot): string {
  return JSON.stringify([ranked, notOffered, weight.numerator, weight.denominator]);
}
