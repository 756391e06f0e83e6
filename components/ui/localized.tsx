import type { ReactNode } from 'react';
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
  /** Puts into the text what it names. */
  pipe?: ((text: string) => ReactNode) | undefined;
}

/** A multilingual text in the reader's language, or in another one with the language marked and said. */
export function Localized({ text, source, fallback = 'sentence', pipe }: LocalizedProps) {
  const locale = useLocale();
  const t = useTranslations('common');
  const picked = pick(text, locale, source);
  const shown = pipe ? pipe(picked.text) : picked.text;
  if (!picked.isFallback) return shown;
  const language = languageName(picked.lang, locale);
  return (
    <>
      <span lang={picked.lang} dir={directionOf(picked.lang)}>
        {shown}
      </span>
      {fallback === 'silent' ? null : (
        <span className="untranslated">
          {t(fallback === 'short' ? 'untranslatedShort' : 'untranslated', { language })}
        </span>
      )}
    </>
  );
}
