import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askToCall } from './ask-to-call';
import type { assignSchema } from './schema';

/**
 * Makes a participant facilitator or rapporteur of a group; given twice, it is held once. Where the group's answer is awaited and
 * nobody could be written to, they are.
 * Refuses "invalid" for somebody who has neither a registration nor a role in this meeting.
 */
export async function assign(ctx: Ctx, input: z.output<typeof assignSchema>): Promise<{ group: string }> {
  const meetingId = ctx.scope.meeting.id;
  const group = found(
    await ctx.tx.breakoutGroup.findFirst({ where: { id: input.group, meetingId }, select: { id: true } }),
  );
  const person = await ctx.tx.person.findFirst({
    where: {
      id: input.person,
      OR: [
        { registrations: { some: { meetingId, status: { in: ['SUBMITTED', 'CONFIRMED'] } } } },
        { roles: { some: { meetingId } } },
      ],
    },
    select: { id: true },
  });
  if (!person) throw new Refusal('invalid', { person: { code: 'invalid_choice' } });
  await ctx.tx.meetingRole.createMany({
    data: [{ meetingId, personId: person.id, kind: input.kind, groupId: group.id }],
    skipDuplicates: true,
  });
  await ctx.audit({
    subject: { type: 'BreakoutGroup', id: group.id },
    details: { person: person.id, kind: input.kind },
  });
  await askToCall(ctx);
  return { group: group.id };
}
