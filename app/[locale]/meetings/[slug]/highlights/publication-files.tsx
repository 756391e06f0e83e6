import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { getTranslations } from '@/lib/i18n/words';
import type { SealedDocument } from '@/lib/outcome/model/sealed';
import type { PublicationLine } from '@/lib/outcome/queries';
import { fileFormats, fileName } from '@/lib/outcome/model/file-names';
import type { KeptFile } from '@/lib/outcome/queries/files';

interface PublicationFilesProps {
  slug: string;
  document: SealedDocument;
  /** With their hashes; none in the first moments after it was sealed. */
  kept: readonly KeptFile[];
  /** Those that are public, the latest first. */
  publications: readonly PublicationLine[];
  locale: Locale;
  t: Awaited<ReturnType<typeof getTranslations<'outcome.page'>>>;
}

/** Every file of a publication: one line for each language, and the sealed text of all of them; and every publication there is. */
export function PublicationFiles({ slug, document, kept, publications, locale, t }: PublicationFilesProps) {
  const { languages, number, meeting } = document;
  const name = (symbol: string, at: Date) => t('publication', { symbol, date: formatDate(at, locale, meeting.zone) });
  const file = (query: string) => `/api/meetings/${slug}/highlights?${query}&number=${number}`;
  return (
    <section className="no-print sec" aria-labelledby="files">
      <h2 id="files">{t('files')}</h2>
      <p className="small soft">{t('filesText')}</p>
      <ul className="plain">
        {languages.map((language) => (
          <li key={language} className="row mid">
            {fileFormats.map((format) => (
              <a key={format} href={file(`format=${format}&language=${language}`)} hrefLang={language}>
                {t(`formats.${format}`)} <span lang={language}>{language.toUpperCase()}</span>
              </a>
            ))}
          </li>
        ))}
        <li className="row mid">
          <a href={file('format=json')}>{t('json')}</a>
          <a href={file('format=zip')}>{t('bundle')}</a>
        </li>
      </ul>
      {kept.length === 0 ? (
        <p className="small soft">{t('noFileHashes')}</p>
      ) : (
        <details>
          <summary>{t('fileHashes')}</summary>
          <ul className="plain">
            {kept.map(({ language, format, sha256 }) => (
              <li key={`${language} ${format}`} className="tiny hash">
                {t('fileHash', { file: fileName(document, format, language), hash: sha256 })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3>{t('publications')}</h3>
      <p className="small soft">{t('publicationsText')}</p>
      <ul className="plain">
        {publications.map(({ number: of, symbol, publishedAt, sha256 }) => (
          <li key={of}>
            {of === number ? (
              // Its hash stands below the text.
              <>
                {name(symbol, publishedAt)} ({t('thisOne')})
              </>
            ) : (
              <>
                <Link href={`/meetings/${slug}/highlights?number=${of}`}>{name(symbol, publishedAt)}</Link>
                <span className="tiny soft hash"> {t('hash', { hash: sha256 })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
