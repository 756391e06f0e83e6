import { strToU8, zipSync } from 'fflate';

/** The earliest time an archive can hold; read in the zone of the process, so that it is the same bytes in each. */
const noTime = new Date(1980, 0, 1);

/**
 * An archive of these parts in their order. Packed by JavaScript alone, and not by the library that Node was built with: another
 * version of that may give other bytes.
 * @param {readonly { name: string, bytes: Uint8Array | string }[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function packParts(parts) {
  const named = parts.map(({ name, bytes }) => [name, typeof bytes === 'string' ? strToU8(bytes) : bytes]);
  return zipSync(Object.fromEntries(named), { mtime: noTime });
}
