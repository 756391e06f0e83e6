import { Notice } from '@/components/ui/notice';
import { useTranslations } from '@/lib/i18n/words';

/** Says that some of what was given cannot be read by anybody, and who can help; nothing where all of it can. */
export function LostRecords({ count }: { count: number }) {
  const t = useTranslations('privacy.officer');
  if (count === 0) return null;
  return (
    <Notice title={t('lost', { count })} level={2} kind="late">
      <p>{t('lostText')}</p>
    </Notice>
  );
}
