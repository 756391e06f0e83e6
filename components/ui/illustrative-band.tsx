import { useTranslations } from '@/lib/i18n/words';

/** Says on every page that shows them that people, answers and texts are invented. Also printed. */
export function IllustrativeBand() {
  const t = useTranslations('common.illustrative');
  return (
    <aside className="specimen" aria-label={t('label')}>
      <div className="wrap">
        <p>{t('band')}</p>
      </div>
    </aside>
  );
}
