'use client';

import type { FormEvent, ReactNode } from 'react';
import { word, type FormWords } from '@/components/form/form-words';
import { useFormAction } from '@/components/form/use-form-action';
import { Status } from '@/components/ui/status';
import { recordAction } from '@/lib/door/actions';

type Props = {
  meeting: string;
  registration: string;
  session: string | null;
  /** Made on the server for the post without JavaScript; empty where only JavaScript shows this form. */
  ids: { clientId: string; idempotencyKey: string };
  words: FormWords;
  label: string;
  className?: string | undefined;
  /** With JavaScript: the form as it was sent, and by which button. */
  onRecord: (form: FormData) => void;
  children: ReactNode;
};

/** A record of somebody chosen by name. A plain post without JavaScript; with it the record is kept on the device first. */
export function RecordForm({
  meeting,
  registration,
  session,
  ids,
  words,
  label,
  className,
  onRecord,
  children,
}: Props) {
  const action = useFormAction(recordAction, ids.idempotencyKey);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onRecord(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
  }
  return (
    <form action={action.post} onSubmit={submit} aria-label={label} className={className}>
      <input type="hidden" name="idempotencyKey" value={action.key} />
      <input type="hidden" name="meeting" value={meeting} />
      <input type="hidden" name="clientId" value={ids.clientId} />
      <input type="hidden" name="registration" value={registration} />
      {session ? <input type="hidden" name="session" value={session} /> : null}
      {action.state.status === 'error' ? (
        <p role="alert">
          <Status shape="late">{word(words, `errors.${action.state.code}.title`)}</Status>
        </p>
      ) : null}
      {children}
    </form>
  );
}
