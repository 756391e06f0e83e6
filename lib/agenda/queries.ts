import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { foldWords } from '@/lib/core/fold';
import type { LocalizedText } from '@/lib/i18n/pick';
import { publishedProgramme } from '@/lib/meetings/queries';
import { compareProgrammes, type SessionChange } from './model/changes';
import { sealProgramme } from './model/seal';
import type { DraftSession, PublishedProgramme } from './model/session';
import { warningsOf, type Warning } from './model/warnings';
import { readDraft } from './read-draft';

/** What a calendar of the programme says beyond the sessions. `lockVersion` is the meeting's, and `changedAt` when it last rose. */
export type ProgrammeFrame = {
  venue: string | null;
  lockVersion: number;
  changedAt: Date | null;
  programme: PublishedProgramme | null;
};

/** The published programme; null where none is. One statement. */
export async function findProgramme(scope: MeetingScope): Promise<ProgrammeFrame> {
  authorize(scope, 'meeting.read');
  const [row] = await db().$queryRaw<ProgrammeFrame[]>`
    SELECT m.venue, m."lockVersion", m."changedAt", ${publishedProgramme} AS programme FROM "Meeting" m WHERE m.id = ${scope.meeting.id}::uuid`;
  if (!row) throw new Error('a meeting that was entered is gone');
  const { programme } = row;
  return { ...row, programme: programme && { ...programme, publishedAt: new Date(programme.publishedAt) } };
}

/** A version of the programme in a list. */
export type VersionLine = { number: number; publishedAt: Date; sha256: string };

/** The versions of the programme that were published, newest first, at most 50: when, not what they said. */
export async function listPublishedVersions(scope: MeetingScope): Promise<VersionLine[]> {
  authorize(scope, 'meeting.read');
  return readVersions(scope.meeting.id);
}

const readVersions = (meetingId: string) =>
  db().agendaVersion.findMany({
    where: { meetingId },
    orderBy: { number: 'desc' },
    take: 50,
    select: { number: true, publishedAt: true, sha256: true },
  });

/** The programme as it is drafted, beside what is public. */
export type DraftAgenda = {
  sessions: DraftSession[];
  /** Of the draft as it would be sealed. */
  sha256: string;
  /** From what is public to the draft; what is there at first is "added". Also none where nothing that is shown differs. */
  changes: SessionChange[];
  /** Newest first, at most 50. */
  versions: VersionLine[];
  /** What is odd about sessions, by id. */
  warnings: Map<string, Warning[]>;
};

/** Somebody with a part in the meeting who is called as a programme prints it. */
export type Namesake = { id: string; name: string; party: LocalizedText | null };

/** Who has a part in the meeting under the names printed in a session, to be linked to it; with their delegation. */
export async function listNamesakes(scope: MeetingScope, names: readonly string[]): Promise<Namesake[]> {
  authorize(scope, 'agenda.edit');
  if (names.length === 0) return [];
  const rows = await db().person.findMany({
    where: {
      erasedAt: null,
      roles: { some: { meetingId: scope.meeting.id } },
      foldedName: { in: names.map((name) => foldWords(name)) },
    },
    orderBy: { id: 'asc' },
    take: 50,
    select: {
      id: true,
      givenName: true,
      surname: true,
      roles: {
        where: { meetingId: scope.meeting.id, delegationId: { not: null } },
        take: 1,
        select: { delegation: { select: { party: { select: { names: true } } } } },
      },
    },
  });
  return rows.map(({ id, givenName, surname, roles }) => ({
    id,
    name: `${givenName} ${surname}`.trim(),
    party: (roles[0]?.delegation?.party.names ?? null) as LocalizedText | null,
  }));
}

/** The draft with what it would change. */
export async function draftAgenda(scope: MeetingScope): Promise<DraftAgenda> {
  authorize(scope, 'agenda.edit');
  const [sessions, versions, { programme }] = await Promise.all([
    readDraft(db(), scope.meeting.id),
    readVersions(scope.meeting.id),
    findProgramme(scope),
  ]);
  return {
    sessions,
    sha256: sealProgramme(sessions).sha256,
    changes: compareProgrammes(programme?.sessions ?? [], sessions),
    versions,
    warnings: warningsOf(sessions, scope.meeting),
  };
}
