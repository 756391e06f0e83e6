import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { sheetFormats } from '@/lib/representation/schema';
import { getLocale, getTranslations } from '@/lib/i18n/words';

const verbs = { CSV: 'csv', XLSX: 'xlsx' } as const;

/**
 * The delegation's list as a file. A post and not a link: taking data away is recorded, and following a link must change
 * nothing. A form of its own for each format, so that each is one request.
 */
export async function ListDownload({ delegation, meeting }: { delegation: string; meeting: string }) {
  const [t, locale] = await Promise.all([getTranslations('representation.export'), getLocale()]);
  return (
    <section className="sec" aria-labelledby="list">
      <h2 id="list">{t('title')}</h2>
      <div className="stack-s">
        <p className="small soft">{t('text')}</p>
        <div className="row">
          {sheetFormats.map((format) => (
            <form key={format} method="post" action={`/api/meetings/${meeting}/delegation-list`}>
              <input type="hidden" name="delegation" value={delegation} />
              <input type="hidden" name="format" value={format} />
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="idempotencyKey" value={newIdempotencyKey()} />
              <button className="btn">{t(verbs[format])}</button>
            </form>
          ))}
        </div>
      </div>
    </section>
  );
}
