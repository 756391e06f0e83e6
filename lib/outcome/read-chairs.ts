import type { Tx } from '@/lib/core/db';

/** The accounts of whoever chairs a meeting now. One statement. */
export async function readChairs(tx: Pick<Tx, 'accountPerson'>, meetingId: string): Promise<Set<string>> {
  const rows = await tx.accountPerson.findMany({
    where: { person: { roles: { some: { meetingId, kind: 'CHAIR' } } } },
    select: { accountId: true },
  });
  return new Set(rows.map(({ accountId }) => accountId));
}
