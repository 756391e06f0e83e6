import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/prisma/factories/test-database';
import { inProject } from '../machine/paths.mjs';
import { withClient } from '../postgres/connect.mjs';
import { backUp, restore } from './backup.mjs';

const place = inProject('.data', `backup-test-${randomUUID()}`);
fs.mkdirSync(place, { recursive: true });
afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

const { ownerUrl } = await testDatabase();
const filesFolder = path.join(place, 'files');
const { rows: versions } = await withClient(ownerUrl, (client) =>
  client.query(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_version_num')::int / 10000 AS major`,
  ),
);
const server = versions[0] as { version: string; major: number };

/** A folder whose programs say that they are of this version, and do nothing. */
function toolsOf(version: string): string {
  const folder = path.join(place, `tools-${version}`);
  fs.mkdirSync(folder, { recursive: true });
  for (const tool of ['pg_dump', 'pg_restore'])
    fs.writeFileSync(path.join(folder, tool), `#!/bin/sh\necho '${tool} (PostgreSQL) ${version}'\n`, { mode: 0o755 });
  return folder;
}

/** A folder that looks like a backup of such a server. */
function backupFrom(major: number): string {
  const folder = path.join(place, randomUUID());
  const dump = randomUUID();
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'database.dump'), dump);
  const manifest = {
    format: 1,
    madeAt: '2026-11-29T12:00:00.000Z',
    postgres: { version: `${major}.1`, major },
    dumpedBy: major,
    database: { bytes: dump.length, sha256: createHash('sha256').update(dump).digest('hex') },
    files: 0,
  };
  fs.writeFileSync(path.join(folder, 'backup.json'), JSON.stringify(manifest));
  return folder;
}

describe('backing up', () => {
  test('with a pg_dump older than the server says which is needed and which was found, and writes nothing', async () => {
    const [folder, tools] = [path.join(place, 'new'), toolsOf(`${server.major - 1}.3`)];
    await expect(backUp({ ownerUrl, filesFolder, folder, tools })).rejects.toMatchObject({
      name: 'Failure',
      message: expect.stringMatching(
        `^pg_dump ${server.major} or newer is needed \\(the server is PostgreSQL ${server.version}\\); ${server.major - 1}.3 was found in [^\\n]*$`,
      ),
    });
    expect(fs.readdirSync(place).filter((entry) => entry.startsWith('new'))).toEqual([]);
  });

  test('never writes into a folder that is there', async () => {
    const folder = backupFrom(server.major);
    await expect(backUp({ ownerUrl, filesFolder, folder })).rejects.toThrow('exists already');
  });
});

describe('restoring', () => {
  const tools = toolsOf(`${server.major}.1`);

  test('with a pg_restore older than what wrote the backup says which is needed and which was found', async () => {
    const older = toolsOf(`${server.major - 1}.3`);
    await expect(restore({ ownerUrl, filesFolder, folder: backupFrom(server.major), tools: older })).rejects.toThrow(
      `pg_restore ${server.major} or newer is needed (pg_dump ${server.major} wrote the backup); ${server.major - 1}.3 was found in ${older}`,
    );
  });

  test('into a server older than the one it comes from is refused', async () => {
    await expect(restore({ ownerUrl, filesFolder, folder: backupFrom(server.major + 1), tools })).rejects.toThrow(
      `this server is ${server.version}: restore it into ${server.major + 1} or newer.`,
    );
  });

  test('over a database that holds something is refused, and it still holds it', async () => {
    await expect(restore({ ownerUrl, filesFolder, folder: backupFrom(server.major), tools })).rejects.toThrow(
      'The database is not empty',
    );
    const { rows } = await withClient(ownerUrl, (client) =>
      client.query('SELECT count(*)::int AS parties FROM "Party"'),
    );
    expect(rows[0].parties).toBeGreaterThan(0);
  });

  test('what was changed on the way, or is no backup, is refused', async () => {
    const folder = backupFrom(server.major);
    fs.appendFileSync(path.join(folder, 'database.dump'), ' ');
    await expect(restore({ ownerUrl, filesFolder, folder, tools })).rejects.toThrow('is not whole');
    await expect(restore({ ownerUrl, filesFolder, folder: place, tools })).rejects.toThrow('holds no backup');
  });
});
