import { Refusal } from '@/lib/core/errors';
import type { Tx } from '@/lib/core/db';

/** Refuses a country or a series that is not in the directory: a crafted post may name any. */
export async function checkPlaceAndSeries(
  tx: Tx,
  { countryCode, seriesCode }: { countryCode: string; seriesCode?: string },
): Promise<void> {
  const country = await tx.country.findUnique({ where: { iso2: countryCode }, select: { iso2: true } });
  if (!country) throw new Refusal('invalid', { countryCode: { code: 'invalid_choice' } });
  if (seriesCode === undefined) return;
  const series = await tx.meetingSeries.findUnique({ where: { code: seriesCode }, select: { code: true } });
  if (!series) throw new Refusal('invalid', { seriesCode: { code: 'invalid_choice' } });
}
