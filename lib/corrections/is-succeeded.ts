import type { Tx } from '@/lib/core/db';

/** Whether somebody is focal point of the party for a meeting that begins later: then they speak for it, and not those of the earlier one. */
export async function isSucceeded(
  tx: Pick<Tx, 'meetingRole'>,
  party: string,
  meeting: { startsOn: Date },
): Promise<boolean> {
  const later = await tx.meetingRole.findFirst({
    where: { kind: 'FOCAL_POINT', delegation: { partyId: party }, meeting: { startsOn: { gt: meeting.startsOn } } },
    select: { id: true },
  });
  return later !== null;
}
