/** A party at the table. */
export type Seated = { code: string; section: string; regions: readonly string[] };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How much two neighbours have in common: a kind, and each region. */
function likeness(one: Seated, other: Seated): number {
  const shared = one.regions.filter((region) => other.regions.includes(region)).length;
  return (one.section === other.section ? 1 : 0) + shared * 2;
}

/** What all pairs of neighbours around the table have in common; the smaller, the better mixed. */
export function likenessAround(order: readonly Seated[]): number {
  return order.reduce((sum, seated, index) => {
    const next = order[index + 1];
    return next ? sum + likeness(seated, next) : sum;
  }, 0);
}

/**
 * An order in which mechanisms and regions are mixed on purpose: drawn by the seed, then improved by exchanging places as long
 * as neighbours have less in common. The same parties and seed give the same order, in whatever order they come.
 */
export function mixParties<P extends Seated>(parties: readonly P[], seed: number): P[] {
  const random = chance(seed);
  const order = [...parties].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (let last = order.length - 1; last > 0; last -= 1) exchange(order, last, Math.floor(random() * (last + 1)));
  // Each exchange looks at the neighbours of two places only; four rounds find all that is to be found at real sizes.
  for (let round = 0; round < 4; round += 1)
    for (let a = 0; a < order.length; a += 1)
      for (let b = a + 1; b < order.length; b += 1) {
        const before = around(order, a, b);
        exchange(order, a, b);
        if (around(order, a, b) >= before) exchange(order, a, b);
      }
  return order;
}

function exchange<P>(order: P[], a: number, b: number): void {
  const [one, other] = [order[a], order[b]];
  if (one === undefined || other === undefined) return;
  order[a] = other;
  order[b] = one;
}

/** Likeness of the pairs that touch either place. */
function around(order: readonly Seated[], a: number, b: number): number {
  const pairs = new Set([a - 1, a, b - 1, b]);
  return [...pairs].reduce((sum, left) => {
    const [one, other] = [order[left], order[left + 1]];
    return one && other ? sum + likeness(one, other) : sum;
  }, 0);
}

export type Place = { number: number; x: number; y: number; side: 'left' | 'bottom' | 'right' };

/**
 * Places along a table open towards the podium, clockwise as seen from it: down the left side, along the bottom, up the right.
 * Coordinates run from 0 to 1.
 */
export function placesAround(count: number): Place[] {
  const bottom = Math.max(0, Math.round(count * 0.3));
  const left = Math.ceil((count - bottom) / 2);
  const right = count - bottom - left;
  const along = (index: number, length: number) => (index + 0.5) / length;
  return [
    ...Array.from({ length: left }, (_, i) => ({ x: 0, y: along(i, left), side: 'left' as const })),
    ...Array.from({ length: bottom }, (_, i) => ({ x: along(i, bottom), y: 1, side: 'bottom' as const })),
    ...Array.from({ length: right }, (_, i) => ({ x: 1, y: 1 - along(i, right), side: 'right' as const })),
  ].map((place, index) => ({ number: index + 1, ...place }));
}
