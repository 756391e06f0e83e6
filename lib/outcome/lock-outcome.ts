import type { Ctx } from '@/lib/core/execute';
import type { DocumentState } from '@/lib/core/prisma/enums';

export type LockedOutcome = { id: string; symbol: string; state: DocumentState };

/**
 * The meeting's document, or null before it is composed; whoever composes, edits or publishes waits here for the others.
 * The meeting's row is the lock: before the first composing there is no other, and two who compose at once would give one
 * decision two numbers.
 */
export async function lockOutcome({ tx, scope }: Ctx): Promise<LockedOutcome | null> {
  const meetingId = scope.meeting.id;
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR NO KEY UPDATE`;
  return tx.outcomeDocument.findUnique({ where: { meetingId }, select: { id: true, symbol: true, state: true } });
}
