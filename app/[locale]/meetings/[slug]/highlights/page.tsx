import type { Metadata } from 'next';
import { Fragment, type ReactNode } from 'react';
import { BlockContent } from '@/components/outcome/block-content';
import { WayBack } from '@/components/outcome/way-back';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { EmptyState } from '@/components/ui/empty-state';
import { LanguageColumns } from '@/components/ui/language-columns';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { formatDate, formatDateTime, formatDayRange } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { directionOf, isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { anchorsOf } from '@/lib/outcome/model/anchors';
import { printedSymbol } from '@/lib/outcome/model/edition';
import { firstNotes } from '@/lib/outcome/model/blocks';
import { plainText } from '@/lib/outcome/model/marks';
import { findPublication, listColumnNames, listPublications } from '@/lib/outcome/queries';
import { listKeptFiles } from '@/lib/outcome/queries/files';
import { cityName } from '@/lib/i18n/places';
import { EditionNote } from './edition-note';
import { PublicationFiles } from './publication-files';
import { Signatures } from './signatures';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ cols?: string; way?: string; number?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const t = await getTranslations({ locale, namespace: 'outcome' });
  const { meeting } = await meetingPage(slug, { locale, permission: 'outcome.read', here: '' });
  return { title: t('page.title'), ...(meeting.illustrative ? illustrativeMetadata : {}) };
}

