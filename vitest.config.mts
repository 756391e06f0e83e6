import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const resolve = {
  alias: {
    '@': root,
    // Next answers this import itself; outside Next it must resolve to the same empty module.
    'server-only': path.join(root, 'node_modules/next/dist/compiled/server-only/empty.js'),
  },
};

const everywhere = ['app', 'components', 'lib', 'prisma', 'scripts'];
const named = (ending: string) => everywhere.map((folder) => `${folder}/**/*.${ending}`);
const outside = ['**/node_modules/**', '.next*/**', '.data/**'];

const database = {
  globalSetup: ['scripts/testing/start-test-server.mjs'],
  setupFiles: ['prisma/factories/database-per-file.ts'],
};

/** Milliseconds after which a test is said to hang: no measure of speed, since a busy machine takes several times as long. */
const hangs = 120_000;

/** Files that change what a process keeps (its settings, a module): each begins with nothing loaded. */
const alone = ['alone.test.ts', 'alone.database.test.ts'];

/**
 * Threads begin in a fraction of the time that processes take, and what a file has loaded stays for the next one of its thread:
 * loading everything anew for each file took a third of the whole.
 *
 * x.test.ts           project "unit": no database
 * x.database.test.ts  project "database": a fresh PostgreSQL database for each file
 * x.alone.test.ts     project "alone", like x.alone.database.test.ts: a process's state and a database of its own
 * x.long.test.ts      project "long": campaigns, with a database; run by `npm run test:long`. Those in e2e run the built application
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: named('test.{ts,tsx}'),
          exclude: [...outside, '**/*.{database,long,alone}.test.ts'],
          testTimeout: hangs,
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: 'database',
          include: named('database.test.ts'),
          exclude: [...outside, '**/*.alone.database.test.ts'],
          testTimeout: hangs,
          hookTimeout: hangs,
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...database,
        },
      },
      {
        resolve,
        test: {
          name: 'alone',
          include: alone.flatMap(named),
          exclude: outside,
          testTimeout: hangs,
          hookTimeout: hangs,
          pool: 'threads',
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          ...database,
        },
      },
      {
        resolve,
        test: {
          name: 'long',
          include: [...named('long.test.ts'), 'e2e/**/*.long.test.ts'],
          exclude: outside,
          testTimeout: 900_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          ...database,
        },
      },
    ],
  },
});
