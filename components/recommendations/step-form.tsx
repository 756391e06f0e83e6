'use client';

import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import type { FormAction } from '@/lib/core/form-state';

interface StepFormProps {
  action: FormAction;
  idempotencyKey: string;
  words: FormWords;
  meeting: string;
  recommendation: string;
  /** The revision the reader has before them. */
  revision: string;
  verb: string;
  done: string;
  kind?: 'primary' | 'plain' | 'grave' | 'link';
  /** Name for screen readers where several such forms stand in a list. */
  label?: string;
  /** Asks why. */
  reason?: boolean;
  /** What else the reader had before them, by field. */
  seen?: Readonly<Record<string, string>>;
}

/** One step of a recommendation, on exactly the revision that is shown. */
export function StepForm({
  action,
  idempotencyKey,
  words,
  meeting,
  recommendation,
  revision,
  verb,
  done,
  kind = 'plain',
  label,
  reason,
  seen = {},
}: StepFormProps) {
  return (
    <ActionForm
      action={action}
      idempotencyKey={idempotencyKey}
      words={words}
      meeting={meeting}
      done={done}
      label={label ?? verb}
    >
      <HiddenField name="recommendation" value={recommendation} />
      <HiddenField name="revision" value={revision} />
      {Object.entries(seen).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {reason ? <TextField name="reason" optional maxLength={400} /> : null}
      <SubmitButton kind={kind} {...(label ? { label } : {})}>
        {verb}
      </SubmitButton>
    </ActionForm>
  );
}
