import { ONE, type Fraction } from './fractions';

/**
 * One organisation's ordered list.
 * `ranked`: choice codes, first choice first, k_i ≤ k of them. `notOffered`: codes its version of the survey did not have.
 * `weight`: 1 unless the meeting spreads interregional organisations over their regions.
 */
export type Ballot = {
  readonly ranked: readonly string[];
  readonly notOffered?: readonly string[];
  readonly weight?: Fraction;
};

/** The weight a ballot counts with. */
export function weightOf(ballot: Ballot): Fraction {
  return ballot.weight ?? ONE;
}

/** The themes a ballot could choose from, in the order of `themes`. */
export function offeredThemes(themes: readonly string[], ballot: Ballot): readonly string[] {
  const absent = new Set(ballot.notOffered ?? []);
  return absent.size === 0 ? themes : themes.filter((theme) => !absent.has(theme));
}

/** Was every theme offered to this organisation? Only then can its whole order be compared with the others'. */
export function isOfferedAll(themes: readonly string[], ballot: Ballot): boolean {
  return offeredThemes(themes, ballot).length === themes.length;
}

/**
 * Refuses a ballot that cannot be counted, instead of repairing it.
 * @throws RangeError on a repeated or unknown code, a code that was not offered, or a list longer than k.
 */
export function assertCountable(themes: readonly string[], k: number, ballot: Ballot): void {
  const offered = new Set(offeredThemes(themes, ballot));
  if (new Set(ballot.ranked).size !== ballot.ranked.length) throw new RangeError('A ballot ranks a theme twice');
  if (ballot.ranked.length > k) throw new RangeError(`A ballot ranks ${ballot.ranked.length} themes, more than ${k}`);
  for (const theme of ballot.ranked) {
    if (!offered.has(theme)) throw new RangeError(`A ballot ranks "${theme}", which it was not offered`);
  }
}
