import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';

/** Refuses "invalid" at the field of the country where the directory has none of that code. */
export async function requireCountry(tx: Tx, iso2: string): Promise<void> {
  const known = await tx.country.count({ where: { iso2 } });
  if (known === 0) throw new Refusal('invalid', { 'values.country': { code: 'invalid_choice' } });
}
