import type { CsvCell } from '@/lib/core/csv';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { factKinds, isStanding, tableOf, themesValue, valuesOf, type FactValues } from '../model/facts';
import { asOf } from '../model/history';
import type { PartyHistory } from '../queries/history';

/** As of which day (`YYYY-MM-DD`), and as the directory knew it at which moment (ISO, UTC). */
type Moment = { day: string; known: string };

/** An entry as it held, with the source of the change it came from; empty as it came with reference data. */
export type HeldEntry = { entry: string; values: FactValues; source: string; sourceOn: string };

/** What the directory says of a party, kind by kind, as of a day. */
export type HeldParty = Pick<PartyHistory['party'], 'code' | 'kind' | 'names'> & {
  facts: Record<DirectoryFact, HeldEntry[]>;
};

/** What held of each party; one of which nothing was known then is left out. */
export function heldParties(
  histories: readonly Pick<PartyHistory, 'party' | 'versions'>[],
  moment: Moment,
): HeldParty[] {
  return histories.flatMap(({ party: { code, kind, names }, versions }) => {
    const held = asOf(versions, moment);
    if (![...held.values()].some((rows) => rows.length > 0)) return [];
    const entriesOf = (what: DirectoryFact): HeldEntry[] => {
      const rows = (held.get(tableOf[what]) ?? []).filter(({ row }) => isStanding(what, row));
      const entries = rows.map(({ row, change }) => ({
        entry: String(row['id'] ?? row['themeCode'] ?? ''),
        values: valuesOf(what, row),
        source: change?.source ?? '',
        sourceOn: change?.sourceOn ?? '',
      }));
      if (what !== 'THEMES' || entries.length === 0) return entries;
      const sourced = entries.find(({ source }) => source) ?? entries[0];
      const themes = themesValue(entries.map(({ values }) => values['themes'] ?? ''));
      return [{ entry: '', values: { themes }, source: sourced?.source ?? '', sourceOn: sourced?.sourceOn ?? '' }];
    };
    const facts = Object.fromEntries(factKinds.map((what) => [what, entriesOf(what)]));
    return [{ code, kind, names, facts: facts as HeldParty['facts'] }];
  });
}

/** The names of a kind's fields, in the order of its form: the heads of its columns. */
export function headsOf(what: DirectoryFact): string[] {
  return ['party', 'name', 'entry', ...Object.keys(valuesOf(what, { active: null })), 'source', 'sourceOn'];
}

/** The entries of a kind, one line each, under `headsOf`. Codes stand as codes: the file can be read by a machine in any language. */
export function linesOf(what: DirectoryFact, parties: readonly HeldParty[]): CsvCell[][] {
  return parties.flatMap(({ code, names, facts }) =>
    facts[what].map(({ entry, values, source, sourceOn }) => [
      code,
      names['en'] ?? code,
      entry,
      ...Object.values(values),
      source,
      sourceOn,
    ]),
  );
}
