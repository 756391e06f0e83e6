import type { Grid, GridRow, Words } from './grid';
import { quoted, type Notices } from './notices';
import type { Settings } from './settings';

/** A choice as its row says it. `values`: what other columns say of it, as far as they say anything, for choice filters. */
export type FormChoice = {
  name: string;
  label: Words;
  hasLabel: boolean;
  row: GridRow;
  values: Readonly<Record<string, string>>;
};
/** A column of our own: the theme a choice stands for. */
export const themeColumn = 'parley_theme';
export type FormLists = ReadonlyMap<string, readonly FormChoice[]>;

const ownKeys = ['list_name', 'name', 'label'];
const media = ['image', 'audio', 'video'];
/** Characters of what a column says of a choice, as a questionnaire takes them. */
const longestValue = 300;

/** The columns that say something more of a choice: neither its name, its label nor its pictures. */
export const valueColumns = ({ columns }: Grid) =>
  columns.filter(({ key }) => key !== '' && !ownKeys.includes(key) && !media.includes(key));

/** Reads the lists of choices, in their order. A name stands once in its list, unless the settings allow more. */
export function readChoices(grid: Grid | null, settings: Settings, notices: Notices): FormLists {
  const lists = new Map<string, FormChoice[]>();
  for (const row of grid?.rows ?? []) {
    if (!grid) break;
    const [list, name] = [grid.text(row, 'list_name'), grid.text(row, 'name')];
    if (list === '') {
      notices.warn('row_skipped', grid.place(row, 'list_name'));
      continue;
    }
    const choices = lists.get(list) ?? [];
    lists.set(list, choices);
    if (name === '') {
      notices.error('choice_name_missing', grid.place(row, 'name'), { list: quoted(list) });
      continue;
    }
    for (const key of media)
      if (grid.text(row, key)) notices.warn('cell_not_imported', grid.place(row, key), { heading: key });
    if (choices.some((choice) => choice.name === name)) {
      const say = { list: quoted(list), name: quoted(name) };
      if (settings.allowsChoiceDuplicates) notices.warn('choice_dropped', grid.place(row, 'name'), say);
      else notices.error('choice_twice', grid.place(row, 'name'), say);
      continue;
    }
    let label = grid.words(row, 'label', settings.language);
    const hasLabel = Object.keys(label).length > 0;
    if (!hasLabel) {
      notices.warn('label_is_name', grid.place(row, 'label'), { name: quoted(name) });
      label = { [settings.language]: name };
    }
    const values = Object.fromEntries(
      valueColumns(grid).flatMap(({ key }) => {
        const said = grid.text(row, key).slice(0, longestValue);
        return said ? [[key, said]] : [];
      }),
    );
    choices.push({ name, label, hasLabel, row, values });
  }
  return lists;
}

/** Says which columns no choice filter asks for: nothing of them is taken over. */
export function listUnusedColumns(grid: Grid | null, used: ReadonlySet<string>, notices: Notices) {
  for (const { key, index, heading } of grid ? valueColumns(grid) : []) {
    const rows = grid?.rows.filter(({ cells }) => cells[index]) ?? [];
    const [first] = rows;
    if (grid && first && key !== themeColumn && !used.has(key))
      notices.warn('column_not_imported', grid.place(first, key), { heading: quoted(heading), count: rows.length });
  }
}
