import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveOf, type ArchivedFile } from './exchange';

const now = new Date('2027-04-13T10:00:00Z');
const file = (number: number, over: Partial<ArchivedFile> = {}): ArchivedFile => ({
  path: `key/GRCP-7-DOC-${number}-en.pdf`,
  symbol: `GRCP/7/DOC/${number}`,
  revision: 0,
  language: 'en',
  title: `=Title ${number}`,
  size: 4,
  sha256: 'a'.repeat(64),
  read: () => Promise.resolve(new TextEncoder().encode(`no ${number}`)),
  ...over,
});
const whole = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

describe('an archive of documents', () => {
  it('holds every file and a list that no spreadsheet runs', async () => {
    const parts = unzipSync(await whole(archiveOf([file(1), file(2)], { now })));
    expect(Object.keys(parts)).toEqual(['key/GRCP-7-DOC-1-en.pdf', 'key/GRCP-7-DOC-2-en.pdf', 'index.csv']);
    expect(new TextDecoder().decode(parts['key/GRCP-7-DOC-2-en.pdf'])).toBe('no 2');
    const [head, first] = new TextDecoder().decode(parts['index.csv']).split('\r\n');
    expect(head).toBe('file,symbol,revision,language,title,bytes,sha256');
    expect(first).toBe(`key/GRCP-7-DOC-1-en.pdf,GRCP/7/DOC/1,0,en,'=Title 1,4,${'a'.repeat(64)}`);
  });

  it('reads no file before the one in front of it has been taken', async () => {
    const begun: number[] = [];
    const files = [1, 2, 3].map((number) =>
      file(number, {
        read: () => {
          begun.push(number);
          return Promise.resolve(new Uint8Array(1_000_000));
        },
      }),
    );
    const reader = archiveOf(files, { now }).getReader();
    expect(begun).toEqual([]);
    await reader.read();
    expect(begun).toEqual([1]);
    for (let taken = 0; !(await reader.read()).done; taken += 1) expect(taken).toBeLessThan(100);
    expect(begun).toEqual([1, 2, 3]);
  });

  it('breaks off where a file cannot be read', async () => {
    const lost = file(2, { read: () => Promise.reject(new Error('gone')) });
    await expect(whole(archiveOf([file(1), lost], { now }))).rejects.toThrow('gone');
  });
});
