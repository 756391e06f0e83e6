'use client';

import type { ReactNode } from 'react';
import { Status } from '@/components/ui/status';
import { shortCode } from '@/lib/door/model/badge-code';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import type { Shown } from './door-store';
import styles from './door.module.css';
import { PersonCard } from './person-card';
import { say, type DoorWords } from './words';

type Props = {
  shown: Shown;
  words: DoorWords;
  locale: Locale;
  zone: string;
  meeting: string;
  /** Below the card: what is to be handed out. */
  children?: ReactNode;
};

/** The last record made here: the server's card once it has answered, until then what the list in memory knows. */
export function ShownRecord({ shown, words, locale, zone, meeting, children }: Props) {
  const state = <RecordState shown={shown} words={words} locale={locale} zone={zone} />;
  if (shown.card)
    return (
      <PersonCard card={shown.card} words={words} locale={locale} zone={zone} meeting={meeting} state={state}>
        {children}
      </PersonCard>
    );
  const { person, record } = shown;
  return (
    <article className={styles.card}>
      <div className={styles.who}>
        {state}
        {person ? (
          <>
            <h3 className={styles.name}>
              <bdi>
                {person.givenName} <b>{person.surname.toLocaleUpperCase()}</b>
              </bdi>
            </h3>
            <p>{[person.party, ...person.groups].join(', ')}</p>
            <ul className={styles.remarks}>
              {person.status === 'CONFIRMED' ? null : (
                <li>
                  <Status shape="late">
                    {say(words, 'remark_not_confirmed', { status: words[`status.${person.status}`] ?? '' })}
                  </Status>
                </li>
              )}
              {person.mode === 'ONLINE' ? (
                <li>
                  <Status shape="ask">{words.remark_online}</Status>
                </li>
              ) : null}
              {person.isIn && record.direction === 'IN' ? (
                <li>
                  <Status shape="half">{words.remark_already_in}</Status>
                </li>
              ) : null}
              {!person.isIn && record.direction === 'OUT' ? (
                <li>
                  <Status shape="late">{words.remark_was_not_in}</Status>
                </li>
              ) : null}
            </ul>
            {person.due.length > 0 && record.direction === 'IN' ? (
              <p>
                {words.handOut}: {person.due.map((one) => words[`due.${one}`]).join(', ')}
              </p>
            ) : null}
          </>
        ) : (
          <>
            <h3 className={styles.name}>
              {record.code ? say(words, 'unknown', { code: shortCode(record.code) }) : words.aPerson}
            </h3>
            {shown.state === 'waiting' ? <p className="soft">{words.unknownText}</p> : null}
          </>
        )}
      </div>
    </article>
  );
}

function RecordState({ shown: { state, at, record }, words, locale, zone }: Omit<Props, 'meeting'>) {
  const time = formatTime(new Date(at), locale, zone);
  const direction = words[`direction.${record.direction}`];
  return (
    <p className={styles.state}>
      {state === 'recorded' ? (
        <Status shape="done">{say(words, 'recorded', { time })}</Status>
      ) : state === 'waiting' ? (
        <Status shape="half">{say(words, 'waits', { time })}</Status>
      ) : (
        <Status shape="no">
          {words.refused}: {words[`why_${record.refusal}`] ?? words.why_invalid}
        </Status>
      )}{' '}
      <span className="soft">{direction}</span>
    </p>
  );
}
