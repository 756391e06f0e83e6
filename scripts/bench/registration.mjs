// Registrations handed in over HTTP, each by somebody else, against the same statements sent by pg alone.
//
// One hand-in over HTTP is the transaction and, in the same answer, the page anew: rendering, not the database, is its limit.
// A page of the framework alone costs about 2 ms of processor time, a transaction a tenth of that in the application. On two
// cores the pages give some tens to a hundred and more hand-ins per second, pg alone several hundred to a thousand: a twentieth
// is what must hold on a busy machine. A delegation of 200 is through within seconds at that rate.
import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import { inProject } from '../machine/paths.mjs';
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { isSaved, registrationPost } from './form-post.mjs';
import { rate } from './load.mjs';

export const name = 'registration';
export const direction = 'at least';
export const target = 0.05;

const PERSONS = 120;
const CONNECTIONS = 8;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const { environment, origin, stop } = await startApplication();
  try {
    const [warmUp, overHttp, alone] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [20, PERSONS, PERSONS]);
    await submitOverHttp(environment, origin, warmUp);
    const ours = await submitOverHttp(environment, origin, overHttp);
    const limit = await submitAlone(environment.DATABASE_URL, alone);
    return { ours, limit, unit: 'registrations/s', detail: `${PERSONS} persons each, ${CONNECTIONS} at a time` };
  } finally {
    await stop();
  }
}

async function submitOverHttp(environment, origin, delegates) {
  const cookies = await cookiesOf(
    environment,
    delegates.map(({ accountId }) => accountId),
  );
  const calls = delegates.map((delegate, index) => registrationPost(origin, delegate, cookies[index]));
  return rate(origin, calls, { connections: CONNECTIONS, isGood: isSaved });
}

/** The pipeline's and the verb's statements, one after the other, by hand. */
async function submitAlone(databaseUrl, delegates) {
  const { Pool } = createRequire(inProject('package.json'))('pg');
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const waiting = [...delegates];
  const begun = performance.now();
  try {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        const client = await pool.connect();
        for (let delegate = waiting.shift(); delegate; delegate = waiting.shift()) await submitOne(client, delegate);
        client.release();
      }),
    );
    return delegates.length / ((performance.now() - begun) / 1000);
  } finally {
    await pool.end();
  }
}

async function submitOne(client, { accountId, personId, registrationId, personName }) {
  const key = crypto.randomUUID();
  await client.query(
    'SELECT a.id, a.email FROM "Account" a JOIN "AccountPerson" p ON p."accountId" = a.id WHERE a.id = $1',
    [accountId],
  );
  const {
    rows: [meeting],
  } = await client.query(
    'SELECT m.id, (SELECT json_agg(r.kind) FROM "MeetingRole" r WHERE r."meetingId" = m.id AND r."personId" = $2) AS held FROM "Meeting" m WHERE m.slug = $1',
    [SLUG, personId],
  );
  await client.query('BEGIN');
  await client.query('SELECT now()');
  await client.query(
    `INSERT INTO "IdempotencyKey" (actor, action, key, "inputHash") VALUES ($1, 'bench', $2, repeat('0', 64)) ON CONFLICT DO NOTHING RETURNING key`,
    [accountId, key],
  );
  await client.query('SELECT "delegationId", "personId" FROM "Registration" WHERE id = $1 AND "meetingId" = $2', [
    registrationId,
    meeting.id,
  ]);
  await client.query(
    'SELECT id, status, "lockVersion" FROM "Registration" WHERE "meetingId" = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
    [meeting.id, [registrationId]],
  );
  await client.query(
    `UPDATE "Person" p SET "courtesyTitle" = 'MS', "givenName" = 'Bench', surname = $2, "foldedName" = $2 WHERE id = $1
     AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."personId" = p.id AND r.id <> $3)`,
    [personId, personName, registrationId],
  );
  await client.query(
    `UPDATE "Registration" SET "courtesyTitle" = 'MS', "givenName" = 'Bench', surname = $2, "foldedName" = $2, "functionalTitle" = 'Migration Officer', institution = 'Ministry', mode = 'IN_PERSON', locale = 'en', languages = '{en}', "submittedAt" = now(), "lockVersion" = "lockVersion" + 1 WHERE id = $1`,
    [registrationId, personName],
  );
  await client.query(
    `UPDATE "Registration" SET status = 'SUBMITTED', "changedAt" = now(), "lockVersion" = "lockVersion" + 1 WHERE id = $1`,
    [registrationId],
  );
  await client.query(
    `INSERT INTO "RegistrationDecision" (id, "registrationId", "fromStatus", "toStatus", "byAccountId", at) VALUES (gen_random_uuid(), $1, 'NOMINATED', 'SUBMITTED', $2, now())`,
    [registrationId, accountId],
  );
  await client.query(
    `WITH entry AS (INSERT INTO "AuditEntry" ("accountId", role, action, "meetingId", "subjectType", "subjectId") VALUES ($1, 'DELEGATE', 'bench', $2, 'Registration', $3) RETURNING id)
     INSERT INTO "AuditDetail" ("entryId", details, salt) SELECT id, '{}', repeat('0', 32) FROM entry`,
    [accountId, meeting.id, registrationId],
  );
  const {
    rows: [{ seq }],
  } = await client.query('UPDATE "Meeting" SET "liveSeq" = "liveSeq" + 1 WHERE id = $1 RETURNING "liveSeq" AS seq', [
    meeting.id,
  ]);
  await client.query(
    `INSERT INTO "LiveEvent" ("meetingId", seq, type, "subjectId", visibility) VALUES ($1, $2, 'registration.changed', $3, 'SECRETARIAT')`,
    [meeting.id, seq, registrationId],
  );
  await client.query(`SELECT pg_notify('parley_live', $1)`, [JSON.stringify({ meetingId: meeting.id, seq })]);
  await client.query(`UPDATE "IdempotencyKey" SET result = 'null' WHERE actor = $1 AND action = 'bench' AND key = $2`, [
    accountId,
    key,
  ]);
  await client.query('COMMIT');
}
