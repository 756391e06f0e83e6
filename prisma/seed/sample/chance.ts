import type { Random } from '@/lib/surveys/model/random';

/** A copy in an order of chance (Fisher and Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** One of the items; throws on an empty list. */
export function pickOne<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/**
 * An order drawn by weight: each place goes to one of the items left with a chance proportional to its weight (Plackett and Luce).
 * Items without weight are never drawn.
 */
export function drawOrder(random: Random, weights: ReadonlyMap<string, number>, places: number): string[] {
  const left = new Map([...weights].filter(([, weight]) => weight > 0));
  const order: string[] = [];
  while (order.length < places && left.size > 0) {
    let point = random() * [...left.values()].reduce((sum, weight) => sum + weight, 0);
    const drawn = [...left].find(([, weight]) => (point -= weight) <= 0)?.[0] ?? [...left.keys()].at(-1);
    if (drawn === undefined) break;
    order.push(drawn);
    left.delete(drawn);
  }
  return order;
}
