import path from 'node:path';
import { Failure } from '../machine/failure.mjs';
import { dataFolder } from '../machine/paths.mjs';
import { lockHolder, takeLock } from '../machine/run-lock.mjs';
import { localSecrets } from '../machine/secrets.mjs';
import { checkDatabase } from './check-database.mjs';
import { urlWith } from './connect.mjs';
import { startEmbedded } from './embedded.mjs';
import { APPLICATION, localDatabase, OWNER } from './local-database.mjs';

/** Where the embedded database of this clone lies, and the lock that says who runs it. */
export const clusterFolder = path.join(dataFolder, 'pg');
export const runLockFile = path.join(dataFolder, 'run.json');

/**
 * Runs `work` on the database of this clone: the one DATABASE_URL names, the embedded one that `npm start` is running,
 * or the embedded one started for as long as the work takes.
 * @template T
 * @param {string} task what is being done, for whoever finds the lock
 * @param {(database: { url: string, ownerUrl: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabaseOfThisClone(task, work) {
  if (process.env.DATABASE_URL) {
    const database = givenDatabase(process.env);
    await checkDatabase(database);
    return work(database);
  }
  const holder = lockHolder(runLockFile);
  if (holder?.databasePort) return work(runningDatabase(holder.databasePort));

  const lock = takeLock(runLockFile, task);
  try {
    const secrets = localSecrets(dataFolder);
    const server = await startEmbedded({ folder: clusterFolder, password: secrets.superuserPassword });
    try {
      return await work(await localDatabase(server, secrets));
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

/**
 * The database the environment names.
 * @param {Record<string, string | undefined>} environment
 * @throws {Failure} naming the variable that is wrong
 */
export function givenDatabase({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }) {
  const checked = (variable, value) => {
    if (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) && new URL(value).pathname.length > 1)
      return value;
    throw new Failure(`${variable} must look like postgresql://user:password@host:5432/database.`);
  };
  return { url: checked('DATABASE_URL', url), ownerUrl: ownerUrl ? checked('DATABASE_OWNER_URL', ownerUrl) : url };
}

function runningDatabase(port) {
  const secrets = localSecrets(dataFolder);
  const base = `postgresql://${APPLICATION}@127.0.0.1:${port}/parley`;
  return {
    url: urlWith(base, { password: secrets.applicationPassword }),
    ownerUrl: urlWith(base, { user: OWNER, password: secrets.ownerPassword }),
  };
}
