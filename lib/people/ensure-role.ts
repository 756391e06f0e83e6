import type { Ctx } from '@/lib/core/execute';

/** A role in a delegation of the meeting in scope. */
export type DelegationRole = { personId: string; delegationId: string; kind: 'FOCAL_POINT' | 'DELEGATE' };

/** Gives a person a role in a delegation, once. The caller holds the person's account locked (see `ensurePerson`). */
export async function ensureRole(ctx: Ctx, role: DelegationRole): Promise<void> {
  const where = { meetingId: ctx.scope.meeting.id, ...role };
  if (await ctx.tx.meetingRole.findFirst({ where, select: { id: true } })) return;
  await ctx.tx.meetingRole.create({ data: where, select: { id: true } });
}
