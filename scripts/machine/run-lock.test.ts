import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from './paths.mjs';
import { processStart } from './processes.mjs';
import { lockHolder, takeLock, tryLock } from './run-lock.mjs';

const folder = path.join(dataFolder, `lock-test-${process.pid}`);
const file = path.join(folder, 'run.json');
const write = (holder: object | string) =>
  fs.writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder));

beforeEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('run lock', () => {
  test('is held by one, and free again after', () => {
    const lock = tryLock(file, 'first');
    expect(tryLock(file, 'second')).toBeNull();
    expect(() => takeLock(file, 'second')).toThrow('already in use in this folder by "first"');
    lock?.release();
    expect(tryLock(file, 'second')).not.toBeNull();
  });

  test('tells others what its holder notes', () => {
    tryLock(file, 'first')?.note({ address: 'http://localhost:3000' });
    expect(lockHolder(file)).toMatchObject({ pid: process.pid, address: 'http://localhost:3000' });
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  test('left by a process whose number was used again is taken over', () => {
    write({ pid: process.pid, started: 'another time', task: 'before' });
    expect(tryLock(file, 'now')).not.toBeNull();
    expect(fs.readdirSync(folder)).toEqual(['run.json']);
  });

  test('left by a killed process is taken over, though it be a zombie', async () => {
    // The shell starts a child, kills it and does not look after it: a zombie until the shell ends.
    const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; kill -9 $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(String(line));
    await expect.poll(() => processStart(pid)).toBeNull();
    write({ pid, started: '1', task: 'killed' });
    expect(tryLock(file, 'now')).not.toBeNull();
    shell.kill();
  });

  test('that cannot be read is nobody’s', () => {
    write('{ half');
    expect(lockHolder(file)).toBeNull();
    expect(tryLock(file, 'now')).not.toBeNull();
  });
});
