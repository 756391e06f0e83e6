import { emptyOutbox, makeOutbox, type OutboxState, type OutboxTools } from '@/components/form/waiting-outbox';
import type { DoorCard } from '@/lib/door/model/card';
import { hashBadgeCode } from '@/lib/door/model/badge-code';
import type { DoorPerson } from '@/lib/door/model/door-list';
import type { PartyLine, Presence } from '@/lib/door/model/presence';
import type { HandOut } from '@/lib/door/model/hand-out';
import { isSameTap } from '@/lib/door/model/same-tap';
import type { Direction } from '@/lib/door/schema';
import type { WaitingRecord } from './record-queue';
import type { fetchPeople, Outcome, sendRecord } from './send-record';

/** Where this device stands and what it is called. */
export type Place = { session: string | null; direction: Direction; device: string };

/** The record on the screen and what is known of it. */
export type Shown = {
  record: WaitingRecord;
  state: 'waiting' | 'recorded' | 'refused';
  /** By the server's clock, once recorded. */
  at: string;
  /** From the list in memory; null while the code means nobody to this device. */
  person: DoorPerson | null;
  /** From the server. */
  card: DoorCard | null;
};

export type DoorState = OutboxState<WaitingRecord> & {
  /** Null while the list is not in memory. */
  people: DoorPerson[] | null;
  /** As the server last counted; null before. */
  numbers: { presence: Presence; parties: PartyLine[] } | null;
  shown: Shown | null;
  hasSent: boolean;
};

/** What a store stands on: handed in, so that a test can lose the connection, and time does not pass by itself. */
export type DoorTools = Pick<OutboxTools<WaitingRecord, Outcome>, 'openQueue' | 'now' | 'later'> & {
  send: typeof sendRecord;
  fetchPeople: typeof fetchPeople;
  newId: () => string;
};

/** A queue of people at three doors changes the list several times a second; nobody needs it anew as often. */
const refreshEvery = 1_500;

export const emptyDoor: DoorState = { ...emptyOutbox, people: null, numbers: null, shown: null, hasSent: false };

/**
 * What a door does, without a screen: a record is shown from the list in memory as soon as the device has it, and again with what
 * the server says of it.
 */
export function makeDoorStore(of: { meeting: string; language: string }, tools: DoorTools) {
  let state = emptyDoor;
  let session: string | null = null;
  const listeners = new Set<() => void>();
  let isRefreshing = false;
  let lastTap: WaitingRecord | null = null;
  const { openQueue, now, later } = tools;
  const outbox = makeOutbox<WaitingRecord, Outcome>({
    openQueue,
    now,
    later,
    retry,
    send: (record) => tools.send(record, of.language),
    onSettled(record, outcome) {
      if (outcome.kind === 'recorded') {
        learn(outcome.card);
        show(record, { state: 'recorded', at: outcome.at, card: outcome.card });
        set({ hasSent: true });
      } else if (outcome.kind === 'refused') {
        if (lastTap?.clientId === record.clientId) lastTap = null;
        show(record, { state: 'refused', record: { ...record, refusal: outcome.code } });
      }
    },
  });
  outbox.subscribe(() => set(outbox.getState()));

  function set(change: Partial<DoorState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** Changes what is shown, while it is still that record. */
  function show(record: WaitingRecord, change: Partial<Shown>): void {
    if (state.shown?.record.clientId === record.clientId) set({ shown: { ...state.shown, ...change } });
  }

  /** The list follows what the server answered. */
  function learn(card: DoorCard | null): void {
    if (!card) return;
    const isIn = card.recent[0]?.direction === 'IN' && card.recent[0].isToday;
    change(card.id, { isIn, due: card.due });
  }

  /** Changes somebody in the list, where there is one. */
  function change(id: string, to: Partial<DoorPerson>): void {
    if (state.people) set({ people: state.people.map((person) => (person.id === id ? { ...person, ...to } : person)) });
  }

  async function loadPeople(): Promise<void> {
    const asked = session;
    const outcome = await tools.fetchPeople(of.meeting, of.language, asked);
    if (outbox.isStopped() || asked !== session) return;
    if (outcome.kind === 'list') {
      const { people, presence, parties } = outcome;
      set({ people, numbers: { presence, parties } });
      outbox.hear('granted');
    } else if (outcome.kind === 'later') outbox.lose();
    else outbox.hear(outcome.kind);
  }

  /** Tries the list, which tells whether there is a connection and who is signed in, then sends. */
  async function retry(): Promise<void> {
    await loadPeople();
    if (state.connection === 'online' && state.access === 'granted') await outbox.drain();
  }

  async function personOf({
    code,
    registration,
  }: {
    code?: string;
    registration?: string;
  }): Promise<DoorPerson | null> {
    if (!state.people) return null;
    if (registration) return state.people.find(({ id }) => id === registration) ?? null;
    if (!code || !globalThis.crypto?.subtle) return null;
    const hash = await hashBadgeCode(code);
    return state.people.find((person) => person.hash === hash) ?? null;
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Begins: what waits from before is sent, the list is fetched. Answers how it ends. */
    start(place: Pick<Place, 'session'>) {
      session = place.session;
      return outbox.start();
    },
    wake: outbox.wake,
    dismiss: outbox.dismiss,

    /** Something has changed at another door or at the desk: the list is fetched again soon, once for many changes. */
    refresh() {
      if (state.people === null || isRefreshing || outbox.isStopped()) return;
      isRefreshing = true;
      tools.later(() => {
        isRefreshing = false;
        if (!outbox.isStopped() && state.connection === 'online') void loadPeople();
      }, refreshEvery);
    },

    /** The device stands at another door: who is in is another question there. */
    moveTo(to: string | null) {
      if (to === session) return;
      session = to;
      // What was being asked for the other place is not heard any more: what waits goes on from here.
      void retry();
    },

    /** Writes a record to the device, shows it, and sends it. Resolves once it is kept. */
    async record(
      who: { code: string } | { registration: string },
      { session: at, direction, device }: Place,
      handedOut: HandOut[] = [],
    ): Promise<void> {
      if (lastTap && isSameTap(lastTap, { ...who, session: at, direction, handedOut }, tools.now())) return;
      const record: WaitingRecord = {
        clientId: tools.newId(),
        meeting: of.meeting,
        ...who,
        direction,
        session: at,
        // An emptied name is the door's own business; a record has one.
        device: device.trim() || 'door',
        at: tools.now().toISOString(),
        handedOut,
        refusal: null,
      };
      // Before anything is waited for: the second tap may be there already.
      lastTap = record;
      await outbox.keep(record);
      const person = await personOf(who);
      set({ shown: { record, state: 'waiting', at: record.at, person, card: null } });
      // Until the server has answered, who is in is known from this device's own records.
      if (person && at === session) change(person.id, { isIn: direction === 'IN' });
      await outbox.send();
    },
  };
}

export type DoorStore = ReturnType<typeof makeDoorStore>;
