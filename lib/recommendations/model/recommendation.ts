import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';

/** A sentence in the language it was written in. */
export type SourceUnit = { uid: string; position: number; language: string; text: string };

/** What a revision fixes. Translations are not part of it: they are made from a text that no longer moves. */
export type RevisionContent = {
  units: readonly SourceUnit[];
  themes: readonly string[];
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy: string | null;
};

/** sha256 of a revision's canonical JSON: units in the source language, themes, objectives, addressees, due date. */
export function revisionHash({ units, themes, objectives, addressees, dueBy }: RevisionContent): string {
  return sha256(canonicalJson({ units, themes, objectives, addressees, dueBy }));
}

/** Hash of a source text, kept with each translation made from it. */
export function textHash(text: string): string {
  return sha256(text.normalize('NFC'));
}

export type Text = { language: string; text: string; sourceHash: string | null };

/** The text a unit was written in. A unit without one is broken, and says so. */
export function sourceOf<T extends Text>(texts: readonly T[]): T {
  const source = texts.find(({ sourceHash }) => sourceHash === null);
  if (!source) throw new TypeError('a unit without a source text');
  return source;
}

/** Languages of a unit whose translation was made from another source text than the one it stands beside. */
export function staleLanguages(texts: readonly Text[]): string[] {
  const current = textHash(sourceOf(texts).text);
  return texts
    .filter(({ sourceHash }) => sourceHash !== null && sourceHash !== current)
    .map(({ language }) => language);
}

/** Number of words, by the rules of the language. */
export function countWords(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike)
    .length;
}

/** Number of sentences; abbreviations may count as an end, so that this advises and never refuses. */
export function countSentences(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].filter(
    ({ segment }) => segment.trim() !== '',
  ).length;
}

/** Number given first → symbol: AFR and 3 → AFR/3. */
export function symbolOf(prefix: string, number: number): string {
  return `${prefix}/${number}`;
}

/** Prefix of the symbols of general recommendations. */
export const generalPrefix = 'G';

/** Regional recommendations whose text may still change. */
export function isRegionalTextOpen(status: RecommendationStatus): boolean {
  return status === 'DRAFT' || status === 'GROUP_REVIEW';
}

/** General recommendations whose text may still change: until the plenary has decided. */
export function isGeneralTextOpen(status: RecommendationStatus): boolean {
  return ['DRAFT', 'CONCURRENCE', 'READY', 'UNDER_REVIEW', 'AMENDED', 'DEFERRED'].includes(status);
}

/** General recommendations whose sources may still change: until they are ready for the plenary. */
export function areSourcesOpen(status: RecommendationStatus): boolean {
  return status === 'DRAFT' || status === 'CONCURRENCE';
}

/** Is the source part of the general text, in whatever measure? Set aside is the only "no". */
export function isTakenUp(disposition: Disposition): boolean {
  return disposition !== 'SET_ASIDE';
}

/** A grant as the scope holds it. */
type Held = { role: string; groupId?: string | null };

/** Roles held for a record of this group (or of none): group roles of other groups do not count. */
export function rolesFor(grants: readonly Held[], groupId: string | null): string[] {
  const ofGroup = new Set(['FACILITATOR', 'RAPPORTEUR']);
  return grants
    .filter(({ role, groupId: held }) => !ofGroup.has(role) || (groupId !== null && held === groupId))
    .map(({ role }) => role);
}

type UnitTexts = { texts: readonly Text[] };

/**
 * A recommendation's text by language, in the languages that have every unit in a current translation, and the language
 * it was written in. Stale translations are left out: they say something else than was agreed.
 */
export function textByLanguage(units: readonly UnitTexts[]): { text: Record<string, string>; source: string } {
  const [first] = units;
  if (!first) return { text: {}, source: 'en' };
  const source = sourceOf(first.texts).language;
  const current = units.map(({ texts }) => {
    const stale = staleLanguages(texts);
    return new Map(
      texts.filter(({ language }) => !stale.includes(language)).map(({ language, text }) => [language, text]),
    );
  });
  const languages = [...(current[0]?.keys() ?? [])].filter((language) => current.every((map) => map.has(language)));
  return {
    text: Object.fromEntries(
      languages.map((language) => [language, current.map((map) => map.get(language)).join(' ')]),
    ),
    source,
  };
}
