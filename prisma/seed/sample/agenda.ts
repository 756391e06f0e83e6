import type { SampleSession } from './content/agenda';
import type { Kit } from './kit';

/** Adds the programme of a sample meeting. */
export function addAgenda({ rows, id }: Kit, meetingId: string, sessions: readonly SampleSession[]): void {
  for (const [index, { items = [], roles = [], languages = [], ...session }] of sessions.entries()) {
    const sessionId = id();
    rows.AgendaSession.push({
      id: sessionId,
      meetingId,
      code: `s-${index + 1}`,
      position: index + 1,
      ...session,
      items: items.map((title, at) => ({ number: numerals[at] ?? null, title })),
      languages,
    });
    for (const [at, role] of roles.entries()) rows.AgendaRole.push({ id: id(), sessionId, position: at + 1, ...role });
  }
  const meeting = rows.Meeting.find((one) => one.id === meetingId);
  if (meeting) meeting.lastSessionNumber = sessions.length;
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
