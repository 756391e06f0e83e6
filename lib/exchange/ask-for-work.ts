import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';

/** Asks the worker to go on with an import, with the commit, and tells those who watch. */
export async function askForWork(ctx: Ctx, batch: string): Promise<void> {
  await queueJob(ctx.tx, {
    task: 'work-import',
    payload: { meeting: ctx.scope.meeting.slug, batch },
    key: `import:${batch}`,
  });
  tellOfImport(ctx, batch);
}

/** Tells those who watch an import that it has moved. */
export function tellOfImport(ctx: Ctx, batch: string): void {
  ctx.live({ type: 'import.changed', subjectId: batch, visibility: 'SECRETARIAT' });
}
