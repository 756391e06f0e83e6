import { mergedText, mergeWords } from './merge';

/** What somebody writes of a recommendation: its sentence, and what it is filed under. */
export type Wording = {
  readonly text: string;
  readonly theme: string;
  readonly objectives: readonly number[];
  readonly addressees: readonly string[];
  readonly dueBy: string | null;
};

/** Two edits of one wording joined, or the fields in which they say different things. */
export type Reconciled<W extends Wording = Wording> =
  | { readonly isJoined: true; readonly wording: W }
  | { readonly isJoined: false; readonly fields: readonly (keyof W)[] };

/**
 * Joins two edits of the same wording: the sentence word by word (`mergeWords`), everything else, which may be more than a wording
 * has, as a whole, where only one of the two changed it or both changed it alike. Never chooses between two wordings.
 */
export function reconcile<W extends Wording>(base: W, mine: W, theirs: W, language: string): Reconciled<W> {
  const text = mergedText(mergeWords({ base: base.text, mine: mine.text, theirs: theirs.text }, language));
  const found = fieldsOf(theirs).map((field) => {
    const value =
      field === 'text' ? text !== null && { value: text } : either(base[field], mine[field], theirs[field], field);
    return { field, value };
  });
  const fields = found.filter(({ value }) => !value).map(({ field }) => field);
  if (fields.length > 0) return { isJoined: false, fields };
  const joined = Object.fromEntries(found.map(({ field, value }) => [field, value && value.value]));
  return { isJoined: true, wording: joined as unknown as W };
}

/** Two edits of one wording, by somebody who knows both: what mine left as it was is taken from theirs, all else is mine. */
export function preferMine<W extends Wording>(base: W, mine: W, theirs: W): W {
  const chosen = fieldsOf(theirs).map((field) => {
    const { value } = either(base[field], mine[field], theirs[field], field) ?? { value: mine[field] };
    return [field, value];
  });
  return Object.fromEntries(chosen) as W;
}

const fieldsOf = <W extends Wording>(wording: W) => Object.keys(wording) as (keyof W)[];

/** Whether two values of a field say the same: objectives are a set. */
function isSame<T>(one: T, other: T, field: PropertyKey): boolean {
  const plain = (value: T): unknown =>
    field === 'objectives' && Array.isArray(value) ? [...new Set(value as number[])].sort((a, b) => a - b) : value;
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** The value that was changed, where at most one of the two changed it or both did alike; null where they differ. */
function either<T>(base: T, mine: T, theirs: T, field: PropertyKey): { value: T } | null {
  if (isSame(mine, base, field)) return { value: theirs };
  if (isSame(theirs, base, field)) return { value: mine };
  return isSame(mine, theirs, field) ? { value: theirs } : null;
}
