import fs from 'node:fs';
import { Failure } from '../machine/failure.mjs';
import { inProject } from '../machine/paths.mjs';
import { freePort } from '../machine/ports.mjs';
import { localDatabase } from '../postgres/local-database.mjs';
import { commonEnvironment } from '../start/environment.mjs';
import { startWebServer } from '../start/web-server.mjs';
import { copyTemplate, seed, startTestServer, testEnvironment } from './test-server.mjs';

/** Where the tests build to, apart from the build that `npm start` serves. */
export const TEST_BUILD = '.next-test';
const DATABASE = 'test_journeys';

/** The environment to build the application for tests. */
export const testBuildEnvironment = () => commonEnvironment({ ...process.env, PARLEY_DIST_DIR: TEST_BUILD });

/**
 * Starts the application built for tests, on a fresh database with the sample.
 * @param {(environment: Record<string, string>) => Promise<Record<string, string>>} [change] the environment, before the application gets it
 * @param {{ beside?: boolean | Record<string, string> }} [more] with a second process of the application `beside` it, on the same database; it may have some settings of its own
 * @returns {Promise<{ environment: Record<string, string>, pid: number | undefined, beside: string | null, stop: () => Promise<void> }>} `beside`: the address of the second process
 */
export async function startTestApplication(change = async (environment) => environment, { beside = false } = {}) {
  if (!fs.existsSync(inProject(TEST_BUILD, 'BUILD_ID')))
    throw new Failure('The application is not built for tests: node scripts/test.mjs --only build');
  const server = await startTestServer();
  try {
    await copyTemplate(server.url('postgres'), DATABASE);
    const database = await localDatabase(server, server.secrets, DATABASE);
    await seed(database, true);
    const port = String(await freePort());
    const environment = await change({
      ...testBuildEnvironment(),
      ...testEnvironment,
      PARLEY_SAMPLE: '1',
      PARLEY_BASE_URL: `http://localhost:${port}`,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      HOST: '127.0.0.1',
      PORT: port,
    });
    const second = beside ? { ...(beside === true ? {} : beside), PORT: String(await freePort()) } : null;
    const processes = [{}, ...(second ? [second] : [])].map((own) => startWebServer({ ...environment, ...own }));
    const stop = async () => {
      await Promise.all(processes.map((web) => web.stop()));
      await server.stop();
    };
    const answered = await Promise.all(processes.map((web) => web.answers()));
    if (answered.includes(false)) throw new Failure('The application built for tests does not answer.');
    return { environment, pid: processes[0].pid, beside: second && `http://localhost:${second.PORT}`, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
