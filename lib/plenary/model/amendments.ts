import type { MeetingPhase, RecommendationStatus } from '@/lib/core/prisma/enums';
import { isDecidable } from './sitting';
import { mergedText, mergeWords } from '@/lib/recommendations/model/merge';

/** A sentence by language. */
export type Texts = Readonly<Record<string, string>>;

/** An amendment as far as its words go: what it was made from and what it would have, by language. */
export type Proposal = { readonly id: string; readonly base: Texts; readonly proposed: Texts };

/**
 * What the current text becomes where the amendment is taken, in one language: its words merged three ways into whatever has
 * been taken since it was tabled. Null where it touches words that were changed meanwhile: a person has to write the result.
 */
export function resultOf(base: string, proposed: string, current: string, language: string): string | null {
  return mergedText(mergeWords({ base, mine: proposed, theirs: current }, language));
}

/**
 * What taking an amendment makes of the text in one language it has words in. Null where a person has to write it: both changed
 * the same words, or there is nothing to merge through, because the text it was made from is known and the current one is not
 * (it has changed and was not translated again), or the other way round.
 */
export function resultIn(language: string, { base, proposed }: Omit<Proposal, 'id'>, current: Texts): string | null {
  const [before, wanted, now] = [base[language], proposed[language], current[language]];
  if (wanted === undefined) return null;
  if (before === undefined && now === undefined) return wanted;
  return before === undefined || now === undefined ? null : resultOf(before, wanted, now, language);
}

/**
 * Whether what is written is the amendment's own words merged into the text, and nothing else: in the language it was tabled in,
 * which has to be there, and in every other one that is written and proposed.
 */
export function isAsProposed(
  written: Texts,
  amendment: Omit<Proposal, 'id'> & { readonly language: string },
  current: Texts,
): boolean {
  const languages = Object.keys(written).filter((language) => amendment.proposed[language] !== undefined);
  return (
    languages.includes(amendment.language) &&
    languages.every((language) => written[language] === resultIn(language, amendment, current))
  );
}

/** Words that an amendment and the current text, or two amendments, both change and change differently. */
export type Clash =
  | { readonly kind: 'words'; readonly language: string; readonly words: readonly string[] }
  /** The text has changed and is not in this language any more, so that nothing can be merged. */
  | { readonly kind: 'untranslated'; readonly language: string }
  /** They share no language in which both have a text, so that nothing can be compared. */
  | { readonly kind: 'unknown' };

/** An amendment that touches what was taken since it was tabled. */
export function clashWithCurrent({ base, proposed }: Proposal, current: Texts): Clash | null {
  for (const [language, text] of Object.entries(proposed)) {
    const [before, now] = [base[language], current[language]];
    if (before !== undefined && now === undefined) return { kind: 'untranslated', language };
    if (before === undefined || now === undefined || now === before) continue;
    const words = conflicts(before, text, now, language);
    if (words.length > 0) return { kind: 'words', language, words };
  }
  return null;
}

/**
 * Whether two amendments can both be taken, whichever comes first: both are brought to the current text and merged three ways.
 * Null where they can. One that clashes with the current text already is compared in its own words from the common base.
 */
export function clashBetween(one: Proposal, other: Proposal, current: Texts): Clash | null {
  const shared = Object.keys(one.proposed).filter((language) => other.proposed[language] !== undefined);
  if (shared.length === 0) return { kind: 'unknown' };
  for (const language of shared) {
    const from = current[language] ?? one.base[language] ?? '';
    const words = conflicts(from, broughtTo(one, from, language), broughtTo(other, from, language), language);
    if (words.length > 0) return { kind: 'words', language, words };
  }
  return null;
}

/** Every pair of the amendments that cannot both be taken as proposed, in their order. */
export function clashesAmong(
  proposals: readonly Proposal[],
  current: Texts,
): { one: string; other: string; clash: Clash }[] {
  return proposals.flatMap((one, index) =>
    proposals.slice(index + 1).flatMap((other) => {
      const clash = clashBetween(one, other, current);
      return clash ? [{ one: one.id, other: other.id, clash }] : [];
    }),
  );
}

function broughtTo({ base, proposed }: Proposal, current: string, language: string): string {
  const text = proposed[language] ?? current;
  return resultOf(base[language] ?? current, text, current, language) ?? text;
}

/** The words of the base at which both sides differ from it and from each other; for an insertion, what each puts in. */
function conflicts(base: string, mine: string, theirs: string, language: string): string[] {
  return mergeWords({ base, mine, theirs }, language)
    .filter(({ kind }) => kind === 'conflict')
    .map((stretch) =>
      stretch.base.trim() === '' ? `${bare(stretch.mine)} / ${bare(stretch.theirs)}` : bare(stretch.base),
    );
}

/** Without the marks and spaces around it; marks alone stay. */
function bare(words: string): string {
  const signs = [...words];
  const isMark = (sign: string | undefined) => sign !== undefined && /^[\s\p{P}]$/u.test(sign);
  let [start, end] = [0, signs.length];
  while (isMark(signs[start])) start += 1;
  while (end > start && isMark(signs[end - 1])) end -= 1;
  return signs.slice(start, end).join('') || words.trim();
}

export type TablingFacts = {
  readonly phase: MeetingPhase;
  readonly status: RecommendationStatus;
  readonly until: Date | null;
  readonly isListed: boolean;
  /** Delegations are asked by silence: one that disagrees breaks it, with its reason. */
  readonly isAsked: boolean;
};

/**
 * Whether delegations may table an amendment: in an open meeting, on an item of the list that is not decided, until its deadline,
 * and not while they are asked by silence. Page and verb both ask here.
 */
export function isTablingOpen({ phase, status, until, isListed, isAsked }: TablingFacts, now: Date): boolean {
  return phase === 'OPEN' && isListed && isDecidable(status) && !isAsked && (until === null || now < until);
}