/** The published Highlights, in one language or two side by side, each commitment with its whole way back. */
export default async function HighlightsPage({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  const { cols, way, number } = await searchParams;
  const here = `/${locale}/meetings/${slug}/highlights`;
  const scope = await meetingPage(slug, { locale, permission: 'outcome.read', here });
  const t = await getTranslations('outcome.page');
  const publication = await findPublication(scope, asNumber(number));
  if (!publication)
    return (
      <EmptyState level={1} title={t('notYet')}>
        {t('notYetText')}
      </EmptyState>
    );

  const { document, sha256, isLatest, embargo } = publication;
  const [columnNames, publications, kept] = await Promise.all([
    listColumnNames(locale),
    listPublications(scope),
    listKeptFiles(publication),
  ]);
  const languages = document.languages.filter(isLocale);
  const shown = shownLanguages(cols, languages, locale);
  const { meeting } = document;
  const openWay = asNumber(way);
  const anchors = anchorsOf(document.blocks);
  // A publication never changes: with its number, the address of a paragraph holds for ever.
  const lasting = (index: number) => `${here}?number=${document.number}#${anchors[index]}`;
  const headings = document.blocks.flatMap((block, index) =>
    block.kind === 'HEADING' ? [{ index, label: block.label, content: block.content }] : [],
  );
  const notes = Object.fromEntries(shown.map((language) => [language, firstNotes(document.blocks, language)]));
  return (
    <div className="pub">
      <div className="head">
        <p className="small soft">
          {t('meta', {
            symbol: printedSymbol(document),
            date: formatDate(new Date(document.publishedAt), locale, meeting.zone),
            languages: formatList(
              document.authentic.map((language) => languageName(language, locale)),
              locale,
            ),
          })}
        </p>
        <h1>{pick(document.title, locale).text}</h1>
        <p className="lead">{`${cityName(meeting.city, locale)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, locale)}`}</p>
        {document.illustrative ? <p className="small">{t('illustrative')}</p> : null}
        {embargo ? (
          <p className="note">{t('embargo', { date: formatDateTime(embargo, locale, meeting.zone) })}</p>
        ) : null}
        <EditionNote document={document} locale={locale} anchors={anchors} />
        {isLatest ? null : (
          <p className="note">
            {t('earlier')} <Link href={`/meetings/${slug}/highlights`}>{t('latest')}</Link>
          </p>
        )}
      </div>
      <div className="row mid no-print ruled">
        <LanguageColumns
          languages={languages}
          shown={shown}
          hrefOf={(chosen) => `${here}?cols=${chosen.join('+')}${isLatest ? '' : `&number=${document.number}`}`}
        />
        <span className="push row mid small">
          <a href="#files">{t('files')}</a>
          <Link href={`/meetings/${slug}/chain`}>{t('chain')}</Link>
          <Status shape="seal">{t('sealed')}</Status>
        </span>
      </div>
      <div className="read">
        <nav className="no-print tocw" aria-label={t('contents')}>
          <ol className="toc">
            {headings.map(({ index, label, content }) => (
              <li key={index}>
                <a href={`#${anchors[index]}`} lang={shown[0]}>
                  {label === null ? null : `${label}. `}
                  {plainText(content[shown[0] ?? locale] ?? [])}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <article className={shown.length > 1 ? 'doc parallel' : 'doc'} aria-label={t('title')}>
          {document.blocks.map((block, index) =>
            block.kind === 'HEADING' ? (
              <Heading key={index} level={block.level ?? 1} id={anchors[index]}>
                {shown.map((language) => (
                  <span key={language} lang={language} dir={directionOf(language)}>
                    {block.label === null ? null : `${block.label}. `}
                    {plainText(block.content[language] ?? [])}
                  </span>
                ))}
                <a className="hn no-print" href={lasting(index)} aria-label={t('linkToHeading')}>
                  #
                </a>
              </Heading>
            ) : (
              <div key={index} className="para" id={anchors[index]}>
                <a className="pn" href={lasting(index)} aria-label={t('linkTo', { number: block.number ?? 0 })}>
                  {block.number}
                </a>
                {shown.map((language) => (
                  <BlockContent
                    key={language}
                    content={block.content[language]}
                    shape={block.shape}
                    language={language}
                    label={t('table', { number: block.number ?? 0 })}
                    id={`${anchors[index]}-${language}`}
                    noteLabel={(note) => t('note', { number: note })}
                    firstNote={notes[language]?.[index] ?? 1}
                  />
                ))}
                {block.recommendation ? (
                  <p className="way">
                    <Link href={`/meetings/${slug}/recommendations/${block.recommendation.id}`}>
                      {t('recommendation', {
                        symbol: block.recommendation.symbol,
                        revision: block.recommendation.revision,
                      })}
                    </Link>
                  </p>
                ) : null}
                {block.commitment ? (
                  <details className="way" id={block.commitment.symbol} open={openWay === block.number}>
                    <summary>
                      <Sym>{block.commitment.symbol}</Sym>{' '}
                      {t('from', {
                        symbol: block.commitment.way.general.symbol,
                        regions: new Set(block.commitment.way.sources.map(({ group }) => group.code)).size,
                      })}
                      {'. '}
                      {t(`outcomes.${block.commitment.way.decision.outcome as 'ADOPTED'}`)}
                      {'. '}
                      <span className="lnk">{t('wayBack')}</span>
                    </summary>
                    <Fragment>
                      <h3 className="vh">{t('wayTitle', { number: block.number ?? 0 })}</h3>
                      <WayBack
                        commitment={block.commitment}
                        meeting={{ slug, zone: meeting.zone, topK: scope.meeting.topK }}
                        columnNames={columnNames}
                      />
                    </Fragment>
                  </details>
                ) : null}
              </div>
            ),
          )}
          <PublicationFiles
            slug={slug}
            document={document}
            kept={kept}
            publications={publications}
            locale={locale}
            t={t}
          />
          <Signatures document={document} locale={locale} />
          <p className="tiny soft hash">{t('hash', { hash: sha256 })}</p>
        </article>
      </div>
    </div>
  );
}

/** A heading of the document: the page's own is the first level. */
function Heading({ level, id, children }: { level: number; id: string | undefined; children: ReactNode }) {
  const Tag = level === 1 ? 'h2' : level === 2 ? 'h3' : 'h4';
  return <Tag id={id}>{children}</Tag>;
}

/** A whole number from an address, or nothing. */
function asNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

/** One or two languages, as the address says (`?cols=en+fr`); otherwise the reader's own, or the document's first. */
function shownLanguages(cols: string | undefined, languages: readonly Locale[], locale: Locale): Locale[] {
  const chosen = [...new Set((cols ?? '').split(/[ +]/))]
    .filter(isLocale)
    .filter((language) => languages.includes(language));
  if (chosen.length > 0) return chosen.slice(0, 2);
  return languages.includes(locale) ? [locale] : languages.slice(0, 1);
}
