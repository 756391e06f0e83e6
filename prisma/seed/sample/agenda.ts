import { sealProgramme } from '@/lib/agenda/model/seal';
import { byPlace, type DraftSession } from '@/lib/agenda/model/session';
import type { SampleSession } from './content/agenda';
import type { Kit } from './kit';

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];

/** Adds the programme of a sample meeting, published as it is. */
export function addAgenda(
  { rows, id }: Kit,
  meetingId: string,
  told: readonly SampleSession[],
  publishedAt: Date,
): void {
  const sessions = told.map((session, index) => ({ position: index + 1, ...draftSession(id(), index + 1, session) }));
  for (const { roles, ...session } of sessions) {
    rows.AgendaSession.push({ ...session, meetingId });
    for (const [at, role] of roles.entries())
      rows.AgendaRole.push({ ...role, id: id(), sessionId: session.id, position: at + 1 });
  }
  const kept = sessions.toSorted(byPlace).map(({ position: _position, ...session }) => session);
  rows.AgendaVersion.push({ id: id(), meetingId, number: 1, publishedAt, ...sealProgramme(kept) });
  const meeting = rows.Meeting.find((one) => one.id === meetingId);
  if (meeting) meeting.lastSessionNumber = sessions.length;
}

function draftSession(id: string, nth: number, session: SampleSession): DraftSession {
  const { kind = null, day = null, start = null, end = null, room = null, number = null, title } = session;
  const { items = [], roles = [], languages = [] } = session;
  return {
    id,
    code: `s-${nth}`,
    kind,
    day,
    start,
    end,
    room,
    number,
    title,
    note: {},
    items: items.map((text, at) => ({ number: numerals[at] ?? null, title: text })),
    documents: [],
    languages,
    lockVersion: 0,
    // Their rows get ids of their own; a name that is printed has none in the version.
    roles: roles.map((role) => ({ id: '', personId: null, name: null, ...role })),
  };
}
