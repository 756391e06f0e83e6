import type { Field, FormDefinition, Page, Section } from '../schema';
import { choicesOf } from './changes';
import { fieldsOf } from './conditions';

type Words = Partial<Record<string, string | null | undefined>>;

const missingIn = (words: Words | undefined, language: string) =>
  words !== undefined && Object.values(words).some(Boolean) && !words[language];

/** Languages of the meeting in which something of an item is written in another language only. */
export function gapsOf(item: Page | Section | Field, languages: readonly string[]): string[] {
  const texts: (Words | undefined)[] =
    'type' in item ? [item.label, item.help, ...choicesOf(item).map(({ label }) => label)] : [item.title, item.intro];
  return languages.filter((language) => texts.some((words) => missingIn(words, language)));
}

/** How many items of a form have a gap, by language; languages without one are left out. */
export function countGaps(definition: FormDefinition, languages: readonly string[]): Map<string, number> {
  const items = [...definition.pages, ...definition.pages.flatMap((page) => page.sections), ...fieldsOf(definition)];
  const counts = languages.map(
    (language) => [language, items.filter((item) => gapsOf(item, [language]).length > 0).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}
