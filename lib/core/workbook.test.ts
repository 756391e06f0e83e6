import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { everything, formulas, slowPatterns } from '@/prisma/factories/hostile-texts';
import { unpack } from './sheet/unpack.mjs';
import { toWorkbook, type WorkbookSheet } from './workbook';

/** Whatever runs somewhere, and what must survive it: a telephone number; the last has a sign that no sheet may hold. */
const hostile = [...formulas, ...everything, ...slowPatterns, '+41 22 717 91 11', 'a\u0000b'];
const sheet = (changes: Partial<WorkbookSheet> = {}): WorkbookSheet => ({
  name: 'Data',
  above: [],
  heads: ['=1+1', 'Number', 'Day'],
  lines: [hostile.map((text) => [text, 2.5, '2031-05-01'])],
  ...changes,
});

describe('a workbook', () => {
  it('holds texts as texts, heads too, and no formula anywhere', async () => {
    const bytes = await toWorkbook([sheet(), sheet({ name: 'About', lines: [] })]);
    const [data, about] = await readXlsxFile(Buffer.from(bytes));
    expect(data?.data[0]).toEqual(['=1+1', 'Number', 'Day']);
    expect(data?.data.slice(1).map(([text]) => text)).toEqual([
      ...hostile.slice(0, -1).map((text) => text.trim()),
      'ab',
    ]);
    expect(data?.data[1]?.slice(1)).toEqual([2.5, new Date('2031-05-01T00:00:00Z')]);
    expect(about?.sheet).toBe('About');
    const parts = [...unpack(bytes, (name) => name.endsWith('.xml')).entries()];
    expect(parts.filter(([, xml]) => /<(f|definedName|ddeLink|externalReference)[\s>]/.test(xml))).toEqual([]);
    expect(parts.some(([, xml]) => xml.includes('state="frozen"'))).toBe(true);
  });

  it('opens whatever its texts are called, also what every object has by itself', async () => {
    const names = ['constructor', 'toString', '__proto__', 'valueOf', 'plain'];
    const bytes = await toWorkbook([sheet({ heads: ['constructor'], lines: [names.map((name) => [name])] })]);
    const [data] = await readXlsxFile(Buffer.from(bytes));
    expect(data?.data.map(([text]) => text)).toEqual(['constructor', ...names]);
  });

  it('takes for a day only what is one: a document number that looks like a day stays a text', async () => {
    const lines = [['1984-05-06', '1234-05-06', '1234-56-78', '2031-02-30']];
    const [data] = await readXlsxFile(
      Buffer.from(await toWorkbook([sheet({ heads: ['a', 'b', 'c', 'd'], lines: [lines] })])),
    );
    expect(data?.data[1]).toEqual([new Date('1984-05-06T00:00:00Z'), '1234-05-06', '1234-56-78', '2031-02-30']);
  });

  it('that needs too much memory ends alone', async () => {
    const lines = Array.from({ length: 60 }, () =>
      Array.from({ length: 1_000 }, (_, index) => Array.from({ length: 12 }, (_, column) => `cell ${index} ${column}`)),
    );
    await expect(toWorkbook([sheet({ lines })], { heapMegabytes: 24 })).rejects.toMatchObject({
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    });
    expect((await toWorkbook([sheet()])).length).toBeGreaterThan(1_000);
  });
});
