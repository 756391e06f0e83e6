'use client';

import { useActionState, useId, useRef, type FormEvent } from 'react';

import { countWaiting } from '@/components/door/waiting-count';

import { idle, type FormAction } from '@/lib/core/form-state';

/** Signing out is a post, so that no link, picture or scanner can do it. */
export function SignOutButton({
  action,
  idempotencyKey,
  label,
  leave,
}: {
  action: FormAction;
  idempotencyKey: string;
  label: string;
  /** Words of the question asked where records of a door have not left this device. */
  leave: { title: string; text: string; stay: string; go: string };
}) {
  const [, post, isPending] = useActionState(action, idle);
  const question = useRef<HTMLDialogElement>(null);
  const isSure = useRef(false);
  const titleId = useId();
  function ask(event: FormEvent<HTMLFormElement>) {
    if (isSure.current || countWaiting() === 0) return;
    event.preventDefault();
    question.current?.showModal();
  }
  return (
    <form action={post} onSubmit={ask}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <button type="submit" className="lnk" aria-busy={isPending || undefined}>
        {label}
      </button>
      <dialog ref={question} aria-labelledby={titleId}>
        <h2 id={titleId}>{leave.title}</h2>
        <p>{leave.text}</p>
        <p className="row">
          <button type="button" className="btn pri" onClick={() => question.current?.close()}>
            {leave.stay}
          </button>
          <button
            type="submit"
            className="btn"
            onClick={() => {
              isSure.current = true;
            }}
          >
            {leave.go}
          </button>
        </p>
      </dialog>
    </form>
  );
}
