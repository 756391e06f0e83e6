'use client';

import { useActionState, useId, useRef, useState, type FormEvent } from 'react';

import { countWaiting } from '@/components/door/waiting-count';
import { clearUnsent, countUnsent } from '@/components/form/unsent-store';

import { idle, type FormAction } from '@/lib/core/form-state';

/** Signing out is a post, so that no link, picture or scanner can do it. */
export function SignOutButton({
  action,
  idempotencyKey,
  label,
  leave,
  leaveAnswers,
}: {
  action: FormAction;
  idempotencyKey: string;
  label: string;
  /** Words of the question asked where records of a door, or answers, have not left this device. */
  leave: Record<'title' | 'text' | 'stay' | 'go', string>;
  leaveAnswers: Record<'title' | 'text' | 'stay' | 'go', string>;
}) {
  const [, post, isPending] = useActionState(action, idle);
  const question = useRef<HTMLDialogElement>(null);
  const isSure = useRef(false);
  const titleId = useId();
  const [words, setWords] = useState(leave);
  function ask(event: FormEvent<HTMLFormElement>) {
    const areAnswersLeft = countUnsent() > 0;
    if (isSure.current || (countWaiting() === 0 && !areAnswersLeft)) {
      // A device that others use keeps nothing of whoever leaves.
      clearUnsent();
      return;
    }
    event.preventDefault();
    setWords(areAnswersLeft ? leaveAnswers : leave);
    question.current?.showModal();
  }
  return (
    <form action={post} onSubmit={ask}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <button type="submit" className="lnk" aria-busy={isPending || undefined}>
        {label}
      </button>
      <dialog ref={question} aria-labelledby={titleId}>
        <h2 id={titleId}>{words.title}</h2>
        <p>{words.text}</p>
        <p className="row">
          <button type="button" className="btn pri" onClick={() => question.current?.close()}>
            {words.stay}
          </button>
          <button
            type="submit"
            className="btn"
            onClick={() => {
              isSure.current = true;
            }}
          >
            {words.go}
          </button>
        </p>
      </dialog>
    </form>
  );
}
