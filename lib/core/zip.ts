import 'server-only';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { packParts } from './pack-parts.mjs';

type Part = { name: string; bytes: Uint8Array | string };

/** A thread that packs, and who waits for which archive. */
type Packer = { worker: Worker; asked: Map<number, (said: Said) => void>; last: number; idle?: NodeJS.Timeout };
type Said = { packed?: Uint8Array; error?: unknown };

/** Characters and bytes that are packed in less time than anybody notices. */
const small = 20_000;
/** A thread that nobody has asked for so many milliseconds ends, and gives its memory back. */
const idleMilliseconds = 60_000;

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyPacker?: Packer | undefined };

/**
 * An archive of these files in this order: the same bytes for the same files, whenever and wherever. What takes time is packed
 * in a thread that stays, so that whoever else is served does not wait for it.
 */
export async function zipFiles(files: readonly Part[]): Promise<Uint8Array> {
  const length = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return length < small ? packParts(files) : packInThread(files);
}

function packInThread(files: readonly Part[]): Promise<Uint8Array> {
  const packer = (holder.parleyPacker ??= startPacker());
  const id = (packer.last += 1);
  clearTimeout(packer.idle);
  packer.worker.ref();
  return new Promise((resolve, reject) => {
    packer.asked.set(id, ({ packed, error }) => (packed ? resolve(packed) : reject(error)));
    packer.worker.postMessage({ id, files });
  });
}

function startPacker(): Packer {
  // A path and not a bundled module, as with every thread of the house.
  const worker = new Worker(path.join(process.cwd(), 'lib/core/zip-worker.mjs'));
  const packer: Packer = { worker, asked: new Map(), last: 0 };
  const leave = () => {
    if (holder.parleyPacker === packer) holder.parleyPacker = undefined;
  };
  worker.on('message', ({ id, ...said }: Said & { id: number }) => {
    packer.asked.get(id)?.(said);
    packer.asked.delete(id);
    if (packer.asked.size > 0) return;
    // Without work it is no reason for the process to stay.
    worker.unref();
    packer.idle = setTimeout(() => {
      leave();
      void worker.terminate();
    }, idleMilliseconds).unref();
  });
  let cause: unknown = new Error('the archive was not finished');
  worker.once('error', (error) => (cause = error));
  worker.once('exit', () => {
    leave();
    for (const tell of packer.asked.values()) tell({ error: cause });
  });
  return packer;
}
