import type { Metadata } from 'next';
import { DocumentState } from '@/components/documents/document-state';
import { FileLink } from '@/components/documents/document-entry';
import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Localized } from '@/components/ui/localized';
import { Moment } from '@/components/ui/moment';
import { Sym } from '@/components/ui/sym';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mostDocumentBytes } from '@/lib/core/upload-size';
import { recordId } from '@/lib/core/validation';
import { addFileAction, editDocumentAction, withdrawDocumentAction } from '@/lib/documents/actions';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import { findDocument, listLinks, listPlaces } from '@/lib/documents/queries';
import { longestTitle } from '@/lib/documents/schema';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { FactsFields, KindField } from '../facts-fields';
import { SpeakerLinks } from './speaker-links';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('manage.title'), robots: { index: false, follow: false } };
}

/** One document: its files of every revision and language, what is said of it, and taking it back. */
export default async function ManageDocumentPage({ params }: Props) {
  const [{ locale, slug, id }, t] = await Promise.all([params, getTranslations('documents')]);
  const here = `/${locale}/manage/${slug}/documents/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'document.manage', here });
  const [document, places, links] = await Promise.all([
    orNotFound(findDocument(scope, recordId.parse(id))),
    listPlaces(scope),
    listLinks(scope, recordId.parse(id)),
  ]);
  const { symbol, revision, title, files, withdrawal, lockVersion } = document;
  const { zone } = scope.meeting;
  const languages = scope.meeting.languages.filter(isLocale);
  const words = formWords(locale, 'documents');
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/documents`}>{t('one.back')}</Link>
        </p>
        <h1>
          <Sym>{revisedSymbol(symbol, revision)}</Sym> <Localized text={title} fallback="short" />
        </h1>
        <p>
          <DocumentState document={document} zone={zone} locale={locale} />
        </p>
        {withdrawal ? (
          <p>
            <Localized text={withdrawal.reason} fallback="short" />
          </p>
        ) : null}
      </div>
      <section className="sec stack" aria-labelledby="files">
        <h2 id="files">{t('one.files')}</h2>
        {files.length === 0 ? <p className="soft">{t('one.noFiles')}</p> : null}
        {files.length > 0 ? (
          <ul className="bare stack">
            {files.toReversed().map((file) => (
              <li key={file.id}>
                <Sym>{revisedSymbol(symbol, file.revision)}</Sym>{' '}
                <FileLink file={file} symbol={symbol} isEarlier={false} slug={slug} locale={locale} />{' '}
                <span className="soft small">
                  <Moment at={new Date(file.at)} zone={zone} year />
                  {file.isBySpeaker ? `, ${t('one.bySpeaker')}` : null}
                </span>
                <br />
                <span className="small" lang={file.language}>
                  {file.title}
                </span>
                <span className="tiny soft hash">{t('one.hash', { hash: file.sha256 })}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      {withdrawal ? null : (
        <section className="sec stack" aria-labelledby="add-file">
          <h2 id="add-file">{t('one.addFile')}</h2>
          <ActionForm
            action={addFileAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('one.addFile')}
          >
            <HiddenField name="document" value={document.id} />
            <HiddenField name="lockVersion" value={lockVersion} />
            <SelectField
              name="language"
              width="m"
              choices={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            />
            <TextField name="title" label={t('one.fileTitle')} help="" maxLength={longestTitle} />
            <FileField name="file" accept=".pdf,.docx,.pptx" maxBytes={mostDocumentBytes} />
            {files.length > 0 ? (
              <>
                <Checkbox name="revises" optional />
                <Checkbox name="keepsOthers" optional />
              </>
            ) : null}
            <div className="actions">
              <SubmitButton>{t('one.add')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      {withdrawal ? null : (
        <SpeakerLinks
          document={document.id}
          links={links}
          author={document.author}
          meeting={scope.meeting}
          locale={locale}
        />
      )}
      {withdrawal ? null : (
        <section className="sec stack" aria-labelledby="facts">
          <h2 id="facts">{t('one.facts')}</h2>
          <ActionForm
            action={editDocumentAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('one.facts')}
          >
            <HiddenField name="document" value={document.id} />
            <HiddenField name="lockVersion" value={lockVersion} />
            <KindField kind={document.kind} />
            <FactsFields document={document} places={places} scope={scope} locale={locale} />
            <div className="actions">
              <SubmitButton>{t('one.save')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      {withdrawal ? null : (
        <section className="sec stack" aria-labelledby="withdraw">
          <h2 id="withdraw">{t('one.withdraw')}</h2>
          <p>{t('one.withdrawText')}</p>
          <ActionForm
            action={withdrawDocumentAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('one.withdraw')}
          >
            <HiddenField name="document" value={document.id} />
            <MultilingualField name="reason" optional multiline rows={2} languages={languages} />
            <div className="actions">
              <SubmitButton>{t('one.withdraw')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
    </div>
  );
}
