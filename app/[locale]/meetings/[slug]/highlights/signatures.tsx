import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { SealedDocument } from '@/lib/outcome/model/sealed';
import { tellSignatures } from '@/lib/outcome/tell-signatures';

/** Who signed which language of a publication, when and on which text; nothing where it was sealed before texts were signed. */
export async function Signatures({ document, locale }: { document: SealedDocument; locale: Locale }) {
  const signatures = tellSignatures(document, locale, (hash) => hash);
  if (signatures.length === 0) return null;
  const t = await getTranslations('outcome.page');
  return (
    <section aria-labelledby="signed">
      <h2 id="signed">{t('signed')}</h2>
      <ul className="small">
        {signatures.map(({ as, by, when }) => (
          <li key={as}>
            {as} <bdi>{by}</bdi>
            <span className="sub hash">{when}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
