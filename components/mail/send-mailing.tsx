import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { FormAction } from '@/lib/core/form-state';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';

interface SendMailingProps {
  /** Null where nothing is sent any more. */
  action: FormAction | null;
  words: FormWords;
  meeting: string;
  mailing: string;
  /** How many are written to, as the page shows it: the server sends to exactly as many, or says what the number is now. */
  messages: number;
  label: string;
  /** What can be done instead. */
  children?: ReactNode;
}

/**
 * The button that sends a drafted message to many. It keeps its place when the number has changed: the refusal stands beside the
 * new number, with and without JavaScript (a form under another key would lose what the server has just said).
 */
export function SendMailing({ action, mailing, messages, label, children, ...form }: SendMailingProps) {
  return (
    <div className="row">
      {action ? (
        <ActionForm {...form} action={action} idempotencyKey={newIdempotencyKey()} label={label}>
          <HiddenField name="mailing" value={mailing} />
          <HiddenField name="messages" value={messages} />
          <SubmitButton>{label}</SubmitButton>
        </ActionForm>
      ) : null}
      {children}
    </div>
  );
}
