import { rememberWaiting } from './waiting-count';

/** Something recorded on a device that the server has not acknowledged. */
export type Waiting = {
  /** Made on the device, so that it lands once. */
  clientId: string;
  /** The device's clock, ISO. */
  at: string;
  /** Why the server will never take it; it stays until somebody has read that. */
  refusal: string | null;
};

/** Where things wait. `isKept` is false where the browser has no store: then they live as long as the page. */
export type WaitingQueue<T extends Waiting> = {
  isKept: boolean;
  /** In the order in which they are sent. */
  list: () => Promise<T[]>;
  /** Adds something at the end, or puts it where it stood. */
  put: (item: T) => Promise<void>;
  remove: (clientId: string) => Promise<void>;
};

/** How a kind of thing lies on the device. `Row`: one as it is stored, found by its `clientId`. */
export type Layout<T extends Waiting, Row> = {
  database: string;
  store: string;
  /** What the number of things is remembered by for other pages: those of a door, or those of one writer's place. */
  counted: 'door' | { place: string; has: (row: Row) => boolean };
  /** Makes the store, whose key or index `clientId` is. */
  make: (db: IDBDatabase) => void;
  toRow: (item: T) => Row | Promise<Row>;
  /** Those of this page, in the order in which they are sent. */
  fromRows: (rows: Row[]) => T[] | Promise<T[]>;
};

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store does not answer'));
  });
}

/** Waits until what was written is on the disk: only then is it kept. */
function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
}

/** Opens what waits on this device; where the browser has no store, a list in memory takes its place. */
export async function openWaitingQueue<T extends Waiting, Row>(layout: Layout<T, Row>): Promise<WaitingQueue<T>> {
  const { database, store, counted, make, toRow, fromRows } = layout;
  const opened = await open(database, make).catch(() => null);
  if (!opened) return inMemory();
  const db = opened;
  // Another version of the page must be able to change the store.
  db.onversionchange = () => db.close();
  async function write(change: (rows: IDBObjectStore) => Promise<void>): Promise<void> {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    const rows = transaction.objectStore(store);
    await change(rows);
    const left =
      counted === 'door'
        ? answer(rows.count())
        : answer(rows.getAll()).then((all) => (all as Row[]).filter(counted.has).length);
    await settled(transaction);
    rememberWaiting(counted, await left);
  }
  return {
    isKept: true,
    list: async () => fromRows((await answer(db.transaction(store).objectStore(store).getAll())) as Row[]),
    async put(item) {
      // Before the transaction, which ends where anything but the store is waited for.
      const row = await toRow(item);
      await write(async (rows) => {
        const key = await keyOf(rows, item.clientId);
        rows.put(key === undefined ? row : { ...row, [String(rows.keyPath)]: key });
      });
    },
    remove: (clientId) =>
      write(async (rows) => {
        const key = await keyOf(rows, clientId);
        if (key !== undefined) rows.delete(key);
      }),
  };
}

function open(database: string, make: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => make(request.result);
  return answer(request);
}

/** Where something stands; undefined while it does not. */
async function keyOf(rows: IDBObjectStore, clientId: string): Promise<IDBValidKey | undefined> {
  return rows.keyPath === 'clientId' ? clientId : answer(rows.index('clientId').getKey(clientId));
}

/** A queue that ends with the page. */
export function inMemory<T extends Waiting>(): WaitingQueue<T> {
  const items = new Map<string, T>();
  return {
    isKept: false,
    list: () => Promise.resolve([...items.values()]),
    put: (item) => Promise.resolve(void items.set(item.clientId, item)),
    remove: (clientId) => Promise.resolve(void items.delete(clientId)),
  };
}
