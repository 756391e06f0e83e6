import { seal } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import { gatherReport } from './gather-report';

type Issue = { groupId: string; number: number; reason?: string | null; at: Date; byAccountId: string | null };

/** Seals the report of what a group has recorded and agreed on by now under a number. Audited by the caller. */
export async function sealReport(
  tx: Tx,
  { groupId, number, reason = null, at, byAccountId }: Issue,
): Promise<{ id: string; sha256: string; recommendations: number }> {
  const content = await gatherReport(tx, groupId, { number, reason, submittedAt: at });
  const sealed = seal(content);
  const { id } = await tx.groupReport.create({
    data: { groupId, number, ...sealed, byAccountId, submittedAt: at },
    select: { id: true },
  });
  return { id, sha256: sealed.sha256, recommendations: content.recommendations.length };
}
