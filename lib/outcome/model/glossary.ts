/** A term of the glossary in the languages it is agreed in; several wordings of one language are parted by a semicolon. */
export type Term = {
  key: string;
  terms: Partial<Record<string, string | null>>;
  acronyms: Partial<Record<string, string | null>>;
};

/** A term that the source text uses and its translation says otherwise; `agreed` is how it would be said. */
export type UnagreedTerm = { key: string; said: string; agreed: string };

/**
 * Terms of a source text whose agreed equivalent the translation does not have. Words are compared without case and with their
 * endings left open, since plurals and genders are not in the glossary: it advises and refuses nothing. Of terms within terms
 * ("working group" in "technical working group") the longest counts.
 */
export function unagreedTerms(
  source: { text: string; language: string },
  translation: { text: string; language: string },
  glossary: readonly Term[],
): UnagreedTerm[] {
  const words = wordsIn(source.text);
  const other = wordsIn(translation.text);
  const taken = new Set<number>();
  const beginnings = new Set(words.map(beginningOf));
  const candidates = candidatesOf(glossary, source.language, translation.language).filter(({ parts }) =>
    beginnings.has(beginningOf(parts[0] ?? '')),
  );
  const found = new Map<string, UnagreedTerm>();
  for (const { key, said, agreed, isAcronym, parts } of candidates) {
    const same = isAcronym ? (a: string, b: string) => a === b : isInflected;
    const places = placesOf(words, parts, same).filter((at) => !parts.some((_, index) => taken.has(at + index)));
    if (places.length === 0) continue;
    for (const at of places) for (let index = 0; index < parts.length; index += 1) taken.add(at + index);
    const isSaid = wordingsOf(agreed).some((wording) => placesOf(other, wordsIn(wording), same).length > 0);
    if (!isSaid && agreed) found.set(key, { key, said, agreed });
  }
  return [...found.values()];
}

type Candidate = { key: string; said: string; agreed: string | null | undefined; isAcronym: boolean; parts: string[] };

/** Terms of one glossary as they are looked for, by pair of languages: a document asks for them at each block. */
const prepared = new WeakMap<readonly Term[], Map<string, Candidate[]>>();

/** Every wording of every term in the source language that has an agreed equivalent, the longest first. */
function candidatesOf(glossary: readonly Term[], source: string, translation: string): Candidate[] {
  const pairs = prepared.get(glossary) ?? new Map<string, Candidate[]>();
  prepared.set(glossary, pairs);
  const pair = `${source} ${translation}`;
  const known = pairs.get(pair);
  if (known) return known;
  const said = (key: string, of: Term['terms'], isAcronym: boolean) =>
    wordingsOf(of[source]).map((wording) => {
      return { key, said: wording, agreed: of[translation], isAcronym, parts: wordsIn(wording) };
    });
  const candidates = glossary
    .flatMap(({ key, terms, acronyms }) => [...said(key, terms, false), ...said(key, acronyms, true)])
    .filter(({ parts, agreed }) => parts.length > 0 && agreed)
    .toSorted((one, two) => two.parts.length - one.parts.length);
  pairs.set(pair, candidates);
  return candidates;
}

/** What two words have in common at least where they are one word, inflected or not. */
const beginningOf = (word: string) => word.slice(0, 3).toLowerCase();

/** "président(e); présidence" → its wordings, one with and one without what stands in brackets or behind a stroke. */
function wordingsOf(said: string | null | undefined): string[] {
  return (said ?? '')
    .split(/[;/]/)
    .map((wording) => wording.replace(/\([^()]*\)/g, '').trim())
    .filter((wording) => wording !== '');
}

function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Where a run of words stands in a text. */
function placesOf(
  words: readonly string[],
  parts: readonly string[],
  same: (a: string, b: string) => boolean,
): number[] {
  if (parts.length === 0) return [];
  return words.flatMap((_, at) => (parts.every((part, index) => same(words[at + index] ?? '', part)) ? [at] : []));
}

/** The same word but for its ending: alike up to the last two letters of the shorter one, and hardly longer. */
function isInflected(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 2) return false;
  const stem = Math.max(3, shorter - 2);
  return a.slice(0, stem) === b.slice(0, stem);
}
