import type { Random } from '@/lib/surveys/model/random';

const HEX = 16;

/**
 * Identifiers of the shape of UUID version 7, from a seed instead of the clock: the same seed gives the same ones, and they
 * sort in the order in which they were made, as those of the running application do.
 * @param start milliseconds since 1970 that the first identifier carries
 */
export function makeIdentifiers(random: Random, start: number): () => string {
  let instant = start;
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * HEX).toString(HEX)).join('');
  return () => {
    const time = (instant += 1).toString(HEX).padStart(12, '0');
    const variant = '89ab'.charAt(Math.floor(random() * 4));
    return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
  };
}
