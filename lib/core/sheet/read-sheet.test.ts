import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { rawWorkbook as workbook, sheetBombs } from '@/prisma/factories/sheet-bombs';
import { sheetLimits } from './limits.mjs';
import { readFile } from './read-file.mjs';
import { readSheet } from './read-sheet';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cellsOf = async (bytes: Uint8Array) => (await readFile(bytes)).rows.map(({ cells }) => cells);
const refusal = async (bytes: Uint8Array) =>
  readFile(bytes).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** Text as UTF-16, with or without its mark. */
function utf16(text: string, order: 'le' | 'be', { mark = true } = {}): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('a comma-separated file', () => {
  const text = 'Nom;Fonction\r\nAïcha Bâ;Conseillère\r\n';
  const read = [
    ['Nom', 'Fonction'],
    ['Aïcha Bâ', 'Conseillère'],
  ];

  it.each([
    ['UTF-8', bytesOf(text), 'utf-8'],
    ['UTF-8 with its mark', bytesOf(`\ufeff${text}`), 'utf-8'],
    ['UTF-16, little end first', utf16(text, 'le'), 'utf-16le'],
    ['UTF-16, big end first', utf16(text, 'be'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(text, 'le', { mark: false }), 'utf-16le'],
    ['UTF-16, big end first, without a mark', utf16(text, 'be', { mark: false }), 'utf-16be'],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252'],
  ])('is read in %s', async (_name, bytes, encoding) => {
    const sheet = await readFile(bytes);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual(read);
    expect(sheet).toMatchObject({ encoding, separator: ';' });
  });

  it('in Windows-1252 keeps what that alphabet has beyond Latin-1', async () => {
    expect(await cellsOf(Buffer.from([0x80, 0x3b, 0x9c, 0x75, 0x76, 0x72, 0x65, 0x3b, 0x92]))).toEqual([
      ['€', 'œuvre', '’'],
    ]);
  });

  it.each([
    [',', 'Name,Function\nBâ,"Adviser; labour"\n'],
    [';', 'Name;Function\nBâ;"Adviser, labour"\n'],
    ['\t', 'Name\tFunction\nBâ\tAdviser, labour; health\n'],
    ['\t', 'sep=\t\nName\tFunction\n'],
  ])('by the separator %j', async (separator, content) => {
    expect(await readFile(bytesOf(content))).toMatchObject({ separator });
  });

  it('keeps telephone numbers, leading zeros, quotes and line breaks inside cells as they are', async () => {
    const content = 'Phone,Code,Note\n+41 22 717 91 11,00417,"He said ""yes"",\r\nand left"\n0041227179111,007,-5\n';
    expect(await cellsOf(bytesOf(content))).toEqual([
      ['Phone', 'Code', 'Note'],
      ['+41 22 717 91 11', '00417', 'He said "yes",\r\nand left'],
      ['0041227179111', '007', '-5'],
    ]);
  });

  it('numbers its rows as a spreadsheet does, and leaves out those without anything', async () => {
    const { rows } = await readFile(bytesOf('Name,Note\n\n"Bâ","two\nlines"\n,\nDiallo,x'));
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'Name'],
      [3, 'Bâ'],
      [5, 'Diallo'],
    ]);
  });

  it('says in which row a quote is opened and never closed', async () => {
    await expect(readFile(bytesOf('Name,Note\nBâ,"open\nDiallo,x'))).rejects.toMatchObject({
      code: 'open_quote',
      params: { row: 2 },
    });
  });
});

