import type { Tx } from '@/lib/core/db';

/** The meetings whose focal points follow those of a meeting: later ones of its series that are held. */
export const meetingsAfter = ({ id, startsOn }: { id: string; startsOn: Date }) => ({
  startsOn: { gt: startsOn },
  cancelledAt: null,
  series: { meetings: { some: { id } } },
});

/** Whether somebody is focal point of the party for a meeting that follows: then they speak for it, and not those of the earlier one. */
export async function isSucceeded(
  tx: Pick<Tx, 'meetingRole'>,
  party: string,
  meeting: { id: string; startsOn: Date },
): Promise<boolean> {
  const later = await tx.meetingRole.findFirst({
    where: { kind: 'FOCAL_POINT', delegation: { partyId: party }, meeting: meetingsAfter(meeting) },
    select: { id: true },
  });
  return later !== null;
}
