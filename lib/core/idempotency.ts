import type { Tx } from './db';
import { canonicalJson, sha256 } from './canonical';
import { Refusal } from './errors';
import { Prisma } from './prisma/client';

export type Claim = { actor: string; action: string; key: string };

/**
 * Claims a mutation's key inside its transaction.
 * Answers `{ done: false, now }` for a new key, with the database's time, `{ done: true, value }` for a repetition with the same input.
 * The same key with other input is a conflict, never "saved". A second process with the same key waits here for the first to commit.
 */
export async function claimKey(
  tx: Tx,
  claim: Claim,
  input: unknown,
): Promise<{ done: false; now: Date } | { done: true; value: unknown }> {
  const inputHash = sha256(canonicalJson(input));
  const [inserted] = await tx.$queryRaw<{ now: Date }[]>`
    INSERT INTO "IdempotencyKey" (actor, action, key, "inputHash", result)
    VALUES (${claim.actor}, ${claim.action}, ${claim.key}, ${inputHash}, 'null'::jsonb)
    ON CONFLICT DO NOTHING RETURNING now() AS now`;
  if (inserted) return { done: false, now: inserted.now };
  const earlier = await tx.idempotencyKey.findUniqueOrThrow({
    where: { actor_action_key: claim },
    select: { inputHash: true, result: true },
  });
  if (earlier.inputHash !== inputHash) throw new Refusal('conflict');
  return { done: true, value: earlier.result };
}

/** The outcome of a claimed mutation as part of a statement. That there is nothing to answer is what the claim says already. */
export function rememberedResult({ actor, action, key }: Claim, value: unknown): Prisma.Sql {
  const result = JSON.stringify(value ?? null);
  return Prisma.sql`remembered AS (
      UPDATE "IdempotencyKey" SET result = ${result}::jsonb
      WHERE actor = ${actor} AND action = ${action} AND key = ${key} AND ${result}::text <> 'null'
    )`;
}
