import { db } from '@/lib/core/db';
import { words, type Said } from './said';

/** 1: registrations whose hand-in was acknowledged have been handed in, once. */
export function handedInOnce(ids: readonly string[]): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '1: ' || id || ' was acknowledged and handed in ' || n || ' times' AS said FROM (
      SELECT a.id, count(d.id) AS n FROM unnest(${[...ids]}::uuid[]) AS a(id)
      LEFT JOIN "RegistrationDecision" d ON d."registrationId" = a.id AND d."fromStatus" = 'NOMINATED' GROUP BY a.id) c WHERE n <> 1`);
}

/** 2: registrations whose hand-in was refused have not been handed in. */
export function refusedAbsent(ids: readonly string[]): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '2: ' || "registrationId" || ' was refused and is handed in' AS said FROM "RegistrationDecision"
    WHERE "registrationId" = ANY (${[...ids]}::uuid[]) AND "fromStatus" = 'NOMINATED'`);
}
