import type { Tx } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import type { DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import type { FactPlace } from './kind-of';
import { offeredFacts } from './model/facts';

/** A party that is held. */
export type LockedParty = FactPlace['party'] & { kind: PartyKind };

/**
 * Holds a party of the directory until the end of the transaction: changes of the same one come one after the other. Refuses
 * "not found" for an unknown one, and for a State, which has no entry.
 */
export async function lockParty(tx: Tx, id: string): Promise<LockedParty> {
  const [party] = await tx.$queryRaw<LockedParty[]>`
    SELECT id, code, kind::text AS kind FROM "Party" WHERE id = ${id}::uuid AND kind <> 'STATE' FOR NO KEY UPDATE`;
  return found(party);
}

/** Holds the parties with these codes: always in one order, so that no two who hold several wait for each other. A State is left out. */
export async function lockParties(tx: Tx, codes: readonly string[]): Promise<void> {
  const parties = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Party" WHERE code = ANY (${[...new Set(codes)]}) AND kind <> 'STATE' ORDER BY id`;
  for (const { id } of parties) await lockParty(tx, id);
}

/** Refuses "invalid" for a fact that parties of this kind do not have: an organisation has no chair. */
export function refuseUnsuited({ kind }: LockedParty, what: DirectoryFact): void {
  if (!offeredFacts(kind).includes(what)) throw new Refusal('invalid', { what: { code: 'invalid_choice' } });
}
