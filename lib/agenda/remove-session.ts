import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockProgramme } from './lock-programme';
import type { removeSessionSchema } from './schema';

/** Takes a session out of the draft; what was published and the records of the door keep it. Changed since it was read: "conflict". */
export async function removeSession(
  ctx: Ctx,
  { agendaSession, lockVersion }: z.output<typeof removeSessionSchema>,
): Promise<null> {
  const where = { id: agendaSession, meetingId: ctx.scope.meeting.id };
  await lockProgramme(ctx);
  const { code, title } = found(await ctx.tx.agendaSession.findFirst({ where, select: { code: true, title: true } }));
  const { count } = await ctx.tx.agendaSession.deleteMany({ where: { ...where, lockVersion } });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'AgendaSession', id: agendaSession }, details: { code, title } });
  return null;
}
