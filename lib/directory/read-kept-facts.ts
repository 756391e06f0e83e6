import type { Tx } from '@/lib/core/db';
import type { DirectoryFact } from '@/lib/core/prisma/enums';

/** Which parties' facts of one kind people have changed here. */
export type KeptFacts = { has: (what: DirectoryFact, party: string) => boolean };

/**
 * Facts that the secretariat has changed with a source: reference data that is loaded later leaves them as they are, since nobody
 * looked at both.
 */
export async function readKeptFacts(tx: Tx): Promise<KeptFacts> {
  const changes = await tx.directoryChange.findMany({
    distinct: ['partyId', 'what'],
    select: { what: true, party: { select: { code: true } } },
  });
  const kept = new Set(changes.map(({ what, party }) => `${what} ${party.code}`));
  return { has: (what, party) => kept.has(`${what} ${party}`) };
}
