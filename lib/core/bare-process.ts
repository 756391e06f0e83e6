import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Begins a process that works for this one with native code: a thread that is inside such code can be ended by nobody. Node
 * alone, with `script` (a path from the root, and no bundled module), a channel for messages, and none of the environment: what
 * reads strangers' texts knows no secret, and is in no zone but UTC. It has to end by itself once its channel is closed.
 */
export function startBare(script: string, heapMegabytes: number): ChildProcess {
  // Not by `fork`, whose path the bundler takes for a module.
  return spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, path.join(process.cwd(), script)], {
    env: {
      NODE_ENV: 'production',
      TZ: 'UTC',
      ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** What a process holds in memory; 0 where the system does not tell (all but Linux). */
export async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const said = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(said.split(' ')[1] ?? 0) * 4096) / 1_000_000;
}
