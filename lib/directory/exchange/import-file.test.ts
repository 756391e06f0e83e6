import { describe, expect, it } from 'vitest';
import { toWorkbook } from '@/lib/core/workbook';
import { readImportFile } from './import-file';

const entry = '"parties":[{"code":"rcm","facts":{"CHAIR":[{"values":{"country":"MX","since":"2090"}}]}}]';
const columnsOf = async (json: string) => {
  const reading = await readImportFile(new TextEncoder().encode(json));
  return reading.ok ? reading.file.columns.map(({ column }) => column) : reading.code;
};

describe('a file of the directory', () => {
  it('is read in its length, however many members nobody asked for it has', async () => {
    const members = Array.from({ length: 300_000 }, (_none, index) => `"m${String(index)}":0`);
    expect(await columnsOf(`{${entry},${members.join(',')}}`)).toHaveLength(100);
  }, 20_000);

  it('names members as a database can keep them', async () => {
    const cut = `${'x'.repeat(99)}\u{1F600}`;
    expect(await columnsOf(`{${entry},"a\\u0000":1,"a":2,"b\\ud800":3,"${cut}":4}`)).toEqual([
      'a',
      'b\ufffd',
      `${'x'.repeat(99)}\ufffd`,
    ]);
  });

  it('names the further sheets of a workbook of which the first is read', async () => {
    const sheet = { above: [], heads: ['party', 'country', 'since'], lines: [[['rcm', 'MX', '2090']]] };
    const book = await toWorkbook([
      { ...sheet, name: 'Chairs' },
      { ...sheet, name: 'Remarks' },
    ]);
    const reading = await readImportFile(book);
    expect(reading).toMatchObject({ ok: true, file: { sheets: ['Remarks'] } });
  });
});
