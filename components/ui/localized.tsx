import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { directionOf } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';

interface LocalizedProps {
  text: LocalizedText | null | undefined;
  /** Language the text was written in. */
  source?: string;
  /**
   * How a missing translation is said: in a sentence, in two words (in tables), or by the `lang` attribute alone
   * (names and acronyms, which are often never translated).
   */
  fallback?: 'sentence' | 'short' | 'silent';
}

/** A multilingual text in the reader's language, or in another one with the language marked and said. */
export function Localized({ text, source, fallback = 'sentence' }: LocalizedProps) {
  const locale = useLocale();
  const t = useTranslations('common');
  const picked = pick(text, locale, source);
  if (!picked.isFallback) return picked.text;
  const language = languageName(picked.lang, locale);
  return (
    <>
      <span lang={picked.lang} dir={directionOf(picked.lang)}>
        {picked.text}
      </span>
      {fallback === 'silent' ? null : (
        <span className="untranslated">
          {t(fallback === 'short' ? 'untranslatedShort' : 'untranslated', { language })}
        </span>
      )}
    </>
  );
}
