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
  /** Name of the primary person, where there is one; an assistant's mailbox has none by being one. */
  name: string | null;
  siteRole: SiteRole | null;
  personIds: string[];
  /** Persons for whom this mailbox only fills in, as their assistant: never counted among `personIds`. */
  assistedIds?: string[];
};

type Row = Omit<Actor, 'personIds' | 'assistedIds' | 'sessionId'> & {
  personIds: string[] | null;
  assistedIds: string[] | null;
};

/** The actor of a session that is neither expired nor revoked and whose account is not disabled; otherwise null. One statement. */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const [row] = await read<Row[]>`
    SELECT a.id AS "accountId", a.email, a.locale, a."siteRole",
           (array_agg(trim(p."givenName" || ' ' || p.surname) ORDER BY ap."primary" DESC, p.id) FILTER (WHERE NOT ap.assistant))[1] AS name,
           array_agg(p.id::text ORDER BY p.id) FILTER (WHERE NOT ap.assistant) AS "personIds",
           array_agg(p.id::text ORDER BY p.id) FILTER (WHERE ap.assistant) AS "assistedIds"
    FROM "AuthSession" s
    JOIN "Account" a ON a.id = s."accountId" AND a."disabledAt" IS NULL
    LEFT JOIN "AccountPerson" ap ON ap."accountId" = a.id
    LEFT JOIN "Person" p ON p.id = ap."personId"
    WHERE s.id = ${sessionId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()
    GROUP BY a.id`;
  return row ? { ...row, sessionId, personIds: row.personIds ?? [], assistedIds: row.assistedIds ?? [] } : null;
}

/** The actor of this request, or null. Asked once per request however many components ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await readSessionId();
  return sessionId ? actorOfSession(sessionId) : null;
});
