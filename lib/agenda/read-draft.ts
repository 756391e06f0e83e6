import type { Tx } from '@/lib/core/db';
import { byPlace, type KeptSession } from './model/session';

/** The programme of a meeting as it is being drafted, in its order, as it would be kept. */
export async function readDraft(tx: Pick<Tx, 'agendaSession'>, meetingId: string): Promise<KeptSession[]> {
  const rows = await tx.agendaSession.findMany({
    where: { meetingId },
    include: {
      roles: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { kind: true, personId: true, name: true, about: true },
      },
    },
  });
  return rows
    .toSorted(byPlace)
    .map(({ meetingId: _meeting, position: _position, ...session }) => session as KeptSession);
}