describe('a workbook', () => {
  it('of the usual writer is read by the first visible sheet, whatever the file is called', async () => {
    const rows = [
      [{ value: 'Phone' }, { value: 'Number' }, { value: 'Day', type: String }],
      [
        { value: '+41 22 717 91 11' },
        { value: 41227179111 },
        { value: new Date(Date.UTC(2027, 3, 13)), format: 'dd/mm/yyyy' },
      ],
      [{ value: '0041 22' }, { value: 0.5 }, { value: 'Aïcha <b>Bâ</b> & co' }],
    ];
    const file = await writeXlsxFile(rows).toBuffer();
    const sheet = await readFile(file);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ['Phone', 'Number', 'Day'],
      ['+41 22 717 91 11', '41227179111', '2027-04-13'],
      ['0041 22', '0.5', 'Aïcha <b>Bâ</b> & co'],
    ]);
    expect(sheet).toMatchObject({ sheets: 1 });
  });

  it('shows zeros and signs that a format puts in front, and numbers without exponent', async () => {
    const formats = ['000000', '&quot;+&quot;00 00 000 00 00', '#,##0.00', '0'];
    const styles = `<numFmts>${formats.map((code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code}"/>`).join('')}</numFmts>
      <cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${170 + index}"/>`).join('')}</cellXfs>`;
    const rows = `<row r="1"><c r="A1" s="1"><v>417</v></c><c r="B1" s="2"><v>41227179111</v></c><c r="C1" s="3"><v>1234.5</v></c>
      <c r="D1" s="4"><v>7</v></c><c r="E1"><v>1E+20</v></c><c r="F1"><v>0.30000000000000004</v></c></row>`;
    expect(await cellsOf(workbook({ rows, styles }))).toEqual([
      ['000417', '+41 22 717 91 11', '1234.5', '7', '100000000000000000000', '0.3'],
    ]);
  });

  it('reads dates of both calendars, with the hour where there is one', async () => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="&quot;day &quot;0"/></numFmts>
      <cellXfs><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="22"/><xf numFmtId="171"/></cellXfs>`;
    const rows = `<row r="1"><c r="A1"><v>46490</v></c><c r="B1" s="1"><v>46490</v></c><c r="C1" s="2"><v>46490.4375</v></c>
      <c r="D1" s="3"><v>5</v></c><c r="E1" t="d"><v>2027-04-13T00:00:00</v></c></row>`;
    expect(await cellsOf(workbook({ rows, styles }))).toEqual([
      ['2027-04-13', '2027-04-13', '2027-04-13 10:30', '5', '2027-04-13'],
    ]);
    const old = { rows: '<row r="1"><c r="A1"><v>45028</v></c></row>', styles, book: '<workbookPr date1904="1"/>' };
    expect(await cellsOf(workbook(old))).toEqual([['2027-04-13']]);
  });

  it('takes the values of formulas, and says which have none', async () => {
    const rows = `<row r="4"><c r="A4" t="str"><f>CONCAT("a","b")</f><v>ab</v></c><c r="B4"><f>1+1</f><v>2</v></c>
      <c r="C4"><f>WEBSERVICE("http://example.org")</f></c><c r="D4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E4" t="str"><f>""</f><v></v></c></row>`;
    expect((await readFile(workbook({ rows }))).rows).toEqual([
      {
        number: 4,
        cells: ['ab', '2'],
        wrong: [
          { column: 2, code: 'formula_without_value' },
          { column: 3, code: 'cell_error' },
        ],
      },
    ]);
  });

  it('reads shared, rich and inline texts, and leaves out how they are pronounced', async () => {
    const strings =
      '<si><t>Plain</t></si><si><r><t>Ri</t></r><r><t>ch</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></si>';
    const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>In</t><rPh><t>sound</t></rPh><r><t>line</t></r></is></c><c t="b"><v>1</v></c></row>`;
    expect(await cellsOf(workbook({ rows, strings }))).toEqual([['Plain', 'Rich', 'Inline', 'TRUE']]);
  });

  it('leaves macros where they are', async () => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>';
    const more = { 'xl/vbaProject.bin': new Uint8Array(2_000).fill(7) };
    expect(await cellsOf(workbook({ rows, more }))).toEqual([['Name']]);
  });

  it('opens nothing that its text names', async () => {
    const entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>';
    const file = workbook({
      rows,
      more: { 'xl/worksheets/sheet1.xml': strToU8(`${entity}<worksheet>${rows}</worksheet>`) },
    });
    expect(JSON.stringify(await readFile(file).catch(() => 'refused'))).not.toContain('root:');
  });
});

