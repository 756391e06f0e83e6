import type { FieldError, FieldErrors } from '@/lib/core/errors';
import type { DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import { validate } from '@/lib/core/validation';
import { factValues, grounds } from '../schema';
import { answered, datedFacts, differences, offeredFacts, themesValue, valuesOf, type FactValues } from './facts';
import { newParties, type Found, type Founding, type NamedParty } from './new-parties';

/** An entry as a file has it, with its place there: the row as a spreadsheet counts, or the entry's number among those of its party. */
export type FileRow = {
  what: DirectoryFact;
  sheet: string;
  row: number;
  party: string;
  entry: string;
  /** Only of the columns that the file has: what it has none for stays as it stands. */
  values: FactValues;
  source: string;
  sourceOn: string;
  /** Cells without a value, by the head of their column. */
  wrong: { column: string; code: string }[];
};

/** An entry as it stands. `entered`: somebody entered it here, on the source beside it; else it came with reference data. */
export type StandingEntry = {
  row: string | null;
  values: FactValues;
  source: string;
  sourceOn: string;
  entered: boolean;
};

/** What stands of a party, kind by kind. */
export type StandingParty = {
  id: string;
  code: string;
  kind: PartyKind;
  entries: Record<DirectoryFact, StandingEntry[]>;
};

/** What the directory knows, for a file to be laid beside it. */
export type StandingDirectory = {
  parties: ReadonlyMap<string, StandingParty>;
  countries: ReadonlySet<string>;
  themes: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  /** All parties there are, whether the file is about them or not; also States, which have no entry but a code. */
  named: readonly NamedParty[];
};

/** Why a cell cannot be taken over; the column is empty where it is the row itself. */
export type RowError = FieldError & { column: string };

/**
 * What a row of a file would do. `same`: it stands already. `new`: it makes a party; `doubt`: so it does, and others have its acronym.
 * `contradict`: it says something else than what somebody entered here on a source. `error`: it cannot be written.
 */
export type Outcome = 'same' | 'add' | 'new' | 'doubt' | 'change' | 'contradict' | 'error';

export type ComparedRow = {
  /** Names it within its file. */
  key: string;
  of: FileRow;
  outcome: Outcome;
  /** Without an id where another row of the file makes it. */
  party: { id: string; code: string } | null;
  /** As what the row makes its party, where it does. */
  founds: Founding | null;
  /** The parties that have the acronym of the one that it makes. */
  like: string[];
  /** The entry that it is about; null for a new one, and where there can be one only. */
  entry: string | null;
  before: FactValues | null;
  after: FactValues;
  /** What the standing entry rests on, where somebody entered it. */
  standsOn: { source: string; sourceOn: string } | null;
  /** The source that the row gives for itself, where it is another than that of what stands. */
  ownSource: { source: string; sourceOn: string } | null;
  errors: RowError[];
};

/** What tells entries of a kind apart where a file does not name them. */
const naturalKey: Partial<Record<DirectoryFact, readonly string[]>> = {
  CHAIR: ['country', 'holder', 'since'],
  MEMBER: ['country', 'role'],
  CLASS: ['kind', 'fromYear'],
};

/** Lays each row of a file beside what stands, in their order. */
export function compareRows(rows: readonly FileRow[], directory: StandingDirectory): ComparedRow[] {
  const { found, parties } = newParties(rows, directory);
  const known = { ...directory, parties: new Map([...directory.parties, ...parties]) };
  const taken = new Set<string>();
  const all = rows.map((of, index) => {
    const compared = compareRow(of, `${of.what}-${index}`, known, found.get(of));
    const { party, entry, outcome } = compared;
    if (!party || outcome === 'error') return compared;
    const isNew = datedFacts.includes(of.what) && entry === null;
    const target = `${party.code} ${of.what} ${isNew ? JSON.stringify(compared.after) : (entry ?? '')}`;
    if (taken.has(target)) return wrongRow(compared, [{ column: '', code: 'twice' }]);
    taken.add(target);
    return compared;
  });
  // Whose row of names cannot be written is not made, and whatever else the file says of it has nowhere to go.
  const made = new Set(all.flatMap(({ outcome, party, founds }) => (founds && outcome !== 'error' ? party?.code : [])));
  return all.map((row) =>
    row.party?.id === '' && row.outcome !== 'error' && !made.has(row.party.code)
      ? wrongRow(row, [{ column: 'party', code: 'unknown_party' }])
      : row,
  );
}

function compareRow(of: FileRow, key: string, directory: StandingDirectory, found: Found | undefined): ComparedRow {
  const party = directory.parties.get(of.party);
  const compared: ComparedRow = {
    ...{ key, of, outcome: 'error', entry: null, before: null, standsOn: null, ownSource: null, errors: [] },
    ...{ founds: found?.as ?? null, like: found?.like ?? [] },
    party: party ? { id: party.id, code: party.code } : null,
    after: said(of),
  };
  if (found && found.errors.length > 0) return wrongRow(compared, found.errors);
  if (!party) return wrongRow(compared, [{ column: 'party', code: of.party ? 'unknown_party' : 'required' }]);
  if (!offeredFacts(party.kind).includes(of.what)) return wrongRow(compared, [{ column: '', code: 'unsuited' }]);
  if (of.wrong.length > 0) return wrongRow(compared, of.wrong);
  const standing = standingOf(of, party);
  if (standing === 'gone') return wrongRow(compared, [{ column: 'entry', code: 'entry_gone' }]);
  const before = standing?.values ?? null;
  const after = { ...before, ...said(of) };
  const isEntered = standing?.entered ?? false;
  const about: ComparedRow = {
    ...compared,
    ...{ entry: standing?.row ?? null, before, after, ownSource: ownSourceOf(of, standing) },
    standsOn: standing && isEntered ? { source: standing.source, sourceOn: standing.sourceOn } : null,
  };
  if (before && differences(plain(before), plain(after)).length === 0) return { ...about, outcome: 'same' };
  const errors = errorsOf(about, directory);
  if (errors.length > 0) return wrongRow(about, errors);
  if (about.founds) return { ...about, outcome: about.like.length > 0 ? 'doubt' : 'new' };
  return { ...about, outcome: before === null ? 'add' : isEntered ? 'contradict' : 'change' };
}

function wrongRow(compared: ComparedRow, errors: readonly RowError[]): ComparedRow {
  return { ...compared, outcome: 'error', errors: [...errors] };
}

/** The fields of a row as a form would have them. */
function said({ what, values }: FileRow): FactValues {
  const { themes, together, ...others } = plain(values);
  // What a party is made as is no part of its names.
  if (what === 'IDENTITY')
    return Object.fromEntries(identityFields.flatMap((name) => (name in others ? [[name, others[name] ?? '']] : [])));
  if (what === 'THEMES' && themes !== undefined)
    return { themes: themesValue([...new Set(themes.split(/[\s,;]+/).filter(Boolean))]) };
  return { ...others, ...(together ? { together: 'on' } : {}) };
}

const identityFields = Object.keys(valuesOf('IDENTITY', {}));

const plain = (values: FactValues): FactValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, answered(value)]));

