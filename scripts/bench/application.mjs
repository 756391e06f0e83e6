import { createRequire } from 'node:module';
import { readIfThere } from '../machine/files.mjs';
import { inProject } from '../machine/paths.mjs';
import { pause } from '../machine/processes.mjs';
import { withClient } from '../postgres/connect.mjs';
import { buildApplication } from '../start/build.mjs';
import { startTestApplication, testBuildEnvironment } from '../testing/test-application.mjs';

export const SLUG = 'grcp-next';

/**
 * Builds the application where that is due and starts it with the sample. Answers once the framework has loaded the other
 * pages, which it does in the background: what is measured is a server that has been there for a moment.
 * @param {Parameters<typeof startTestApplication>[0]} [change]
 * @param {Parameters<typeof startTestApplication>[1]} [more]
 * @returns {Promise<{ environment: Record<string, string>, origin: string, beside: string | null, pid: number | undefined, stop: () => Promise<void> }>}
 */
export async function startApplication(change, more) {
  await buildApplication(testBuildEnvironment());
  const { environment, pid, beside, stop } = await startTestApplication(change, more);
  await settled(pid);
  return { environment, origin: environment.PARLEY_BASE_URL, beside, pid, stop };
}

/** Waits until the process has had next to nothing to do for a second; where that cannot be asked, for some seconds. */
async function settled(pid) {
  const ask = () => processorTime(pid);
  if (ask() === null) return pause(10_000);
  for (let tries = 0; tries < 60; tries += 1) {
    const before = ask() ?? 0;
    await pause(1_000);
    if ((ask() ?? 0) - before < 100) return undefined;
  }
  return undefined;
}

/** Milliseconds of processor time a process has used; null where the system does not tell. @param {number | undefined} pid */
export function processorTime(pid) {
  const text = readIfThere(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The second field is the name and may hold spaces; the 14th and 15th are hundredths of a second.
  const [user, system] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return 10 * (Number(user) + Number(system));
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
