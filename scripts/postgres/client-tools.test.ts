import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inProject } from '../machine/paths.mjs';
import { findTool } from './client-tools.mjs';

const place = inProject('.data', `tools-test-${randomUUID()}`);
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

/** A folder with a program that says this of itself. */
function folderWith(printed: string): string {
  const folder = path.join(place, randomUUID());
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'pg_dump'), `#!/bin/sh\necho '${printed}'\n`, { mode: 0o755 });
  return folder;
}
const because = 'the server is PostgreSQL 18.4';
const find = (folder: string) => findTool('pg_dump', { least: 18, because, folder });

describe('a tool of PostgreSQL', () => {
  test.each([
    ['pg_dump (PostgreSQL) 18.4', '18.4'],
    ['pg_dump (PostgreSQL) 19beta1', '19beta1'],
    ['pg_dump (PostgreSQL) 18.1 (Debian 18.1-1.pgdg13+1)', '18.1'],
  ])('is taken where it is of the version of the server or newer: %s', async (printed, version) => {
    const folder = folderWith(printed);
    expect(await find(folder)).toMatchObject({ command: path.join(folder, 'pg_dump'), version });
  });

  test('that is too old is refused in one line with the version needed, the one found and what to do', async () => {
    const folder = folderWith('pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)');
    await expect(find(folder)).rejects.toMatchObject({
      name: 'Failure',
      message: `pg_dump 18 or newer is needed (the server is PostgreSQL 18.4); 15.18 was found in ${folder}: install the PostgreSQL 18 client, or name the folder of its programs with --tools FOLDER.`,
    });
  });

  test('that is not there, or is something else, is none', async () => {
    for (const folder of [path.join(place, 'none'), folderWith('busybox')])
      await expect(find(folder)).rejects.toMatchObject({
        name: 'Failure',
        message: expect.stringContaining(`(the server is PostgreSQL 18.4); none was found in ${folder}: install`),
      });
  });
});
