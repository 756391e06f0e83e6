import { auditRows, type AuditFrame, type AuditNote } from './audit';
import type { Tx } from './db';
import { rememberedResult, type Claim } from './idempotency';
import { announced, liveRows, type LiveNote } from './live';
import type { MeetingPhase } from './prisma/enums';

/** What a mutation leaves besides the rows it changed. */
type Records = {
  frame: AuditFrame;
  audited: readonly AuditNote[];
  claim: Claim;
  value: unknown;
  live: readonly LiveNote[];
};

/**
 * Ends a mutation: its audit rows, its outcome for a repetition, and its live events, numbered and announced. One statement, the
 * last before the commit: from here on the meeting's row is locked, so other writers of the meeting wait only for that.
 * @returns the phase in which the meeting is by then, for it may have been closed since it was entered; null without an event
 */
export async function settle(tx: Tx, { frame, audited, claim, value, live }: Records): Promise<MeetingPhase | null> {
  const [row] = await tx.$queryRaw<{ phase: MeetingPhase }[]>`
    WITH ${auditRows(frame, audited)}, ${rememberedResult(claim, value)}, ${liveRows(frame.meetingId, live)} ${announced}`;
  return row?.phase ?? null;
}
