import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { queueJob } from '@/lib/core/queue-job';
import { takeSnapshot } from './take-snapshot';

const payloadSchema = z.object({ meeting: z.string().max(60), request: z.uuid() });

/** After so long without a sign of life a snapshot is taken up again: its process was killed. */
const silentSeconds = 60;

/** The job asked for with a snapshot. */
export const takeSnapshotTask: Task = async (payload) => {
  const { meeting, request } = payloadSchema.parse(payload);
  await takeSnapshot(meeting, request);
};

/** Asks anew for snapshots whose process was killed, and for those that broke off, each time after twice as long. */
export async function resumeSnapshots(): Promise<number> {
  const silent = await db().$queryRaw<{ id: string; meeting: string }[]>`
    SELECT r.id, m.slug AS meeting FROM "SnapshotRequest" r JOIN "Survey" s ON s.id = r."surveyId" JOIN "Meeting" m ON m.id = s."meetingId"
    WHERE r.state IN ('QUEUED', 'RUNNING') AND r."workedAt" < now() - make_interval(secs => ${silentSeconds} * power(2, least(r.tries, 6))) LIMIT 100`;
  await db().$transaction(async (tx) => {
    for (const { id, meeting } of silent)
      await queueJob(tx, { task: 'take-snapshot', payload: { meeting, request: id }, key: `snapshot:${id}` });
  });
  return silent.length;
}

/** The job that is due every minute. */
export const resumeSnapshotsTask: Task = async () => {
  await resumeSnapshots();
};
