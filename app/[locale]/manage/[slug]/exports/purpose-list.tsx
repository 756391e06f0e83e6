import { Status } from '@/components/ui/status';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import { fieldsOf, isSensitive, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';

/** What somebody may hand on data for, with how much each file holds. */
export function PurposeList({ purposes, base }: { purposes: readonly Purpose[]; base: string }) {
  const t = useTranslations('transfers');
  return (
    <section className="sec stack" aria-labelledby="purposes">
      <h2 id="purposes">{t('choose')}</h2>
      <ul className="work">
        {purposes.map((purpose) => (
          <li key={purpose}>
            <span className="st">
              {isSensitive(purpose) ? (
                <Status shape="ask">{t('sensitive')}</Status>
              ) : rulesOf(purpose).figures ? (
                t('figuresOnly')
              ) : null}
            </span>
            <span className="t">
              <Link href={`${base}?purpose=${purpose}`}>{t(`purposes.${purpose}.title`)}</Link>
              <span className="m">
                {t(`purposes.${purpose}.text`)} {t('fieldCount', { count: fieldsOf(purpose).length })}.
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
