// Ten thousand people brought in from an XLSX, against the same rows inserted by plain SQL.
//
// Ours reads the archive in a thread of its own, understands and checks every cell, and then names each person under locks:
// accounts, persons, places on the counter rows, seats, steps, roles, audit and live events, and the row's own outcome. The
// limit writes the five tables that hold a registration and nothing else, by six statements. A twentieth of it is some
// hundred persons a second: a meeting of ten thousand is in within two minutes, while everybody else goes on.
import { runTypeScript } from '../machine/typescript.mjs';
import { localDatabase } from '../postgres/local-database.mjs';
import { commonEnvironment } from '../start/environment.mjs';
import { copyTemplate, seed, startTestServer, testEnvironment } from '../testing/test-server.mjs';
import { SLUG } from './application.mjs';

export const name = 'xlsx-import';
export const direction = 'at least';
export const target = 0.05;

const DATABASE = 'test_import';

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  const server = await startTestServer();
  try {
    await copyTemplate(server.url('postgres'), DATABASE);
    const database = await localDatabase(server, server.secrets, DATABASE);
    await seed(database, true);
    const said = await runTypeScript('scripts/bench/xlsx-import-work.ts', [SLUG], {
      ...commonEnvironment({ ...process.env }),
      ...testEnvironment,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
    });
    const { persons, steps, ours, limit, megabytes } = JSON.parse(said.trim().split('\n').at(-1));
    const detail = `${persons} persons: ${steps}; at most ${megabytes} MB of memory, of the thread that reads too`;
    return { ours, limit, unit: 'persons/s', detail };
  } finally {
    await server.stop();
  }
}
