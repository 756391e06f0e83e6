import { useTranslations } from '@/lib/i18n/words';

/** Writes a period of years: "2017–2021", "2003", "since 2019", "until 2018". */
export function useYears(): (from: number | null, to: number | null) => string {
  const t = useTranslations('directory.party.years');
  return (from, to) => {
    if (from === null) return to === null ? t('always') : t('until', { to: String(to) });
    if (to === null) return t('from', { from: String(from) });
    return from === to ? String(from) : t('range', { from: String(from), to: String(to) });
  };
}
