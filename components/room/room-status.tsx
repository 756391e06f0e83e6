'use client';

import type { Choice } from '@/components/form/select-field';
import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useRoom } from './room-context';
import { TypedFields } from './typed-fields';
import { say } from './words';

interface RoomStatusProps {
  locale: Locale;
  zone: string;
  /** Address where one signs in and comes back here. */
  signIn: string;
  themes: readonly Choice[];
}

/** What waits on this device, why, what the server would not take, and how many are in the room. */
export function RoomStatus({ locale, zone, signIn, themes }: RoomStatusProps) {
  const { state, words, outbox, places, left, leave } = useRoom();
  const { waiting, refused, connection, lostAt, access, isKept, isReady } = state;
  const points = waiting.filter(({ kind }) => kind === 'point').length;
  return (
    <div className="no-print">
      <div role="status">
        {connection === 'offline' && waiting.length > 0 ? (
          <div className="offline">
            <p>
              <Status shape="late">
                {say(words, 'lost', { time: lostAt ? formatTime(lostAt, locale, zone) : '' })}
              </Status>{' '}
              {say(words, isKept ? 'waits' : 'waitsInPage', { points, saves: waiting.length - points })}
            </p>
            <button type="button" className="lnk push" onClick={() => outbox.wake()}>
              {say(words, 'again')}
            </button>
          </div>
        ) : null}
      </div>
      {places.present > 1 ? <p className="small soft">{say(words, 'present', { count: places.present })}</p> : null}
      {isReady && access === 'signed_out' && waiting.length > 0 ? (
        <Notice kind="ask" title={say(words, 'signedOut')} urgent>
          <p>
            <a href={signIn}>{say(words, 'signIn')}</a>
          </p>
        </Notice>
      ) : null}
      {isReady && access === 'not_allowed' && waiting.length > 0 ? (
        <Notice kind="late" title={say(words, 'notAllowed')} urgent />
      ) : null}
      {left.size > 0 ? (
        <Notice kind="ask" title={say(words, 'left_behind')} urgent>
          <ul>
            {[...left].map(([form, typed]) => (
              <li key={form}>
                <TypedFields fields={typed} themes={themes} words={words} />
                <button
                  type="button"
                  className="lnk"
                  aria-label={`${say(words, 'dismiss')}: ${String(typed.text ?? '').slice(0, 60)}`}
                  onClick={() => leave(form, null)}
                >
                  {say(words, 'dismiss')}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {refused.length > 0 ? (
        <Notice kind="late" title={say(words, 'refused')} urgent>
          <ul>
            {refused.map(({ clientId, fields, refusal }) => (
              <li key={clientId}>
                <TypedFields fields={fields} themes={themes} words={words} />
                {words[`why_${refusal ?? ''}`] ?? say(words, 'why_invalid')}{' '}
                <button
                  type="button"
                  className="lnk"
                  aria-label={`${say(words, 'dismiss')}: ${String(fields.text ?? '').slice(0, 60)}`}
                  onClick={() => void outbox.dismiss(clientId)}
                >
                  {say(words, 'dismiss')}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
