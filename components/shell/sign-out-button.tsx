import { useActionState, useEffect, useId, useRef, useState, type FormEvent } from 'react';

import { countOwnEdits, countRecords } from '@/components/form/waiting-count';
import { clearUnsent, countUnsent } from '@/components/form/unsent-keys';

import { idle, type FormAction } from '@/lib/core/form-state';

import type { FrameWords, LeaveWords } from './frame-words';

/** Signing out is a post, so that no link, picture or scanner can do it. */
export function SignOutButton({
  action,
  idempotencyKey,
  label,
  words,
}: {
  action: FormAction;
  idempotencyKey: string;
  label: string;
  words: FrameWords['leave'];
}) {
  const [, post, isPending] = useActionState(action, idle);
  const [asked, setAsked] = useState<LeaveWords | null>(null);
  const isSure = useRef(false);
  function ask(event: FormEvent<HTMLFormElement>) {
    const areAnswersLeft = countUnsent() > 0;
    const areEditsLeft = countOwnEdits() > 0;
    if (isSure.current || (countRecords() === 0 && !areEditsLeft && !areAnswersLeft)) {
      // A device that others use keeps nothing of whoever leaves.
      clearUnsent();
      return;
    }
    event.preventDefault();
    setAsked(areAnswersLeft ? words.surveys : areEditsLeft ? words.room : words.door);
  }
  return (
    <form action={post} onSubmit={ask}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <button type="submit" className="lnk" aria-busy={isPending || undefined}>
        {label}
      </button>
      {asked ? (
        <Question
          words={asked}
          onStay={() => setAsked(null)}
          onGo={() => {
            isSure.current = true;
          }}
        />
      ) : null}
    </form>
  );
}

/** Asked only where something has not left this device; open for as long as it is there. */
function Question({ words, onStay, onGo }: { words: LeaveWords; onStay: () => void; onGo: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onStay}>
      <h2 id={titleId}>{words.title}</h2>
      <p>{words.text}</p>
      <p className="row">
        <button type="button" className="btn pri" onClick={() => dialog.current?.close()}>
          {words.stay}
        </button>
        <button type="submit" className="btn" onClick={onGo}>
          {words.go}
        </button>
      </p>
    </dialog>
  );
}
