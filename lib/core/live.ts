import type { Visibility } from './prisma/enums';
import type { Tx } from './db';

/** Channel on which a pointer to each committed live event is announced. */
export const liveChannel = 'parley_live';

/** A pointer to a change; who may learn of it is its visibility class. */
export type LiveNote = { type: string; subjectId: string; visibility: Visibility };

/**
 * Numbers the events of a transaction and announces them. Called last: from here on the meeting's row is locked,
 * so other writers of the meeting wait only for the commit.
 */
export async function publishLive(tx: Tx, meetingId: string, notes: LiveNote[]): Promise<void> {
  if (notes.length === 0) return;
  const [row] = await tx.$queryRaw<{ seq: number }[]>`
    UPDATE "Meeting" SET "liveSeq" = "liveSeq" + ${notes.length} WHERE id = ${meetingId}::uuid RETURNING "liveSeq" AS seq`;
  const first = (row?.seq ?? 0) - notes.length + 1;
  const events = notes.map((note, index) => ({ meetingId, seq: first + index, ...note }));
  await tx.liveEvent.createMany({ data: events });
  for (const event of events) await tx.$queryRaw`SELECT pg_notify(${liveChannel}, ${JSON.stringify(event)})::text`;
}
