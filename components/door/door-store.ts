import type { DoorCard } from '@/lib/door/model/card';
import { hashBadgeCode } from '@/lib/door/model/badge-code';
import type { DoorPerson } from '@/lib/door/model/door-list';
import type { PartyLine, Presence } from '@/lib/door/model/presence';
import type { HandOut } from '@/lib/door/model/hand-out';
import { isSameTap } from '@/lib/door/model/same-tap';
import type { Direction } from '@/lib/door/schema';
import { inMemory, type RecordQueue, type WaitingRecord } from './record-queue';
import type { fetchPeople, sendRecord } from './send-record';

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

export type DoorState = {
  /** True once the store of the device has been read. */
  isReady: boolean;
  isKept: boolean;
  connection: 'unknown' | 'online' | 'offline';
  access: 'granted' | 'signed_out' | 'not_allowed';
  /** Null while the list is not in memory. */
  people: DoorPerson[] | null;
  /** As the server last counted; null before. */
  numbers: { presence: Presence; parties: PartyLine[] } | null;
  waiting: WaitingRecord[];
  refused: WaitingRecord[];
  shown: Shown | null;
  hasSent: boolean;
};

/** What a store stands on: handed in, so that a test can lose the connection, and time does not pass by itself. */
export type DoorTools = {
  openQueue: () => Promise<RecordQueue>;
  send: typeof sendRecord;
  fetchPeople: typeof fetchPeople;
  newId: () => string;
  /** Runs `task` after so many milliseconds; answers how it is called off. */
  later: (task: () => void, milliseconds: number) => () => void;
};

const firstPause = 2_000;
const longestPause = 60_000;
/** A queue of people at three doors changes the list several times a second; nobody needs it anew as often. */
const refreshEvery = 1_500;

export const emptyDoor: DoorState = {
  isReady: false,
  isKept: true,
  connection: 'unknown',
  access: 'granted',
  people: null,
  numbers: null,
  waiting: [],
  refused: [],
  shown: null,
  hasSent: false,
};

/**
 * What a door does, without a screen: records are written to the device first, shown from the list in memory, sent in the
 * order in which they were made, and taken off the device only once the server has answered. What fails is tried again after
 * a pause that doubles, and at once when the connection or the page comes back.
 */
