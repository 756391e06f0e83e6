import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { ErasureRequestStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { ErasureReport } from '../erase-person';
import type { ErasureOverride } from '../policy';

/** One request with what whoever decides needs to know. */
export type ErasureLine = {
  id: string;
  status: ErasureRequestStatus;
  at: Date;
  givenName: string;
  surname: string;
  erases: boolean | null;
  overrides: ErasureOverride[];
  reason: string | null;
  proposedBy: string | null;
  proposer: string | null;
  decidedAt: Date | null;
  /** Where the person is or was named, and by which party. */
  meetings: { title: LocalizedText; party: LocalizedText; status: string }[] | null;
  report: ErasureReport | null;
};

/** Requests to erase: open ones first, oldest first; then what was decided, newest first. One statement. */
export async function listErasures(scope: SiteScope): Promise<ErasureLine[]> {
  authorize(scope, 'erasure.decide');
  return db().$queryRaw<ErasureLine[]>`
    SELECT q.id, q.status, q.at, p."givenName", p.surname, q.erases, q.overrides, q.reason, q."proposedBy", q."decidedAt",
           (SELECT trim(o."givenName" || ' ' || o.surname) FROM "AccountPerson" ap JOIN "Person" o ON o.id = ap."personId"
            WHERE ap."accountId" = q."proposedBy" ORDER BY ap."primary" DESC, o.id LIMIT 1) AS proposer,
           (SELECT json_agg(json_build_object('title', m."shortTitle", 'party', a.names, 'status', r.status) ORDER BY m."startsOn", a.code)
            FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" a ON a.id = d."partyId"
            WHERE r."personId" = p.id) AS meetings,
           (SELECT e.report FROM "Erasure" e WHERE e."personId" = p.id ORDER BY e.at DESC LIMIT 1) AS report
    FROM "ErasureRequest" q JOIN "Person" p ON p.id = q."personId"
    ORDER BY q.status NOT IN ('OPEN', 'PROPOSED'), CASE WHEN q.status IN ('OPEN', 'PROPOSED') THEN q.at END, q.at DESC LIMIT 200`;
}
