import { themeColumn, valueColumns, type FormChoice, type FormLists } from './choices';
import type { Grid, Words } from './grid';
import { quoted, type Notices } from './notices';
import { Codes } from './plan';

/** A choice as a questionnaire has it. */
export type ListedChoice = { code: string; label: Words; themeCode?: string; values?: Record<string, string> };

/** Lists of choices with their codes. `renamed`: names that cannot be codes, and what they became. */
export type Lists = {
  choices: ReadonlyMap<string, readonly ListedChoice[]>;
  renamed: ReadonlyMap<string, string>;
  /** What the columns of the choices sheet say of each choice, by list and code: choice filters ask for it. */
  values: ReadonlyMap<string, ReadonlyMap<string, FormChoice['values']>>;
  /** All those columns, also where no choice says anything. */
  columns: ReadonlySet<string>;
};

/** What a question always accepts instead of an answer has these codes; no choice can have them. */
const reserved = ['NO_CONSENSUS', 'DONT_KNOW', 'PREFER_NOT_TO_SAY'];

/**
 * Gives choices their codes. A name that is none becomes one, here and in the expressions that name it.
 * `used`: lists that questions use; what becomes of the others is not told.
 */
export function codeLists(lists: FormLists, used: ReadonlySet<string>, grid: Grid | null, notices: Notices): Lists {
  const renamed = new Map<string, string>();
  const choices = new Map<string, ListedChoice[]>();
  const coded = new Map<FormChoice, string>();
  for (const [list, all] of lists) {
    const codes = new Codes();
    for (const code of reserved) codes.take(code);
    const plainFirst = all.toSorted((one, other) => Number(isPlain(other.name)) - Number(isPlain(one.name)));
    for (const choice of plainFirst) coded.set(choice, codes.take(choice.name));
    choices.set(
      list,
      all.map((choice) => {
        const code = coded.get(choice) ?? choice.name;
        if (code !== choice.name) {
          renamed.set(choice.name, code);
          if (grid && used.has(list))
            notices.warn('name_changed', grid.place(choice.row, 'name'), { name: quoted(choice.name), code });
        }
        const theme = choice.values[themeColumn]?.slice(0, 60);
        return { code, label: choice.label, ...(theme ? { themeCode: theme } : {}) };
      }),
    );
  }
  // A column that names choices of another list names them as they are called now.
  const said = ({ values }: FormChoice) =>
    Object.fromEntries(Object.entries(values).map(([column, value]) => [column, renamed.get(value) ?? value]));
  const values = new Map(
    [...lists].map(([list, all]) => [list, new Map(all.map((each) => [coded.get(each) ?? each.name, said(each)]))]),
  );
  return { choices, renamed, values, columns: new Set(grid ? valueColumns(grid).map(({ key }) => key) : []) };
}

const isPlain = (name: string) => /^[A-Za-z0-9_-]{1,60}$/.test(name);
