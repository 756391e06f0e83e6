import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Delegate } from './crowd';

const root = path.resolve(import.meta.dirname, '../..');

/** Hands in from a process of its own, kills it once `after` were acknowledged, and answers which those were. */
export async function handInAndDie(
  meeting: string,
  delegates: readonly Delegate[],
  after: number,
): Promise<Set<number>> {
  const folder = mkdtempSync(path.join(root, '.data', 'hand-in-'));
  const file = path.join(folder, 'calls.json');
  writeFileSync(file, JSON.stringify({ meeting, delegates }));
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'prisma/factories/hand-in.ts'), file], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'scripts/tsconfig.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Set<number>();
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('ok ')) acknowledged.add(Number(line.slice(3)));
    if (acknowledged.size >= after) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  rmSync(folder, { recursive: true });
  return acknowledged;
}
