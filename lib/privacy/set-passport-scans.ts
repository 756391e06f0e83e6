import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import type { passportScansSchema } from './schema';

/**
 * Says whether the meeting's host asks for copies of travel documents. Where they are asked for no longer, those handed
 * in go at once: nothing is kept that is no longer needed. Refuses "conflict" for a stale form.
 */
export async function setPassportScans(ctx: Ctx, input: z.output<typeof passportScansSchema>): Promise<null> {
  const { id } = ctx.scope.meeting;
  const { count } = await ctx.tx.meeting.updateMany({
    where: { id, lockVersion: input.lockVersion },
    data: { passportScans: input.passportScans, lockVersion: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('conflict');
  const erased = input.passportScans ? 0 : await eraseScans(ctx);
  await ctx.audit({ subject: { type: 'Meeting', id }, details: { passportScans: input.passportScans, erased } });
  return null;
}

async function eraseScans(ctx: Ctx): Promise<number> {
  const held = { registration: { meetingId: ctx.scope.meeting.id }, fileId: { not: null } };
  const scans = await ctx.tx.sensitiveRecord.findMany({ where: held, select: { fileId: true } });
  await ctx.tx.sensitiveRecord.updateMany({ where: held, data: { fileId: null } });
  return eraseFiles(
    ctx.tx,
    scans.flatMap(({ fileId }) => fileId ?? []),
  );
}
