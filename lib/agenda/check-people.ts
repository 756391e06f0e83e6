import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** Refuses "not found" unless each of the people has a part in the meeting: nobody else is linked to its programme. */
export async function checkPeople({ tx, scope }: Ctx, roles: readonly { personId: string | null }[]): Promise<void> {
  const ids = [...new Set(roles.flatMap(({ personId }) => personId ?? []))];
  if (ids.length === 0) return;
  const known = await tx.person.count({
    where: { id: { in: ids }, erasedAt: null, roles: { some: { meetingId: scope.meeting.id } } },
  });
  if (known !== ids.length) throw new Refusal('not_found');
}
