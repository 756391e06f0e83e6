import { z } from 'zod';
import type { LocalizedText } from './pick';
import { locales } from './routing';

/** A text in public JSON. */
export const publicText = z
  .partialRecord(z.enum(locales), z.string())
  .describe('By language; a language without a text is left out');

/** The languages of the interface in which a text is there. */
export function presentText(text: LocalizedText): z.output<typeof publicText> {
  return Object.fromEntries(locales.flatMap((locale) => (text[locale] ? [[locale, text[locale]]] : [])));
}
