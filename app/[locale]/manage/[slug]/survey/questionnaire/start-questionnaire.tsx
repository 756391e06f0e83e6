import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { orNotFound } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { startQuestionnaireAction } from '@/lib/surveys/actions';
import { listQuestionnaireSources } from '@/lib/surveys/queries/questionnaire';

interface StartQuestionnaireProps {
  scope: MeetingScope;
  locale: Locale;
  /** Closed meetings begin nothing. */
  isOpen: boolean;
}

/** Nothing is being written yet: with what to begin. */
export async function StartQuestionnaire({ scope, locale, isOpen }: StartQuestionnaireProps) {
  const [t, form, sources] = await Promise.all([
    getTranslations('questionnaire'),
    getTranslations('xlsform'),
    orNotFound(listQuestionnaireSources(scope)),
  ]);
  if (!isOpen)
    return (
      <EmptyState level={1} title={t('title')}>
        {t('closed')}
      </EmptyState>
    );
  const choices = [
    ...(sources.isPublished ? [{ value: 'published', label: t('source.published') }] : []),
    ...sources.meetings.map(({ slug, shortTitle }) => ({
      value: `meeting:${slug}`,
      label: t('source.meeting', { meeting: pick(shortTitle, locale).text }),
    })),
    { value: 'library', label: t('source.library') },
    { value: 'empty', label: t('source.empty') },
  ];
  return (
    <>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('startLead')}</p>
        <p>
          <Link href={`/manage/${scope.meeting.slug}/survey/questionnaire/import`}>{form('open')}</Link>
        </p>
      </div>
      <ActionForm
        action={startQuestionnaireAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'questionnaire')}
        meeting={scope.meeting.slug}
        label={t('title')}
      >
        <SelectField name="source" choices={choices} />
        <div className="actions">
          <SubmitButton>{t('start')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
