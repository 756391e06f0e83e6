'use client';

import { useRef, useState } from 'react';
import type { z } from 'zod';

import type { FieldErrors } from '@/lib/core/errors';

import type { ActionFormProps } from './action-form';
import type { Checker } from './checker';
import { FormFrame } from './form-frame';
import { useFormAction, type Sent } from './use-form-action';

interface ValidatedFormProps extends ActionFormProps {
  /**
   * Loads the action's own schema: `() => import("@/lib/registration/schema").then((file) => file.submitSchema)`.
   * The form is a client component of its domain, because neither a schema nor its loader can be a prop of a page.
   */
  schema: () => Promise<z.ZodType>;
}

/**
 * An ActionForm whose answers are also checked in the browser: after a field is left, and before sending.
 * The checks are loaded at the first touch; until then, and without JavaScript, the server alone checks.
 */
export function ValidatedForm({ schema, action, sender, idempotencyKey, ...frame }: ValidatedFormProps) {
  const bound = useFormAction(action, idempotencyKey, sender);
  const formRef = useRef<HTMLFormElement>(null);
  const loading = useRef(false);
  const [errors, setErrors] = useState(() => errorsOf(bound.state));
  const [refusals, setRefusals] = useState(0);
  const [checker, setChecker] = useState<Checker | null>(null);
  /** What is wrong as of now: an answer may come while the checks are still loading. */
  const latest = useRef(errors);

  function take(found: FieldErrors) {
    latest.current = found;
    setErrors(found);
  }

  async function load() {
    const form = formRef.current;
    if (loading.current || !form) return;
    loading.current = true;
    try {
      // One after the other: the checker sets zod up before the schema is built.
      const { createChecker } = await import('./checker');
      const created = createChecker(await schema(), form, take);
      created.adopt(latest.current);
      setChecker(created);
    } catch {
      // The connection failed: the server checks, and the next touch tries again.
      loading.current = false;
    }
  }

  function answered(answer: Sent) {
    const found = errorsOf(answer);
    take(found);
    checker?.adopt(found);
  }

  return (
    <FormFrame
      {...frame}
      action={bound}
      errors={errors}
      check={(send) => (checker ? checker.check(send, () => setRefusals((count) => count + 1)) : send())}
      register={checker?.register}
      refusals={refusals}
      formRef={formRef}
      onTouch={() => void load()}
      onAnswer={answered}
    />
  );
}

function errorsOf(state: Sent): FieldErrors {
  return state.status === 'error' ? (state.fields ?? {}) : {};
}
