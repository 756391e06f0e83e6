import { z } from 'zod';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { readSheet, readSheetsNamed } from '@/lib/core/sheet/read-sheet';
import { storable } from '@/lib/core/sheet/rows.mjs';
import { factKinds, valuesOf } from '../model/facts';
import type { FileRow } from '../model/compare-rows';
import { columnOf, kindBySheet } from './headings';

type SheetRow = Extract<Awaited<ReturnType<typeof readSheet>>, { ok: true }>['sheet']['rows'][number];

/** What a file says, and what of it nobody asked for: columns by their heads, sheets by their names. */
export type ImportFile = { rows: FileRow[]; columns: { sheet: string; column: string }[]; sheets: string[] };

/** What a file says, or why it says nothing of the directory: a code with words under `fields.file` in messages/<locale>/directory.json. */
export type ImportReading =
  { ok: true; file: ImportFile } | { ok: false; code: string; params?: Record<string, number> };

/** The directory is read in a moment; a file that takes longer is no directory. */
const within = { milliseconds: 8_000, heapMegabytes: 256 };

/** Of what nobody asked for in a file of JSON, most that is named. */
const mostNamed = 100;

/** Most entries of a file. */
const mostRows = 10_000;

const about = ['party', 'name', 'entry', 'source', 'sourceOn'];
const fieldsOf = (what: DirectoryFact) => Object.keys(valuesOf(what, { active: null }));
/** Not kept, but asked for: of two who chair together where their terms overlap, of a party that the file makes what it is. */
const asked: Partial<Record<DirectoryFact, readonly string[]>> = { CHAIR: ['together'], IDENTITY: ['kind', 'regions'] };
const columnsOf = (what: DirectoryFact) => [...about, ...fieldsOf(what), ...(asked[what] ?? [])];

/**
 * Reads a file of the directory by what it holds: a workbook with a sheet for each kind of fact, one kind as text or as the first
 * sheet, or everything as JSON. These are the files that the export gives; sheets and columns may also be called as the pages call
 * them, in English, French and Spanish.
 */
export async function readImportFile(bytes: Uint8Array): Promise<ImportReading> {
  const isJson = /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
  if (isJson) return readJson(bytes);
  const book = await readSheetsNamed(bytes, [...kindBySheet().keys()], within);
  if (book.ok && book.book.sheets.length > 0) {
    const { names, sheets } = book.book;
    const tables = sheets.map(({ name, rows }) => ({
      what: kindBySheet().get(name.trim().toLowerCase()) ?? 'CHAIR',
      sheet: name,
      rows,
    }));
    const read = sheets.map(({ name }) => name);
    return readTables(tables, { sheets: names.filter((name) => !read.includes(name)) });
  }
  if (!book.ok && book.code !== 'only_text') return { ok: false, code: book.code };
  const one = await readSheet(bytes, within);
  if (!one.ok)
    return {
      ok: false,
      code: one.code,
      ...('row' in one.params ? { params: { row: Number(one.params['row']) } } : {}),
    };
  const { rows, sheet = '' } = one.sheet;
  const what = kindByHeads(rows[0]?.cells ?? []);
  const others = book.ok ? book.book.names.filter((name) => name !== sheet) : [];
  return what ? readTables([{ what, sheet, rows }], { sheets: others }) : { ok: false, code: 'not_a_directory' };
}

/** The kind whose fields the heads name best; null where they name none, or two equally well. */
function kindByHeads(heads: readonly string[]): DirectoryFact | null {
  const scores = factKinds
    .map((what) => {
      const given = new Set(heads.map((head) => columnOf(head, what, columnsOf(what))));
      return { what, score: fieldsOf(what).filter((name) => given.has(name)).length };
    })
    .sort((one, other) => other.score - one.score);
  const [best, second] = scores;
  return best && best.score > 0 && best.score > (second?.score ?? 0) ? best.what : null;
}

type Table = { what: DirectoryFact; sheet: string; rows: readonly SheetRow[] };

