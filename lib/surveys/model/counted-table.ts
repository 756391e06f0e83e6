/** A table of two axes by their index, `one` before `other`; by row and column, what was counted and what is shown of it (null: withheld). */
export type CountedTable = {
  readonly one: number;
  readonly other: number;
  readonly counts: readonly (readonly number[])[];
  readonly shown: readonly (readonly (number | null)[])[];
};

/** Where somebody stands on each axis: the places of the values that were given, or the place of no answer. */
export type Profile = readonly (readonly number[])[];

/** By cell, how the counts of a table change when two people exchange what they said on one of its axes. */
export function changes(
  [mine, theirs]: readonly [readonly number[], readonly number[]],
  [myOther, theirOther]: readonly [readonly number[], readonly number[]],
  isRow: boolean,
): Map<string, number> {
  const by = new Map<string, number>();
  const add = (exchanged: readonly number[], others: readonly number[], step: number) => {
    for (const first of exchanged)
      for (const second of others) {
        const key = isRow ? `${first} ${second}` : `${second} ${first}`;
        const next = (by.get(key) ?? 0) + step;
        if (next === 0) by.delete(key);
        else by.set(key, next);
      }
  };
  add(mine, myOther, -1);
  add(theirs, myOther, 1);
  add(theirs, theirOther, -1);
  add(mine, theirOther, 1);
  return by;
}
