import type { Tx } from '@/lib/core/db';
import type { ListStatus } from '@/lib/core/prisma/enums';
import { sealList } from '@/lib/papers/seal-list';

/** Seals lists of participants as the secretariat would have: the provisional one first. */
export async function issueLists(
  tx: Tx,
  meetingId: string,
  byAccountId: string,
  lists: readonly { status: ListStatus; at: Date }[],
): Promise<void> {
  for (const [index, list] of lists.entries())
    await sealList(tx, { meetingId, number: index + 1, byAccountId, ...list });
}