function readTables(tables: readonly Table[], { sheets }: { sheets: string[] }): ImportReading {
  const file: ImportFile = { rows: [], columns: [], sheets };
  for (const { what, sheet, rows } of tables) {
    const [heads, ...lines] = rows;
    if (!heads) continue;
    const known = columnsOf(what);
    const columns = heads.cells.map((head) => columnOf(head, what, known));
    if (!columns.includes('party')) return { ok: false, code: 'no_party_column' };
    for (const [index, head] of heads.cells.entries())
      if (!columns[index] && head) file.columns.push({ sheet, column: head });
    for (const { number, cells, wrong } of lines) {
      // The same head twice: the first is read.
      const cell = (name: string) => withoutGuard(cells[columns.indexOf(name)] ?? '');
      file.rows.push({
        ...{ what, sheet, row: number, party: cell('party'), entry: cell('entry') },
        values: Object.fromEntries(known.flatMap((name) => (isField(name, columns) ? [[name, cell(name)]] : []))),
        ...{ source: cell('source'), sourceOn: cell('sourceOn') },
        wrong: wrong.flatMap(({ column, code }) => {
          const name = columns[column];
          return name && name !== 'name' ? [{ column: name, code }] : [];
        }),
      });
    }
  }
  return counted(file);
}

const isField = (name: string, columns: readonly (string | undefined)[]) =>
  !about.includes(name) && columns.includes(name);

/** A text as it was before the export made it one that no spreadsheet runs. */
const withoutGuard = (text: string) => (/^'\s*[=@＝＠+\-−＋－\t\r]/.test(text) ? text.slice(1) : text);

function counted(file: ImportFile): ImportReading {
  if (file.rows.length > mostRows) return { ok: false, code: 'too_many_rows' };
  return file.rows.length === 0 ? { ok: false, code: 'empty' } : { ok: true, file };
}

const text = z.string().max(4_000);
const entry = z.looseObject({
  entry: text.default(''),
  values: z.record(z.string().max(100), text),
  source: text.default(''),
  sourceOn: text.default(''),
});
const jsonFile = z.looseObject({
  parties: z
    .array(
      z.looseObject({
        code: text,
        kind: z.string().max(100).catch(''),
        facts: z.record(z.string().max(100), z.array(entry).max(mostRows)),
      }),
    )
    .max(1_000),
});
const membersOfFile = ['day', 'known', 'parties'];
const membersOfParty = ['code', 'kind', 'names', 'facts'];
const membersOfEntry = ['entry', 'values', 'source', 'sourceOn'];

function readJson(bytes: Uint8Array): ImportReading {
  const parsed = jsonFile.safeParse(parseJson(bytes));
  if (!parsed.success) return { ok: false, code: 'not_a_directory' };
  const file: ImportFile = { rows: [], columns: [], sheets: [] };
  const named = new Set<string>();
  const leave = (sheet: string, given: object, known: readonly string[]) => {
    if (named.size === mostNamed) return;
    for (const name of Object.keys(given)) {
      if (known.includes(name)) continue;
      const column = storable(name.slice(0, 100));
      const place = `${sheet} ${column}`;
      if (named.has(place)) continue;
      named.add(place);
      file.columns.push({ sheet, column });
      if (named.size === mostNamed) return;
    }
  };
  leave('', parsed.data, membersOfFile);
  for (const party of parsed.data.parties) {
    leave('', party, membersOfParty);
    leave('', party.facts, factKinds);
    for (const what of factKinds)
      for (const [index, given] of (party.facts[what] ?? []).entries()) {
        const known = columnsOf(what).filter((name) => !about.includes(name));
        leave(what.toLowerCase(), given, membersOfEntry);
        leave(what.toLowerCase(), given.values, known);
        const { entry: row, values, source, sourceOn } = given;
        file.rows.push({
          ...{ what, sheet: what.toLowerCase(), row: index + 1, party: party.code.trim(), entry: row, wrong: [] },
          values: {
            ...(what === 'IDENTITY' && party.kind ? { kind: party.kind } : {}),
            ...Object.fromEntries(
              known.flatMap((name) => (name in values ? [[name, (values[name] ?? '').trim()]] : [])),
            ),
          },
          ...{ source: source.trim(), sourceOn: sourceOn.trim() },
        });
      }
  }
  return counted(file);
}

/** What a text says in JSON; undefined where it says nothing. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    // NUL and half signs, which no database keeps, are left out as in the cells of a sheet.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (_name, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
    );
  } catch {
    return undefined;
  }
}
