'use client';

import type { FormWords } from '@/components/form/form-words';
import { handOuts, type HandOut } from '@/lib/door/model/hand-out';
import styles from './door.module.css';
import { RecordForm } from './record-form';
import type { DoorWords } from './words';

type Props = {
  meeting: string;
  registration: string;
  session: string | null;
  due: readonly HandOut[];
  /** Whether anything is handed to them at all: they are confirmed. */
  isConfirmed: boolean;
  ids: { clientId: string; idempotencyKey: string };
  words: DoorWords;
  formWords: FormWords;
  onHandOut: (given: HandOut[]) => void;
};

/** What is still to be handed to somebody, ticked; one press says that they have it. */
export function HandOutForm({
  meeting,
  registration,
  session,
  due,
  isConfirmed,
  ids,
  words,
  formWords,
  onHandOut,
}: Props) {
  // Of somebody who is not confirmed the card says so; that nothing waits for them would read as if they had it.
  if (!isConfirmed) return null;
  if (due.length === 0) return <p className="small soft">{words.nothingDue}</p>;
  return (
    <RecordForm
      key={due.join()}
      meeting={meeting}
      registration={registration}
      session={session}
      ids={ids}
      words={formWords}
      label={words.handOut ?? ''}
      className={styles.handOut}
      onRecord={(form) => onHandOut(handOuts.filter((one) => form.getAll('handedOut[]').includes(one)))}
    >
      <input type="hidden" name="direction" value="IN" />
      <fieldset>
        <legend>{words.handOut}</legend>
        {due.map((one) => (
          <label key={one} className="pick">
            <input className="chk" type="checkbox" name="handedOut[]" value={one} defaultChecked />
            <span>{words[`due.${one}`]}</span>
          </label>
        ))}
      </fieldset>
      <button className="btn">{words.handedOut}</button>
    </RecordForm>
  );
}
