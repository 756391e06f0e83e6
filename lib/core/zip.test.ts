import { unzipSync, zip, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipFiles } from './zip';

const files = (length: number) => [
  { name: 'one.xml', bytes: 'The mechanisms recommend. '.repeat(length) },
  { name: 'two.bin', bytes: Uint8Array.from({ length: length * 9 }, (_, at) => (at * at) % 251) },
  { name: 'three.xml', bytes: 'é' },
];
const bytesOf = (given: ReturnType<typeof files>) =>
  Object.fromEntries(
    given.map(({ name, bytes }) => [name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes]),
  );

it.each([1, 1_000, 12_000])(
  'an archive is the same bytes, in a thread or not, as those that were given out before (%i)',
  async (length) => {
    const given = files(length);
    const packed = Buffer.from(await zipFiles(given));
    const mtime = new Date(1980, 0, 1);
    expect(packed.equals(zipSync(bytesOf(given), { mtime }))).toBe(true);
    // The packer's own threads made them until this version.
    const before = await new Promise<Uint8Array>((resolve, reject) => {
      zip(bytesOf(given), { mtime }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
    });
    expect(packed.equals(before)).toBe(true);
    const unpacked = Object.values(unzipSync(packed)).map((bytes) => Buffer.from(bytes));
    // What was handed in is its owner's still.
    const handedIn = Object.values(bytesOf(given));
    expect(unpacked.map((bytes, at) => bytes.equals(handedIn[at] ?? new Uint8Array()))).toEqual([true, true, true]);
  },
);