/**
 * The entry that a row is about: the one it names, else the one that says the same, else the only one with the same natural key.
 * "gone" where it names one that is not there and nothing else tells which it means.
 */
function standingOf(of: FileRow, party: StandingParty): StandingEntry | null | 'gone' {
  const entries = party.entries[of.what];
  if (!datedFacts.includes(of.what)) return entries[0] ?? null;
  const values = said(of);
  const named = entries.find(({ row }) => row !== null && row === of.entry);
  const alike = (one: StandingEntry, names: readonly string[]) =>
    names.every((name) => answered(one.values[name]) === (values[name] ?? ''));
  const keyed = entries.filter((one) => alike(one, naturalKey[of.what] ?? []));
  // A membership that has ended is another than the one of a State that joins again: it is meant only where its end is given.
  const isOpen = (one: StandingEntry) => of.what !== 'MEMBER' || answered(one.values['toYear']) === '';
  const fields = Object.keys(values).filter((name) => name !== 'together');
  const same = keyed.find((one) => alike(one, isOpen(one) ? fields : [...fields, 'toYear']));
  const open = keyed.filter(isOpen);
  const meant = named ?? same ?? (open.length === 1 ? open[0] : undefined);
  return meant ?? (of.entry ? 'gone' : null);
}

/** The row's own source; that of what stands, left in the file, is no source of what it says now. */
function ownSourceOf({ source, sourceOn }: FileRow, standing: StandingEntry | null) {
  const isThatOfWhatStands = source === standing?.source && (sourceOn === '' || sourceOn === standing.sourceOn);
  return source === '' || isThatOfWhatStands ? null : { source, sourceOn };
}

function errorsOf({ of, after, ownSource }: ComparedRow, { countries, themes }: StandingDirectory): RowError[] {
  const values = of.what === 'THEMES' ? { themes: (after['themes'] ?? '').split(' ').filter(Boolean) } : after;
  const country = after['country'];
  const strange = (after['themes'] ?? '').split(' ').filter((code) => code && !themes.has(code));
  return [
    ...listed(validate(factValues[of.what], values)),
    ...(country && !countries.has(country) ? [{ column: 'country', code: 'unknown_country' }] : []),
    ...(strange.length > 0 ? [{ column: 'themes', code: 'unknown_theme', params: { value: strange.join(', ') } }] : []),
    ...(ownSource ? listed(validate(grounds, ownSource)) : []),
  ];
}

function listed(checked: { ok: true } | { ok: false; fields: FieldErrors }): RowError[] {
  return checked.ok
    ? []
    : Object.entries(checked.fields).map(([name, error]) => ({ column: name.split('.')[0] ?? '', ...error }));
}

/** What is to be written, and is shown before: nothing else may be when it is confirmed. */
export function shownOf(rows: readonly ComparedRow[]) {
  return rows.map(({ key, outcome, party, founds, like, entry, before, after, ownSource }) => ({
    ...{ key, outcome, party: party?.code ?? null, founds, like, entry, before, after, ownSource },
  }));
}
