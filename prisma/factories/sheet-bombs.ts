import { constants, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { sheetLimits } from '@/lib/core/sheet/limits.mjs';

type Parts = { name?: string; rows: string; styles?: string; strings?: string; book?: string; more?: Zippable };

/** A workbook of one sheet, its rows given as they stand in the file. */
export function rawWorkbook({ name = 'People', rows, styles = '', strings, book = '', more = {} }: Parts): Uint8Array {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${relations}">${book}<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    ...(strings ? { 'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`) } : {}),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ...more,
  });
}

const sheet = 'xl/worksheets/sheet1.xml';

/** The archive with another size said of a part, in front of it and in the directory; `isPacked` says that it is deflated. */
function declaring(
  archive: Uint8Array,
  part: string,
  { size, isPacked = false }: { size: number; isPacked?: boolean },
) {
  const bytes = Buffer.from(archive);
  for (const [signature, method, unpacked, name] of [
    [0x04034b50, 8, 22, 30],
    [0x02014b50, 10, 24, 46],
  ] as const)
    for (let at = 0; at < bytes.length - name; at += 1) {
      if (bytes.readUInt32LE(at) !== signature || bytes.toString('utf8', at + name, at + name + part.length) !== part)
        continue;
      bytes.writeUInt32LE(size, at + unpacked);
      if (isPacked) bytes.writeUInt16LE(8, at + method);
    }
  return bytes;
}

/** The least of them, for whoever reads sheets by the reader that all were tried on: one sheet of this name that says it is huge. */
export function sheetBomb(name = 'People'): Uint8Array {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  return declaring(rawWorkbook({ name, rows }), sheet, { size: sheetLimits.unpackedBytes + 1 });
}

/** Small files that would fill the memory of whoever unpacks them, by what they do. */
export function sheetBombs(): Record<string, Uint8Array> {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const parts = Array.from({ length: sheetLimits.entries }, (_, index) => [`xl/part${index}`, new Uint8Array(1)]);
  const cells = Array.from({ length: 100 }, () => '<c t="s"><v>0</v></c>').join('');
  return {
    'declares more than it may hold': sheetBomb(),
    'lies about its size': lying(rows),
    'has very many parts': rawWorkbook({ rows, more: Object.fromEntries(parts) as Zippable }),
    // It would leave the thread as often as it is named.
    'names one long text in very many cells': rawWorkbook({
      rows: Array.from({ length: 100 }, (_, row) => `<row r="${row + 1}">${cells}</row>`).join(''),
      strings: `<si><t>${'x'.repeat(sheetLimits.cell)}</t></si>`,
    }),
  };
}

/** A megabyte of spaces as blocks of its own, over and over: what a bomb is made of, without packing it all here. */
function lying(rows: string): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_SYNC_FLUSH });
  const blocks = Array.from({ length: sheetLimits.unpackedBytes / 1024 / 1024 + 1 }, () => block);
  const packed = Buffer.concat([...blocks, Buffer.from([0x03, 0x00])]);
  const stored = rawWorkbook({ rows, more: { [sheet]: [packed, { level: 0 }] } });
  return declaring(stored, sheet, { size: 1024, isPacked: true });
}
