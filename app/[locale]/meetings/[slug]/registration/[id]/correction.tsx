import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { courtesyChoices } from '@/components/registration/choices';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { correctAction } from '@/lib/registration/actions';
import type { RegistrationDetail } from '@/lib/registration/queries';
import { getTranslations } from '@/lib/i18n/words';

interface CorrectionProps {
  registration: RegistrationDetail;
  meeting: string;
  locale: Locale;
}

/** A correction to the list of participants, once the form itself is closed: asked for, and decided on by the secretariat. */
export async function Correction({ registration, meeting, locale }: CorrectionProps) {
  const [t, r] = await Promise.all([getTranslations('review.correct'), getTranslations('registration')]);
  const { courtesyTitle, givenName, surname, functionalTitle, institution } = registration.person;
  return (
    <details className="sec">
      <summary>{t('title')}</summary>
      <p className="small soft">{t('help')}</p>
      <ActionForm
        action={correctAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'registration', 'review')}
        meeting={meeting}
        label={t('title')}
        done={t('sent')}
      >
        <HiddenField name="registration" value={registration.id} />
        <SelectField
          name="courtesyTitle"
          choices={courtesyChoices(r)}
          defaultValue={courtesyTitle ?? undefined}
          width="s"
        />
        <TextField name="givenName" defaultValue={givenName} maxLength={100} />
        <TextField name="surname" defaultValue={surname} maxLength={100} />
        <TextField name="functionalTitle" defaultValue={functionalTitle ?? undefined} maxLength={200} />
        <TextField name="institution" defaultValue={institution ?? undefined} maxLength={200} />
        <TextArea name="remark" rows={2} maxLength={1000} optional />
        <div className="actions">
          <SubmitButton kind="plain">{t('send')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
