import type { Tx } from '@/lib/core/db';
import type { Holder } from './model/plan';

/** The mailboxes of those who are focal points by an invitation now, whoever named them. */
export async function readFocalPoints(
  tx: Pick<Tx, '$queryRaw'>,
  meetingId: string,
  invitation: string,
): Promise<Holder[]> {
  return tx.$queryRaw<Holder[]>`
    SELECT DISTINCT ON (a.email) trim(p."givenName" || ' ' || p.surname) AS name, a.email, a.locale
    FROM "Delegation" d
    JOIN "MeetingRole" r ON r."delegationId" = d.id AND r.kind = 'FOCAL_POINT'
    JOIN "Person" p ON p.id = r."personId"
    JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant
    JOIN "Account" a ON a.id = ap."accountId"
    WHERE d."invitationId" = ${invitation}::uuid AND d."meetingId" = ${meetingId}::uuid
    ORDER BY a.email, p.id`;
}
