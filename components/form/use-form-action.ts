import { unstable_isUnrecognizedActionError, unstable_rethrow, useRouter } from 'next/navigation';
import { useActionState, useState, useTransition } from 'react';

import { idle, type FormAction, type FormState } from '@/lib/core/form-state';

/**
 * State of a form in the browser: as the server gave it, or "no reply", which only the browser can know. `isOutdated`: there
 * was none because the page is of an earlier version of the application, which knew an action that this one does not.
 */
export type Sent = FormState | { status: 'no_reply'; isOutdated: boolean };

/**
 * Binds a server action twice: `post` is the plain form post that works without JavaScript, `send` is used where
 * JavaScript is loaded, and goes by `sender` where the form has a way of its own. `send` keeps what was typed also when the connection fails, instead of losing the page to an
 * error, and renews the idempotency key after a success, so that the next sending is a new one. Where the answer came without
 * the page, the page is loaded before the form can be sent again: it knows the number of the version it changes.
 */
export function useFormAction(action: FormAction, firstKey: string, sender: FormAction = action) {
  const [posted, post] = useActionState(action, idle);
  const [sent, setSent] = useState<Sent | null>(null);
  const [key, setKey] = useState(() => keyOf(posted) ?? firstKey);
  const [isPending, startTransition] = useTransition();
  const router = useRouter();

  function send(data: FormData, onAnswer: (answer: Sent) => void) {
    startTransition(async () => {
      const answer = await ask(sender, data, () =>
        // A form that stays where it is, on a page that the answer leads back to, is as new.
        startTransition(() => {
          setSent(idle);
          setKey(newKey());
        }),
      );
      startTransition(() => {
        setSent(answer);
        if (answer.status === 'ok') setKey(newKey());
        onAnswer(answer);
        if (answer.status === 'ok' && answer.isPageOld) router.refresh();
      });
    });
  }

  return { state: sent ?? posted, posted, post, send, key, isPending };
}

async function ask(action: FormAction, data: FormData, onLeave: () => void): Promise<Sent> {
  try {
    return await action(idle, data);
  } catch (error) {
    // A redirect travels as an error and belongs to the router.
    try {
      unstable_rethrow(error);
    } catch (travelling) {
      onLeave();
      throw travelling;
    }
    return { status: 'no_reply', isOutdated: unstable_isUnrecognizedActionError(error) };
  }
}

/** The key of a post that was refused, so that sending it again is the same request. */
function keyOf(state: FormState): string | undefined {
  const key = state.status === 'error' ? state.values.idempotencyKey : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** `crypto.randomUUID` exists on secure origins only; a local network address is none. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
