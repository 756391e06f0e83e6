import { seededRandom, type Random } from '@/lib/surveys/model/random';
import { makeIdentifiers } from '../identifiers';
import { noRows, type Rows } from '../rows';
import type { SampleDirectory } from './directory';

/** What the parts of a sample meeting are built with: chance and identifiers from one seed, and the rows collected so far. */
export type Kit = { random: Random; id: () => string; rows: Rows; directory: SampleDirectory };

/** @param start milliseconds since 1970 that its identifiers begin with: keeps the meetings of a load apart and in order */
export function makeKit(directory: SampleDirectory, seed: number, start: number): Kit {
  const random = seededRandom(seed);
  return { random, id: makeIdentifiers(seededRandom(seed + 1), start), rows: noRows(), directory };
}

/** `days` days and `hours` hours after an instant; both may be fractions or negative. */
export function after(instant: Date, days: number, hours = 0): Date {
  return new Date(instant.getTime() + Math.round((days * 24 + hours) * 3_600_000));
}
