import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { seal } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { publishedProgramme } from '@/lib/meetings/queries';
import { compareProgrammes, type SessionChange } from './model/changes';
import type { KeptSession, PublishedProgramme } from './model/session';
import { warningsOf, type Warning } from './model/warnings';
import { readDraft } from './read-draft';

/** What a calendar of the programme says beyond the sessions. `lockVersion` is the meeting's. */
export type ProgrammeFrame = { venue: string | null; lockVersion: number; programme: PublishedProgramme | null };

/** The published programme; null where none is. One statement. */
export async function findProgramme(scope: MeetingScope): Promise<ProgrammeFrame> {
  authorize(scope, 'meeting.read');
  const [row] = await db().$queryRaw<ProgrammeFrame[]>`
    SELECT m.venue, m."lockVersion", ${publishedProgramme} AS programme FROM "Meeting" m WHERE m.id = ${scope.meeting.id}::uuid`;
  if (!row) throw new Error('a meeting that was entered is gone');
  const { programme } = row;
  return { ...row, programme: programme && { ...programme, publishedAt: new Date(programme.publishedAt) } };
}

/** A version of the programme in a list. */
export type VersionLine = { number: number; publishedAt: Date; sha256: string };

/** The programme as it is drafted, beside what is public. */
export type DraftAgenda = {
  sessions: KeptSession[];
  /** Of the draft as it would be sealed. */
  sha256: string;
  /** From the last version to the draft; what is there at first is "added". */
  changes: SessionChange[];
  /** Newest first, at most 50. */
  versions: VersionLine[];
  /** Names of the people who stand in the draft or in the last version, by id. */
  names: Record<string, string>;
  /** What is odd about sessions, by id. */
  warnings: Map<string, Warning[]>;
};

/** The draft with what it would change. */
export async function draftAgenda(scope: MeetingScope): Promise<DraftAgenda> {
  authorize(scope, 'agenda.edit');
  const where = { meetingId: scope.meeting.id };
  const [sessions, versions, last] = await Promise.all([
    readDraft(db(), scope.meeting.id),
    db().agendaVersion.findMany({
      where,
      orderBy: { number: 'desc' },
      take: 50,
      select: { number: true, publishedAt: true, sha256: true },
    }),
    db().agendaVersion.findFirst({ where, orderBy: { number: 'desc' }, select: { content: true } }),
  ]);
  const before = last ? (last.content as { sessions: KeptSession[] }).sessions : [];
  const ids = [...sessions, ...before].flatMap(({ roles }) => roles.flatMap(({ personId }) => personId ?? []));
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, givenName: true, surname: true },
  });
  const names = Object.fromEntries(people.map(({ id, givenName, surname }) => [id, `${givenName} ${surname}`.trim()]));
  return {
    sessions,
    sha256: seal({ sessions }).sha256,
    changes: compareProgrammes(before, sessions),
    versions,
    names,
    warnings: warningsOf(sessions, scope.meeting, names),
  };
}
