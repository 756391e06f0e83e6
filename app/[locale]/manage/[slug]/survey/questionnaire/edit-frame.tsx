import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import type { FormAction } from '@/lib/core/form-state';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { getTranslations } from '@/lib/i18n/words';
import type { Writing } from './page';

interface EditFormProps {
  writing: Writing;
  action: FormAction;
  label: string;
  /** What is edited, as the action names it. */
  of: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** The form of a question, page or section. A saved change is a new form: it starts from what is stored now. */
export async function EditForm({
  writing: { questionnaire, slug, locale },
  action,
  label,
  of,
  children,
}: EditFormProps) {
  const t = await getTranslations('questionnaire');
  return (
    <ActionForm
      key={questionnaire.lockVersion}
      action={action}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'questionnaire', 'expressions')}
      meeting={slug}
      label={label}
    >
      <HiddenField name="questionnaire" value={questionnaire.id} />
      <HiddenField name="lockVersion" value={questionnaire.lockVersion} />
      {Object.entries(of).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {children}
      <div className="actions">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Says that the change is in the draft. */
export async function Saved() {
  const t = await getTranslations('questionnaire');
  return (
    <p role="status">
      <Status shape="done">{t('saved')}</Status>
    </p>
  );
}
