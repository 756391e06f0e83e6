import { seal } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import { gatherContent } from './gather-content';

type Issue = {
  meetingId: string;
  snapshotId: string;
  number: number;
  reason?: string | null;
  at: Date;
  byAccountId: string | null;
};

/** Seals the background paper of a snapshot under a number: its files are made from this and the snapshot alone. Audited by the caller. */
export async function sealPaper(tx: Tx, issue: Issue): Promise<{ id: string; sha256: string; snapshot: number }> {
  const { meetingId, snapshotId, number, reason = null, at, byAccountId } = issue;
  const content = await gatherContent(tx, { meetingId, snapshotId, number, issuedAt: at.toISOString(), reason });
  const sealed = seal(content);
  const { id } = await tx.backgroundPaper.create({
    data: {
      meetingId,
      snapshotId,
      number,
      ...sealed,
      byAccountId,
      issuedAt: at,
    },
    select: { id: true },
  });
  return { id, sha256: sealed.sha256, snapshot: content.snapshot.number };
}
