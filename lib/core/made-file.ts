import 'server-only';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, sha256 } from './canonical';
import { seal, unseal } from './cipher';
import { env } from './env';
import { logUnexpected } from './log';

/** What a file is made of: a kind, and everything that decides on its content. Equal values give equal files. */
export type Ingredients = { kind: string; from: unknown };

/** Kept at most, in files and in bytes; what was asked for longest ago goes first. */
const most = { files: 1_000, bytes: 200_000_000 };

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyMaking?: Map<string, Promise<Uint8Array>> };

/**
 * A file that follows from its ingredients alone (a chart as a picture, a document from a sealed snapshot): made once, however
 * many ask at the same time, and kept on the disk under the hash of what it was made of. For nothing that names persons: what
 * is kept here knows no erasure. Whoever calls has proved the right to what is in it. A disk that fails costs only the keeping.
 */
export async function madeOnce(of: Ingredients, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const key = keyOf(of);
  const making = (holder.parleyMaking ??= new Map());
  const running = making.get(key);
  if (running) return running;
  const made = keptOrMade(key, make).finally(() => making.delete(key));
  making.set(key, made);
  return made;
}

/** Names such a file, for an ETag: another where it is made of something else, or by another build of the house. */
export function tagOfMade(of: Ingredients): string {
  return keyOf(of).slice(0, 32);
}

/** The size in bytes of such a file; null where it is not kept (yet, or any more). */
export async function sizeOfMade(of: Ingredients): Promise<number | null> {
  try {
    return (await stat(placeOf(keyOf(of)))).size - sealLength;
  } catch {
    return null;
  }
}

/** What sealing adds to a file. */
const sealLength = 28;

async function keptOrMade(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const place = placeOf(key);
  try {
    const kept = unseal(await readFile(place), about(key));
    const now = new Date();
    await utimes(place, now, now);
    return kept;
  } catch {
    // Not there, cut short, or sealed with a key that was exchanged: made anew.
  }
  const bytes = await make();
  await keep(key, bytes).catch((error: unknown) => logUnexpected('made file', error));
  return bytes;
}

/** Whole or not at all: another process never finds half of it. */
async function keep(key: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(key);
  await mkdir(path.dirname(place), { recursive: true });
  const draft = `${place}.${randomUUID()}`;
  await writeFile(draft, seal(bytes, about(key)).sealed);
  await rename(draft, place);
  await makeRoom(path.dirname(place));
}

async function makeRoom(folder: string): Promise<void> {
  const names = await readdir(folder);
  const found = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name)).catch(() => ({ size: 0, mtimeMs: 0 }));
      return { name, size, mtimeMs };
    }),
  );
  let left = { files: found.length, bytes: found.reduce((sum, { size }) => sum + size, 0) };
  for (const { name, size } of found.toSorted((one, other) => one.mtimeMs - other.mtimeMs)) {
    if (left.files <= most.files && left.bytes <= most.bytes) return;
    await rm(path.join(folder, name), { force: true });
    left = { files: left.files - 1, bytes: left.bytes - size };
  }
}

const about = (key: string) => `made:${key}`;
const placeOf = (key: string) => path.resolve(env().PARLEY_FILES_DIR, 'made', key);
const keyOf = ({ kind, from }: Ingredients) => sha256(canonicalJson({ edition: edition(), kind, from }));

let ownEdition: string | undefined;

/** Another build of the house may make another file of the same: its templates are ingredients too. */
function edition(): string {
  ownEdition ??= readEdition();
  return ownEdition;
}

function readEdition(): string {
  if (env().NODE_ENV !== 'production') return randomUUID();
  return readFileSync(path.join(process.cwd(), process.env.PARLEY_DIST_DIR || '.next', 'BUILD_ID'), 'utf8');
}
