import { createRequire } from 'node:module';
import { inProject } from '../machine/paths.mjs';
import { withClient } from '../postgres/connect.mjs';
import { buildApplication } from '../start/build.mjs';
import { startTestApplication, testBuildEnvironment } from '../testing/test-application.mjs';

export const SLUG = 'grcp-next';

/**
 * Builds the application where that is due and starts it with the sample.
 * @param {Parameters<typeof startTestApplication>[0]} [change]
 * @returns {Promise<{ environment: Record<string, string>, origin: string, stop: () => Promise<void> }>}
 */
export async function startApplication(change) {
  await buildApplication(testBuildEnvironment());
  const { environment, stop } = await startTestApplication(change);
  return { environment, origin: environment.PARLEY_BASE_URL, stop };
}

/**
 * Signs accounts in without a page: the rows and the cookies that signing in would make.
 * @param {Record<string, string>} environment of the running application
 * @param {string[]} accountIds
 * @returns {Promise<string[]>} a Cookie header for each
 */
export async function cookiesOf({ DATABASE_OWNER_URL, PARLEY_SECRET }, accountIds) {
  const { encode } = createRequire(inProject('package.json'))('next-auth/jwt');
  const { rows } = await withClient(DATABASE_OWNER_URL, (client) =>
    client.query(
      `INSERT INTO "AuthSession" (id, "accountId", "expiresAt") SELECT gen_random_uuid(), a.id, now() + interval '1 hour'
       FROM unnest($1::uuid[]) WITH ORDINALITY AS a(id, n) ORDER BY n RETURNING id, "accountId"`,
      [accountIds],
    ),
  );
  const sessions = new Map(rows.map(({ id, accountId }) => [accountId, id]));
  const cookie = async (account) =>
    `next-auth.session-token=${await encode({ token: { sessionId: sessions.get(account) }, secret: PARLEY_SECRET, maxAge: 3600 })}`;
  return Promise.all(accountIds.map(cookie));
}

/** The account of one of the sample's people. */
export async function sampleAccount({ DATABASE_OWNER_URL }, kind) {
  const { rows } = await withClient(DATABASE_OWNER_URL, (client) =>
    client.query('SELECT id FROM "Account" WHERE email = $1', [`${kind}@sample.example.org`]),
  );
  return rows[0].id;
}
