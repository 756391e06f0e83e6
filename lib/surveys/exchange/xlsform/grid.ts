import type { SheetRow } from '@/lib/core/sheet/rows.mjs';
import { languageOf } from './languages';
import { withoutMarks } from './markdown';
import { columnLetters, quoted, type Notices, type Place } from './notices';

/** Words by language, as a row has them. */
export type Words = Record<string, string>;

type Column = { index: number; heading: string; key: string; language: string | null };
export type GridRow = { number: number; cells: readonly string[] };

/** What a sheet is held against: other names of its columns, those that may have languages, and the one that marks its headings. */
export type SheetRules = {
  aliases: Readonly<Record<string, string>>;
  translated: readonly string[];
  mark: string;
};

/** What may have Markdown in it. */
const styled = ['label', 'hint'];

/** Stands for a language that is not known: its columns are not read. */
const unknownLanguage = '?';

/** Headings are looked for so far down: above them there may be a title. */
const headingsWithin = 20;

/** A name as headings write it: in any case, with spaces or underscores. */
export const snake = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_');

/** A sheet of a form: its columns as they are understood, and its rows. */
export class Grid {
  private constructor(
    readonly sheet: string,
    readonly columns: readonly Column[],
    readonly rows: readonly GridRow[],
    private readonly headingRow: number,
    private readonly notices: Notices,
  ) {}

  /** Reads the headings of a sheet. Null where there are none; that is said. */
  static read(sheet: string, all: readonly SheetRow[], rules: SheetRules, notices: Notices): Grid | null {
    const at = all.slice(0, headingsWithin).findIndex(({ cells }) => headingsOf(cells, rules).includes(rules.mark));
    const headings = all[at];
    if (!headings) {
      notices.error('column_missing', { sheet, row: all[0]?.number ?? 1, column: null }, { column: rules.mark });
      return null;
    }
    if (at > 0) notices.warn('headings_lower', { sheet, row: headings.number, column: null });
    const columns = readColumns(headings.cells, rules);
    const grid = new Grid(sheet, columns, all.slice(at + 1), headings.number, notices);
    grid.checkColumns(rules, notices);
    for (const { number, wrong } of all.slice(at + 1))
      for (const { column, code } of wrong)
        notices.error('cell_wrong', { sheet, row: number, column: columnLetters(column) }, { why: code });
    return grid;
  }

  /** Where a row's value of this key stands; the row alone where there is no such column. */
  place(row: GridRow | null, key: string, language: string | null = null): Place {
    const column =
      this.columns.find((each) => each.key === key && each.language === language) ??
      this.columns.find((each) => each.key === key);
    return {
      sheet: this.sheet,
      row: row?.number ?? this.headingRow,
      column: column ? columnLetters(column.index) : null,
    };
  }

  /** The text of a row under this heading, without a language. */
  text(row: GridRow, key: string): string {
    const column = this.columns.find((each) => each.key === key);
    return column ? (row.cells[column.index] ?? '') : '';
  }

  /**
   * The words of a row under this heading, by language; what has no language is in `rest`, and stands back where both are. Of
   * Markdown the words are taken, and it is said.
   */
  words(row: GridRow, key: string, rest: string): Words {
    const words: Words = {};
    for (const column of this.columns) {
      const said = row.cells[column.index];
      if (column.key !== key || column.language === unknownLanguage || !said) continue;
      const language = column.language ?? rest;
      if (Object.hasOwn(words, language) && !column.language) continue;
      const { text, isMarked } = styled.includes(key) ? withoutMarks(said) : { text: said, isMarked: false };
      if (isMarked) this.notices.warn('markup_dropped', this.place(row, key, column.language), { text: quoted(said) });
      words[language] = text;
    }
    return words;
  }

  /** Languages of the columns with this key. `rest`: of those that name none. */
  languages(keys: readonly string[], rest: string): string[] {
    const found = this.columns.filter(({ key, language }) => keys.includes(key) && language !== unknownLanguage);
    return [...new Set(found.map(({ language }) => language ?? rest))];
  }

  private checkColumns({ translated }: SheetRules, notices: Notices) {
    const seen = new Map<string, Column>();
    for (const column of this.columns) {
      const place = { sheet: this.sheet, row: this.headingRow, column: columnLetters(column.index) };
      const name = `${column.key}::${column.language ?? ''}`;
      if (column.key === '') {
        const row = this.rows.find(({ cells }) => cells[column.index]);
        if (row) notices.warn('column_without_heading', { ...place, row: row.number });
      } else if (seen.has(name)) {
        if (column.language) notices.warn('language_twice', place, { heading: quoted(column.heading) });
        else notices.error('column_twice', place, { heading: quoted(column.heading) });
      } else seen.set(name, column);
      if (translated.includes(column.key) && column.language === unknownLanguage) {
        notices.warn('language_unknown', place, { heading: quoted(column.heading) });
      }
    }
  }
}

const headingsOf = (cells: readonly string[], rules: SheetRules) => readColumns(cells, rules).map(({ key }) => key);

function readColumns(cells: readonly string[], rules: SheetRules): Column[] {
  const hasDouble = cells.some((heading) => heading.includes('::'));
  return cells.map((heading, index) => ({ index, heading, ...readHeading(heading, hasDouble, rules) }));
}

/**
 * `Label :: Français (fr)` → label, fr. A single colon parts the two only where no heading of the sheet has two (forms of old).
 * A language that is not known makes its column one that is not read.
 */
function readHeading(
  heading: string,
  hasDouble: boolean,
  { aliases, translated }: SheetRules,
): { key: string; language: string | null } {
  const whole = snake(heading).replace(/_?::_?/g, '::');
  const alias = aliasOf(whole, aliases);
  if (alias) return { key: alias, language: null };
  const parts = (hasDouble || heading.includes('::') ? heading.split('::') : heading.split(':')).map((part) =>
    part.trim(),
  );
  const [first = '', ...rest] = parts;
  // `media::image::French`, `bind::jr:constraintMsg::French`: the last part is a language where the rest is a column.
  const key = [snake(first), ...rest.slice(0, -1).map(snake)].join('::');
  const known = aliasOf(key, aliases) ?? key;
  if (rest.length > 0 && translated.includes(known))
    return { key: known, language: languageOf(rest.at(-1) ?? '') ?? unknownLanguage };
  return { key: whole, language: null };
}

const aliasOf = (name: string, aliases: Readonly<Record<string, string>>) =>
  Object.hasOwn(aliases, name) ? aliases[name] : undefined;
