import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { Touch } from './model/touches';

/**
 * SQL for "how the registration r was touched after its row i was written", or NULL. A telephone that came with the row
 * bears the row's own time and is no touch.
 */
export const touchOf = Prisma.sql`CASE
  WHEN r.status <> 'NOMINATED' THEN 'moved_on'
  WHEN r."lockVersion" > 0 OR r."changedAt" <> i."doneAt" OR r."photoId" IS NOT NULL
    OR EXISTS (SELECT 1 FROM "RegistrationChange" c WHERE c."registrationId" = r.id) THEN 'edited'
  WHEN EXISTS (SELECT 1 FROM "FormResponse" f WHERE f."registrationId" = r.id AND (f.status <> 'DRAFT' OR f."changedAt" > i."doneAt"))
    OR EXISTS (SELECT 1 FROM "SensitiveRecord" s WHERE s."registrationId" = r.id)
    OR EXISTS (SELECT 1 FROM "Consent" c WHERE c."registrationId" = r.id) THEN 'answered'
  WHEN EXISTS (SELECT 1 FROM "RegistrationRemark" m WHERE m."registrationId" = r.id)
    OR EXISTS (SELECT 1 FROM "FundingAward" f WHERE f."registrationId" = r.id)
    OR EXISTS (SELECT 1 FROM "IssuedPaper" p WHERE p."registrationId" = r.id)
    OR EXISTS (SELECT 1 FROM "CheckIn" c WHERE c."registrationId" = r.id) THEN 'handled'
  WHEN EXISTS (SELECT 1 FROM "Person" p WHERE p."mergedIntoId" = r."personId" AND p."mergedAt" > i."doneAt") THEN 'merged'
END`;

/** Which of the registrations made by an import were touched since, and how; locked by the caller. */
export async function findTouched(
  tx: Tx,
  batchId: string,
  registrationIds: readonly string[],
): Promise<Map<string, Touch>> {
  const rows = await tx.$queryRaw<{ id: string; touch: Touch | null }[]>`
    SELECT r.id, ${touchOf} AS touch FROM "ImportRow" i JOIN "Registration" r ON r.id = i."registrationId"
    WHERE i."batchId" = ${batchId}::uuid AND i.outcome = 'CREATED' AND r.id = ANY (${[...registrationIds]}::uuid[])`;
  return new Map(rows.flatMap(({ id, touch }) => (touch ? [[id, touch]] : [])));
}
