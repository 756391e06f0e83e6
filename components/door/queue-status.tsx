'use client';

import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { shortCode } from '@/lib/door/model/badge-code';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import type { DoorState } from './door-store';
import type { WaitingRecord } from './record-queue';
import { say, type DoorWords } from './words';

type Props = {
  state: DoorState;
  words: DoorWords;
  locale: Locale;
  zone: string;
  /** False where nothing is known of the meeting's zone and times are the device's own. */
  isZoneKnown: boolean;
  signIn: string;
  onDismiss: (clientId: string) => void;
};

/** How many records wait, why, and what the server would not take. */
export function QueueStatus({ state, words, locale, zone, isZoneKnown, signIn, onDismiss }: Props) {
  const { waiting, refused, connection, access, people, isKept, isReady, hasSent } = state;
  const what = ({ code }: WaitingRecord) =>
    code ? say(words, 'unknown', { code: shortCode(code) }) : (words.aPerson ?? '');
  return (
    <div className="stack">
      <div role="status">
        {!isReady ? null : waiting.length > 0 ? (
          <p>
            <Status shape="half">{say(words, 'waiting', { count: waiting.length })}</Status>
          </p>
        ) : (
          <p className="small soft">{hasSent ? words.allSent : words.nothingYet}</p>
        )}
        {connection === 'offline' ? (
          <p className="small">
            <Status shape="late">{words.offline}</Status> {people ? words.namesKnown : words.namesUnknown}{' '}
            {say(words, isZoneKnown ? 'zone' : 'zoneOfDevice', { zone })}
          </p>
        ) : null}
        {isKept ? null : (
          <p className="small">
            <Status shape="late">{words.memoryOnly}</Status>
          </p>
        )}
      </div>
      {access === 'signed_out' ? (
        <Notice kind="ask" title={words.signedOut} urgent>
          <p>
            <a href={signIn}>{words.signIn}</a>
          </p>
        </Notice>
      ) : null}
      {access === 'not_allowed' ? <Notice kind="late" title={words.notAllowed} urgent /> : null}
      {refused.length > 0 ? (
        <Notice kind="late" title={words.refusedHeading} urgent>
          <ul>
            {refused.map((record) => (
              <li key={record.clientId}>
                {say(words, 'refusedItem', {
                  what: what(record),
                  time: formatTime(new Date(record.at), locale, zone),
                  why: words[`why_${record.refusal}`] ?? words.why_invalid ?? '',
                })}{' '}
                <button
                  type="button"
                  className="lnk"
                  aria-label={say(words, 'dismissOf', { what: what(record) })}
                  onClick={() => onDismiss(record.clientId)}
                >
                  {words.dismiss}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
