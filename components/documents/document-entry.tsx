import { Localized } from '@/components/ui/localized';
import { Moment } from '@/components/ui/moment';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { endingOf } from '@/lib/core/media-types';
import { languageState, latestIn } from '@/lib/documents/model/languages';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import type { ListedDocument, ListedFile } from '@/lib/documents/read-documents';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatFileSize, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Meeting = { slug: string; zone: string };
type Props = { document: ListedDocument; meeting: Meeting; locale: Locale };

/** A document in a list: symbol, title, its files in the languages there are, and what was handed out before. */
export function DocumentEntry({ document, meeting, locale }: Props) {
  const { id, symbol, revision, title, author, withdrawal } = document;
  const name = (
    <>
      <Sym>{revisedSymbol(symbol, revision)}</Sym> <Localized text={title} fallback="short" />
    </>
  );
  return (
    <article className="stack" id={`d-${id}`}>
      <h3>{withdrawal ? name : <Link href={`/meetings/${meeting.slug}/documents/${id}`}>{name}</Link>}</h3>
      {author ? <p className="soft small">{author}</p> : null}
      <DocumentFacts document={document} meeting={meeting} locale={locale} />
    </article>
  );
}

/** For whom a document is, its files in the languages there are, what was handed out before; of a withdrawn one why. */
export function DocumentFacts({ document, meeting, locale }: Props) {
  const t = useTranslations('documents');
  const { symbol, files, withdrawal } = document;
  const replaced = files.filter((file) => latestIn(files, file.language) !== file);
  return (
    <>
      <Readers document={document} meeting={meeting} locale={locale} />
      {withdrawal ? (
        <p>
          <Status shape="no">
            {t('withdrawn', { date: formatDate(new Date(withdrawal.at), locale, meeting.zone) })}
          </Status>{' '}
          <Localized text={withdrawal.reason} fallback="short" />
        </p>
      ) : (
        <ul className="row bare">
          {locales.map((language) => {
            const file = latestIn(files, language);
            return file ? (
              <li key={language}>
                <FileLink
                  file={file}
                  symbol={symbol}
                  isEarlier={languageState(files, language) === 'EARLIER'}
                  slug={meeting.slug}
                  locale={locale}
                />
              </li>
            ) : null;
          })}
        </ul>
      )}
      {!withdrawal && replaced.length > 0 ? (
        <details>
          <summary>{t('earlier', { symbol })}</summary>
          <ul className="bare small">
            {replaced.toReversed().map((file) => (
              <li key={file.id}>
                <FileLink file={file} symbol={symbol} isEarlier slug={meeting.slug} locale={locale} />{' '}
                <span className="soft">
                  <Moment at={new Date(file.at)} zone={meeting.zone} show="date" year />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** For whom a document is, where that is not everybody. */
function Readers({ document: { access, groupNames, groupCode, isEmbargoed, embargoUntil }, meeting, locale }: Props) {
  const t = useTranslations('documents');
  const group = pick(groupNames, locale).text || (groupCode ?? '');
  const forWhom = {
    PUBLIC: null,
    PARTICIPANTS: t('inside'),
    GROUP: t('forGroup', { group }),
    SECRETARIAT: t('forSecretariat'),
  }[access];
  if (!forWhom && !isEmbargoed) return null;
  return (
    <p className="row small">
      {forWhom ? <Status shape="shut">{forWhom}</Status> : null}
      {isEmbargoed && embargoUntil ? (
        <Status shape="half">{t('embargoed', { date: formatDateTime(embargoUntil, locale, meeting.zone) })}</Status>
      ) : null}
    </p>
  );
}

type FileLinkProps = { file: ListedFile; symbol: string; isEarlier: boolean; slug: string; locale: Locale };

/** A file to take away: its language under its own name's sense, its type and its size. */
export function FileLink({ file, symbol, isEarlier, slug, locale }: FileLinkProps) {
  const t = useTranslations('documents');
  const said = {
    language: languageName(file.language, locale),
    type: endingOf(file.type).toUpperCase(),
    size: formatFileSize(file.size, locale),
  };
  return (
    <a href={`/api/meetings/${slug}/documents/${file.id}`} hrefLang={file.language} title={file.title} download>
      {isEarlier ? t('earlierFile', { ...said, symbol: revisedSymbol(symbol, file.revision) }) : t('file', said)}
    </a>
  );
}
