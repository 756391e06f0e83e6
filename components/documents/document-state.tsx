import { Status } from '@/components/ui/status';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { document: ListedDocument; zone: string; locale: Locale };

/** Where a document stands for its secretariat: awaited, kept, under embargo, out or withdrawn. */
export function DocumentState({
  document: { files, withdrawal, access, isEmbargoed, embargoUntil },
  zone,
  locale,
}: Props) {
  const t = useTranslations('documents');
  if (withdrawal) return <Status shape="no">{t('manage.taken')}</Status>;
  if (isEmbargoed && embargoUntil)
    return (
      <>
        <Status shape="half">{t(files.length === 0 ? 'manage.awaited' : 'manage.underEmbargo')}</Status>
        <span className="sub">{formatDateTime(embargoUntil, locale, zone)}</span>
      </>
    );
  if (files.length === 0) return <Status shape="open">{t('manage.awaited')}</Status>;
  if (access === 'SECRETARIAT') return <Status shape="shut">{t('manage.kept')}</Status>;
  return <Status shape="done">{t('manage.out')}</Status>;
}
