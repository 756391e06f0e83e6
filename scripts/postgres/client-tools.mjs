import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../machine/failure.mjs';
import { databaseOf, userOf } from './connect.mjs';

const run = promisify(execFile);

/**
 * One of PostgreSQL's own tools (pg_dump, pg_restore), of a version that can do the work.
 * @param {'pg_dump' | 'pg_restore'} tool
 * @param {{ least: number, because: string, folder?: string }} wanted major version needed and why, in words; `folder` holds the tools, otherwise PATH finds them
 * @returns {Promise<{ command: string, version: string, major: number }>}
 * @throws {Failure} one line: which version is needed, which was found, what to do
 */
export async function findTool(tool, { least, because, folder }) {
  const command = folder ? path.join(folder, tool) : tool;
  const place = folder ? `in ${folder}` : 'on the PATH';
  const needed = `${tool} ${least} or newer is needed (${because})`;
  const remedy = `install the PostgreSQL ${least} client, or name the folder of its programs with --tools FOLDER.`;
  const printed = await run(command, ['--version']).catch(() => null);
  const [, version, major] = /\(PostgreSQL\) ((\d+)\S*)/.exec(printed?.stdout ?? '') ?? [];
  if (!version) throw new Failure(`${needed}; none was found ${place}: ${remedy}`);
  if (Number(major) < least) throw new Failure(`${needed}; ${version} was found ${place}: ${remedy}`);
  return { command, version, major: Number(major) };
}

/**
 * Runs a tool on a database; the password goes by the environment, where other users of the machine do not see it.
 * @param {{ command: string }} tool
 * @param {string} url
 * @param {string[]} args beside the database
 * @throws {Failure} with what the tool printed
 */
export async function runTool({ command }, url, args) {
  const { hostname, port, password, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  const environment = {
    ...process.env,
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port || '5432',
    PGUSER: userOf(url),
    PGPASSWORD: decodeURIComponent(password),
    ...(ssl ? { PGSSLMODE: ssl } : {}),
  };
  await run(command, ['--no-password', `--dbname=${databaseOf(url)}`, ...args], { env: environment }).catch((error) => {
    throw new Failure(`${path.basename(command)} failed:\n${error.stderr || error.message}`.trim());
  });
}