describe('what is refused', () => {
  const cell = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it.each(Object.entries(sheetBombs()))(
    'an archive that %s, by what it declares and what really comes out',
    async (_does, bomb) => {
      expect(bomb.length).toBeLessThan(1_000_000);
      expect(await refusal(bomb)).toBe('too_big_inside');
    },
    30_000,
  );

  it('rows whose numbers are none, come twice or go back', async () => {
    const row = (number: string) => `<row r="${number}"><c t="inlineStr"><is><t>a</t></is></c></row>`;
    for (const rows of [row('5') + row('5'), row('5') + row('4'), row('1.5'), row('9999999999')])
      expect(await refusal(workbook({ rows }))).toBe('damaged');
    expect(await refusal(workbook({ rows: row('4') + row('7') }))).toBe('read');
  });

  it('nothing for a sign that no database keeps: it is left out, and half a sign is replaced', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const long = `${'x'.repeat(sheetLimits.cell - 1)}\u{1f600}`;
    const [cells] = await cellsOf(
      workbook({ rows: `<row r="1">${cell('a&#0;b')}${cell('c&#xD800;d')}${cell(long)}</row>` }),
    );
    expect(cells?.[0]).toBe('ab');
    expect(cells?.map((text) => text.isWellFormed())).toEqual([true, true, true]);
  });

  it('too many rows, too many columns, too many bytes', async () => {
    const rows = (count: number) => bytesOf(`Name\n${'x\n'.repeat(count)}`);
    expect((await readFile(rows(sheetLimits.rows))).rows).toHaveLength(sheetLimits.rows + 1);
    expect(await refusal(rows(sheetLimits.rows + 1))).toBe('too_many_rows');
    expect(await refusal(bytesOf(`a${',b'.repeat(sheetLimits.columns)}`))).toBe('too_many_columns');
    expect(await refusal(new Uint8Array(sheetLimits.fileBytes + 1).fill(97))).toBe('file_too_big');
  });

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'not_a_sheet'],
    ['a PDF', bytesOf('%PDF-1.7'), 'not_a_sheet'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'older_sheet'],
    ['an archive of something else', zipSync({ 'a.txt': bytesOf('text') }), 'not_a_sheet'],
    ['half a workbook', workbook({ rows: cell }).subarray(0, 400), 'damaged'],
    [
      'a workbook with a broken part',
      workbook({ rows: cell, more: { 'xl/workbook.xml': bytesOf('<workbook><sheets') } }),
      'damaged',
    ],
    ['bytes that are no text', Uint8Array.from([1, 2, 3, 4, 5]), 'not_a_sheet'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['only spaces', bytesOf('\ufeff ,\n\n'), 'empty'],
  ])('%s', async (_name, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });
});

describe('the thread', () => {
  it('answers with the sheet, or with the reason', async () => {
    expect(await readSheet(bytesOf('Name\nBâ'))).toMatchObject({ ok: true, sheet: { encoding: 'utf-8' } });
    expect(await readSheet(bytesOf('%PDF-1.7'))).toEqual({ ok: false, code: 'not_a_sheet', params: {} });
  });

  it('is ended when it needs too much memory or time, and the process goes on', async () => {
    const heavy = bytesOf(`Name\n${'"abc",'.repeat(90)}\n`.repeat(10_000));
    expect(await readSheet(heavy, { heapMegabytes: 8 })).toEqual({ ok: false, code: 'too_heavy', params: {} });
    expect(await readSheet(bytesOf('Name\nBâ'), { milliseconds: 0 })).toEqual({
      ok: false,
      code: 'too_slow',
      params: {},
    });
    expect(await readSheet(bytesOf('Name\nBâ'))).toMatchObject({ ok: true });
  });
});
