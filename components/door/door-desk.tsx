'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FormWords } from '@/components/form/form-words';
import { newId } from '@/components/form/new-id';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import type { DoorCard } from '@/lib/door/model/card';
import { findPeople, mostInList } from '@/lib/door/model/door-list';
import type { PartyLine, Presence } from '@/lib/door/model/presence';
import type { HandOut } from '@/lib/door/model/hand-out';
import type { DoorQuery } from '@/lib/door/schema';
import type { Locale } from '@/lib/i18n/routing';
import { DoorNumbers } from './door-numbers';
import { emptyDoor, makeDoorStore, type Place } from './door-store';
import { BadgeForm } from './badge-form';
import { Camera } from './camera';
import styles from './door.module.css';
import { HandOutForm } from './hand-out-form';
import { PersonCard } from './person-card';
import { PersonMatches, type Match } from './person-matches';
import { QueueStatus } from './queue-status';
import { openRecordQueue } from './record-queue';
import { ScanForm } from './scan-form';
import { fetchPeople, sendRecord } from './send-record';
import { ShownRecord } from './shown-record';
import { useLiveDoor } from './use-live-door';
import { usePlace, type PlaceChoice } from './use-place';
import { say, type DoorWords } from './words';

type Ids = { clientId: string; idempotencyKey: string };

export type DoorDeskProps = {
  meeting: string;
  locale: Locale;
  /** Zone of the meeting; null where the page knows nothing of it: then what the device remembers, or else its own. */
  zone: string | null;
  words: DoorWords;
  formWords: FormWords;
  asked: DoorQuery;
  /** Null where the page cannot ask: then what the device remembers. */
  sessions: readonly PlaceChoice[] | null;
  ids: Ids;
  /** As the address asks without JavaScript: the card of whoever was recorded, and who was found. */
  card: DoorCard | null;
  found: readonly Match[] | null;
  /** As the page counted; null where it cannot. */
  numbers: { presence: Presence; parties: readonly PartyLine[] } | null;
  /** Number of the last live event when the page was made; null where it does not follow them. */
  seq: number | null;
  signIn: string;
};

/**
 * The door's screen: a field for badges, a search by name, the last record, and what waits. Everything is a plain form until
 * JavaScript is loaded; from then on each record is kept on the device first and sent by itself.
 */
