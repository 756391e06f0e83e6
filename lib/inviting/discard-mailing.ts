import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { mailingSchema } from './schema';

/** Throws a drafted message away. One that was sent is a "conflict". */
export async function discardMailing(ctx: Ctx, { mailing: id }: z.output<typeof mailingSchema>): Promise<null> {
  const where = { id, meetingId: ctx.scope.meeting.id };
  found(await ctx.tx.mailing.findFirst({ where, select: { id: true } }));
  const { count } = await ctx.tx.mailing.deleteMany({ where: { ...where, status: 'DRAFT' } });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'Mailing', id } });
  return null;
}
