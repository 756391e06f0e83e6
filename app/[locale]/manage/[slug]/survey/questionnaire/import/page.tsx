import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mostSheetBytes } from '@/lib/core/upload-size';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { uploadFormAction } from '@/lib/surveys/actions';
import { listFormVersions } from '@/lib/surveys/queries/form-export';
import { previewForm } from '@/lib/surveys/queries/form-preview';
import { findQuestionnaire } from '@/lib/surveys/queries/questionnaire';
import { ReadForm } from './read-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Partial<Record<'workbook', string | string[]>>>;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('xlsform'))('title') };
}

/** An XLSForm is chosen, looked at as respondents will see it with all that has no place here, and only then taken over. */
export default async function ImportFormPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { workbook }, t, editor, track] = await Promise.all([
    params,
    searchParams,
    getTranslations('xlsform'),
    getTranslations('questionnaire'),
    getTranslations('surveys.track'),
  ]);
  const here = `/${locale}/manage/${slug}/survey/questionnaire/import`;
  const scope = await meetingPage(slug, { locale, permission: 'survey.publish', here });
  const questionnaire = await orNotFound(findQuestionnaire(scope));
  const versions = await orNotFound(listFormVersions(scope));
  const isOpen = isEditable(scope.meeting.phase) && questionnaire?.status !== 'CLOSED';
  const isChosen = typeof workbook === 'string' && uuid.test(workbook);
  const form = isChosen ? await orNotFound(previewForm(scope, workbook)) : null;
  return (
    <div className="stack-l">
      <Breadcrumbs
        items={[
          { href: `/manage/${slug}/survey`, label: track('title') },
          { href: `/manage/${slug}/survey/questionnaire`, label: editor('title') },
        ]}
      />
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {isOpen ? null : (
          <p>
            <Status shape="shut">{t('closed')}</Status>
          </p>
        )}
      </div>
      {form ? (
        <ReadForm form={form} scope={scope} locale={locale} questionnaire={questionnaire} isOpen={isOpen} />
      ) : null}
      {isChosen && !form ? <EmptyState title={t('gone')}>{t('goneText')}</EmptyState> : null}
      {isOpen ? (
        <section className="sec" aria-labelledby="choose">
          <h2 id="choose">{form ? t('another') : t('choose')}</h2>
          <ActionForm
            action={uploadFormAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'xlsform')}
            meeting={slug}
            label={t('choose')}
          >
            <FileField name="file" accept=".xlsx,.xlsm" maxBytes={mostSheetBytes} />
            <div className="actions">
              <SubmitButton>{t('send')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
      {questionnaire || versions.length > 0 ? (
        <section className="sec stack" aria-labelledby="download">
          <h2 id="download">{t('download')}</h2>
          <p>{t('downloadText')}</p>
          <ul className="bare">
            {questionnaire ? (
              <li>
                <a href={`/api/meetings/${slug}/questionnaire.xlsx`} download>
                  {t('draft')}
                </a>
              </li>
            ) : null}
            {versions.map((n) => (
              <li key={n}>
                <a href={`/api/meetings/${slug}/questionnaire.xlsx?version=${n}`} download>
                  {t('version', { n })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
