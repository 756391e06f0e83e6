import type { Ctx } from '@/lib/core/execute';
import { mergedText, mergeWords } from '@/lib/recommendations/model/merge';
import { readHead } from '@/lib/recommendations/read-head';

/** What is merged: the sentence word by word, everything else as a whole. */
export type Attributes = {
  text: string;
  theme: string;
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy?: string | null | undefined;
};

type Typed = Attributes & {
  recommendation: string;
  /** The revision it was made from. */
  base: string;
  /** What the writer had before them, where that was no revision. */
  known: Attributes | null;
};

export type Together = {
  base: string;
  text: string;
  theme: string;
  objectives: number[];
  addressees: string[];
  dueBy: string | undefined;
};

/**
 * What was typed together with what others wrote since: ready to be the next revision after the head. Null where two changed the
 * same words, or the same attribute differently: then a person chooses. The caller holds the recommendation's lock.
 */
export async function mergeWithHead(ctx: Ctx, typed: Typed): Promise<Together | null> {
  const { headRevisionId } = await ctx.tx.recommendation.findUniqueOrThrow({
    where: { id: typed.recommendation },
    select: { headRevisionId: true },
  });
  const theirs = await attributesAt(ctx, headRevisionId ?? '');
  const before = typed.known ?? (await attributesAt(ctx, typed.base));
  const text = mergedText(mergeWords({ base: before.text, mine: typed.text, theirs: theirs.text }, theirs.language));
  const theme = chosen(before.theme, typed.theme, theirs.theme);
  const objectives = chosen(sorted(before.objectives), sorted(typed.objectives), sorted(theirs.objectives));
  const addressees = chosen([...before.addressees], [...typed.addressees], [...theirs.addressees]);
  const dueBy = chosen(before.dueBy ?? '', typed.dueBy ?? '', theirs.dueBy ?? '');
  if (text === null || theme === null || objectives === null || addressees === null || dueBy === null) return null;
  return { base: headRevisionId ?? '', text, theme, objectives, addressees, dueBy: dueBy || undefined };
}

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].toSorted((one, other) => one - other);

/** The one that was changed; null where both were, and differently. */
function chosen<T>(before: T, mine: T, theirs: T): T | null {
  const [was, own, others] = [before, mine, theirs].map((value) => JSON.stringify(value));
  if (own === was || own === others) return theirs;
  return others === was ? mine : null;
}

async function attributesAt(ctx: Ctx, revision: string): Promise<Attributes & { language: string }> {
  const { units, themes, objectives, addressees, dueBy } = await readHead(ctx.tx, revision);
  const [unit] = units;
  return {
    text: unit?.text ?? '',
    language: unit?.language ?? 'en',
    theme: themes[0] ?? '',
    objectives,
    addressees,
    dueBy,
  };
}
