import { compareProgrammes, type ChangedPart } from './changes';
import type { ProgrammeSession } from './session';

/** What a person's own agenda knows of a session, beside what the programme says of it now. */
export type Kept = {
  id: string;
  /** The version in which they read of it last, and whether it is on their agenda; null where they have done nothing about it. */
  mark: { number: number; kept: boolean } | null;
  /** Versions in which they have a part in it, ascending. */
  parts: number[];
  /** The session in the version from which changes are told: the one last read, or the first in which they had a part. */
  then: ProgrammeSession | null;
  /** As the last version said it that had it. */
  last: ProgrammeSession | null;
};

/** Parts of a session whose change moves somebody. */
const told: readonly ChangedPart[] = ['when', 'room', 'title'];

/** What became of a session since its reader read of it. `released`: it stands, and they have no part in it any more. */
export type OwnChange =
  { what: 'cancelled' } | { what: 'released' } | { what: 'changed'; before: ProgrammeSession; parts: ChangedPart[] };

/** A session on somebody's own agenda: as it is now, or as it last was. */
export type OwnSession = {
  session: ProgrammeSession;
  isMarked: boolean;
  hasPart: boolean;
  change: OwnChange | null;
};

/** Somebody's own agenda in the programme's order; what is gone from the programme comes last. `number` is the version now. */
export function ownSessions(
  { number, sessions }: { number: number; sessions: readonly ProgrammeSession[] },
  kept: readonly Kept[],
): OwnSession[] {
  const byId = new Map(kept.map((one) => [one.id, one]));
  const standing = sessions.flatMap((session) => {
    const known = byId.get(session.id);
    return known ? (standingOf(session, known, number) ?? []) : [];
  });
  const now = new Set(sessions.map(({ id }) => id));
  return [...standing, ...kept.filter(({ id }) => !now.has(id)).flatMap((known) => goneOf(known) ?? [])];
}

const hadPart = ({ mark, parts }: Kept) => parts.includes(mark?.number ?? parts[0] ?? 0);

function standingOf(session: ProgrammeSession, known: Kept, number: number): OwnSession | null {
  const [isMarked, hasPart] = [known.mark?.kept === true, known.parts.includes(number)];
  if (!isMarked && !hasPart)
    return hadPart(known) ? { session, isMarked, hasPart, change: { what: 'released' } } : null;
  const before = known.then;
  const [difference] = before ? compareProgrammes([before], [session]).filter(({ what }) => what === 'changed') : [];
  const parts = difference?.what === 'changed' ? difference.parts.filter((part) => told.includes(part)) : [];
  return { session, isMarked, hasPart, change: before && parts.length > 0 ? { what: 'changed', before, parts } : null };
}

function goneOf(known: Kept): OwnSession | null {
  const isMarked = known.mark?.kept === true;
  if (!known.then || !known.last || !(isMarked || hadPart(known))) return null;
  return { session: known.last, isMarked, hasPart: false, change: { what: 'cancelled' } };
}
