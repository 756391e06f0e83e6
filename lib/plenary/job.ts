import type { Task } from 'graphile-worker';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { logUnexpected } from '@/lib/core/log';
import { runAsSystem } from '@/lib/core/run-as-system';
import { concludeSilence } from './conclude-silence';

/** Concludes the silence procedures whose time is over or whose text was changed, each in a transaction of its own. */
export async function concludeSilences(): Promise<number> {
  const due = await db().$queryRaw<{ id: string; meeting: string }[]>`
    SELECT s.id, m.slug AS meeting
    FROM "SilenceProcedure" s JOIN "Recommendation" r ON r.id = s."recommendationId" JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE NOT EXISTS (SELECT 1 FROM "SilenceEnd" e WHERE e."procedureId" = s.id)
      AND (s."closesAt" <= now() OR r."headRevisionId" <> s."revisionId" OR m.phase = 'CLOSED'
        OR EXISTS (SELECT 1 FROM "SilenceBreak" b WHERE b."procedureId" = s.id))
    ORDER BY s."closesAt" LIMIT 500`;
  let concluded = 0;
  const failures: unknown[] = [];
  for (const { id, meeting } of due) {
    try {
      concluded += Number(await conclude(id, meeting));
    } catch (error) {
      // One that cannot be concluded keeps none of the others waiting; the job fails at the end, and is seen to.
      logUnexpected('silence.conclude', error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'silence procedures could not be concluded');
  return concluded;
}

async function conclude(id: string, meeting: string): Promise<boolean> {
  try {
    return (await runAsSystem('silence.conclude', meeting, (ctx) => concludeSilence(ctx, id))) !== null;
  } catch (error) {
    // Something the decision waits for came up meanwhile: it is tried again the next minute.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The job that is due every minute. */
export const concludeSilencesTask: Task = async () => {
  await concludeSilences();
};
