import { canonicalJson } from '@/lib/core/canonical';

/** What an import would do to one table, record by record, named by natural key. */
export type Differences = {
  table: string;
  added: string[];
  changed: { key: string; fields: string[] }[];
  /** Details of a record in the file that the file no longer has: they go. */
  removed: string[];
  /** Records of their own that the file does not name: they stay, others may refer to them. */
  missing: string[];
  unchanged: number;
  /** Parties of which the secretariat has changed this: left as they are. Absent where there are none. */
  left?: string[];
};

export type Compared<R> = Differences & { toCreate: R[]; toUpdate: R[]; toRemove: object[] };

/**
 * Compares wanted rows with stored ones by natural key, column by column of the wanted row.
 * Equal values in another order of members are equal; null and missing members differ.
 */
export function compare<R extends object>(
  table: string,
  key: readonly (keyof R & string)[],
  wanted: readonly R[],
  stored: readonly object[],
  absent: 'remove' | 'keep',
): Compared<R> {
  const keyOf = (row: object) => key.map((column) => columnText(row, column)).join(' ');
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const result: Compared<R> = {
    table,
    added: [],
    changed: [],
    removed: [],
    missing: [],
    unchanged: 0,
    toCreate: [],
    toUpdate: [],
    toRemove: [],
  };
  for (const row of wanted) {
    const id = keyOf(row);
    const old = before.get(id);
    before.delete(id);
    const fields = old ? changedFields(row, old) : [];
    if (!old) {
      result.added.push(id);
      result.toCreate.push(row);
    } else if (fields.length > 0) {
      result.changed.push({ key: id, fields });
      result.toUpdate.push(row);
    } else result.unchanged += 1;
  }
  if (absent === 'remove') {
    result.removed = [...before.keys()];
    result.toRemove = [...before.values()];
  } else result.missing = [...before.keys()];
  return result;
}

function changedFields(row: object, old: object): string[] {
  const stored = new Map<string, unknown>(Object.entries(old));
  return Object.entries(row)
    .filter(([column, value]) => canonicalJson(value) !== canonicalJson(stored.get(column)))
    .map(([column]) => column);
}

function columnText(row: object, column: string): string {
  const value = new Map<string, unknown>(Object.entries(row)).get(column);
  return value === null || value === undefined ? '-' : String(value);
}
