import { freePort } from '../../scripts/machine/ports.mjs';
import { startWebServer } from '../../scripts/start/web-server.mjs';
import { testBuildEnvironment } from '../../scripts/testing/test-application.mjs';
import { testEnvironment } from '../../scripts/testing/test-server.mjs';

/** The application built for tests, as one process that can be killed and started again at the same address. */
export type Instance = {
  url: string;
  start: () => Promise<void>;
  /** In good order, as a deploy would. Answers how the process ended. */
  stop: () => Promise<number | string>;
  /** Outright, as a crash would. */
  kill: () => Promise<void>;
};

/**
 * Starts the application on the database of this test file.
 * @param own variables that are different from the usual ones
 */
export async function startInstance(own: Record<string, string> = {}): Promise<Instance> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const environment: Record<string, string> = {
    ...testBuildEnvironment(),
    ...testEnvironment,
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATABASE_OWNER_URL: process.env.DATABASE_OWNER_URL ?? '',
    PARLEY_BASE_URL: url,
    HOST: '127.0.0.1',
    PORT: port,
    ...own,
  };
  let web = startWebServer(environment);
  const isThere = async () => {
    if (!(await web.answers())) throw new Error('the application does not answer: node scripts/test.mjs --only build');
  };
  await isThere();
  return {
    url,
    async start() {
      web = startWebServer(environment);
      await isThere();
    },
    async stop() {
      await web.stop();
      return web.ended;
    },
    kill: () => web.kill(),
  };
}
