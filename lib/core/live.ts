import type { MeetingPhase, Visibility } from './prisma/enums';
import type { Tx } from './db';
import { Prisma } from './prisma/client';

/** Channel on which a pointer to each committed live event is announced. */
export const liveChannel = 'parley_live';

/** A pointer to a change; who may learn of it is its visibility class. */
export type LiveNote = { type: string; subjectId: string; visibility: Visibility };

/** The events of a change as parts of a statement: they number and keep them, and lock the meeting's row where there is one. */
export function liveRows(meetingId: string | null, notes: readonly LiveNote[]): Prisma.Sql {
  return Prisma.sql`taken AS (
      UPDATE "Meeting" SET "liveSeq" = "liveSeq" + ${notes.length} WHERE id = ${meetingId}::uuid AND ${notes.length} > 0
      RETURNING id, "liveSeq" - ${notes.length} AS before, phase
    ), event AS (
      INSERT INTO "LiveEvent" ("meetingId", seq, type, "subjectId", visibility)
      SELECT taken.id, taken.before + note.place, note.type, note.subject, note.visibility::"Visibility"
      FROM taken, unnest(${notes.map(({ type }) => type)}::text[], ${notes.map(({ subjectId }) => subjectId)}::text[],
                         ${notes.map(({ visibility }) => visibility)}::text[]) WITH ORDINALITY AS note(type, subject, visibility, place)
      RETURNING "meetingId", seq, type, "subjectId", visibility
    )`;
}

/** What announces the events of `liveRows`, and reads the phase in which the meeting is by then. */
export const announced: Prisma.Sql = Prisma.sql`
    SELECT pg_notify(${liveChannel}, json_build_object('meetingId', "meetingId", 'seq', seq, 'type', type, 'subjectId', "subjectId", 'visibility', visibility)::text)::text, phase
    FROM event, taken ORDER BY seq`;

/**
 * Numbers the events of a transaction and announces them. Called last: from here on the meeting's row is locked,
 * so other writers of the meeting wait only for the commit. One statement.
 * @returns the phase in which the meeting is by then, for it may have been closed since it was entered; null without an event
 */
export async function publishLive(tx: Tx, meetingId: string, notes: LiveNote[]): Promise<MeetingPhase | null> {
  if (notes.length === 0) return null;
  const [row] = await tx.$queryRaw<{ phase: MeetingPhase }[]>`WITH ${liveRows(meetingId, notes)} ${announced}`;
  return row?.phase ?? null;
}