export function DoorDesk(props: DoorDeskProps) {
  const { meeting, locale, words, formWords, asked, ids, card, found, seq, signIn } = props;
  const isEnhanced = useIsEnhanced();
  const [store] = useState(() =>
    makeDoorStore(
      { meeting, language: locale },
      {
        openQueue: () => openRecordQueue(meeting),
        send: sendRecord,
        fetchPeople,
        newId,
        now: () => new Date(),
        later: callLater,
      },
    ),
  );
  const state = useSyncExternalStore(store.subscribe, store.getState, () => emptyDoor);
  const { place, sessions, zone: known, change, settle } = usePlace(meeting, asked, props);
  const zone = known ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [wanted, setWanted] = useState(asked.q ?? '');
  const screen = useRef<HTMLDivElement>(null);
  // Once: what the address asked for is where the device stands at first, not where it is put back to.
  const settleOnce = useRef(settle);

  useEffect(() => {
    // Reached by a link that changed the page within another one's document: that one has neither the camera nor the worker.
    const [loaded] = performance.getEntriesByType('navigation');
    if (loaded && new URL(loaded.name).pathname !== location.pathname) return location.replace(location.href);
    settleOnce.current();
    // Without a worker (plain http, an old browser) the door works as long as its page is open.
    navigator.serviceWorker
      ?.register('/api/offline-worker', { scope: doorPath(locale, meeting), updateViaCache: 'none' })
      .catch(() => undefined);
    const stop = store.start({ session: null });
    const wake = () => void (document.visibilityState === 'visible' && store.wake());
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [store, locale, meeting]);
  // The page without a connection gives way to the door itself, unless something is being typed or would end with the page.
  const isKept = state.isKept || state.waiting.length + state.refused.length === 0;
  const isBack = props.zone === null && state.connection === 'online' && state.access === 'granted' && isKept;
  useEffect(() => {
    if (isBack && !screen.current?.querySelector<HTMLInputElement>('input[name=code]')?.value)
      location.replace(doorPath(locale, meeting));
  }, [isBack, locale, meeting]);
  useEffect(() => store.moveTo(place.session), [store, place.session]);
  useLiveDoor(meeting, seq, store.refresh);
  useEffect(() => {
    const field = () => screen.current?.querySelector<HTMLInputElement>('input[name=code]');
    // A keyboard on the screen would cover the page; where there is a pointer there is a keyboard or a scanner.
    if (matchMedia('(pointer: fine)').matches) field()?.focus({ preventScroll: true });
    // A scanner types wherever the focus is: signs that no control takes go into the field.
    const type = (event: KeyboardEvent) => {
      const isSign = event.key.length === 1 && /[0-9a-z]/i.test(event.key);
      if (isSign && !event.ctrlKey && !event.metaKey && !event.altKey && !takesText(document.activeElement))
        field()?.focus();
    };
    document.addEventListener('keydown', type);
    return () => document.removeEventListener('keydown', type);
  }, []);

  const record = (who: { code: string } | { registration: string }, at: Partial<Place> = {}, given: HandOut[] = []) =>
    void store.record(who, { ...place, ...at }, given);
  const { shown, people } = state;
  const form = { meeting, words, formWords };
  const handOut = ({ id, due, status }: DoorCard) => ({
    ...form,
    ids,
    due,
    isConfirmed: status === 'CONFIRMED',
    registration: id,
    session: place.session,
    onHandOut: (given: HandOut[]) => record({ registration: id }, { direction: 'IN' }, given),
  });
  // A list that was cut off knows half the alphabet: then names are looked for on the server.
  const isWhole = isEnhanced && people !== null && people.length < mostInList;
  const matches = isWhole ? matchesOf(people, wanted) : found;

  const numbers = state.numbers ?? props.numbers;
  const placeName = sessions.find(({ value }) => value === place.session)?.label ?? words.building ?? '';

  return (
    <>
      <div className={styles.desk} ref={screen}>
        <section aria-labelledby="door-scan" className="stack">
          <h2 id="door-scan" className="vh">
            {words.record}
          </h2>
          <ScanForm
            meeting={meeting}
            ids={ids}
            words={words}
            formWords={formWords}
            place={place}
            sessions={sessions}
            shown={state.shown?.record.clientId ?? null}
            onPlace={change}
            onCode={(code) => record({ code })}
          />
          {isEnhanced ? <Camera words={words} onCode={(code) => record({ code })} /> : null}
          {isEnhanced ? (
            <details>
              <summary>{words.device}</summary>
              <div className="field">
                <label htmlFor="door-device">{words.deviceName}</label>
                <p className="help" id="door-device-help">
                  {words.deviceHelp}
                </p>
                <input
                  id="door-device"
                  type="text"
                  className="w-m"
                  autoComplete="off"
                  maxLength={60}
                  aria-describedby="door-device-help"
                  value={place.device}
                  onChange={(event) => change({ device: event.currentTarget.value })}
                />
              </div>
            </details>
          ) : null}
          <QueueStatus
            state={state}
            words={words}
            locale={locale}
            zone={zone}
            isZoneKnown={known !== null}
            signIn={signIn}
            onDismiss={(clientId) => void store.dismiss(clientId)}
          />
        </section>
        <section aria-labelledby="door-shown" className="stack">
          <h2 id="door-shown" className="vh">
            {words.status}
          </h2>
          <div aria-live="polite" aria-atomic="true">
            {shown ? (
              <ShownRecord shown={shown} words={words} locale={locale} zone={zone} meeting={meeting}>
                {shown.card ? (
                  <>
                    <HandOutForm {...handOut(shown.card)} />
                    <BadgeForm key={shown.card.id} card={shown.card} {...form} />
                  </>
                ) : null}
              </ShownRecord>
            ) : card ? (
              <PersonCard card={card} words={words} locale={locale} zone={zone} meeting={meeting}>
                <HandOutForm {...handOut(card)} />
                <BadgeForm key={card.id} card={card} {...form} idempotencyKey={ids.idempotencyKey} />
              </PersonCard>
            ) : null}
          </div>
          {props.zone === null ? null : (
            <form className="stack" role="search" onSubmit={(event) => isWhole && event.preventDefault()}>
              <input type="hidden" name="direction" value={place.direction} />
              {place.session ? <input type="hidden" name="session" value={place.session} /> : null}
              <div className="field">
                <label htmlFor="door-name">{words.searchLabel}</label>
                <input
                  id="door-name"
                  type="search"
                  name="q"
                  autoComplete="off"
                  maxLength={100}
                  defaultValue={asked.q}
                  onChange={(event) => setWanted(event.currentTarget.value)}
                />
              </div>
              {isWhole ? null : <button className="btn">{words.searchSubmit}</button>}
            </form>
          )}
          <div role="status">
            {matches?.length === 0 && wanted ? (
              <p className="small">{say(words, 'searchNone', { q: wanted })}</p>
            ) : null}
          </div>
          {matches && matches.length > 0 ? (
            <PersonMatches
              matches={matches}
              meeting={meeting}
              session={place.session}
              direction={place.direction}
              words={words}
              formWords={formWords}
              onRecord={(registration) => record({ registration })}
            />
          ) : null}
        </section>
      </div>
      {numbers ? <DoorNumbers {...numbers} place={say(words, 'count.of', { place: placeName })} words={words} /> : null}
    </>
  );
}

/** Whether signs typed now have a place to go. */
function takesText(focused: Element | null): boolean {
  if (focused instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(focused.type);
  return focused instanceof HTMLTextAreaElement || focused instanceof HTMLSelectElement;
}

/** Where a door is; its worker's scope. */
const doorPath = (locale: Locale, meeting: string) => `/${locale}/manage/${meeting}/door`;

const noIds: Ids = { clientId: '', idempotencyKey: '' };

function matchesOf(people: Parameters<typeof findPeople>[0], wanted: string): Match[] {
  return findPeople(people, wanted).map(({ id, givenName, surname, party, status }) => ({
    id,
    givenName,
    surname,
    party: { text: party },
    status,
    ids: noIds,
  }));
}

function callLater(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
