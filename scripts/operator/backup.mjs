import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../machine/failure.mjs';
import { filesBelow, readIfThere } from '../machine/files.mjs';
import { findTool, runTool } from '../postgres/client-tools.mjs';
import { withClient } from '../postgres/connect.mjs';

const DUMP = 'database.dump';
const FILES = 'files';
const MANIFEST = 'backup.json';
/** Below the folder of files: what can be made again. */
const MADE = 'made';

/**
 * Writes a backup: the database, the files, and a list of both. The folder gets its name once everything is in it.
 * @param {{ ownerUrl: string, filesFolder: string, folder: string, tools?: string }} what `folder` must not exist yet
 * @returns {Promise<{ files: number, bytes: number }>} files copied, and size of the database's part
 * @throws {Failure} one line where the tool is missing or too old, or the folder is there
 */
export async function backUp({ ownerUrl, filesFolder, folder, tools }) {
  if (fs.existsSync(folder)) throw new Failure(`${folder} exists already: a backup gets a folder of its own.`);
  const server = await serverVersion(ownerUrl);
  const because = `the server is PostgreSQL ${server.version}`;
  const tool = await findTool('pg_dump', { least: server.major, because, folder: tools });
  const draft = `${folder}.unfinished`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  const dump = path.join(draft, DUMP);
  await runTool(tool, ownerUrl, ['--format=custom', '--no-owner', '--no-privileges', `--file=${dump}`]);
  // After the database: a file that came meanwhile has no row and is swept away, while a row without its file would be lost.
  const files = copyFiles(filesFolder, path.join(draft, FILES));
  const manifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    postgres: server,
    dumpedBy: tool.major,
    database: { bytes: fs.statSync(dump).size, sha256: await sha256Of(dump) },
    files,
  };
  fs.writeFileSync(path.join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(draft, folder);
  return { files, bytes: manifest.database.bytes };
}

/**
 * Restores a backup into an empty database and an empty folder of files. Whoever calls brings the database to this
 * version afterwards, which also gives the application its rights.
 * @param {{ ownerUrl: string, filesFolder: string, folder: string, tools?: string }} what
 * @returns {Promise<{ files: number, madeAt: string }>}
 * @throws {Failure} one line, before anything is written: no backup, a changed one, something there already, a tool or server too old
 */
export async function restore({ ownerUrl, filesFolder, folder, tools }) {
  const manifest = await readManifest(folder);
  const server = await serverVersion(ownerUrl);
  if (server.major < manifest.postgres.major)
    throw new Failure(
      `The backup comes from PostgreSQL ${manifest.postgres.version}; this server is ${server.version}: restore it into ${manifest.postgres.major} or newer.`,
    );
  const because = `pg_dump ${manifest.dumpedBy} wrote the backup`;
  const tool = await findTool('pg_restore', { least: manifest.dumpedBy, because, folder: tools });
  if (await holdsTables(ownerUrl))
    throw new Failure('The database is not empty: a backup is restored into an empty one.');
  if (ownFiles(filesFolder).length > 0)
    throw new Failure(`${filesFolder} is not empty: the files of a backup are restored into an empty folder.`);
  await runTool(tool, ownerUrl, [
    '--no-owner',
    '--no-privileges',
    '--single-transaction',
    '--exit-on-error',
    path.join(folder, DUMP),
  ]);
  return { files: copyFiles(path.join(folder, FILES), filesFolder), madeAt: manifest.madeAt };
}

async function readManifest(folder) {
  const text = readIfThere(path.join(folder, MANIFEST));
  if (text === null) throw new Failure(`${folder} holds no backup: there is no ${MANIFEST} in it.`);
  const manifest = JSON.parse(text);
  const dump = path.join(folder, DUMP);
  if (manifest.format !== 1 || !fs.existsSync(dump) || (await sha256Of(dump)) !== manifest.database.sha256)
    throw new Failure(`The backup in ${folder} is not whole: ${DUMP} is not what ${MANIFEST} names.`);
  return manifest;
}

function serverVersion(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_version_num')::int / 10000 AS major`,
    );
    return rows[0];
  });
}

function holdsTables(url) {
  return withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1`,
    );
    return rowCount > 0;
  });
}

/** Every file but those that can be made again, as paths below `folder`. */
const ownFiles = (folder) =>
  filesBelow(folder)
    .map((file) => path.relative(folder, file))
    .filter((file) => file.split(path.sep)[0] !== MADE);

function copyFiles(from, to) {
  const files = ownFiles(from);
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true, mode: 0o700 });
    fs.copyFileSync(path.join(from, file), path.join(to, file));
  }
  return files.length;
}

async function sha256Of(file) {
  const hash = crypto.createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('hex');
}
