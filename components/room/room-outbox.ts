import { inMemory, type Edit, type EditQueue } from './edit-queue';
import type { Outcome } from './send-edit';

export type RoomState = {
  /** True once the store of the device has been read. */
  isReady: boolean;
  isKept: boolean;
  connection: 'unknown' | 'online' | 'offline';
  /** When it was lost, by the device's clock. */
  lostAt: Date | null;
  access: 'granted' | 'signed_out' | 'not_allowed';
  waiting: readonly Edit[];
  refused: readonly Edit[];
  /** What the server acknowledged since the page was opened, by the device's ids: the page shows it until it comes with the page. */
  recorded: ReadonlyMap<string, { edit: Edit; outcome: Extract<Outcome, { kind: 'recorded' }> }>;
};

/** What an outbox stands on: handed in, so that a test can lose the connection, and time does not pass by itself. */
export type RoomTools = {
  openQueue: () => Promise<EditQueue>;
  send: (edit: Edit) => Promise<Outcome>;
  newId: () => string;
  now: () => Date;
  /** Runs `task` after so many milliseconds; answers how it is called off. */
  later: (task: () => void, milliseconds: number) => () => void;
};

const firstPause = 2_000;
const longestPause = 60_000;

export const emptyRoom: RoomState = {
  isReady: false,
  isKept: true,
  connection: 'unknown',
  lostAt: null,
  access: 'granted',
  waiting: [],
  refused: [],
  recorded: new Map(),
};

/**
 * What a rapporteur's page does with what is typed, without a screen: each edit is written to the device first, sent in the
 * order in which it was made, and taken off the device only once the server has answered. Each names the one before it on the
 * same subject, so that the server can keep their order. What fails is tried again after a pause that doubles, and at once when
 * the connection or the page comes back.
 */
export function makeRoomOutbox(tools: RoomTools) {
  let state = emptyRoom;
  const listeners = new Set<() => void>();
  const heard = new Map<string, (outcome: Outcome) => void>();
  /** The last edit on each subject whose place in the order still matters. */
  const last = new Map<string, string>();
  let opening: Promise<EditQueue> | null = null;
  let sending: Promise<void> | null = null;
  let isWanted = false;
  let pause = firstPause;
  let callOff: () => void = () => undefined;
  let isStopped = false;

  function set(change: Partial<RoomState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** A browser may take the store away under an open page: then it is opened anew, and failing that a list in memory takes its place. */
  async function withQueue<T>(task: (queue: EditQueue) => Promise<T>): Promise<T> {
    opening ??= tools.openQueue();
    try {
      return await task(await opening);
    } catch {
      opening = tools.openQueue().catch(() => inMemory());
    }
    try {
      return await task(await opening);
    } catch {
      const queue = inMemory();
      for (const edit of [...state.waiting, ...state.refused]) await queue.put(edit);
      opening = Promise.resolve(queue);
      return task(queue);
    }
  }

  async function reread(): Promise<void> {
    const [isKept, edits] = await withQueue(async (queue) => [queue.isKept, await queue.list()] as const);
    set({
      isReady: true,
      isKept,
      waiting: edits.filter(({ refusal }) => refusal === null),
      refused: edits.filter(({ refusal }) => refusal !== null),
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
    for (let edit = await first(); edit; edit = await first()) {
      const { clientId } = edit;
      const outcome = await tools.send(edit);
      const tell = () => heard.get(clientId)?.(outcome);
      if (outcome.kind === 'later') {
        tell();
        set({ connection: 'offline', lostAt: state.lostAt ?? tools.now() });
        tryAgain();
        return;
      }
      if (outcome.kind === 'signed_out' || outcome.kind === 'not_allowed') {
        tell();
        set({ connection: 'online', lostAt: null, access: outcome.kind });
        return;
      }
      const refusal = outcome.kind === 'refused' ? outcome.code : null;
      await withQueue((queue) => (refusal === null ? queue.remove(clientId) : queue.put({ ...edit, refusal })));
      if (outcome.kind === 'recorded') set({ recorded: new Map(state.recorded).set(clientId, { edit, outcome }) });
      pause = firstPause;
      set({ connection: 'online', lostAt: null, access: 'granted' });
      await reread();
      // Only now: whoever waits for it asks whether anything else still waits.
      tell();
    }
  }

  const first = async (): Promise<Edit | undefined> =>
    isStopped ? undefined : (await withQueue((queue) => queue.list())).find(({ refusal }) => refusal === null);

  function tryAgain(): void {
    callOff();
    if (isStopped) return;
    callOff = tools.later(() => void drain(), pause);
    pause = Math.min(pause * 2, longestPause);
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Begins: what waits from before is sent. Answers how it ends. */
    start() {
      isStopped = false;
      void reread().then(() => {
        for (const { kind, subject, clientId } of state.waiting) last.set(`${kind} ${subject}`, clientId);
        return drain();
      });
      return () => {
        isStopped = true;
        callOff();
      };
    },

    /** The connection or the page is back: no pause any more. */
    wake() {
      pause = firstPause;
      void reread().then(drain);
    },

    /**
     * Writes an edit to the device and sends it. Resolves, once it is kept, with its id and what becomes of it first: an answer of
     * the server, or that it has to wait.
     */
    async add(
      kind: Edit['kind'],
      subject: string,
      fields: Edit['fields'],
    ): Promise<{ clientId: string; outcome: Promise<Outcome> }> {
      const stream = `${kind} ${subject}`;
      const after = last.get(stream);
      const clientId = tools.newId();
      last.set(stream, clientId);
      const edit: Edit = {
        clientId,
        kind,
        subject,
        fields: after ? { ...fields, after } : fields,
        at: tools.now().toISOString(),
        refusal: null,
      };
      const outcome = new Promise<Outcome>((resolve) => {
        heard.set(clientId, (answer) => {
          heard.delete(clientId);
          resolve(answer);
        });
      });
      await withQueue((queue) => queue.put(edit));
      await reread();
      void drain();
      return { clientId, outcome };
    },

    /** The writer has the server's newest text before them: the next save goes on from that, and from no earlier save. */
    beginAnew: (kind: Edit['kind'], subject: string) => void last.delete(`${kind} ${subject}`),

    /** Somebody has read why an edit was refused. */
    async dismiss(clientId: string): Promise<void> {
      await withQueue((queue) => queue.remove(clientId));
      await reread();
    },
  };
}

export type RoomOutbox = ReturnType<typeof makeRoomOutbox>;
