import type { Ctx } from '@/lib/core/execute';
import { mergedText, mergeWords } from '@/lib/recommendations/model/merge';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { readHead } from '@/lib/recommendations/read-head';
import type { Note } from './write-note';
import type { BranchContent } from './schema';

/** A draft with its note, and the language its sentence is written in. */
export type Standing = BranchContent & { language: string };

type Versions = { known: BranchContent; typed: BranchContent; head: Standing };

/**
 * What was typed together with what others wrote since: the sentence word by word, each attribute and each part of the note as a
 * whole. Null where two changed the same words, or the same attribute differently: then a person chooses.
 */
export function mergeWithHead({ known, typed, head }: Versions): BranchContent | null {
  const text = mergedText(mergeWords({ base: known.text, mine: typed.text, theirs: head.text }, head.language));
  const theme = chosen(known.theme, typed.theme, head.theme);
  const objectives = chosen(sorted(known.objectives), sorted(typed.objectives), sorted(head.objectives));
  const addressees = chosen(known.addressees, typed.addressees, head.addressees);
  const dueBy = chosen(known.dueBy, typed.dueBy, head.dueBy);
  const practice = chosen(known.practice, typed.practice, head.practice);
  const support = chosen(known.support, typed.support, head.support);
  const dissent = chosen(known.dissent, typed.dissent, head.dissent);
  if (text === null || !theme || !objectives || !addressees || !dueBy || !practice || !support || !dissent) return null;
  return {
    text,
    theme: theme.value,
    objectives: objectives.value,
    addressees: addressees.value,
    dueBy: dueBy.value,
    practice: practice.value,
    support: support.value,
    dissent: dissent.value,
  };
}

/**
 * What was typed, with what others changed of the attributes and the note and its writer left alone. Where both changed the same
 * one, the writer's stands: somebody chose it.
 */
export function preferTyped({ known, typed, head }: Versions): BranchContent {
  const own = <K extends keyof BranchContent>(key: K) =>
    (chosen(known[key], typed[key], head[key]) ?? { value: typed[key] }).value;
  return {
    text: typed.text,
    theme: own('theme'),
    objectives: own('objectives'),
    addressees: own('addressees'),
    dueBy: own('dueBy'),
    practice: own('practice'),
    support: own('support'),
    dissent: own('dissent'),
  };
}

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

/** The one that was changed; null where both were, and differently. */
function chosen<T>(before: T, mine: T, theirs: T): { value: T } | null {
  const [was, own, others] = [before, mine, theirs].map((value) => JSON.stringify(value));
  if (own === was || own === others) return { value: theirs };
  return others === was ? { value: mine } : null;
}

/** A revision as a form shows it, beside the note that is handed in. */
export async function draftAt(ctx: Ctx, revision: string, { practice, support, dissent }: Note): Promise<Standing> {
  const { units, themes, objectives, addressees, dueBy } = await readHead(ctx.tx, revision);
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
