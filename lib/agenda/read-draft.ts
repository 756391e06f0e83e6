import type { Tx } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import { byPlace, type DraftSession } from './model/session';

/** The programme of a meeting as it is being drafted, in its order. People known here are called as they are now; those erased are left out. */
export async function readDraft(tx: Pick<Tx, 'agendaSession'>, meetingId: string): Promise<DraftSession[]> {
  const rows = await tx.agendaSession.findMany({
    where: { meetingId },
    include: {
      roles: {
        where: { OR: [{ personId: null }, { person: { erasedAt: null } }] },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          kind: true,
          personId: true,
          name: true,
          about: true,
          person: { select: { givenName: true, surname: true } },
        },
      },
    },
  });
  return rows.toSorted(byPlace).map(({ meetingId: _meeting, position: _position, roles, ...session }) => ({
    ...(session as Omit<DraftSession, 'roles'>),
    roles: roles.map(({ person, about, ...role }) => ({
      ...role,
      about: about as LocalizedText,
      name: person ? `${person.givenName} ${person.surname}`.trim() : role.name,
    })),
  }));
}