export function makeDoorStore(of: { meeting: string; language: string }, tools: DoorTools) {
  let state = emptyDoor;
  let session: string | null = null;
  const listeners = new Set<() => void>();
  let opening: Promise<RecordQueue> | null = null;
  let sending: Promise<void> | null = null;
  let isWanted = false;
  let isRefreshing = false;
  let pause = firstPause;
  let callOff: () => void = () => undefined;
  let isStopped = false;
  let lastTap: WaitingRecord | null = null;

  /** Opened at the first use: on the server, where a screen is only drawn, there is no store. */
  function opened(): Promise<RecordQueue> {
    opening ??= tools.openQueue();
    return opening;
  }

  function set(change: Partial<DoorState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /**
   * Does something with the store. A browser may take it away under an open page (a phone that slept, a full disk): then it is
   * opened anew, and where that does not help a list in memory takes its place, which the page says.
   */
  async function withQueue<T>(task: (queue: RecordQueue) => Promise<T>): Promise<T> {
    try {
      return await task(await opened());
    } catch {
      opening = tools.openQueue().catch(() => inMemory());
    }
    try {
      return await task(await opened());
    } catch {
      opening = Promise.resolve(inMemory());
      return task(await opening);
    }
  }

  async function reread(): Promise<void> {
    const [queue, records] = await withQueue(async (held) => [held, await held.list(of.meeting)] as const);
    set({
      isReady: true,
      isKept: queue.isKept,
      waiting: records.filter(({ refusal }) => refusal === null),
      refused: records.filter(({ refusal }) => refusal !== null),
    });
  }

  /** Sends what waits; one sending at a time, and another round where something came meanwhile. */
  function drain(): Promise<void> {
    if (sending) isWanted = true;
    sending ??= sendAll().finally(() => {
      sending = null;
      const goOn = isWanted && state.connection === 'online' && state.access === 'granted';
      isWanted = false;
      if (goOn) void drain();
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    callOff();
    for (let [record] = await waiting(); record; [record] = await waiting()) {
      const { clientId } = record;
      const outcome = await tools.send(record, of.language);
      if (outcome.kind === 'later') {
        set({ connection: 'offline' });
        tryAgain();
        return;
      }
      if (outcome.kind === 'recorded') {
        await withQueue((queue) => queue.remove(clientId));
        learn(outcome.card);
        show(record, { state: 'recorded', at: outcome.at, card: outcome.card });
        set({ hasSent: true });
      } else if (outcome.kind === 'refused') {
        const refused = { ...record, refusal: outcome.code };
        if (lastTap?.clientId === clientId) lastTap = null;
        await withQueue((queue) => queue.put(refused));
        show(record, { state: 'refused', record: refused });
      } else {
        set({ connection: 'online', access: outcome.kind });
        return;
      }
      pause = firstPause;
      set({ connection: 'online', access: 'granted' });
      await reread();
    }
  }

  const waiting = async () =>
    isStopped ? [] : (await withQueue((queue) => queue.list(of.meeting))).filter(({ refusal }) => refusal === null);

  function tryAgain(): void {
    callOff();
    if (isStopped) return;
    callOff = tools.later(() => void retry(), pause);
    pause = Math.min(pause * 2, longestPause);
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
    if (isStopped || asked !== session) return;
    if (outcome.kind === 'list') {
      const { people, presence, parties } = outcome;
      set({ people, numbers: { presence, parties }, connection: 'online', access: 'granted' });
    } else if (outcome.kind === 'later') {
      set({ connection: 'offline' });
      tryAgain();
    } else set({ connection: 'online', access: outcome.kind });
  }

  /** Tries the list, which tells whether there is a connection and who is signed in, then sends. */
  async function retry(): Promise<void> {
    await loadPeople();
    if (state.connection === 'online' && state.access === 'granted') await drain();
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
      isStopped = false;
      session = place.session;
      void reread().then(retry);
      return () => {
        isStopped = true;
        callOff();
      };
    },

    /** The connection or the page is back: no pause any more. */
    wake() {
      pause = firstPause;
      void reread().then(retry);
    },

    /** Something has changed at another door or at the desk: the list is fetched again soon, once for many changes. */
    refresh() {
      if (state.people === null || isRefreshing || isStopped) return;
      isRefreshing = true;
      tools.later(() => {
        isRefreshing = false;
        if (!isStopped && state.connection === 'online') void loadPeople();
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
      const now = new Date();
      if (lastTap && isSameTap(lastTap, { ...who, session: at, direction, handedOut }, now)) return;
      const record: WaitingRecord = {
        clientId: tools.newId(),
        meeting: of.meeting,
        ...who,
        direction,
        session: at,
        // An emptied name is the door's own business; a record has one.
        device: device.trim() || 'door',
        at: now.toISOString(),
        handedOut,
        refusal: null,
      };
      // Before anything is waited for: the second tap may be there already.
      lastTap = record;
      await withQueue((queue) => queue.put(record));
      const person = await personOf(who);
      set({ shown: { record, state: 'waiting', at: record.at, person, card: null } });
      // Until the server has answered, who is in is known from this device's own records.
      if (person && at === session) change(person.id, { isIn: direction === 'IN' });
      await reread();
      void drain();
    },

    /** Somebody has read why a record was refused. */
    async dismiss(clientId: string): Promise<void> {
      await withQueue((queue) => queue.remove(clientId));
      await reread();
    },
  };
}

export type DoorStore = ReturnType<typeof makeDoorStore>;
