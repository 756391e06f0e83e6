import type { DeviceCipher } from '@/components/form/device-cipher';
import { inMemory, openWaitingQueue, type Waiting, type WaitingQueue } from '@/components/form/waiting-queue';

/** Something recorded in the room that the server has not acknowledged. */
export type Edit = Waiting & {
  kind: 'point' | 'draft' | 'save';
  /** What it is about: the issue of a point or a new draft, the recommendation of a save. */
  subject: string;
  /** The fields as the server takes them, with ids in the place of names. */
  fields: Readonly<Record<string, unknown>>;
};

/** What follows what: edits of one kind on one subject, in the order in which they were made; null for a new draft, which follows nothing. */
export function streamOf(edit: { kind: Exclude<Edit['kind'], 'draft'>; subject: string }): string;
export function streamOf(edit: Pick<Edit, 'kind' | 'subject'>): string | null;
export function streamOf({ kind, subject }: Pick<Edit, 'kind' | 'subject'>): string | null {
  return kind === 'draft' ? null : `${kind} ${subject}`;
}

/** As it lies on the device: whose it is and what it says is sealed, its id and its place in the queue are not. */
type Row = { order?: number; clientId: string; room: string; sealed: string };

/** Opens one writer's place in one room on this device, in the order in which edits were made; without a cipher it is in memory. */
export async function openEditQueue(room: string, cipher: DeviceCipher | null): Promise<WaitingQueue<Edit>> {
  if (!cipher) return inMemory();
  return openWaitingQueue<Edit, Row>({
    database: 'parley-room',
    store: 'edits',
    counted: { place: room, has: (row) => row.room === room },
    make(db) {
      const edits = db.createObjectStore('edits', { keyPath: 'order', autoIncrement: true });
      edits.createIndex('clientId', 'clientId', { unique: true });
    },
    toRow: async (edit) => ({ clientId: edit.clientId, room, sealed: await cipher.seal(edit) }),
    async fromRows(rows) {
      const own = rows.filter((row) => row.room === room);
      const opened = await Promise.all(own.map(({ sealed }) => cipher.open(sealed)));
      return opened.filter((edit) => edit !== null) as Edit[];
    },
  });
}
