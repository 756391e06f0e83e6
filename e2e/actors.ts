import { encode } from 'next-auth/jwt';
import { Pool } from 'pg';
import type { Grant, Holder, Role } from '@/lib/auth/permissions';

/** Kinds of people of the sample, by the name in their address; `anonymous` has no session. */
export const kinds = [
  'anonymous',
  'administrator',
  'staff',
  'organiser',
  'focal-point',
  'delegate',
  'facilitator',
  'rapporteur',
  'chair',
  'translator',
  'screen',
  'observer',
  'travel',
  'logistics',
  'door',
  'finance',
] as const;

export type Kind = (typeof kinds)[number];
/** Those who have a button to sign in with. */
export type SamplePerson = Exclude<Kind, 'anonymous'>;

/** One of the sample's people, signed in: the header that says so, and what the database lets them be in the meeting. */
export type Visitor = Holder & {
  kind: Kind;
  headers: Record<string, string>;
  token: string | null;
  accountId: string | null;
  personIds: string[];
};

/** The name under which the application keeps its session over plain http. */
export const sessionCookie = 'next-auth.session-token';

let pool: Pool | undefined;

/** The database of this run, for looking and for making what could leak. Only with the application's own rights. */
export function database(): Pool {
  pool ??= new Pool({ connectionString: process.env.DATABASE_URL, max: 2, allowExitOnIdle: true });
  return pool;
}

/** One row of a query that must give exactly one. */
export async function one<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row> {
  const { rows } = await database().query<Row>(sql, [...values]);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} rows instead of one: ${sql}`);
  return row;
}

/** Nobody signed in. */
const anonymous: Visitor = {
  kind: 'anonymous',
  headers: {},
  token: null,
  accountId: null,
  personIds: [],
  grants: [{ role: 'PUBLIC' }],
};

/** One of the sample's people, by what they do; the roles that count are those in the meeting of this slug. */
export function visit(kind: Kind, slug: string): Promise<Visitor> {
  return kind === 'anonymous' ? Promise.resolve(anonymous) : visitAs(`${kind}@sample.example.org`, slug, kind);
}

/** Opens a session without anybody's seeing a page: the row and the cookie that signing in would make. */
export async function visitAs(email: string, slug: string, kind: Visitor['kind'] = 'delegate'): Promise<Visitor> {
  const account = await one<{ id: string; siteRole: Role | null; personIds: string[] }>(
    `SELECT a.id, a."siteRole", array_agg(p."personId"::text) AS "personIds" FROM "Account" a JOIN "AccountPerson" p ON p."accountId" = a.id
     WHERE a.email = $1 GROUP BY a.id`,
    [email],
  );
  const { rows: held } = await database().query<Grant>(
    `SELECT r.kind AS role, r."delegationId", r."groupId", r."personId" FROM "MeetingRole" r JOIN "Meeting" m ON m.id = r."meetingId"
     WHERE m.slug = $1 AND r."personId" = ANY ($2::uuid[])`,
    [slug, account.personIds],
  );
  const token = await openSession(account.id);
  const site: Grant[] = account.siteRole ? [{ role: account.siteRole }] : [];
  return {
    kind,
    token,
    headers: { cookie: `${sessionCookie}=${token}` },
    accountId: account.id,
    personIds: account.personIds,
    grants: [{ role: 'PUBLIC' }, { role: 'SIGNED_IN' }, ...site, ...held],
  };
}

/** A session of this account, as its cookie carries it. */
export async function openSession(accountId: string): Promise<string> {
  const { id: sessionId } = await one<{ id: string }>(
    `INSERT INTO "AuthSession" (id, "accountId", "expiresAt") VALUES (gen_random_uuid(), $1, now() + interval '1 hour') RETURNING id`,
    [accountId],
  );
  return encode({ token: { sessionId }, secret: process.env.PARLEY_SECRET ?? '', maxAge: 3600 });
}
