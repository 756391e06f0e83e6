import { Zip, ZipPassThrough } from 'fflate';
import { toCsv } from '@/lib/core/csv';

/** A file of an archive: its place in it, and its bytes when its turn comes. */
export type ArchivedFile = {
  path: string;
  symbol: string;
  revision: number;
  language: string;
  title: string;
  size: number;
  sha256: string;
  read: () => Promise<Uint8Array>;
};

/** Most bytes of one archive: what the format counts without its extension for large ones, with room for the directory. */
export const mostArchiveBytes = 3_500_000_000;

/**
 * An archive of these files with a list of them, made while it is taken: one file at a time is held, and none is read before the
 * reader has taken the one before. Breaks off where a file cannot be read, so that half an archive is never taken for all of it.
 */
export function archiveOf(files: readonly ArchivedFile[], { now }: { now: Date }): ReadableStream<Uint8Array> {
  const waiting: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    waiting.push(part);
  });
  const put = (path: string, bytes: Uint8Array) => {
    // Documents are packed already.
    const entry = new ZipPassThrough(path);
    entry.mtime = now;
    zip.add(entry);
    entry.push(bytes, true);
  };
  const left = [...files];
  let isListed = false;
  return new ReadableStream(
    {
      async pull(controller) {
        while (waiting.length === 0) {
          const file = left.shift();
          if (file) put(file.path, await file.read());
          else if (isListed) return controller.close();
          else {
            put('index.csv', new TextEncoder().encode(listOf(files)));
            zip.end();
            isListed = true;
          }
        }
        for (const part of waiting.splice(0)) controller.enqueue(part);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What an archive holds, a line a file. */
function listOf(files: readonly ArchivedFile[]): string {
  const head = ['file', 'symbol', 'revision', 'language', 'title', 'bytes', 'sha256'];
  const lines = files.map(({ path, symbol, revision, language, title, size, sha256 }) => [
    path,
    symbol,
    revision,
    language,
    title,
    size,
    sha256,
  ]);
  return toCsv([head, ...lines]);
}
