import type { Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import type { ImportStatus } from '@/lib/core/prisma/enums';
import { tellOfImport } from './ask-for-work';
import { lockBatchIn } from './lock-batch';

/** So often is a sheet read or checked; then it is given back. */
export const mostTries = 6;

/** Where nothing is written yet: an import that fails there for good can be given back as it came. */
const givenBack: readonly ImportStatus[] = ['READING', 'CHECKING'];
const working: readonly ImportStatus[] = [...givenBack, 'APPLYING', 'UNDOING'];

/**
 * Notes that a work broke off for no fault of the file's, so that it is taken up again later, each time after twice as long
 * (`resumeImports`), and that its page can say so. Reading and checking end after some tries; what is partly written goes on.
 */
export async function postponeWork(ctx: Ctx, id: string): Promise<void> {
  const batch = await lockBatchIn(ctx, id, working);
  if (!batch) return;
  const [row] = await ctx.tx.$queryRaw<{ tries: number }[]>`
    SELECT coalesce((failure->'params'->>'tries')::int, 0) + 1 AS tries FROM "ImportBatch" WHERE id = ${id}::uuid`;
  const tries = row?.tries ?? 1;
  const isOver = tries >= mostTries && givenBack.includes(batch.status);
  await ctx.tx.importBatch.update({
    where: { id },
    data: {
      ...(isOver ? { status: 'FAILED' as const } : {}),
      failure: { code: isOver ? 'our_fault' : 'broke_off', params: { tries } },
      workedAt: ctx.now,
    },
    select: { id: true },
  });
  tellOfImport(ctx, id);
  await ctx.audit({ subject: { type: 'ImportBatch', id }, details: { failure: 'broke_off', tries } });
}

/** Forgets earlier tries once a work has gone through. */
export async function forgetTries(ctx: Ctx, id: string): Promise<void> {
  const tried = {
    id,
    meetingId: ctx.scope.meeting.id,
    status: { not: 'FAILED' },
    failure: { not: Prisma.DbNull },
  } as const;
  if (!(await ctx.tx.importBatch.findFirst({ where: tried, select: { id: true } }))) return;
  await ctx.tx.importBatch.updateMany({ where: tried, data: { failure: Prisma.DbNull } });
  await ctx.audit({ subject: { type: 'ImportBatch', id } });
}
