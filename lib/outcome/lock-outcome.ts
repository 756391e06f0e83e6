import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { DocumentState } from '@/lib/core/prisma/enums';
import { endChangedSignatures } from './end-signatures';
import { isDraft } from './policy';

export type LockedOutcome = { id: string; symbol: string; state: DocumentState; source: string };

/**
 * The meeting's document, or null before it is composed; whoever composes, edits or publishes waits here for the others.
 * The meeting's row is the lock: before the first composing there is no other, and two who compose at once would give one
 * decision two numbers.
 */
export async function lockOutcome({ tx, scope }: Ctx): Promise<LockedOutcome | null> {
  const meetingId = scope.meeting.id;
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR NO KEY UPDATE`;
  return tx.outcomeDocument.findUnique({
    where: { meetingId },
    select: { id: true, symbol: true, state: true, source: true },
  });
}

/**
 * The document, for whoever changes what is in it. Refuses "closed" once it is published: what follows it is a corrigendum.
 * Drafters do not name a version: what they change is joined with what others changed, block by block.
 */
export async function lockDraft(ctx: Ctx): Promise<LockedOutcome> {
  const document = found(await lockOutcome(ctx));
  if (!isDraft(document.state)) throw new Refusal('closed');
  return document;
}

/**
 * Says that the document is another one than it was: whoever read it before cannot publish it unread, and who signed what it no
 * longer says has not signed it. Called once everything is written.
 */
export async function stepVersion(ctx: Ctx, documentId: string): Promise<void> {
  await ctx.tx.outcomeDocument.update({
    where: { id: documentId },
    data: { lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await endChangedSignatures(ctx, documentId);
}
