'use client';

import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react';

import type { FieldErrors } from '@/lib/core/errors';

import { FormContext, type FormContextValue } from './form-context';
import { ErrorSummary } from './error-summary';
import { word, type FormWords } from './form-words';
import { postOf } from './post-of';
import { tooBigFiles } from './too-big-files';
import type { Sent, useFormAction } from './use-form-action';

export interface FormFrameProps {
  words: FormWords;
  /** Slug of the meeting the action runs in, where it runs in one. */
  meeting?: string;
  /** Sentence shown when the action succeeds and stays on the page. */
  done?: string;
  /** Number of the version that the form changes, one more with each change: what was done is said until the next one. */
  version?: number;
  /** Empties the form after a success: for forms that add one thing after another. */
  resets?: boolean;
  /** Name of the form for screen readers where no heading says it. */
  label?: string;
  className?: string;
  children: ReactNode;
}

interface Binding {
  action: ReturnType<typeof useFormAction>;
  /** Errors to show now: of the server, or of the browser where it validates. */
  errors: FieldErrors;
  /** Runs before sending; calls `send` when nothing speaks against it. */
  check: (send: () => void) => void;
  register?: FormContextValue['register'];
  /** Grows with every refusal in the browser, so that the summary takes the focus each time. */
  refusals: number;
  formRef: RefObject<HTMLFormElement | null>;
  /** Somebody begins to fill the form in. */
  onTouch?: () => void;
  onAnswer?: (answer: Sent) => void;
}

/** The form itself: hidden frame fields, error summary, context of the fields. Used by ActionForm and ValidatedForm. */
export function FormFrame({
  words,
  meeting,
  done,
  version = 0,
  resets,
  label,
  className,
  children,
  ...binding
}: FormFrameProps & Binding) {
  const { action, check, register, refusals, formRef, onTouch, onAnswer } = binding;
  const id = useId().replace(/[^A-Za-z0-9]/g, '');
  const summary = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  const [saves, setSaves] = useState(0);
  const [madeFrom, setMadeFrom] = useState(version);
  const [tooBig, setTooBig] = useState<FieldErrors>({});
  const errors = { ...binding.errors, ...tooBig };
  const isTooBig = Object.keys(tooBig).length > 0;
  const hasRefusal = action.state.status === 'error' || action.state.status === 'no_reply' || refusals > 0 || isTooBig;

  // After a refusal the reader is taken to what went wrong; the first paint of a plain post does it by autoFocus, and by style
  // shows what stands in a closed disclosure, which is opened here.
  useEffect(() => {
    if (!hasRefusal) return;
    for (let fold = summary.current?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
      fold.open = true;
    summary.current?.focus();
  }, [action.state, refusals, hasRefusal, tooBig]);

  function submit(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    event.preventDefault();
    if (action.isPending) return;
    const refused = tooBigFiles(form);
    setTooBig(refused);
    if (Object.keys(refused).length > 0) return;
    check(() => {
      setPressed(submitter instanceof HTMLButtonElement ? submitter.value : '');
      action.send(postOf(form, submitter), (answer) => {
        onAnswer?.(answer);
        if (answer.status !== 'ok') return;
        setSaves((before) => before + 1);
        setMadeFrom(version);
        if (resets) form.reset();
        form.closest('dialog')?.close();
      });
    });
  }

  const { posted } = action;
  const context: FormContextValue = {
    id,
    words,
    isPending: action.isPending,
    saves,
    pressed,
    errorOf: (name) =>
      errors[name] ??
      Object.entries(errors).find(
        ([path]) => path.startsWith(`${name}.`) && /^\d+$/.test(path.slice(name.length + 1)),
      )?.[1],
    typed: (name) => (posted.status === 'error' ? posted.values[name] : undefined),
    ...(register ? { register } : {}),
  };

  return (
    <form
      ref={formRef}
      action={action.post}
      onSubmit={submit}
      onFocus={onTouch}
      noValidate
      aria-label={label}
      aria-busy={action.isPending || undefined}
      className={className}
    >
      <input type="hidden" name="idempotencyKey" value={action.key} />
      {meeting ? <input type="hidden" name="meeting" value={meeting} /> : null}
      <ErrorSummary ref={summary} formId={id} words={words} state={action.state} errors={errors} />
      <FormContext value={context}>{children}</FormContext>
      <div role="status">
        {action.state.status === 'ok' && !action.isPending && version <= madeFrom + 1 ? (
          <p className="saved">
            <span className="st done">{done ?? action.state.message ?? word(words, 'form.saved')}</span>
          </p>
        ) : null}
      </div>
    </form>
  );
}
