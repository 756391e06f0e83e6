import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

/** The role that somebody's own agenda hangs on and goes with: as a delegate where they are one. */
export async function ownRole({ tx, scope }: Pick<Ctx, 'tx' | 'scope'>, personId: string): Promise<{ id: string }> {
  const held = await tx.meetingRole.findMany({
    where: { meetingId: scope.meeting.id, personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true },
  });
  return found(held.find(({ kind }) => kind === 'DELEGATE') ?? held[0] ?? null);
}
