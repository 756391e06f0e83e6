import type { MeetingPhase, Visibility } from './prisma/enums';
import type { Tx } from './db';

/** Channel on which a pointer to each committed live event is announced. */
export const liveChannel = 'parley_live';

/** A pointer to a change; who may learn of it is its visibility class. */
export type LiveNote = { type: string; subjectId: string; visibility: Visibility };

/**
 * Numbers the events of a transaction and announces them. Called last: from here on the meeting's row is locked,
 * so other writers of the meeting wait only for the commit. One statement.
 * @returns the phase in which the meeting is by then, for it may have been closed since it was entered; null without an event
 */
export async function publishLive(tx: Tx, meetingId: string, notes: LiveNote[]): Promise<MeetingPhase | null> {
  if (notes.length === 0) return null;
  const [row] = await tx.$queryRaw<{ phase: MeetingPhase }[]>`
    WITH taken AS (
      UPDATE "Meeting" SET "liveSeq" = "liveSeq" + ${notes.length} WHERE id = ${meetingId}::uuid RETURNING "liveSeq" - ${notes.length} AS before, phase
    ), event AS (
      INSERT INTO "LiveEvent" ("meetingId", seq, type, "subjectId", visibility)
      SELECT ${meetingId}::uuid, taken.before + note.place, note.type, note.subject, note.visibility::"Visibility"
      FROM taken, unnest(${notes.map(({ type }) => type)}::text[], ${notes.map(({ subjectId }) => subjectId)}::text[],
                         ${notes.map(({ visibility }) => visibility)}::text[]) WITH ORDINALITY AS note(type, subject, visibility, place)
      RETURNING "meetingId", seq, type, "subjectId", visibility
    )
    SELECT pg_notify(${liveChannel}, json_build_object('meetingId', "meetingId", 'seq', seq, 'type', type, 'subjectId', "subjectId", 'visibility', visibility)::text)::text, phase
    FROM event, taken ORDER BY seq`;
  return row?.phase ?? null;
}
