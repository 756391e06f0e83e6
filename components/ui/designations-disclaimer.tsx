import { useTranslations } from '@/lib/i18n/words';

/** Belongs on every page that names countries or territories. */
export function DesignationsDisclaimer() {
  const t = useTranslations('common');
  return <p className="disclaimer">{t('designations')}</p>;
}
