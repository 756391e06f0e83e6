import type { Database, Tx } from '@/lib/core/db';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import type { SnapshotPayload } from '../model/snapshot';

/** What came out, without the list of what was counted, which grows with the parties asked. */
export type SealedResults = Pick<SnapshotPayload, 'results' | 'version' | 'spread'> & {
  /** Number of the earlier snapshot whose figures the results are; null where they were counted for this one. */
  asOf: number | null;
  states: SnapshotPayload['results'] | null;
  /** Number of the earlier snapshot whose figures those of States are; null where they were counted for this one. */
  statesAsOf: number | null;
};

/**
 * Results by the hash of their snapshot. A snapshot never changes, so what was read and verified once stays right, and a page
 * costs the same however many answered; at most a few are ever asked for.
 */
const known = new Map<string, SealedResults>();
const mostKept = 16;

/**
 * The sealed results of a snapshot: verified against their seal when first read, one statement then and none afterwards.
 * A payload that is not what was sealed is a fault, not a refusal.
 */
export async function sealedResults(
  client: Tx | Database,
  { id, sha256: seal }: { id: string; sha256: string },
): Promise<SealedResults> {
  const found = known.get(seal);
  if (found) return found;
  const { payload } = await client.resultSnapshot.findUniqueOrThrow({ where: { id }, select: { payload: true } });
  if (sha256(canonicalJson(payload)) !== seal) throw new Error('a snapshot does not match its seal');
  const { results, version, spread, states, asOf } = payload as unknown as SnapshotPayload;
  const sealed: SealedResults = {
    results,
    version,
    asOf: asOf ?? null,
    states: states?.results ?? null,
    statesAsOf: states?.asOf ?? null,
    ...(spread ? { spread } : {}),
  };
  known.set(seal, sealed);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  return sealed;
}
