import type { MechanismOnDay } from './standing';

/** Two mechanisms by what they share: countries that belong to both, to either, and the share of the one in the other. */
export type Pair = {
  one: MechanismOnDay;
  other: MechanismOnDay;
  /** Codes of the countries that belong to both. */
  shared: readonly string[];
  /** How many belong to at least one of the two. */
  either: number;
  /** Jaccard: shared by either, 0 to 1; null where neither has a list. P. Jaccard, Étude comparative de la distribution florale, 1901. */
  jaccard: number | null;
};

/** Every two of some mechanisms, in their order. */
export function pairsOf(mechanisms: readonly MechanismOnDay[]): Pair[] {
  return mechanisms.flatMap((one, index) =>
    mechanisms.slice(index + 1).map((other): Pair => {
      const members = new Set(other.members);
      const shared = one.members.filter((code) => members.has(code));
      const either = one.members.length + other.members.length - shared.length;
      return { one, other, shared, either, jaccard: either === 0 ? null : shared.length / either };
    }),
  );
}

/** The pair that shares the most of what either has; the first of equals. */
export function closest(pairs: readonly Pair[]): Pair | undefined {
  return pairs.toSorted((one, other) => (other.jaccard ?? -1) - (one.jaccard ?? -1))[0];
}
