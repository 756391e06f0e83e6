import type { HandOut } from '@/lib/door/model/hand-out';
import type { Direction } from '@/lib/door/schema';
import { rememberWaiting } from './waiting-count';

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
    rememberWaiting('door', await left);
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
