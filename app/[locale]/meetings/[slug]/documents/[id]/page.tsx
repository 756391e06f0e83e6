import type { Metadata } from 'next';
import { DocumentFacts } from '@/components/documents/document-entry';
import { Preview } from '@/components/documents/preview';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { findMeeting, meetingPage, orNotFound } from '@/lib/auth/page';
import { recordId } from '@/lib/core/validation';
import { latestIn } from '@/lib/documents/model/languages';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { findPreview, findReadableDocument } from '@/lib/documents/queries';
import type { ListedFile } from '@/lib/documents/read-documents';
import { previewFiltersSchema } from '@/lib/documents/schema';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { locale, slug, id } = await params;
  const scope = await findMeeting(slug);
  const document = scope && (await findReadableDocument(scope, recordId.parse(id)).catch(() => null));
  if (!document) return {};
  return { title: `${revisedSymbol(document.symbol, document.revision)} ${pick(document.title, locale).text}` };
}

/** One document: what is said of it, its files, and the first pages of one of them to look at. */
export default async function DocumentPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([params, searchParams, getTranslations('documents')]);
  const here = `/${locale}/meetings/${slug}/documents/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'document.read', here });
  const document = await orNotFound(findReadableDocument(scope, recordId.parse(id)));
  const { symbol, revision, title, author, files } = document;
  const asked = previewFiltersSchema.parse(query);
  const latest = locales.flatMap((language) => latestIn(files, language) ?? []);
  const file =
    files.find((one) => one.id === asked.file) ?? latest.find((one) => one.language === locale) ?? latest.at(0);
  const preview = file ? await findPreview(scope, file.id, asked.page) : null;
  return (
    <div className="pub stack-l">
      <div className="head">
        <Breadcrumbs items={[{ href: `/meetings/${slug}/documents`, label: t('title') }]} />
        <h1>
          <Sym>{revisedSymbol(symbol, revision)}</Sym> <Localized text={title} fallback="short" />
        </h1>
        <p className="soft">{[t(`kind.${document.kind}`), author].filter(Boolean).join(', ')}</p>
      </div>
      <DocumentFacts document={document} meeting={scope.meeting} locale={locale} />
      {file ? (
        <section className="sec stack" aria-labelledby="preview">
          <h2 id="preview">{t('preview.title')}</h2>
          <Choice files={latest} shown={file} here={here} locale={locale} />
          <Preview preview={preview} file={file} symbol={symbol} slug={slug} here={here} locale={locale} />
        </section>
      ) : null}
      <LiveRefresh meeting={slug} after={scope.meeting.liveSeq} types={['document.changed']} lost={t('live.lost')} />
    </div>
  );
}

type ChoiceProps = { files: ListedFile[]; shown: ListedFile; here: string; locale: Locale };

/** The languages in which the document can be looked at, where there are several. */
async function Choice({ files, shown, here, locale }: ChoiceProps) {
  if (files.length < 2) return null;
  const t = await getTranslations('documents');
  return (
    <nav aria-label={t('preview.languages')}>
      <ul className="row bare">
        {files.map(({ id, language }) => (
          <li key={id}>
            {id === shown.id ? (
              <strong aria-current="true">{languageName(language, locale)}</strong>
            ) : (
              <a href={`${here}?file=${id}#preview`}>{languageName(language, locale)}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
