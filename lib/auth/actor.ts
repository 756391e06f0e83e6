import 'server-only';
import { cache } from 'react';
import type { SiteRole } from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import { readSessionId } from './session';

/** Who is at the keyboard: a mailbox that acts for persons. Read from the database at each request, never from the cookie. */
export type Actor = {
  accountId: string;
  sessionId: string;
  email: string;
  locale: string;
  /** Name of the primary person, where there is one. */
  name: string | null;
  siteRole: SiteRole | null;
  personIds: string[];
};

/** The actor of a session that is neither expired nor revoked and whose account is not disabled; otherwise null. One statement. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const [row] = await read<(Omit<Actor, 'personIds' | 'sessionId'> & { personIds: string[] | null })[]>`
    SELECT a.id AS "accountId", a.email, a.locale, a."siteRole",
           (array_agg(trim(p."givenName" || ' ' || p.surname) ORDER BY ap."primary" DESC, p.id) FILTER (WHERE p.id IS NOT NULL))[1] AS name,
           array_agg(p.id::text ORDER BY p.id) FILTER (WHERE p.id IS NOT NULL) AS "personIds"
    FROM "AuthSession" s
    JOIN "Account" a ON a.id = s."accountId" AND a."disabledAt" IS NULL
    LEFT JOIN "AccountPerson" ap ON ap."accountId" = a.id
    LEFT JOIN "Person" p ON p.id = ap."personId"
    WHERE s.id = ${sessionId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()
    GROUP BY a.id`;
  return row ? { ...row, sessionId, personIds: row.personIds ?? [] } : null;
}

/** The actor of this request, or null. Asked once per request however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await readSessionId();
  return sessionId ? actorOfSession(sessionId) : null;
});
