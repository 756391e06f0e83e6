import 'server-only';
import { env } from '@/lib/core/env';
import { db } from '@/lib/core/db';
import type { MeetingRoleKind, SiteRole } from '@/lib/core/prisma/enums';
import { hashSecret, sameHash } from '@/lib/core/secret';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the page behind a mailed link may show: which request, and whether this is the browser that asked. Consumes nothing (A08). */
export async function findLinkRequest(
  token: string,
  browser: string | null,
): Promise<{ id: string; isAskingBrowser: boolean; isOpen: boolean } | null> {
  const request = await db().signInRequest.findUnique({
    where: { linkHash: hashSecret('link', token) },
    select: { id: true, browserHash: true, usedAt: true, expiresAt: true },
  });
  if (!request) return null;
  return {
    id: request.id,
    isAskingBrowser: browser !== null && sameHash(request.browserHash, hashSecret('browser', browser)),
    isOpen: request.usedAt === null && request.expiresAt > new Date(),
  };
}

/** One of the sample's people, with what they may do. */
export type SampleAccount = {
  id: string;
  email: string;
  name: string;
  siteRole: SiteRole | null;
  roles: { kind: MeetingRoleKind; meeting: string; party: string | null; group: string | null }[];
};

/** The sample's people to sign in as. Empty outside the local sample. One statement. */
export async function listSampleAccounts(): Promise<SampleAccount[]> {
  if (!env().PARLEY_SAMPLE) return [];
  return db().$queryRaw<SampleAccount[]>`
    SELECT a.id, a.email, a."siteRole", trim(p."givenName" || ' ' || p.surname) AS name,
           coalesce(json_agg(json_build_object('kind', r.kind, 'meeting', m.code, 'party', y.code, 'group', g.code) ORDER BY m.edition DESC, r.kind)
                    FILTER (WHERE r.id IS NOT NULL), '[]') AS roles
    FROM "Account" a
    JOIN "AccountPerson" ap ON ap."accountId" = a.id AND ap."primary"
    JOIN "Person" p ON p.id = ap."personId"
    LEFT JOIN "MeetingRole" r ON r."personId" = p.id
    LEFT JOIN "Meeting" m ON m.id = r."meetingId"
    LEFT JOIN "Delegation" d ON d.id = r."delegationId"
    LEFT JOIN "Party" y ON y.id = d."partyId"
    LEFT JOIN "BreakoutGroup" g ON g.id = r."groupId"
    WHERE a.illustrative AND a."disabledAt" IS NULL AND a.email LIKE '%@sample.example.org'
    GROUP BY a.id, p.id
    ORDER BY a.email
    LIMIT 40`;
}

/** In the local sample, where no mail leaves the computer: the code of a request, read from its mail. Null everywhere else. */
export async function findSampleCode(request: string): Promise<string | null> {
  if (!env().PARLEY_SAMPLE || !uuidPattern.test(request)) return null;
  const row = await db().signInRequest.findUnique({ where: { id: request }, select: { email: true, createdAt: true } });
  if (!row) return null;
  const mail = await db().outboxMail.findFirst({
    where: { recipient: row.email, purpose: 'sign-in', createdAt: { gte: row.createdAt } },
    orderBy: { createdAt: 'asc' },
    select: { body: true },
  });
  return /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? null;
}

/** Whether somebody administers this site already. */
export async function hasAdministrator(): Promise<boolean> {
  return (await db().account.count({ where: { siteRole: 'ADMIN' } })) > 0;
}
