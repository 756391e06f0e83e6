import type { Capacity, CourtesyTitle } from '@/lib/core/prisma/enums';

type Key = `capacity.${Capacity}` | `capacityOf.${'MS' | 'MR'}.${Capacity}`;

/**
 * A capacity in a delegation as it is said of one person: "Jefa de delegación" of a Sra., "Jefe" of a Sr. A courtesy title
 * that tells nothing of it, or none, gives the neutral form "Jefe(a)". `t` reads the words of registrations.
 */
export function capacityWord(t: (key: Key) => string, capacity: Capacity, courtesy: CourtesyTitle | null): string {
  return courtesy === 'MS' || courtesy === 'MR' ? t(`capacityOf.${courtesy}.${capacity}`) : t(`capacity.${capacity}`);
}
