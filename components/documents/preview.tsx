import { revisedSymbol } from '@/lib/documents/model/symbol';
import type { Preview as Shown } from '@/lib/documents/queries';
import type { ListedFile } from '@/lib/documents/read-documents';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import styles from './preview.module.css';

type Props = {
  /** Null while it is being made. */
  preview: Shown | null;
  file: ListedFile;
  /** Of the document, without revision. */
  symbol: string;
  slug: string;
  /** The address of the document, with its language. */
  here: string;
  locale: Locale;
};

/** A page of a file to look at, with the words that stand on it, and the way to the pages before and after. */
export function Preview({ preview, file, symbol, slug, here, locale }: Props) {
  const t = useTranslations('documents');
  const page = preview?.page;
  if (!preview) return <Awaited file={file} here={here} />;
  if (!page)
    return (
      <>
        <p className="soft">{preview.end === 'DONE' ? t('preview.none') : t(`preview.end.${preview.end}`)}</p>
        {preview.end === 'DONE' ? null : <p className="soft">{t('preview.takeAway')}</p>}
      </>
    );
  const { number, words, size } = page;
  const { total, kept } = preview;
  const at = (asked: number) => `${here}?file=${file.id}&page=${asked}#preview`;
  const said = {
    number,
    total,
    symbol: revisedSymbol(symbol, file.revision),
    language: languageName(file.language, locale),
  };
  return (
    <>
      <nav className="pages" aria-label={t('preview.pages')}>
        <span>{t('preview.place', said)}</span>
        {number > 1 ? (
          <a href={at(number - 1)} rel="prev">
            {t('preview.previous')}
          </a>
        ) : null}
        {number < kept ? (
          <a href={at(number + 1)} rel="next">
            {t('preview.next')}
          </a>
        ) : null}
      </nav>
      {size ? (
        <img
          className={styles.page}
          src={`/api/meetings/${slug}/documents/${file.id}/pages/${number}`}
          alt={t(words ? 'preview.alt' : 'preview.altWordless', said)}
          {...size}
        />
      ) : (
        <p className="soft">{t('preview.noPicture')}</p>
      )}
      {words ? (
        <details open={size === null}>
          <summary>{t('preview.words')}</summary>
          <p className={`serif ${styles.words}`} lang={file.language} dir={directionOf(file.language)}>
            {words}
          </p>
        </details>
      ) : null}
      {number === kept && kept < total ? (
        <p className="soft small">
          {t('preview.more', { kept, total })} {preview.end === 'DONE' ? null : t(`preview.end.${preview.end}`)}
        </p>
      ) : null}
    </>
  );
}

/** How long after a file came its pages are still awaited, in milliseconds: then drawing is asked for anew (`resumeReading`). */
const awaitedFor = 10 * 60_000;
/** Seconds after which a page without JavaScript looks again. */
const lookAgain = 10;

/**
 * The pages are being drawn. The page is told when they are; without JavaScript it looks again by itself for as long as drawing
 * may take, and by a link.
 */
function Awaited({ file, here }: Pick<Props, 'file' | 'here'>) {
  const t = useTranslations('documents');
  const isLate = new Date().getTime() - new Date(file.at).getTime() > awaitedFor;
  return (
    <>
      {isLate ? null : (
        <noscript>
          <meta httpEquiv="refresh" content={String(lookAgain)} />
        </noscript>
      )}
      <p className="soft">{t(isLate ? 'preview.late' : 'preview.awaited')}</p>
      <p>
        <a href={`${here}?file=${file.id}#preview`}>{t('preview.again')}</a>
      </p>
    </>
  );
}
