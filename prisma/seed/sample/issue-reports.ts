import type { Tx } from '@/lib/core/db';
import { sealReport } from '@/lib/reports/seal-report';

/** Hands over the report of each group that submitted something, as its rapporteur would have. */
export async function issueReports(tx: Tx, meetingId: string, at: Date): Promise<void> {
  const groups = await tx.breakoutGroup.findMany({
    where: {
      meetingId,
      recommendations: { some: { status: { in: ['SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'] } } },
    },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  for (const { id: groupId } of groups) await sealReport(tx, { groupId, number: 1, at, byAccountId: null });
}
