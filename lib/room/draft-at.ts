import { textHash } from '@/lib/recommendations/model/recommendation';
import type { Head } from '@/lib/recommendations/read-head';
import type { Note } from './write-note';
import type { BranchContent } from './schema';

/** A draft with its note, and the language its sentence is written in. */
export type Standing = BranchContent & { language: string };

/** Whether two say the same; the note only where `of` is "all". */
export function isSameDraft(one: BranchContent, other: BranchContent, of: 'text' | 'all'): boolean {
  const state = ({ text, theme, objectives, addressees, dueBy, practice, support, dissent }: BranchContent) =>
    JSON.stringify([
      [textHash(text), theme, sorted(objectives), addressees, dueBy],
      of === 'all' ? [practice, support, dissent] : [],
    ]);
  return state(one) === state(other);
}

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].toSorted((one, other) => one - other);

/** A revision as a form shows it, beside the note that is handed in. */
export function draftAt(
  { units, themes, objectives, addressees, dueBy }: Head,
  { practice, support, dissent }: Note,
): Standing {
  const [unit] = units;
  return {
    text: unit?.text ?? '',
    language: unit?.language ?? 'en',
    theme: themes[0] ?? '',
    objectives,
    addressees,
    dueBy,
    practice: practice ?? null,
    support: support ?? null,
    dissent: dissent ?? null,
  };
}
