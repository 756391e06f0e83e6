import { rememberWaiting } from '@/components/door/waiting-count';
import type { DeviceCipher } from '@/components/form/device-cipher';

/** Something recorded in the room that the server has not acknowledged. */
export type Edit = {
  /** Made on the device, so that it lands once. */
  clientId: string;
  kind: 'point' | 'save';
  /** What it is about: the issue of a point, the recommendation of a save. */
  subject: string;
  /** The fields as the server takes them, with ids in the place of names. */
  fields: Readonly<Record<string, unknown>>;
  /** The device's clock, ISO. */
  at: string;
  /** Why the server will never take it; it stays until somebody has read that. */
  refusal: string | null;
};

/** Where edits wait, in the order in which they were made. `isKept` is false where they live as long as the page. */
export type EditQueue = {
  isKept: boolean;
  list: () => Promise<Edit[]>;
  /** Adds an edit at the end, or puts it where it stood. */
  put: (edit: Edit) => Promise<void>;
  remove: (clientId: string) => Promise<void>;
};

const database = 'parley-room';
const store = 'edits';
/** As it lies on the device: whose it is and what it says is sealed, its id and its place in the queue are not. */
type Row = { order?: number; clientId: string; room: string; sealed: string };

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the store does not answer'));
  });
}

/** Waits until what was written is on the disk: only then is an edit kept. */
function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    const edits = request.result.createObjectStore(store, { keyPath: 'order', autoIncrement: true });
    edits.createIndex('clientId', 'clientId', { unique: true });
  };
  return answer(request);
}

/** Opens one writer's place in one room on this device; where the browser has no store or no cipher, a list in memory takes its place. */
export async function openEditQueue(room: string, cipher: DeviceCipher | null): Promise<EditQueue> {
  const db = cipher && (await open().catch(() => null));
  return db ? inStore(db, room, cipher) : inMemory();
}

function inStore(db: IDBDatabase, room: string, cipher: DeviceCipher): EditQueue {
  // Another version of the page must be able to change the store.
  db.onversionchange = () => db.close();
  async function write(change: (edits: IDBObjectStore) => Promise<unknown>): Promise<void> {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
    const edits = transaction.objectStore(store);
    await change(edits);
    const left = answer(edits.count());
    await settled(transaction);
    rememberWaiting('room', await left);
  }
  return {
    isKept: true,
    async list() {
      const rows = (await answer(db.transaction(store).objectStore(store).getAll())) as Row[];
      const opened = await Promise.all(
        rows.filter((row) => row.room === room).map(({ sealed }) => cipher.open(sealed)),
      );
      return opened.filter((edit) => edit !== null) as Edit[];
    },
    async put(edit) {
      const row: Row = { clientId: edit.clientId, room, sealed: await cipher.seal(edit) };
      await write(async (edits) => {
        const order = await answer(edits.index('clientId').getKey(edit.clientId));
        edits.put(order === undefined ? row : { ...row, order });
      });
    },
    remove: (clientId) =>
      write(async (edits) => {
        const order = await answer(edits.index('clientId').getKey(clientId));
        if (order !== undefined) edits.delete(order);
      }),
  };
}

/** A queue that ends with the page. */
export function inMemory(): EditQueue {
  const edits = new Map<string, Edit>();
  return {
    isKept: false,
    list: () => Promise.resolve([...edits.values()]),
    put: (edit) => Promise.resolve(void edits.set(edit.clientId, edit)),
    remove: (clientId) => Promise.resolve(void edits.delete(clientId)),
  };
}
