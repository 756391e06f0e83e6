import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkTime } from './check-time';
import { lockProgramme } from './lock-programme';
import { startingAt } from './model/exchange';
import { placementsLast } from './model/placements';
import type { placeSessionSchema } from './schema';

/**
 * Places a session of the draft on a day, at a time and in a room; it keeps its length unless its end is told too. Where it stood
 * is kept, so that whoever placed it can take it back. Changed since it was read: "conflict".
 */
export async function placeSession(
  ctx: Ctx,
  { agendaSession, lockVersion, day, start, end, room }: z.output<typeof placeSessionSchema>,
): Promise<{ code: string }> {
  const { tx, scope, actor, now } = ctx;
  const where = { id: agendaSession, meetingId: scope.meeting.id };
  await lockProgramme(ctx);
  const { code, ...before } = found(
    await tx.agendaSession.findFirst({ where, select: { code: true, day: true, start: true, end: true, room: true } }),
  );
  const hours = end ? { start: start ?? null, end } : startingAt(before, start ?? null);
  const place = { day: day ?? null, room: room ?? null, ...hours };
  checkTime(ctx, place);
  const { count } = await tx.agendaSession.updateMany({
    where: { ...where, lockVersion },
    data: { ...place, lockVersion: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.agendaPlacement.deleteMany({
    where: { session: { meetingId: scope.meeting.id }, at: { lt: new Date(now.getTime() - placementsLast) } },
  });
  await tx.agendaPlacement.create({
    data: {
      ...before,
      sessionId: agendaSession,
      byAccountId: actor?.accountId ?? null,
      fromVersion: lockVersion,
      toVersion: lockVersion + 1,
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'AgendaSession', id: agendaSession }, details: { code, before, after: place } });
  return { code };
}
