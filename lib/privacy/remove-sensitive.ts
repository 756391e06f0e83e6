import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { requireOwn } from './require-own';
import type { removeSensitiveSchema } from './schema';

/** Deletes one kind of sensitive data at the person's own wish, at any time, with the scan that belongs to it. */
export async function removeSensitive(ctx: Ctx, input: z.output<typeof removeSensitiveSchema>): Promise<null> {
  const { registration: registrationId, kind } = input;
  const registration = await lockRegistration(ctx, registrationId);
  await requireOwn(ctx.tx, ctx.actor, registration.personId);
  const where = { registrationId_kind: { registrationId, kind } };
  const { fileId } = found(await ctx.tx.sensitiveRecord.findUnique({ where, select: { fileId: true } }));
  await ctx.tx.sensitiveRecord.delete({ where, select: { kind: true } });
  if (fileId) await eraseFiles(ctx.tx, [fileId]);
  await ctx.audit({ subject: { type: 'Registration', id: registrationId }, details: { kind } });
  return null;
}
