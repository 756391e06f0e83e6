import type { SheetRow } from '@/lib/core/sheet/rows.mjs';
import { settingKeys, settingsRules, titleColumn } from './columns';
import { Grid, snake, type Words } from './grid';
import { languageOf } from './languages';
import { quoted, type Notices } from './notices';

export type Settings = {
  title: Words;
  /** Language of what names none, by its code. */
  language: string;
  /** Whether the form says so itself. */
  hasLanguage: boolean;
  allowsChoiceDuplicates: boolean;
};

/** What XLSForm takes for yes. */
export const isYes = (text: string) => ['yes', 'true', 'true()', '1'].includes(text.toLowerCase());
/** What XLSForm takes for no; so is what is left empty. */
export const isNo = (text: string) => ['', 'no', 'false', 'false()', '0'].includes(text.toLowerCase());

/** The language of a column of our own that holds the title; null where it is another column. */
const titleLanguage = (key: string) => (key.startsWith(titleColumn) ? languageOf(key.slice(titleColumn.length)) : null);

/** Reads the settings sheet, if there is one: its first row under the headings. `fallback`: the language where none is said. */
export function readSettings(
  sheet: { name: string; rows: readonly SheetRow[] } | undefined,
  fallback: string,
  notices: Notices,
): Settings {
  const first = sheet?.rows[0];
  const none: Settings = { title: {}, language: fallback, hasLanguage: false, allowsChoiceDuplicates: false };
  if (!sheet || !first) return none;
  // The settings have no heading that must be there: the first row that says anything has them.
  const mark = snake(first.cells.find((cell) => cell !== '') ?? '').split('::')[0] ?? '';
  const aliases = settingsRules.aliases;
  const rules = { ...settingsRules, mark: Object.hasOwn(aliases, mark) ? (aliases[mark] ?? mark) : mark };
  const grid = Grid.read(sheet.name, sheet.rows, rules, notices);
  const row = grid?.rows[0];
  if (!grid || !row) return none;
  const named = grid.text(row, 'default_language');
  const language = languageOf(named);
  if (named && named !== 'default' && !language)
    notices.warn('language_unknown', grid.place(row, 'default_language'), { heading: quoted(named) });
  for (const { key } of grid.columns) {
    const said = grid.text(row, key);
    if (key && said && !settingKeys.includes(key) && !titleLanguage(key))
      notices.warn('setting_not_imported', grid.place(row, key), { setting: quoted(key), text: quoted(said) });
  }
  for (const each of grid.rows.slice(1))
    notices.warn('row_skipped', { sheet: grid.sheet, row: each.number, column: null });
  const titles = Object.fromEntries(
    grid.columns.flatMap(({ key }) => {
      const [of, said] = [titleLanguage(key), grid.text(row, key)];
      return of && said ? [[of, said]] : [];
    }),
  );
  const allows = grid.text(row, 'allow_choice_duplicates');
  return {
    title: { ...titles, ...grid.words(row, 'form_title', language ?? fallback) },
    language: language ?? fallback,
    hasLanguage: language !== null,
    allowsChoiceDuplicates: isYes(allows),
  };
}
