import type { Tx } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import { lockParty } from '@/lib/directory/lock-party';

const columns = {
  id: true,
  partyId: true,
  delegationId: true,
  what: true,
  rowId: true,
  values: true,
  seen: true,
  removes: true,
  source: true,
  sourceOn: true,
  why: true,
  validFrom: true,
  correction: true,
  party: { select: { names: true } },
  delegation: { select: { meeting: { select: { id: true, startsOn: true } } } },
} as const;

/** A proposal about which something is being decided. */
export type HeldCorrection = Awaited<ReturnType<typeof lockCorrection>>;

/**
 * The proposal, held with its party until the end of the transaction: what is decided of it is decided once. Refuses "not found"
 * for an unknown one and "conflict" where it has its end already.
 */
export async function lockCorrection(tx: Tx, id: string) {
  const { partyId } = found(await tx.directoryCorrection.findUnique({ where: { id }, select: { partyId: true } }));
  const party = await lockParty(tx, partyId);
  // Read after the lock: whoever decided before has committed by now.
  const held = found(
    await tx.directoryCorrection.findUnique({
      where: { id },
      select: { ...columns, end: { select: { ending: true } } },
    }),
  );
  if (held.end) throw new Refusal('conflict');
  return { ...held, code: party.code };
}
