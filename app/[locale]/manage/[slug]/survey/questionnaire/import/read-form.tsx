import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { importFormAction } from '@/lib/surveys/actions';
import { questionsOf } from '@/lib/surveys/model/definition';
import type { FormPreview } from '@/lib/surveys/queries/form-preview';
import type { QuestionnaireForEditing } from '@/lib/surveys/queries/questionnaire';
import { AskedForm } from './asked-form';
import { NoticeList } from './notice-list';

interface ReadFormProps {
  form: FormPreview;
  scope: MeetingScope;
  locale: Locale;
  /** What is being written, if anything is. */
  questionnaire: QuestionnaireForEditing | null;
  /** Closed surveys take nothing over. */
  isOpen: boolean;
}

/** What became of a form: why it is refused, or what it asks, what has no place here, and the button that takes it over. */
export async function ReadForm({ form: { id, name, reading }, scope, locale, questionnaire, isOpen }: ReadFormProps) {
  const t = await getTranslations('xlsform');
  if (!reading.ok)
    return (
      <section className="sec" aria-labelledby="read">
        <h2 id="read">{t('unreadable', { name })}</h2>
        <p role="alert">
          <Status shape="late">{t(`file.${reading.code}` as 'file.empty', reading.params as never)}</Status>
        </p>
      </section>
    );
  const { parts, questions, languages, errors, warnings, unlisted } = reading.form;
  if (!parts)
    return (
      <section className="sec stack" aria-labelledby="read">
        <h2 id="read">{t('refused', { name })}</h2>
        <p role="alert">
          <Status shape="late">{t('refusedText')}</Status>
        </p>
        <NoticeList kind="errors" notices={errors} locale={locale} />
        {unlisted > 0 ? <p className="soft">{t('more', { count: unlisted })}</p> : null}
      </section>
    );
  return (
    <>
      <section className="sec stack" aria-labelledby="read">
        <h2 id="read">{t('found', { name, questions })}</h2>
        <p className="soft">
          {t('languages', {
            list: formatList(
              languages.map((language) => languageName(language, locale)),
              locale,
            ),
          })}
        </p>
        {warnings.length > 0 ? (
          <NoticeList kind="warnings" notices={warnings} locale={locale} />
        ) : (
          <p>
            <Status shape="done">{t('nothingLost')}</Status>
          </p>
        )}
        {unlisted > 0 ? <p className="soft">{t('more', { count: unlisted })}</p> : null}
      </section>
      <AskedForm workbook={id} parts={parts} scope={scope} locale={locale} />
      {isOpen ? (
        <ActionForm
          action={importFormAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'xlsform')}
          meeting={scope.meeting.slug}
          label={t('take')}
        >
          <p>{questionnaire ? t('replaces', { count: questionsOf(questionnaire.draft).length }) : t('begins')}</p>
          <HiddenField name="workbook" value={id} />
          {questionnaire ? (
            <>
              <HiddenField name="questionnaire" value={questionnaire.id} />
              <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
            </>
          ) : null}
          <div className="actions">
            <SubmitButton>{t('take')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </>
  );
}
