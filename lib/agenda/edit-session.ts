import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { checkPeople } from './check-people';
import { checkTime } from './check-time';
import { detachRoles } from './detach-roles';
import { lockProgramme } from './lock-programme';
import { rolesFrom, sessionColumns } from './model/columns';
import type { editSessionSchema } from './schema';

/**
 * Changes a session of the draft. The form carries the version it was filled in from: a session changed since is a "conflict"
 * unless that very change was read and is to be replaced (`over`), and one taken out "not found". People known here stay unless they are released.
 */
export async function editSession(ctx: Ctx, input: z.output<typeof editSessionSchema>): Promise<{ code: string }> {
  const { tx, scope } = ctx;
  const where = { id: input.agendaSession, meetingId: scope.meeting.id };
  const columns = sessionColumns(input);
  checkTime(ctx, columns);
  await lockProgramme(ctx);
  const { code } = found(await tx.agendaSession.findFirst({ where, select: { code: true } }));
  const { count } = await tx.agendaSession.updateMany({
    where: { ...where, lockVersion: input.over ?? input.lockVersion },
    data: { ...columns, lockVersion: { increment: 1 } },
  });
  if (count === 0) throw new Refusal('conflict');
  const roles = rolesFrom(input.roles);
  await checkPeople(ctx, roles);
  const leaving = await tx.agendaRole.findMany({
    where: { sessionId: input.agendaSession, id: { in: input.released } },
    select: { id: true },
  });
  if (leaving.length !== new Set(input.released).size) throw new Refusal('not_found');
  await detachRoles(ctx, leaving);
  await tx.agendaRole.deleteMany({ where: { sessionId: input.agendaSession, personId: null } });
  await tx.agendaRole.createMany({ data: roles.map((role) => ({ ...role, sessionId: input.agendaSession })) });
  await ctx.audit({
    subject: { type: 'AgendaSession', id: input.agendaSession },
    details: { code, title: columns.title },
  });
  return { code };
}
