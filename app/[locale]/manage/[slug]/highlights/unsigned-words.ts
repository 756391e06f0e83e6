import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { getTranslations } from '@/lib/i18n/words';
import type { Unsigned } from '@/lib/outcome/model/signatures';

export type SignWords = Awaited<ReturnType<typeof getTranslations<'outcome.sign'>>>;

/** A signature by what it is given to: "English: the Chair’s signature". */
export function unsignedWords({ capacity, language }: Unsigned, locale: Locale, t: SignWords): string {
  return t(`lacking.${capacity}`, { language: languageName(language, locale) });
}
