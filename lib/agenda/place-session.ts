import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkTime } from './check-time';
import { lockProgramme } from './lock-programme';
import { startingAt } from './model/exchange';
import type { placeSessionSchema } from './schema';

/** Where a session stood before it was placed elsewhere: what takes it back. */
export type Place = { day: number | null; start: string | null; end: string | null; room: string | null };

/**
 * Places a session of the draft on a day, at a time and in a room; it keeps its length unless its end is told too. Changed since
 * it was read: "conflict".
 */
export async function placeSession(
  ctx: Ctx,
  { agendaSession, lockVersion, day, start, end, room }: z.output<typeof placeSessionSchema>,
): Promise<{ code: string; before: Place }> {
  const { tx, scope } = ctx;
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
  await ctx.audit({ subject: { type: 'AgendaSession', id: agendaSession }, details: { code, before, after: place } });
  return { code, before };
}
