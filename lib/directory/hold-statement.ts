import type { Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { lockParty } from './lock-party';

/**
 * A statement that stands, with the last choice in its matter, held with its party until the end of the transaction. Refuses "not found"
 * for an unknown one and for one that was taken out.
 */
export async function holdStatement(tx: Tx, id: string) {
  const { partyId, matter } = found(
    await tx.sourceStatement.findUnique({ where: { id }, select: { partyId: true, matter: true } }),
  );
  const party = await lockParty(tx, partyId);
  found(await tx.sourceStatement.findFirst({ where: { id, end: null }, select: { id: true } }));
  const last = await tx.sourceChoice.findFirst({
    where: { statement: { partyId, matter } },
    orderBy: { seq: 'desc' },
    select: { seq: true, statementId: true },
  });
  return { partyId, matter, party: party.code, last };
}
