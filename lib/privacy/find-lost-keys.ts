import { hasKey } from '@/lib/core/cipher';
import { db } from '@/lib/core/db';
import { logUnexpected, tellOperator } from '@/lib/core/log';

/** Keys that sealed sensitive records and are not in the environment, with how many records each has sealed. One statement. */
export async function findLostKeys(): Promise<{ keyId: string; records: number }[]> {
  const rows = await db().$queryRaw<{ keyId: string; records: number }[]>`
    SELECT "keyId", count(*)::int AS records FROM "SensitiveRecord" GROUP BY "keyId" ORDER BY "keyId"`;
  return rows.filter(({ keyId }) => !hasKey(keyId));
}

/** Said once at the start: a wrong key must not be found out by the officer on the morning of the meeting. */
export async function warnOfLostKeys(): Promise<void> {
  try {
    for (const { keyId, records } of await findLostKeys())
      tellOperator(
        `PARLEY_DATA_KEY: ${records} sensitive record(s) were sealed with the key ${keyId}, which is neither PARLEY_DATA_KEY nor one of PARLEY_DATA_KEYS_OLD. Add it there: until then nobody can read them.`,
      );
  } catch (error) {
    logUnexpected('keys of sensitive records', error);
  }
}
