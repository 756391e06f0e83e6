import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { viewSensitiveAction } from '@/lib/privacy/actions';
import { useTranslations } from '@/lib/i18n/words';

interface OpenButtonProps {
  registrationId: string;
  name: string;
  place: 'travel' | 'logistics';
  meeting: string;
  words: FormWords;
  idempotencyKey: string;
}

/** Opens a person: a post, because reading is written down. */
export function OpenButton({ registrationId, name, place, meeting, words, idempotencyKey }: OpenButtonProps) {
  const t = useTranslations('privacy.officer');
  return (
    <ActionForm action={viewSensitiveAction} idempotencyKey={idempotencyKey} words={words} meeting={meeting}>
      <HiddenField name="registration" value={registrationId} />
      <HiddenField name="place" value={place} />
      <SubmitButton kind="link" label={t('openOne', { name })}>
        {t('open')}
      </SubmitButton>
    </ActionForm>
  );
}
