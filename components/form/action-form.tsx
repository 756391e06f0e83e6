'use client';

import { useRef } from 'react';

import type { FormAction } from '@/lib/core/form-state';

import { FormFrame, type FormFrameProps } from './form-frame';
import { useFormAction, type Sent } from './use-form-action';

export interface ActionFormProps extends FormFrameProps {
  action: FormAction;
  /** Sends the form in the action's place where JavaScript is loaded. */
  sender?: FormAction;
  /** Made on the server for each rendering by `newIdempotencyKey`. */
  idempotencyKey: string;
  /** Called with each answer, where JavaScript is loaded: for what the form has to know to go on. */
  onAnswer?: (answer: Sent) => void;
}

/**
 * A form bound to a server action. Works without JavaScript as a plain post; with it, answers stay where they are while
 * the server looks at them. Use it for short forms; where answers should be checked while typing, use ValidatedForm.
 */
export function ActionForm({ action, sender, idempotencyKey, onAnswer, ...frame }: ActionFormProps) {
  const bound = useFormAction(action, idempotencyKey, sender);
  const formRef = useRef<HTMLFormElement>(null);
  const errors = bound.state.status === 'error' ? (bound.state.fields ?? {}) : {};
  return (
    <FormFrame
      {...frame}
      action={bound}
      errors={errors}
      check={(send) => send()}
      refusals={0}
      formRef={formRef}
      {...(onAnswer ? { onAnswer } : {})}
    />
  );
}
