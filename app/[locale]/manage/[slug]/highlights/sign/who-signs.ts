import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { getTranslations } from '@/lib/i18n/words';
import { signatoriesOf } from '@/lib/outcome/policy';
import type { Signing } from '@/lib/outcome/queries/signing';

type SignWords = Awaited<ReturnType<typeof getTranslations<'outcome.sign'>>>;

/** Whose signature the wording of a language waits for: the translators who are named, or the secretariat. */
export function whoSigns(
  language: string,
  { translators }: Pick<Signing, 'translators'>,
  { locale, t }: { locale: Locale; t: SignWords },
): string {
  const named = signatoriesOf(language, translators).map(({ name }) => name);
  return named.length === 0 ? t('bySecretariat') : t('byNamed', { names: formatList(named, locale) });
}
