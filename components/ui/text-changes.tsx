import { useLocale, useTranslations } from '@/lib/i18n/words';
import { WordDiff } from './word-diff';

/** A text with its changes, with the words of the reader's language: see `WordDiff`. */
export function TextChanges({ pieces, lang }: { pieces: Parameters<typeof WordDiff>[0]['pieces']; lang: string }) {
  const t = useTranslations('common');
  const said = {
    removed: t('wordDiff.removed'),
    added: t('wordDiff.added'),
    end: t('wordDiff.end'),
    lang: useLocale(),
  };
  return <WordDiff pieces={pieces} lang={lang} said={said} />;
}
