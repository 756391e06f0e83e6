import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { logUnexpected } from '@/lib/core/log';
import { runAsSystem } from '@/lib/core/run-as-system';
import { queueJob } from '@/lib/core/queue-job';
import { applyRows } from './apply-rows';
import { checkImport } from './check-import';
import { forgetTries, postponeWork } from './postpone-work';
import { readImport } from './read-import';
import { undoRows } from './undo-rows';

const payloadSchema = z.object({ meeting: z.string().max(60), batch: z.uuid() });

/** After so long without a sign of life a work is taken up again: its process was killed. Reading takes half of it at most. */
const silentSeconds = 60;

/**
 * Goes on with an import until it waits for somebody: reads the sheet, checks its rows, writes them or takes them back. What
 * breaks off is noted, for a later try and for whoever waits for it.
 */
export async function workImport(meeting: string, id: string): Promise<void> {
  try {
    await goOn(meeting, id);
  } catch (error) {
    logUnexpected('import.work', error);
    await runAsSystem('import.postpone', meeting, (ctx) => postponeWork(ctx, id));
    return;
  }
  await runAsSystem('import.went-through', meeting, (ctx) => forgetTries(ctx, id));
}

async function goOn(meeting: string, id: string): Promise<void> {
  const batch = await db().importBatch.findUnique({
    where: { id },
    select: { id: true, status: true, fileId: true, appliedBy: true, undoneBy: true },
  });
  if (batch?.status === 'READING') await readImport(meeting, batch);
  if (batch?.status === 'CHECKING') await checkImport(meeting, id);
  if (batch?.status === 'APPLYING')
    await untilDone(() =>
      runAsSystem('import.apply-rows', meeting, (ctx) => applyRows(ctx, id), { accountId: batch.appliedBy }),
    );
  if (batch?.status === 'UNDOING')
    await untilDone(() =>
      runAsSystem('import.undo-rows', meeting, (ctx) => undoRows(ctx, id), { accountId: batch.undoneBy }),
    );
}

async function untilDone(step: () => Promise<{ left: number }>): Promise<void> {
  while ((await step()).left > 0);
}

/** The job asked for by every step that somebody takes. */
export const workImportTask: Task = async (payload) => {
  const { meeting, batch } = payloadSchema.parse(payload);
  await workImport(meeting, batch);
};

/**
 * Asks anew for the work of imports whose process was killed, and of those that broke off, each time after twice as long. Two
 * at the same one follow each other and do nothing twice.
 */
export async function resumeImports(): Promise<number> {
  const silent = await db().$queryRaw<{ id: string; meeting: string }[]>`
    SELECT b.id, m.slug AS meeting FROM "ImportBatch" b JOIN "Meeting" m ON m.id = b."meetingId"
    WHERE b.status IN ('READING', 'CHECKING', 'APPLYING', 'UNDOING') AND b."workedAt" < now() - make_interval(secs => ${silentSeconds} * power(2, least(coalesce((b.failure->'params'->>'tries')::int, 0), 6)))
    LIMIT 100`;
  await db().$transaction(async (tx) => {
    for (const { id, meeting } of silent)
      await queueJob(tx, { task: 'work-import', payload: { meeting, batch: id }, key: `import:${id}` });
  });
  return silent.length;
}

/** The job that is due every minute. */
export const resumeImportsTask: Task = async () => {
  await resumeImports();
};
