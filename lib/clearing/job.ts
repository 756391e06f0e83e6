import type { Task } from 'graphile-worker';
import { db } from '@/lib/core/db';
import { logUnexpected } from '@/lib/core/log';
import { runAsSystem } from '@/lib/core/run-as-system';
import { concludeRound } from './conclude-round';

/** Concludes the rounds whose time is over, and looks after every silence that runs, each in a transaction of its own. */
export async function concludeRounds(): Promise<number> {
  const due = await db().$queryRaw<{ id: string; meeting: string }[]>`
    SELECT r.id, m.slug AS meeting
    FROM "ClearingRound" r JOIN "OutcomeDocument" d ON d.id = r."documentId" JOIN "Meeting" m ON m.id = d."meetingId"
    WHERE NOT EXISTS (SELECT 1 FROM "ClearingEnd" e WHERE e."roundId" = r.id)
      AND (coalesce((SELECT max(x."closesAt") FROM "ClearingExtension" x WHERE x."roundId" = r.id), r."closesAt") <= now()
        OR (r.silence AND NOT EXISTS (SELECT 1 FROM "ClearingSilenceEnd" s WHERE s."roundId" = r.id)))
    ORDER BY r.at LIMIT 500`;
  let concluded = 0;
  const failures: unknown[] = [];
  for (const { id, meeting } of due) {
    try {
      const { silence, isEnded } = await runAsSystem('clearing.conclude', meeting, (ctx) => concludeRound(ctx, id));
      concluded += Number(silence !== null || isEnded);
    } catch (error) {
      // One that cannot be concluded keeps none of the others waiting; the job fails at the end, and is seen to.
      logUnexpected('clearing.conclude', error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'clearing rounds could not be concluded');
  return concluded;
}

/** The job that is due every minute. */
export const concludeRoundsTask: Task = async () => {
  await concludeRounds();
};
