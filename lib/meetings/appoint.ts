import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { ensurePerson } from '@/lib/people/ensure-person';
import type { appointSchema } from './schema';

/**
 * Gives somebody a role for the whole meeting: chair, organiser, translator. The person and their mailbox are made where they
 * are new; given twice, the role is held once.
 */
export async function appoint(
  ctx: Ctx,
  { kind, ...named }: z.output<typeof appointSchema>,
): Promise<{ appointment: string }> {
  const meetingId = ctx.scope.meeting.id;
  // Holds the mailbox locked, so that two appointments at once cannot make two of one.
  const { personId } = await ensurePerson(ctx, named);
  const role = { meetingId, personId, kind, delegationId: null, groupId: null };
  const held = await ctx.tx.meetingRole.findFirst({ where: role, select: { id: true } });
  const { id } = held ?? (await ctx.tx.meetingRole.create({ data: role, select: { id: true } }));
  await ctx.audit({ subject: { type: 'Person', id: personId }, details: { kind } });
  return { appointment: id };
}
