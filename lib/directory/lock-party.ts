import type { Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { FactPlace } from './kind-of';

/**
 * Holds a party of the directory until the end of the transaction: changes of the same one come one after the other. Refuses
 * "not found" for an unknown one, and for a State, which has no entry.
 */
export async function lockParty(tx: Tx, id: string): Promise<FactPlace['party']> {
  const [party] = await tx.$queryRaw<FactPlace['party'][]>`
    SELECT id, code FROM "Party" WHERE id = ${id}::uuid AND kind <> 'STATE' FOR UPDATE`;
  return found(party);
}
