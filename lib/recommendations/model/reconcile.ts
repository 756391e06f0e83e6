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
export type Reconciled =
  | { readonly isJoined: true; readonly wording: Wording }
  | { readonly isJoined: false; readonly fields: readonly (keyof Wording)[] };

/**
 * Joins two edits of the same wording: the sentence word by word (`mergeWords`), everything else as a whole, where only one
 * of the two changed it or both changed it alike. Never chooses between two wordings.
 */
export function reconcile(base: Wording, mine: Wording, theirs: Wording, language: string): Reconciled {
  const text = mergedText(mergeWords({ base: base.text, mine: mine.text, theirs: theirs.text }, language));
  const theme = either(base.theme, mine.theme, theirs.theme);
  const objectives = either(base.objectives, mine.objectives, theirs.objectives);
  const addressees = either(base.addressees, mine.addressees, theirs.addressees);
  const dueBy = either(base.dueBy, mine.dueBy, theirs.dueBy);
  if (text !== null && theme && objectives && addressees && dueBy) {
    const wording = {
      text,
      theme: theme.value,
      objectives: objectives.value,
      addressees: addressees.value,
      dueBy: dueBy.value,
    };
    return { isJoined: true, wording };
  }
  const found = { text: text !== null, theme, objectives, addressees, dueBy };
  return { isJoined: false, fields: (Object.keys(found) as (keyof Wording)[]).filter((field) => !found[field]) };
}

/** Two edits of one wording, by somebody who knows both: what mine left as it was is taken from theirs, all else is mine. */
export function preferMine(base: Wording, mine: Wording, theirs: Wording): Wording {
  const of = <Field extends keyof Wording>(field: Field): Wording[Field] =>
    (either(base[field], mine[field], theirs[field]) ?? { value: mine[field] }).value;
  return {
    text: of('text'),
    theme: of('theme'),
    objectives: of('objectives'),
    addressees: of('addressees'),
    dueBy: of('dueBy'),
  };
}

/** The value that was changed, where at most one of the two changed it or both did alike; null where they differ. */
function either<T>(base: T, mine: T, theirs: T): { value: T } | null {
  const isSame = (one: T, other: T) => JSON.stringify(one) === JSON.stringify(other);
  if (isSame(mine, base)) return { value: theirs };
  if (isSame(theirs, base) || isSame(mine, theirs)) return { value: mine };
  return null;
}
