import { formatDate } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { SealedDocument } from '@/lib/outcome/model/sealed';

/** Who signed which language of a publication and on which text; nothing where it was sealed before texts were signed. */
export async function Signatures({ document, locale }: { document: SealedDocument; locale: Locale }) {
  const { signatures = [], meeting } = document;
  if (signatures.length === 0) return null;
  const t = await getTranslations('outcome.page');
  return (
    <section aria-labelledby="signed">
      <h2 id="signed">{t('signed')}</h2>
      <ul className="small">
        {signatures.map(({ language, capacity, by, at, sha256 }) => (
          <li key={`${language} ${capacity}`}>
            {t.rich(`signedBy.${capacity}`, {
              language: languageName(language, locale),
              name: () => <bdi>{by}</bdi>,
              date: formatDate(new Date(at), locale, meeting.zone),
            })}
            <span className="sub hash">{t('signedHash', { hash: sha256 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
