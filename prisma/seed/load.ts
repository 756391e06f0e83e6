import { db } from '@/lib/core/db';
import { claimKey } from '@/lib/core/idempotency';
import type { Volume } from './arguments';
import { referenceClaim } from './loaded';
import { loadReference } from './reference';
import { loadSample } from './sample/load-sample';
import { loadVolume } from './volume/load-volume';

export type Due = {
  stamp: string;
  isReferenceDue: boolean;
  isSampleDue: boolean;
  volume: Volume | null;
  due: readonly number[];
};

/** Loads what is due, each part in a transaction of its own: one that fails leaves nothing behind. Answers a line for whoever waits. */
export async function load({ stamp, isReferenceDue, isSampleDue, volume, due }: Due): Promise<string> {
  const parts: string[] = [];
  try {
    if (isReferenceDue) {
      await inTransaction(async (tx) => {
        await loadReference(tx);
        await claimKey(tx, { ...referenceClaim, key: stamp }, {});
      });
      parts.push('reference data');
    }
    if (isSampleDue) {
      const { rows, persons } = await inTransaction(async (tx) => loadSample(tx, await now(tx)));
      parts.push(`the sample (${persons} invented persons, ${rows} rows)`);
    }
    if (volume && due.length > 0) {
      for (const number of due) await inTransaction(async (tx) => loadVolume(tx, await now(tx), number, volume));
      parts.push(`${due.length} further meetings with ${volume.delegates} delegates each`);
    }
    return `Loaded ${parts.join(', ')}.`;
  } finally {
    await db().$disconnect();
  }
}

type Transaction = Parameters<Parameters<ReturnType<typeof db>['$transaction']>[0]>[0];

function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: 120_000 });
}

/** The database's time: what "today" is, the installation's clock decides once. */
async function now(tx: Transaction): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return clock?.now ?? new Date();
}
