import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { LiveRefresh } from '@/components/live/live-refresh';
import { DocumentState } from '@/components/documents/document-state';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mostDocumentBytes } from '@/lib/core/upload-size';
import { addDocumentAction } from '@/lib/documents/actions';
import { lacks, languageState, missingIn } from '@/lib/documents/model/languages';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { documentsOnPage, listEveryDocument, listPlaces } from '@/lib/documents/queries';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { FactsFields, KindField } from './facts-fields';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('manage.title'), robots: { index: false, follow: false } };
}

/** All documents of a meeting with their readers, languages and state, and the form that adds one. */
export default async function ManageDocumentsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('documents')]);
  const here = `/${locale}/manage/${slug}/documents`;
  const scope = await meetingPage(slug, { locale, permission: 'document.manage', here });
  const [all, places] = await Promise.all([listEveryDocument(scope), listPlaces(scope)]);
  const languages = scope.meeting.languages.filter(isLocale);
  const wanted = languages.find((language) => language === query.missing);
  const fitting = wanted ? all.filter((document) => lacks(document, wanted)) : all;
  // Translations that are missing are counted over all; the table goes on page by page.
  const begin = fitting.findIndex(({ id }) => id === query.after) + 1;
  const documents = fitting.slice(begin, begin + documentsOnPage);
  const next = begin + documentsOnPage < fitting.length ? documents.at(-1)?.id : undefined;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('manage.title')}</h1>
        <p className="lead">{t('manage.lead')}</p>
        <p className="row">
          <Link href={`/meetings/${slug}/documents`}>{t('manage.public')}</Link>
          {all.length > 0 ? (
            <a href={`/api/meetings/${slug}/documents-archive?versions=all`} download>
              {t('manage.archive')}
            </a>
          ) : null}
        </p>
      </div>
      {all.length > 0 ? (
        <section className="stack" aria-labelledby="missing">
          <h2 id="missing">{t('manage.missingTitle')}</h2>
          <ul className="plain">
            {missingIn(all, languages).map(({ language, missing, earlier }) => (
              <li key={language}>
                <Link
                  href={`/manage/${slug}/documents?missing=${language}`}
                  aria-current={wanted === language ? 'true' : undefined}
                >
                  {languageName(language, locale)}
                </Link>{' '}
                <span className="soft">{t('manage.missingIn', { missing, earlier })}</span>
              </li>
            ))}
          </ul>
          {wanted ? (
            <p>
              <Link href={`/manage/${slug}/documents`}>{t('manage.all')}</Link>
            </p>
          ) : null}
        </section>
      ) : null}
      {wanted && documents.length === 0 ? <p className="soft">{t('manage.nothingMissing')}</p> : null}
      {all.length === 0 ? (
        <EmptyState level={2} title={t('manage.none')}>
          {t('manage.noneText')}
        </EmptyState>
      ) : documents.length > 0 ? (
        <>
          <DataTable
            caption={t('manage.list')}
            rows={documents}
            rowKey={({ id }) => id}
            cards
            dense
            minWidth={48}
            columns={[
              {
                key: 'document',
                head: t('manage.document'),
                isRowHead: true,
                cell: ({ id, symbol, revision, title, author }) => (
                  <>
                    <Link href={`/manage/${slug}/documents/${id}`}>
                      <Sym>{revisedSymbol(symbol, revision)}</Sym>
                    </Link>
                    <span className="sub">
                      <Localized text={title} fallback="silent" />
                      {author ? ` (${author})` : null}
                    </span>
                  </>
                ),
              },
              { key: 'kind', head: t('kindLabel'), label: t('kindLabel'), cell: ({ kind }) => t(`kind.${kind}`) },
              {
                key: 'readers',
                head: t('manage.readers'),
                label: t('manage.readers'),
                cell: ({ access, groupNames, groupCode }) =>
                  access === 'GROUP' ? (
                    <Localized text={groupNames ?? { en: groupCode }} fallback="silent" />
                  ) : (
                    t(`access.${access}`)
                  ),
              },
              {
                key: 'languages',
                head: t('manage.languages'),
                label: t('manage.languages'),
                cell: ({ files }) => (
                  <ul className="bare">
                    {languages.map((one) => {
                      const language = languageName(one, locale);
                      const state = languageState(files, one);
                      return (
                        <li key={one} className={state === 'MISSING' ? 'soft' : undefined}>
                          {state === 'CURRENT'
                            ? language
                            : t(state === 'EARLIER' ? 'manage.stale' : 'manage.missing', { language })}
                        </li>
                      );
                    })}
                  </ul>
                ),
              },
              {
                key: 'state',
                head: t('manage.state'),
                label: t('manage.state'),
                cell: (document) => <DocumentState document={document} zone={scope.meeting.zone} locale={locale} />,
              },
            ]}
          />
          <Pagination
            size={documentsOnPage}
            {...(fitting.length > documents.length ? { range: t('applied', { count: fitting.length }) } : {})}
            next={next ? `${here}?${wanted ? `missing=${wanted}&` : ''}after=${next}` : undefined}
          />
        </>
      ) : null}
      <section className="sec stack" aria-labelledby="add">
        <h2 id="add">{t('manage.add')}</h2>
        <ActionForm
          action={addDocumentAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'documents')}
          meeting={slug}
          label={t('manage.add')}
        >
          <KindField />
          <TextField name="symbol" optional width="m" maxLength={60} />
          <FactsFields places={places} scope={scope} locale={locale} />
          <SelectField
            name="language"
            width="m"
            optional
            choices={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
          <FileField name="file" optional accept=".pdf,.docx,.pptx" maxBytes={mostDocumentBytes} />
          <div className="actions">
            <SubmitButton>{t('manage.add')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <LiveRefresh meeting={slug} after={scope.meeting.liveSeq} types={['document.changed']} lost={t('live.lost')} />
    </div>
  );
}
