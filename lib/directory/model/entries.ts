import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { isStanding, tableOf, themesValue, valuesOf, type FactValues } from './facts';
import type { Version } from './history';

/** What stands in one place of a fact: an entry with its row, or the one there is. */
export type Entry = { row: string | null; values: FactValues };

/** Every entry of a kind that stands, whenever it holds, by its beginning. Versions come in the order of their numbers. */
export function standingEntries(what: DirectoryFact, versions: readonly Version[]): Entry[] {
  const last = new Map<string, Version>();
  for (const version of versions) if (version.of === tableOf[what]) last.set(version.rowId, version);
  const entries = [...last.values()].flatMap(({ rowId, row }) =>
    row === null || !isStanding(what, row) ? [] : [{ row: rowId, values: valuesOf(what, row) }],
  );
  if (what !== 'THEMES') return entries.sort((one, other) => orderOf(one.values).localeCompare(orderOf(other.values)));
  const themes = themesValue(entries.map(({ values }) => values['themes'] ?? ''));
  return themes ? [{ row: null, values: { themes } }] : [];
}

const orderOf = (values: FactValues) => values['since'] ?? values['fromYear'] ?? values['country'] ?? '';
