import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { ownRole } from './own-role';
import type { markSessionSchema } from './schema';

/**
 * Puts a session on somebody's own agenda, takes it off, or notes that what became of it was read. Only what was published at
 * some time: anything else is "not found". The record says that the agenda changed, not which session it was.
 */
export async function markSession(
  ctx: Ctx,
  { person, agendaSession, number, marked }: z.output<typeof markSessionSchema>,
): Promise<null> {
  const { tx, scope } = ctx;
  const [published] = await tx.$queryRaw<{ is: boolean }[]>`
    SELECT coalesce(max(number) >= ${number} AND bool_or(content @> jsonb_build_object(
             'sessions', jsonb_build_array(jsonb_build_object('id', ${agendaSession}::text)))), FALSE) AS is
    FROM "AgendaVersion" WHERE "meetingId" = ${scope.meeting.id}::uuid`;
  if (!published?.is) throw new Refusal('not_found');
  const { id: roleId } = await ownRole(ctx, person);
  const of = { sessionId: agendaSession, role: { meetingId: scope.meeting.id, personId: person } };
  const kept = marked === 'read' ? {} : { kept: marked === 'on' };
  const { count } = await tx.agendaMark.updateMany({ where: of, data: { number, ...kept } });
  if (count === 0)
    await tx.agendaMark.createMany({
      data: { roleId, sessionId: agendaSession, number, kept: marked === 'on' },
      skipDuplicates: true,
    });
  await ctx.audit({ subject: { type: 'MeetingRole', id: roleId }, details: {} });
  return null;
}
