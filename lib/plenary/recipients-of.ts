import type { Tx } from '@/lib/core/db';

export type Recipient = { delegationId: string; email: string; locale: string; name: string };

/** Focal points and heads of these delegations who have an account: whom a silence procedure is written to, once to a mailbox for each delegation. */
export async function recipientsOf(tx: Pick<Tx, '$queryRaw'>, delegationIds: readonly string[]): Promise<Recipient[]> {
  return tx.$queryRaw<Recipient[]>`
    SELECT DISTINCT ON (a.email, r."delegationId") r."delegationId", a.email, a.locale, btrim(p."givenName" || ' ' || p.surname) AS name
    FROM "MeetingRole" r
    JOIN "Person" p ON p.id = r."personId"
    JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant
    JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
    WHERE r."delegationId" = ANY (${[...delegationIds]}::uuid[]) AND (r.kind = 'FOCAL_POINT' OR EXISTS (
      SELECT 1 FROM "Registration" h WHERE h."delegationId" = r."delegationId" AND h."personId" = p.id AND h.capacity = 'HEAD' AND h.status = 'CONFIRMED'))
    ORDER BY a.email, r."delegationId", r.kind = 'FOCAL_POINT' DESC, ap."primary" DESC, p.id`;
}
