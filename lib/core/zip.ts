import 'server-only';
import { strToU8, zip } from 'fflate';

/** The earliest time an archive can hold; read in the zone of the process, so that it is the same bytes in each. */
const noTime = new Date(1980, 0, 1);

/** An archive of these files in this order: the same bytes for the same files, whenever and wherever. Large ones are packed in a thread. */
export function zipFiles(files: readonly { name: string; bytes: Uint8Array | string }[]): Promise<Uint8Array> {
  const parts = Object.fromEntries(
    files.map(({ name, bytes }) => [name, typeof bytes === 'string' ? strToU8(bytes) : bytes]),
  );
  return new Promise((resolve, reject) => {
    zip(parts, { mtime: noTime }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}
