import { inMemory, type Waiting, type WaitingQueue } from './waiting-queue';

/** What became of something that was sent. */
export type Answer =
  | { kind: 'recorded' }
  /** Sending it again cannot help. */
  | { kind: 'refused'; code: string }
  | { kind: 'signed_out' | 'not_allowed' }
  /** No connection, or the server cannot just now. */
  | { kind: 'later' };

export type OutboxState<T extends Waiting> = {
  /** True once the store of the device has been read. */
  isReady: boolean;
  isKept: boolean;
  connection: 'unknown' | 'online' | 'offline';
  /** When it was lost, by the device's clock. */
  lostAt: Date | null;
  access: 'granted' | 'signed_out' | 'not_allowed';
  waiting: readonly T[];
  refused: readonly T[];
};

/** What an outbox stands on: handed in, so that a test can lose the connection, and time does not pass by itself. */
export type OutboxTools<T extends Waiting, A extends Answer> = {
  openQueue: () => Promise<WaitingQueue<T>>;
  send: (item: T) => Promise<A>;
  now: () => Date;
  /** Runs `task` after so many milliseconds; answers how it is called off. */
  later: (task: () => void, milliseconds: number) => () => void;
  /** The server has taken something or never will, and the device no longer sends it; the list is not read anew yet. */
  onSettled: (item: T, answer: A) => void;
  /** Any answer, once the list says what still waits. */
  onAnswer?: (item: T, answer: A) => void;
  /** What is tried after a pause, and when the connection or the page comes back; sending what waits where left out. */
  retry?: () => Promise<void>;
};

const firstPause = 2_000;
const longestPause = 60_000;

export const emptyOutbox = {
  isReady: false,
  isKept: true,
  connection: 'unknown',
  lostAt: null,
  access: 'granted',
  waiting: [],
  refused: [],
} as const satisfies OutboxState<never>;

/**
 * What a page does with what is recorded on it, without a screen: each thing is written to the device first, sent in the order
 * in which it was made, and taken off the device only once the server has answered. What fails is tried again after a pause that
 * doubles, and at once when the connection or the page comes back.
 */
export function makeOutbox<T extends Waiting, A extends Answer>(tools: OutboxTools<T, A>) {
  let state: OutboxState<T> = emptyOutbox;
  const listeners = new Set<() => void>();
  let opening: Promise<WaitingQueue<T>> | null = null;
  let sending: Promise<void> | null = null;
  let isWanted = false;
  let pause = firstPause;
  let callOff: () => void = () => undefined;
  let isStopped = false;
  const retry = tools.retry ?? drain;

  function set(change: Partial<OutboxState<T>>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /**
   * Does something with the store, which is opened at the first use: on the server there is none. A browser may take it away under
   * an open page (a phone that slept, a full disk): then it is opened anew, and failing that a list in memory takes its place.
   */
  async function withQueue<R>(task: (queue: WaitingQueue<T>) => Promise<R>): Promise<R> {
    opening ??= tools.openQueue();
    try {
      return await task(await opening);
    } catch {
      opening = tools.openQueue().catch(() => inMemory());
    }
    try {
      return await task(await opening);
    } catch {
      const queue = inMemory<T>();
      for (const item of [...state.waiting, ...state.refused]) await queue.put(item);
      opening = Promise.resolve(queue);
      return task(queue);
    }
  }

  async function reread(): Promise<void> {
    const [isKept, items] = await withQueue(async (queue) => [queue.isKept, await queue.list()] as const);
    set({
      isReady: true,
      isKept,
      waiting: items.filter(({ refusal }) => refusal === null),
      refused: items.filter(({ refusal }) => refusal !== null),
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
    for (let item = await first(); item; item = await first()) {
      const answer = await tools.send(item);
      if (answer.kind !== 'recorded' && answer.kind !== 'refused') {
        if (answer.kind === 'later') lose();
        else set({ connection: 'online', lostAt: null, access: answer.kind });
        tools.onAnswer?.(item, answer);
        return;
      }
      await settle(item, answer.kind === 'refused' ? answer.code : null);
      tools.onSettled(item, answer);
      pause = firstPause;
      set({ connection: 'online', lostAt: null, access: 'granted' });
      await reread();
      tools.onAnswer?.(item, answer);
    }
  }

  const settle = (item: T, refusal: string | null) =>
    withQueue((queue) => (refusal === null ? queue.remove(item.clientId) : queue.put({ ...item, refusal })));

  const first = async (): Promise<T | undefined> =>
    isStopped ? undefined : (await withQueue((queue) => queue.list())).find(({ refusal }) => refusal === null);

  function lose(): void {
    set({ connection: 'offline', lostAt: state.lostAt ?? tools.now() });
    callOff();
    if (isStopped) return;
    callOff = tools.later(() => void retry(), pause);
    pause = Math.min(pause * 2, longestPause);
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Begins: what waits from before is read, then sent. Answers how it ends. */
    start(onRead: () => void = () => undefined) {
      isStopped = false;
      void reread().then(() => {
        onRead();
        return retry();
      });
      return () => {
        isStopped = true;
        callOff();
      };
    },

    isStopped: () => isStopped,

    /** The connection or the page is back: no pause any more. */
    wake() {
      pause = firstPause;
      void reread().then(retry);
    },

    drain,

    /** Something else that was asked of the server had no answer: it is tried again after a pause. */
    lose,

    /** Something else that was asked of the server had one. */
    hear: (access: OutboxState<T>['access']) => set({ connection: 'online', lostAt: null, access }),

    /** Writes something to the device. Resolves once it is kept; it is not sent yet. */
    keep: (item: T) => withQueue((queue) => queue.put(item)),

    /** Sends what was kept. Resolves once the state says that it waits. */
    async send(): Promise<void> {
      await reread();
      void drain();
    },

    /** Somebody has read why something was refused. */
    async dismiss(clientId: string): Promise<void> {
      await withQueue((queue) => queue.remove(clientId));
      await reread();
    },
  };
}
