import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

/** `zone` is the meeting's IANA zone; said where times of a meeting are shown. */
export function Footer({ zone }: { zone?: string | undefined }) {
  const t = useTranslations('common.footer');
  return (
    <footer className="foot">
      <div className="wrap row">
        <Link href="/data-protection">{t('dataProtection')}</Link>
        <Link href="/accessibility">{t('accessibility')}</Link>
        <Link href="/help">{t('help')}</Link>
        {zone ? <span className="push">{t('zone', { zone })}</span> : null}
      </div>
    </footer>
  );
}
