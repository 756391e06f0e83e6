'use client';

import type { FormWords } from '@/components/form/form-words';
import { Status } from '@/components/ui/status';
import type { Direction } from '@/lib/door/schema';
import styles from './door.module.css';
import { RecordForm } from './record-form';
import { say, type DoorWords } from './words';

/** Somebody found by name. */
export type Match = {
  id: string;
  givenName: string;
  surname: string;
  party: { text: string; lang?: string };
  status: string;
  ids: { clientId: string; idempotencyKey: string };
};

type Props = {
  matches: readonly Match[];
  meeting: string;
  session: string | null;
  direction: Direction;
  words: DoorWords;
  formWords: FormWords;
  onRecord: (registration: string) => void;
};

/** People found by name, each with the one button that records them. */
export function PersonMatches({ matches, meeting, session, direction, words, formWords, onRecord }: Props) {
  const verb = direction === 'IN' ? 'recordIn' : 'recordOut';
  return (
    <ul className={styles.matches}>
      {matches.map(({ id, givenName, surname, party, status, ids }) => (
        <li key={id}>
          <span>
            <bdi>
              {givenName} <b>{surname.toLocaleUpperCase()}</b>
            </bdi>
            <span className="sub" lang={party.lang}>
              {party.text}
            </span>
            {status === 'CONFIRMED' ? null : (
              <span className="sub">
                <Status shape="late">{words[`status.${status}`]}</Status>
              </span>
            )}
          </span>
          <RecordForm
            meeting={meeting}
            registration={id}
            session={session}
            ids={ids}
            words={formWords}
            label={`${givenName} ${surname}`}
            onRecord={() => onRecord(id)}
          >
            <input type="hidden" name="direction" value={direction} />
            <button className="btn" aria-label={say(words, `${verb}Of`, { name: `${givenName} ${surname}` })}>
              {words[verb]}
            </button>
          </RecordForm>
        </li>
      ))}
    </ul>
  );
}
