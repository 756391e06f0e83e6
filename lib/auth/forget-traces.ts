import { db, type Tx } from '@/lib/core/db';

/**
 * Removes what has served: requests to sign in (they hold an address), sessions that have ended, counters of past windows,
 * and the answers kept for repeated forms. Who signed in and when stays in the audit record. Safe to run at any time.
 */
export async function forgetTraces(): Promise<void> {
  await db().$transaction(forgetTracesIn);
}

/** The same within a transaction. @returns how many rows went */
export async function forgetTracesIn(tx: Tx): Promise<number> {
  const gone = [
    await tx.$executeRaw`DELETE FROM "SignInRequest" WHERE "expiresAt" < now() - interval '1 day'`,
    await tx.$executeRaw`DELETE FROM "AuthSession" WHERE least("expiresAt", "revokedAt") < now() - interval '7 days'`,
    await tx.$executeRaw`DELETE FROM "RateLimit" WHERE "windowStart" < now() - interval '1 day'`,
    // A form left open over a week is asked to send again. A new draft has nothing but its key to make it land once, and may wait
    // on a device as long as `timeOnDevice` counts.
    await tx.$executeRaw`
      DELETE FROM "IdempotencyKey"
      WHERE "createdAt" < now() - CASE action WHEN 'draft.from-points' THEN interval '31 days' ELSE interval '7 days' END`,
  ];
  return gone.reduce((sum, count) => sum + count, 0);
}
