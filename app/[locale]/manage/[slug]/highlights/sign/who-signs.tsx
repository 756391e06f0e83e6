import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { signatoriesOf } from '@/lib/outcome/policy';
import type { Signing } from '@/lib/outcome/queries/signing';

interface WhoSignsProps {
  language: string;
  signing: Signing;
  locale: Locale;
}

/** Whose signature the wording of a language waits for: the translators who are named, or the secretariat. */
export async function WhoSigns({ language, signing, locale }: WhoSignsProps) {
  const t = await getTranslations('outcome.sign');
  const named = signatoriesOf(language, signing.translators).map(({ name }) => name);
  return named.length === 0 ? t('bySecretariat') : <bdi>{t('byNamed', { names: formatList(named, locale) })}</bdi>;
}
