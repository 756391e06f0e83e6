import { useTranslations } from '@/lib/i18n/words';

/** Stands where a figure is not given: in words, since a dash leaves the reader guessing. */
export function Withheld() {
  const t = useTranslations('surveys.results');
  return <span className="tiny soft">{t('withheld')}</span>;
}
