import { describe, expect, it } from 'vitest';
import { toWorkbook } from '@/lib/core/workbook';
import { loadMessages } from '@/lib/i18n/load-messages';
import { locales } from '@/lib/i18n/routing';
import { factKinds, valuesOf } from '../model/facts';
import { columnOf } from './headings';
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

  it.each([
    ['en', 'Party,State,From,To,Date of the source'],
    ['fr', 'entité;ÉTAT;Du;Au;Date de la source'],
    ['es', 'Entidad;Estado;Desde;Hasta;Fecha de la fuente'],
  ])('is read by the heads of columns as the pages say them: %s', async (_locale, heads) => {
    const line = ['rcm', 'MX', '2090', '2091', '2089-05'].join(heads.includes(';') ? ';' : ',');
    const reading = await readImportFile(new TextEncoder().encode(`${heads}\n${line}\n`));
    expect(reading).toMatchObject({
      ok: true,
      file: {
        rows: [
          { what: 'CHAIR', party: 'rcm', sourceOn: '2089-05', values: { country: 'MX', since: '2090', until: '2091' } },
        ],
        columns: [],
      },
    });
  });

  it.each(locales)('is read by the names of sheets in %s', async (locale) => {
    const { edit } = loadMessages(locale).directory;
    const sheet = { name: edit.kinds.MEMBER.slice(0, 31), above: [], heads: ['party', 'country', 'role'] };
    const book = await toWorkbook([{ ...sheet, lines: [[['rcm', 'MX', 'MEMBER']]] }]);
    expect(await readImportFile(book)).toMatchObject({ ok: true, file: { rows: [{ what: 'MEMBER', party: 'rcm' }] } });
  });

  it('has no two columns of one kind with the same name in a language', () => {
    const wrong = factKinds.flatMap((what) => {
      const names = Object.keys(valuesOf(what, {}));
      return locales.flatMap((locale) =>
        names.flatMap((name) => {
          const { label } = loadMessages(locale).directory.fields.values[name as 'country'];
          const meant = columnOf(label, what, ['party', 'name', 'entry', 'source', 'sourceOn', ...names]);
          return meant === name ? [] : [`${what} ${locale} ${label}: ${meant ?? 'nothing'}`];
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});
