import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { sheetLimits } from './limits.mjs';
import { SheetError } from './sheet-error.mjs';

/** Bytes handed to the inflater at once: a bomb is noticed after this much and not after all of it. */
const step = 16 * 1024;

/**
 * Parts of a zip archive by name, as far as they are wanted. Every archive is held to the limits three times: by what its
 * directory declares, by the number of parts met while reading, and by the bytes that really come out.
 * @param {Uint8Array} archive
 * @param {(name: string) => boolean} isWanted
 * @returns {Map<string, string>} texts in UTF-8
 */
export function unpack(archive, isWanted) {
  checkDeclared(archive);
  /** @type {Map<string, Uint8Array[]>} */
  const parts = new Map();
  let entries = 0;
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > sheetLimits.entries) throw new SheetError('too_big_inside');
    if (!isWanted(file.name)) return;
    // The last of two parts of one name counts, as in a directory.
    const chunks = /** @type {Uint8Array[]} */ ([]);
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      // What is thrown here comes back as the error of the next call.
      if (error) throw error instanceof SheetError ? error : new SheetError('damaged');
      unpacked += chunk.length;
      if (unpacked > sheetLimits.unpackedBytes) throw new SheetError('too_big_inside');
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  asDamaged(() => {
    for (let at = 0; at < archive.length; at += step)
      unzip.push(archive.subarray(at, at + step), at + step >= archive.length);
  });
  return new Map([...parts].map(([name, chunks]) => [name, textOf(chunks)]));
}

/** @param {Uint8Array} archive */
function checkDeclared(archive) {
  let declared = 0;
  let entries = 0;
  asDamaged(() =>
    unzipSync(archive, {
      filter: ({ originalSize }) => {
        declared += originalSize;
        entries += 1;
        if (declared > sheetLimits.unpackedBytes || entries > sheetLimits.entries)
          throw new SheetError('too_big_inside');
        return false;
      },
    }),
  );
}

/** @param {() => void} read */
function asDamaged(read) {
  try {
    read();
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged');
  }
}

/** @param {Uint8Array[]} chunks */
function textOf(chunks) {
  return new TextDecoder().decode(Buffer.concat(chunks));
}
