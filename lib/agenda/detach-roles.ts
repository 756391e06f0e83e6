import type { Ctx } from '@/lib/core/execute';

/**
 * Takes people out of the draft. The row of somebody whom a published version names stays without its session, because what
 * that version says of them stands there alone; the others go.
 */
export async function detachRoles({ tx, scope }: Ctx, roles: readonly { id: string }[]): Promise<void> {
  const ids = roles.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "AgendaRole" r SET "sessionId" = NULL
    WHERE r.id = ANY (${ids}::uuid[]) AND EXISTS (
      SELECT 1 FROM "AgendaVersion" v WHERE v."meetingId" = ${scope.meeting.id}::uuid
      AND v.content @> jsonb_build_object('sessions', jsonb_build_array(jsonb_build_object(
            'roles', jsonb_build_array(jsonb_build_object('roleId', r.id::text))))))`;
  await tx.agendaRole.deleteMany({ where: { id: { in: ids }, sessionId: { not: null } } });
}
