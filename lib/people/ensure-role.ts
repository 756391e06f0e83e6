import type { Ctx } from '@/lib/core/execute';

/** A role in a delegation of the meeting in scope. */
export type DelegationRole = { personId: string; delegationId: string; kind: 'FOCAL_POINT' | 'DELEGATE' };

/** Gives a person a role in a delegation, once. The caller holds the person's account locked (see `ensurePerson`). */
export async function ensureRole(ctx: Ctx, role: DelegationRole): Promise<void> {
  await ensureRoles(ctx, [role]);
}

/** Gives several roles, each once, by two statements. */
export async function ensureRoles(ctx: Ctx, roles: readonly DelegationRole[]): Promise<void> {
  const { id: meetingId } = ctx.scope.meeting;
  const held = await ctx.tx.meetingRole.findMany({
    where: { meetingId, personId: { in: roles.map(({ personId }) => personId) }, delegationId: { not: null } },
    select: { personId: true, delegationId: true, kind: true },
  });
  const keyOf = ({ personId, delegationId, kind }: { personId: string; delegationId: string | null; kind: string }) =>
    `${kind} ${personId} ${delegationId}`;
  const known = new Set(held.map(keyOf));
  const missing = [...new Map(roles.map((role) => [keyOf(role), role])).entries()].filter(([key]) => !known.has(key));
  if (missing.length > 0)
    await ctx.tx.meetingRole.createMany({ data: missing.map(([, role]) => ({ meetingId, ...role })) });
}
