import { pick } from '@/lib/i18n/pick';
import type { ObjectiveName, ThemeName } from '@/lib/recommendations/queries';
import type { Taxonomies } from './attribute-fields';

/** Themes and objectives as the choices of a form, in the reader's language where there is a name in it. */
export function taxonomyChoices(
  { themes, objectives }: { themes: readonly ThemeName[]; objectives: readonly ObjectiveName[] },
  locale: string,
): Taxonomies {
  return {
    themes: themes.map(({ code, names }) => {
      const { text, lang } = pick(names, locale);
      return { value: code, label: text, lang };
    }),
    objectives: objectives.map(({ number, shortTitle }) => {
      const { text, lang } = pick(shortTitle, locale);
      return { value: String(number), label: `${number}. ${text}`, lang };
    }),
  };
}
