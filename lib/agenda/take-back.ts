import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkTime } from './check-time';
import { lockProgramme } from './lock-programme';
import { placementsLast } from './model/placements';
import type { takeBackSchema } from './schema';

/**
 * Puts a session back where it stood before somebody placed it, for that somebody alone: to everybody else the placement is "not
 * found", as one older than a day. Whatever else has become of the session since is not overwritten: "conflict".
 */
export async function takeBack(ctx: Ctx, { placement }: z.output<typeof takeBackSchema>): Promise<{ code: string }> {
  const { tx, scope, actor, now } = ctx;
  await lockProgramme(ctx);
  const { sessionId, session, fromVersion, toVersion, ...before } = found(
    actor &&
      (await tx.agendaPlacement.findFirst({
        where: {
          id: placement,
          byAccountId: actor.accountId,
          session: { meetingId: scope.meeting.id },
          at: { gt: new Date(now.getTime() - placementsLast) },
        },
        select: {
          sessionId: true,
          fromVersion: true,
          toVersion: true,
          day: true,
          start: true,
          end: true,
          room: true,
          session: { select: { code: true, day: true, start: true, end: true, room: true } },
        },
      })),
  );
  // The meeting may have been moved to other days since.
  checkTime(ctx, before);
  const { code, ...stood } = session;
  const { count } = await tx.agendaSession.updateMany({
    where: { id: sessionId, lockVersion: toVersion },
    data: { ...before, lockVersion: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.agendaPlacement.delete({ where: { id: placement }, select: { id: true } });
  // The session stands as the placement before left it, under a version of its own: that one can be taken back next.
  await tx.agendaPlacement.updateMany({
    where: { sessionId, toVersion: fromVersion },
    data: { toVersion: toVersion + 1 },
  });
  await ctx.audit({
    subject: { type: 'AgendaSession', id: sessionId },
    details: { code, before: stood, after: before },
  });
  return { code };
}
