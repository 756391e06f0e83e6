import { sealPaper } from '@/lib/background/seal-paper';
import type { Tx } from '@/lib/core/db';

/** Issues the background paper of the meeting's snapshot as the secretariat would have. */
export async function issueBackgroundPaper(tx: Tx, meetingId: string, byAccountId: string, at: Date): Promise<void> {
  const snapshot = await tx.resultSnapshot.findFirstOrThrow({
    where: { survey: { meetingId } },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  await sealPaper(tx, { meetingId, snapshotId: snapshot.id, number: 1, at, byAccountId });
}
