import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { detachRoles } from './detach-roles';
import { lockProgramme } from './lock-programme';
import type { removeSessionSchema } from './schema';

/**
 * Takes a session out of the draft; what was published, with whoever stands in it, and the records of the door keep it.
 * Changed since it was read: "conflict".
 */
export async function removeSession(
  ctx: Ctx,
  { agendaSession, lockVersion }: z.output<typeof removeSessionSchema>,
): Promise<null> {
  const where = { id: agendaSession, meetingId: ctx.scope.meeting.id };
  await lockProgramme(ctx);
  const { code, title } = found(await ctx.tx.agendaSession.findFirst({ where, select: { code: true, title: true } }));
  const { count } = await ctx.tx.agendaSession.updateMany({ where: { ...where, lockVersion }, data: { lockVersion } });
  if (count === 0) throw new Refusal('conflict');
  await detachRoles(ctx, await ctx.tx.agendaRole.findMany({ where: { sessionId: agendaSession } }));
  await ctx.tx.agendaSession.delete({ where, select: { id: true } });
  await ctx.audit({ subject: { type: 'AgendaSession', id: agendaSession }, details: { code, title } });
  return null;
}
