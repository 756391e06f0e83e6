import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';

/** The way from an officer's page to the files by purpose. */
export function HandOver({ meeting }: { meeting: string }) {
  const t = useTranslations('privacy.transfer');
  return (
    <section className="sec stack" aria-labelledby="transfer-title">
      <h2 id="transfer-title">{t('title')}</h2>
      <p className="soft">{t('text')}</p>
      <p>
        <Link className="btn" href={`/manage/${meeting}/exports`}>
          {t('choose')}
        </Link>
      </p>
    </section>
  );
}
