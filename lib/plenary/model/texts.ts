import { canonicalJson, sha256 } from '@/lib/core/canonical';

/** A sentence of a revision by language. */
export type TextUnit = { readonly uid: string; readonly text: Readonly<Record<string, string>> };

/** Which words a decision is on: the languages they stand in, and the sha256 of all of them. */
export type DecidedTexts = { languages: string[]; hash: string };

/**
 * sha256 of the canonical JSON of a revision's own hash and its sentences in the languages named. The revision's hash is of the
 * language it was written in: this one is another as soon as a translation says something else.
 */
export function textsHash(revisionHash: string, units: readonly TextUnit[], languages: readonly string[]): string {
  const named = (text: TextUnit['text']) =>
    Object.fromEntries(languages.map((language) => [language, text[language] ?? null]));
  return sha256(
    canonicalJson({ revision: revisionHash, units: units.map(({ uid, text }) => ({ uid, text: named(text) })) }),
  );
}

/** The texts of a revision in every language that has all of its sentences. */
export function decidedTexts(revisionHash: string, units: readonly TextUnit[]): DecidedTexts {
  const [first, ...rest] = units;
  const languages = Object.keys(first?.text ?? {})
    .filter((language) => rest.every(({ text }) => language in text))
    .toSorted();
  return { languages, hash: textsHash(revisionHash, units, languages) };
}
