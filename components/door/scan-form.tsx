'use client';

import { useRef, useState } from 'react';
import { FormFrame } from '@/components/form/form-frame';
import type { FormWords } from '@/components/form/form-words';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { useFormAction } from '@/components/form/use-form-action';
import { Status } from '@/components/ui/status';
import { recordAction } from '@/lib/door/actions';
import { parseBadgeCode } from '@/lib/door/model/badge-code';
import { directions } from '@/lib/door/schema';
import type { Place } from './door-store';
import styles from './door.module.css';
import type { PlaceChoice } from './use-place';
import type { DoorWords } from './words';

type Props = {
  meeting: string;
  ids: { clientId: string; idempotencyKey: string };
  words: DoorWords;
  formWords: FormWords;
  place: Place;
  sessions: readonly PlaceChoice[];
  /** Id of the record on the screen: what was said of a wrong code goes with the next one, whoever read it. */
  shown: string | null;
  onPlace: (place: Partial<Place>) => void;
  onCode: (code: string) => void;
};

/**
 * The field that a scanner types into: a code, Enter, and the field is empty again for the next. A plain post without
 * JavaScript. What is no code stays to be read, and the field keeps the focus, so that a queue of people does not stop.
 */
export function ScanForm({ meeting, ids, words, formWords, place, sessions, shown, onPlace, onCode }: Props) {
  const action = useFormAction(recordAction, ids.idempotencyKey);
  const form = useRef<HTMLFormElement>(null);
  const [wrongAfter, setWrongAfter] = useState<{ shown: string | null } | null>(null);
  const isWrong = wrongAfter !== null && wrongAfter.shown === shown;
  const field = () => form.current?.elements.namedItem('code') as HTMLInputElement | null;

  function scanned() {
    const input = field();
    const code = parseBadgeCode(input?.value ?? '');
    setWrongAfter(code === null ? { shown } : null);
    input?.focus();
    if (!code || !input) return input?.select();
    input.value = '';
    onCode(code);
  }

  return (
    <FormFrame
      action={action}
      errors={action.state.status === 'error' ? (action.state.fields ?? {}) : {}}
      check={scanned}
      refusals={0}
      formRef={form}
      words={formWords}
      meeting={meeting}
      className={styles.scan}
    >
      <input type="hidden" name="clientId" value={ids.clientId} />
      <div className={styles.place}>
        <fieldset>
          <legend>{words.direction}</legend>
          <div className={styles.directions}>
            {directions.map((direction) => (
              <label key={direction} className="pick">
                <input
                  type="radio"
                  name="direction"
                  value={direction}
                  checked={place.direction === direction}
                  onChange={() => onPlace({ direction })}
                />
                <span>{words[`direction.${direction}`]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="field">
          <label htmlFor="door-session">{words.place}</label>
          <select
            id="door-session"
            name="session"
            value={place.session ?? ''}
            onChange={(event) => onPlace({ session: event.currentTarget.value || null })}
          >
            <option value="">{words.building}</option>
            {sessions.map(({ value, label, lang }) => (
              <option key={value} value={value} lang={lang}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <TextField name="code" autoComplete="off" spellCheck={false} maxLength={100} />
      <div role="status">{isWrong ? <Status shape="late">{words.notACode}</Status> : null}</div>
      <SubmitButton big>{words.record}</SubmitButton>
    </FormFrame>
  );
}
