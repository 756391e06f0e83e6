import { SelectField } from '@/components/form/select-field';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';

interface LanguageOfTextProps {
  /** Of the meeting. */
  languages: readonly string[];
  locale: Locale;
}

/** In which language the free words beside it are written: the reader's own, unless they say otherwise. */
export function LanguageOfText({ languages, locale }: LanguageOfTextProps) {
  return (
    <SelectField
      name="language"
      choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
      defaultValue={languages.includes(locale) ? locale : languages[0]}
    />
  );
}
