import { codePattern } from '../../model/expression/tokens';
import type { Grid, GridRow, Words } from './grid';
import { quoted, type Notices } from './notices';
import type { Settings } from './settings';

/** A choice as its row says it. `values`: what other columns say of it, for choice filters. */
export type FormChoice = {
  name: string;
  label: Words;
  hasLabel: boolean;
  row: GridRow;
  values: Readonly<Record<string, string>>;
};
export type FormLists = ReadonlyMap<string, readonly FormChoice[]>;

const ownKeys = ['list_name', 'name', 'label'];
const media = ['image', 'audio', 'video'];

/** Reads the lists of choices, in their order. A name stands once in its list, unless the settings allow more. */
export function readChoices(grid: Grid | null, settings: Settings, notices: Notices): FormLists {
  const lists = new Map<string, FormChoice[]>();
  const columns = (grid?.columns ?? []).filter(({ key }) => key !== '' && !ownKeys.includes(key));
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
    for (const { key } of columns)
      if (media.includes(key) && grid.text(row, key))
        notices.warn('cell_not_imported', grid.place(row, key), { heading: key });
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
      columns.flatMap(({ key }) => (media.includes(key) || !codePattern.test(key) ? [] : [[key, grid.text(row, key)]])),
    );
    choices.push({ name, label, hasLabel, row, values: { ...values, name } });
  }
  return lists;
}
