import type { Database, Tx } from '@/lib/core/db';

/** Somebody who may be asked to code; the name, or the address of a mailbox without one. */
export type PossibleCoder = { accountId: string; name: string };

/** Those of a meeting who hold `coding.code`, with a mailbox of their own, by name. One statement. */
export async function readPossibleCoders(tx: Tx | Database, meetingId: string): Promise<PossibleCoder[]> {
  return tx.$queryRaw<PossibleCoder[]>`
    SELECT a.id AS "accountId", coalesce(max(trim(p."givenName" || ' ' || p.surname)) FILTER (WHERE ap."primary"), a.email) AS name
    FROM "Account" a LEFT JOIN "AccountPerson" ap ON ap."accountId" = a.id AND NOT ap.assistant LEFT JOIN "Person" p ON p.id = ap."personId"
    WHERE a."disabledAt" IS NULL AND (a."siteRole" IN ('ADMIN', 'STAFF') OR EXISTS (
      SELECT 1 FROM "MeetingRole" r WHERE r."meetingId" = ${meetingId}::uuid AND r."personId" = ap."personId" AND r.kind IN ('ORGANISER', 'RAPPORTEUR')))
    GROUP BY a.id ORDER BY name, a.id`;
}
