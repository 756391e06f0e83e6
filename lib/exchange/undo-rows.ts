import type { Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { translator } from '@/lib/i18n/translator';
import { lockRegistrations } from '@/lib/registration/lock-registrations';
import { mailEnd } from '@/lib/registration/mail-end';
import { moveRegistrations } from '@/lib/registration/move-registrations';
import { tellOfImport } from './ask-for-work';
import { findTouched } from './find-touched';
import { lockBatchIn } from './lock-batch';

/** Registrations taken back in one transaction; fewer where each is told by mail. */
const chunk = 100;

/**
 * Takes back the next registrations of an import: each is withdrawn, its place returns to the delegation, its role and link
 * end, and who was written to is told. One that was touched since stays and says why. @returns how many are left
 */
export async function undoRows(ctx: Ctx, id: string): Promise<{ left: number }> {
  const batch = await lockBatchIn(ctx, id, ['UNDOING']);
  if (!batch) return { left: 0 };
  const rows = await ctx.tx.importRow.findMany({
    where: { batchId: id, outcome: 'CREATED', kept: null },
    orderBy: { number: 'asc' },
    take: chunk,
    select: { number: true, registrationId: true },
  });
  const ids = rows.flatMap(({ registrationId }) => registrationId ?? []);
  const locked = await lockRegistrations(ctx, ids);
  const touched = await findTouched(ctx.tx, id, ids);
  const free = locked.filter((registration) => !touched.has(registration.id));
  await moveRegistrations(
    ctx,
    free,
    'WITHDRAWN',
    translator(ctx.scope.meeting.languages[0] ?? 'en', 'exchange')('undoReason'),
  );
  if (batch.invites) for (const registration of free) await mailEnd(ctx, registration.id, 'withdrawn');
  await ctx.tx.importRow.updateMany({
    where: { batchId: id, registrationId: { in: free.map((registration) => registration.id) }, outcome: 'CREATED' },
    data: { outcome: 'UNDONE' },
  });
  for (const [registrationId, kept] of touched)
    await ctx.tx.importRow.updateMany({ where: { batchId: id, registrationId, outcome: 'CREATED' }, data: { kept } });
  const left = await ctx.tx.importRow.count({ where: { batchId: id, outcome: 'CREATED', kept: null } });
  await ctx.tx.importBatch.update({
    where: { id },
    // It goes on: what broke off before is over.
    data: { workedAt: ctx.now, failure: Prisma.DbNull, ...(left === 0 ? { status: 'UNDONE' } : {}) },
    select: { id: true },
  });
  tellOfImport(ctx, id);
  await ctx.audit([
    ...free.map((registration) => ({
      subject: { type: 'Registration', id: registration.id },
      action: 'registration.withdraw',
      details: { import: id, from: registration.status },
    })),
    { subject: { type: 'ImportBatch', id }, details: { undone: free.length, kept: touched.size, left } },
  ]);
  return { left };
}
