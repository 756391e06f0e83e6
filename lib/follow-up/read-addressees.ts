import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';

/** A mailbox that speaks for a delegation. */
export type Addressee = { email: string; name: string; locale: string };

/** The mailboxes of a delegation's focal points, one row each: whom the secretariat writes to about its commitments. */
export const addresseesOf = (delegationId: Prisma.Sql) => Prisma.sql`
  SELECT DISTINCT ON (a.email) a.email, trim(p."givenName" || ' ' || p.surname) AS name, a.locale
  FROM "MeetingRole" r JOIN "Person" p ON p.id = r."personId"
  JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant JOIN "Account" a ON a.id = ap."accountId"
  WHERE r."delegationId" = ${delegationId} AND r.kind = 'FOCAL_POINT' AND a."disabledAt" IS NULL ORDER BY a.email, p.id`;

/** The mailboxes of the focal points that a party has at a meeting. */
export function readAddressees(
  tx: Pick<Tx, '$queryRaw'>,
  { meetingId, partyId }: { meetingId: string; partyId: string },
): Promise<Addressee[]> {
  const delegation = Prisma.sql`(
    SELECT id FROM "Delegation" WHERE "meetingId" = ${meetingId}::uuid AND "partyId" = ${partyId}::uuid)`;
  return tx.$queryRaw<Addressee[]>`${addresseesOf(delegation)}`;
}
