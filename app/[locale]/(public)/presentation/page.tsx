import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { FileField } from '@/components/form/file-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { Localized } from '@/components/ui/localized';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { Sym } from '@/components/ui/sym';
import { readDocumentLinkToken } from '@/lib/auth/browser';
import { sitePage } from '@/lib/auth/page';
import { endingOf } from '@/lib/core/media-types';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mostDocumentBytes } from '@/lib/core/upload-size';
import { handInFileAction } from '@/lib/documents/actions';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { findLinkedDocument, type LinkedDocument } from '@/lib/documents/queries';
import { longestTitle } from '@/lib/documents/schema';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { formatFileSize, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('link.title'), robots: { index: false, follow: false } };
}

/** Behind a speaker's link: the document, what has come, and the form that brings a file in one language. Looking at it changes nothing. */
export default async function PresentationPage({ params, searchParams }: Props) {
  const [{ locale }, query, t, token] = await Promise.all([
    params,
    searchParams,
    getTranslations('documents'),
    readDocumentLinkToken(),
  ]);
  const scope = await sitePage({ locale, permission: 'document.hand-in', here: `/${locale}/presentation` });
  const document = token ? await findLinkedDocument(scope, token) : null;
  return (
    <PageShell illustrative={document?.meeting.illustrative ?? false}>
      {document ? (
        <OpenLink document={document} isDone={query.done === '1'} locale={locale} />
      ) : (
        <div className="stack-l">
          <div className="head">
            <h1>{t('link.title')}</h1>
          </div>
          <Notice kind="ask" title={t('link.closed')} level={2}>
            <p>{t('link.closedText')}</p>
          </Notice>
        </div>
      )}
    </PageShell>
  );
}

async function OpenLink({ document, isDone, locale }: { document: LinkedDocument; isDone: boolean; locale: Locale }) {
  const t = await getTranslations('documents');
  const { meeting, symbol, title, name, files, expiresAt, embargoUntil, isEmbargoed, access } = document;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('link.title')}</h1>
        <p className="lead">
          <Sym>{symbol}</Sym> <Localized text={title} fallback="short" />
        </p>
        <p>{t('link.for', { name, meeting: pick(meeting.title, locale).text })}</p>
        <p>
          {t('link.until', {
            deadline: formatDateTime(expiresAt, locale, meeting.zone, { year: true }),
            zone: meeting.zone,
          })}
        </p>
        <p>
          {isEmbargoed && embargoUntil
            ? t('link.embargo', { date: formatDateTime(embargoUntil, locale, meeting.zone, { year: true }) })
            : t(access === 'SECRETARIAT' ? 'link.kept' : 'link.out')}
        </p>
      </div>
      {isDone ? (
        <Notice kind="done" title={t('link.done')} level={2}>
          <p>{t('link.doneText')}</p>
        </Notice>
      ) : null}
      <section className="sec stack" aria-labelledby="here">
        <h2 id="here">{t('link.here')}</h2>
        {files.length === 0 ? <p className="soft">{t('link.nothing')}</p> : null}
        <ul className="bare stack">
          {files.map((file) => (
            <li key={file.id}>
              <Sym>{revisedSymbol(symbol, file.revision)}</Sym>{' '}
              {t('file', {
                language: languageName(file.language, locale),
                type: endingOf(file.type).toUpperCase(),
                size: formatFileSize(file.size, locale),
              })}
              <br />
              <span className="small">
                <span lang={file.language}>{file.title}</span>, <Moment at={new Date(file.at)} zone={meeting.zone} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="sec stack" aria-labelledby="bring">
        <h2 id="bring">{t('link.bring')}</h2>
        <ActionForm
          action={handInFileAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'documents')}
          meeting={meeting.slug}
          label={t('link.bring')}
        >
          <SelectField
            name="language"
            width="m"
            choices={meeting.languages
              .filter(isLocale)
              .map((value) => ({ value, label: languageNames[value], lang: value }))}
          />
          <TextField name="title" label={t('one.fileTitle')} help="" maxLength={longestTitle} />
          <FileField name="file" accept=".pdf,.docx,.pptx" maxBytes={mostDocumentBytes} />
          {files.length > 0 ? <Checkbox name="keepsOthers" optional defaultChecked /> : null}
          <div className="actions">
            <SubmitButton big>{t('link.send')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </div>
  );
}
