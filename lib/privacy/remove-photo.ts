import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import { lockRegistration } from '@/lib/registration/lock-registrations';
import { requireOwn } from './require-own';
import type { removePhotoSchema } from './schema';

/** Takes the portrait away at the person's own wish, at any time. */
export async function removePhoto(ctx: Ctx, input: z.output<typeof removePhotoSchema>): Promise<null> {
  const registration = await lockRegistration(ctx, input.registration);
  await requireOwn(ctx.tx, ctx.actor, registration.personId);
  const where = { id: registration.id };
  const { photoId } = await ctx.tx.registration.findUniqueOrThrow({ where, select: { photoId: true } });
  await ctx.tx.registration.update({ where, data: { photoId: null }, select: { id: true } });
  await eraseFiles(ctx.tx, [found(photoId)]);
  await ctx.audit({ subject: { type: 'Registration', id: registration.id } });
  return null;
}
