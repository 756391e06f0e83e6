import { sha256 } from '@/lib/core/canonical';
import type { Questionnaire } from './definition';
import { stringsOf, type QuestionnaireString } from './strings';

/**
 * How a text stands in a language: written, not written, or written from a source that reads differently now.
 * In the source language there is nothing to be out of date with.
 */
export type TranslationState = 'done' | 'missing' | 'outdated';

/** Texts that translations were made from, by string and language; kept only while the source reads differently now. */
type Memory = NonNullable<Questionnaire['translatedFrom']>;

/** The state of a text in a language. */
export function translationState(
  { translatedFrom = {} }: Questionnaire,
  { key, words }: QuestionnaireString,
  language: string,
): TranslationState {
  if (!words[language]) return 'missing';
  return sourceBefore(translatedFrom, key, language) === undefined ? 'done' : 'outdated';
}

/** What the source said when a translation that is out of date was made; undefined where it is not. */
export function sourceBefore(memory: Memory | undefined, key: string, language: string): string | undefined {
  const ofKey = memory && Object.hasOwn(memory, key) ? memory[key] : undefined;
  return ofKey && Object.hasOwn(ofKey, language) ? ofKey[language] : undefined;
}

/** How many texts lack a language, and how many are out of date in it. */
export type TranslationCount<Language extends string = string> = {
  language: Language;
  missing: number;
  outdated: number;
};

/** Counts for each language, in the order given. */
export function countTranslations<Language extends string>(
  questionnaire: Questionnaire,
  languages: readonly Language[],
): TranslationCount<Language>[] {
  const strings = stringsOf(questionnaire);
  return languages.map((language) => {
    const states = strings.map((string) => translationState(questionnaire, string, language));
    const count = (state: TranslationState) => states.filter((each) => each === state).length;
    return { language, missing: count('missing'), outdated: count('outdated') };
  });
}

/** Whether every text is written and up to date in all of these languages. */
export function isTranslated(questionnaire: Questionnaire, languages: readonly string[]): boolean {
  return countTranslations(questionnaire, languages).every(({ missing, outdated }) => missing + outdated === 0);
}

/**
 * The questionnaire after a step, with what its translations were made from. A translation that stayed while its source
 * changed remembers what the source said; one that was written in this step is made from the source as it is now, and so is
 * one whose source came back to what it said. `confirmed`: a translation that somebody read against the source and let stand.
 */
export function rememberSources(
  before: Questionnaire,
  after: Questionnaire,
  source: string,
  confirmed?: { key: string; language: string },
): Questionnaire {
  const wordsBefore = new Map(stringsOf(before).map(({ key, words }) => [key, words]));
  const memory: [string, Record<string, string>][] = stringsOf(after).flatMap(({ key, words }) => {
    const was = wordsBefore.get(key);
    const made = Object.entries(words).flatMap(([language, text]): [string, string][] => {
      if (!was || !text || language === source || was[language] !== text) return [];
      if (confirmed?.key === key && confirmed.language === language) return [];
      const from = sourceBefore(before.translatedFrom, key, language) ?? was[source];
      return !from || from === words[source] ? [] : [[language, from]];
    });
    return made.length > 0 ? [[key, Object.fromEntries(made)] as [string, Record<string, string>]] : [];
  });
  const { translatedFrom: _before, ...rest } = after;
  return memory.length > 0 ? { ...rest, translatedFrom: Object.fromEntries(memory) } : rest;
}

/** What a page says it has seen of a text: 16 hexadecimal digits of its sha256. */
export function sealOf(text: string | null | undefined): string {
  return sha256(text ?? '').slice(0, 16);
}
