import { openWaitingQueue, type Waiting, type WaitingQueue } from '@/components/form/waiting-queue';
import type { HandOut } from '@/lib/door/model/hand-out';
import type { Direction } from '@/lib/door/schema';

/**
 * A record that the server has not acknowledged, as it waits on the device: a code or an id, a time, a place. No name, no
 * party, nothing else of a person is ever written here (docs/decisions says why).
 */
export type WaitingRecord = Waiting & {
  meeting: string;
  code?: string;
  registration?: string;
  direction: Direction;
  session: string | null;
  device: string;
  handedOut: HandOut[];
};

/** Opens what waits on this device for one meeting, the oldest first. */
export function openRecordQueue(meeting: string): Promise<WaitingQueue<WaitingRecord>> {
  return openWaitingQueue<WaitingRecord, WaitingRecord>({
    database: 'parley-door',
    store: 'records',
    counted: 'door',
    make: (db) => void db.createObjectStore('records', { keyPath: 'clientId' }),
    toRow: (record) => record,
    fromRows: (records) =>
      records.filter((record) => record.meeting === meeting).sort((one, other) => one.at.localeCompare(other.at)),
  });
}
