import type { HandOut } from '@/lib/door/model/hand-out';
import type { Direction } from '@/lib/door/schema';

/**
 * A record that the server has not acknowledged, as it waits on the device: a code or an id, a time, a place. No name, no
 * party, nothing else of a person is ever written here (docs/decisions says why).
 */
export type WaitingRecord = {
  clientId: string;
  meeting: string;
  code?: string;
  registration?: string;
  direction: Direction;
  session: string | null;
  device: string;
  /** The device's clock, ISO. */
  at: string;
  handedOut: HandOut[];
  /** Why the server will never take it; it stays until somebody has read that. */
  refusal: string | null;
};

/** Where records wait. `isKept` is false where the browser has no store: then they live as long as the page. */
export type RecordQueue = {
  isKept: boolean;
  /** All records of a meeting, the oldest first. */
  list: (meeting: string) => Promise<WaitingRecord[]>;
  put: (record: WaitingRecord) => Promise<void>;
  remove: (clientId: string) => Promise<void>;
};

const database = 'parley-door';
const store = 'records';
/** How many wait on the device, for those pages that must say so and do not open the store. A number, and nothing else. */
const countKey = 'parley-door-waiting';

/** How many records wait on this device, of whatever meeting. */
export function countWaiting(): number {
  try {
    return Number(localStorage.getItem(countKey)) || 0;
  } catch {
    return 0;
  }
}

const byTime = (one: WaitingRecord, other: WaitingRecord) => one.at.localeCompare(other.at);

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store does not answer'));
  });
}

/** Waits until what was written is on the disk: only then is a record kept. */
function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'clientId' });
  return answer(request);
}

/** Opens the store of this browser; where it has none, a list in memory takes its place. */
export async function openRecordQueue(): Promise<RecordQueue> {
  const db = await open().catch(() => null);
  return db ? inStore(db) : inMemory();
}

function inStore(db: IDBDatabase): RecordQueue {
  // Another version of the page must be able to change the store.
  db.onversionchange = () => db.close();
  async function write(change: (records: IDBObjectStore) => void): Promise<void> {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(store);
    change(records);
    const left = answer(records.count());
    await settled(transaction);
    remember(await left);
  }
  return {
    isKept: true,
    async list(meeting) {
      const records = (await answer(db.transaction(store).objectStore(store).getAll())) as WaitingRecord[];
      return records.filter((record) => record.meeting === meeting).sort(byTime);
    },
    put: (record) => write((records) => void records.put(record)),
    remove: (clientId) => write((records) => void records.delete(clientId)),
  };
}

function remember(count: number): void {
  try {
    if (count > 0) localStorage.setItem(countKey, String(count));
    else localStorage.removeItem(countKey);
  } catch {
    // The number is a convenience of other pages; the records themselves are in the store.
  }
}

/** A queue that ends with the page. */
export function inMemory(): RecordQueue {
  const records = new Map<string, WaitingRecord>();
  return {
    isKept: false,
    list: (meeting) =>
      Promise.resolve([...records.values()].filter((record) => record.meeting === meeting).sort(byTime)),
    put: (record) => Promise.resolve(void records.set(record.clientId, record)),
    remove: (clientId) => Promise.resolve(void records.delete(clientId)),
  };
}
