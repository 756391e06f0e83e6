import { FileLink } from '@/components/documents/document-entry';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { latestIn, revisionOf } from '@/lib/documents/model/languages';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { Link } from '@/lib/i18n/navigation';
import { locales, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

/** How many stand on the meeting's own page; all of them have one of their own. */
const most = 12;

/** The documents and presentations that the reader may take away, each in the languages there are; nothing where there are none. */
export function Papers({
  documents,
  total,
  slug,
  locale,
}: {
  documents: readonly ListedDocument[];
  total: number;
  slug: string;
  locale: Locale;
}) {
  const t = useTranslations('meetings.public');
  const out = documents.filter(({ files, isEmbargoed, withdrawal }) => files.length > 0 && !isEmbargoed && !withdrawal);
  if (out.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="papers">
      <h2 id="papers">{t('documents')}</h2>
      <ul className="bare stack-s">
        {out.slice(0, most).map(({ id, symbol, title, files }) => (
          <li key={id}>
            <Sym>{revisedSymbol(symbol, revisionOf(files))}</Sym> <Localized text={title} fallback="short" />
            <span className="row small">
              {locales.map((language) => {
                const file = latestIn(files, language);
                return file ? (
                  <FileLink
                    key={language}
                    file={file}
                    symbol={symbol}
                    isEarlier={file.revision < revisionOf(files)}
                    slug={slug}
                    locale={locale}
                  />
                ) : null;
              })}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={`/meetings/${slug}/documents`}>{t('allDocuments', { count: total })}</Link>
      </p>
    </section>
  );
}
