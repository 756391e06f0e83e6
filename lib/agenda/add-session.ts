import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { checkPeople } from './check-people';
import { checkTime } from './check-time';
import { lockProgramme } from './lock-programme';
import { rolesFrom, sessionColumns } from './model/columns';
import type { addSessionSchema } from './schema';

/** Adds a session to the draft, after those of the same day and time. Its name at the door is new and stays with it. */
export async function addSession(ctx: Ctx, input: z.output<typeof addSessionSchema>): Promise<{ code: string }> {
  const { tx, scope } = ctx;
  const meetingId = scope.meeting.id;
  const columns = sessionColumns(input);
  checkTime(ctx, columns);
  await lockProgramme(ctx);
  const { lastSessionNumber } = await tx.meeting.update({
    where: { id: meetingId },
    data: { lastSessionNumber: { increment: 1 } },
    select: { lastSessionNumber: true },
  });
  const roles = rolesFrom(input.roles);
  await checkPeople(ctx, roles);
  const { _max: last } = await tx.agendaSession.aggregate({ where: { meetingId }, _max: { position: true } });
  const code = `s-${lastSessionNumber}`;
  const { id } = await tx.agendaSession.create({
    data: {
      ...columns,
      meetingId,
      code,
      position: (last.position ?? 0) + 1,
      roles: { create: roles },
    },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'AgendaSession', id }, details: { code, title: columns.title } });
  return { code };
}
