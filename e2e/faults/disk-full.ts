import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';

/**
 * Lets a process write no file beyond so many bytes, as on a disk that is full: the write stops in the middle with an error.
 * Needs nobody's rights but those over one's own processes. Answers how it is given room again.
 */
export function fillDiskOf(pids: readonly number[], bytes: number): () => void {
  const limit = (size: number | 'unlimited') => {
    for (const pid of pids)
      try {
        execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`], { stdio: 'pipe', ...ownerOf(pid) });
      } catch (error) {
        // A connection that has ended meanwhile writes nothing any more.
        if (!/No such process/.test(String((error as { stderr?: Buffer }).stderr))) throw error;
      }
  };
  limit(bytes);
  return () => limit('unlimited');
}

/** Whose the process is: root started PostgreSQL for somebody else, and only they may set its limits. */
function ownerOf(pid: number): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  try {
    const { uid, gid } = statSync(`/proc/${pid}`);
    return { uid, gid };
  } catch {
    return {};
  }
}

/** The processes of PostgreSQL that write for the application: its connections, and the one that begins new ones. */
export async function writersOf(superuser: Client): Promise<number[]> {
  const { rows } = await superuser.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'parley'`,
  );
  const { rows: folders } = await superuser.query<{ data_directory: string }>('SHOW data_directory');
  const [first = ''] = readFileSync(path.join(folders[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8').split('\n');
  return [Number(first), ...rows.map(({ pid }) => pid)];
}
