import type { Differences } from './differences';

/** The differences as lines for a terminal: one per table that has something to say, then the changed records by name. */
export function reportDifferences(differences: readonly Differences[]): string[] {
  return differences.flatMap(({ table, added, changed, removed, missing, unchanged, left = [] }) => {
    const counts = [
      `${added.length} added`,
      `${changed.length} changed`,
      `${removed.length} removed`,
      `${unchanged} unchanged`,
    ];
    if (missing.length > 0) counts.push(`${missing.length} not in the file (kept)`);
    return [
      `${table}: ${counts.join(', ')}`,
      ...added.slice(0, shown).map((key) => `  + ${key}`),
      ...more(added.length),
      ...changed.slice(0, shown).map(({ key, fields }) => `  ~ ${key}: ${fields.join(', ')}`),
      ...more(changed.length),
      ...removed.slice(0, shown).map((key) => `  - ${key}`),
      ...more(removed.length),
      ...left.map((party) => `  = ${party}: left as the secretariat has changed it`),
    ];
  });
}

/** A first load adds thousands of rows; the counts say that, the names only help where they can be read. */
const shown = 20;
const more = (count: number) => (count > shown ? [`  and ${count - shown} more`] : []);
