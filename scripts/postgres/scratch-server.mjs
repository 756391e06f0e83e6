import fs from 'node:fs';
import path from 'node:path';
import { dataFolder } from '../machine/paths.mjs';
import { tryLock } from '../machine/run-lock.mjs';
import { localSecrets } from '../machine/secrets.mjs';
import { startEmbedded } from './embedded.mjs';

/** Fast, and nothing in it survives a power cut: for databases that can be made again. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '256MB',
};

/**
 * A PostgreSQL for tests and comparisons, apart from the one that holds data. Its folder is kept between runs, so that
 * the next one starts at once; two runs at the same time get a folder each.
 * @returns {Promise<import('./embedded.mjs').EmbeddedServer & { secrets: Record<string, string> }>}
 */
export async function startScratchServer() {
  for (let number = 1; ; number += 1) {
    const folder = path.join(dataFolder, `scratch-${number}`);
    const lock = tryLock(path.join(folder, 'lock.json'), 'tests');
    if (lock) return startIn(folder, lock);
  }
}

async function startIn(folder, lock) {
  const cluster = path.join(folder, 'pg');
  const secrets = localSecrets(folder);
  const start = () => startEmbedded({ folder: cluster, password: secrets.superuserPassword, settings: FAST });
  try {
    // Written without fsync: after a crash it may be anything, and is made anew.
    if (fs.existsSync(path.join(cluster, 'postmaster.pid')))
      await (await start()).stop().finally(() => fs.rmSync(cluster, { recursive: true, force: true }));
    const server = await start();
    const stop = async () => {
      await server.stop();
      lock.release();
    };
    return { ...server, stop, secrets };
  } catch (error) {
    lock.release();
    throw error;
  }
}
