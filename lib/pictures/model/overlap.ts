import type { MechanismOnDay } from './standing';

/** What two mechanisms share. */
export type Overlap = {
  /** Codes of the countries that belong to both. */
  shared: readonly string[];
  /** How many belong to at least one of the two. */
  either: number;
  /** Jaccard: shared by either, 0 to 1. P. Jaccard, Étude comparative de la distribution florale, 1901. */
  jaccard: number;
};

/** Two mechanisms and what they share; null where the list of one of them was not found: nothing is known then. */
export type Pair = { one: MechanismOnDay; other: MechanismOnDay; overlap: Overlap | null };

/** Two mechanisms whose lists are both known. */
export type KnownPair = Pair & { overlap: Overlap };

/** Every two of some mechanisms, in their order. */
export function pairsOf(mechanisms: readonly MechanismOnDay[]): Pair[] {
  return mechanisms.flatMap((one, index) =>
    mechanisms.slice(index + 1).map((other): Pair => ({ one, other, overlap: overlapOf(one.members, other.members) })),
  );
}

function overlapOf(one: readonly string[], other: readonly string[]): Overlap | null {
  if (one.length === 0 || other.length === 0) return null;
  const members = new Set(other);
  const shared = one.filter((code) => members.has(code));
  const either = one.length + other.length - shared.length;
  return { shared, either, jaccard: shared.length / either };
}

/** The pairs that share the most of what either has: more than one where they are equal, none where no two have lists. */
export function closest(pairs: readonly Pair[]): KnownPair[] {
  const known = pairs.flatMap(({ overlap, ...two }): KnownPair[] => (overlap ? [{ ...two, overlap }] : []));
  const most = Math.max(...known.map(({ overlap }) => overlap.jaccard));
  return known.filter(({ overlap }) => overlap.jaccard === most);
}

/** By what they share of what either has, the most first; those of which nothing is known last. */
export function byCloseness(one: Pair, other: Pair): number {
  return (other.overlap?.jaccard ?? -1) - (one.overlap?.jaccard ?? -1);
}
