import { foldWords } from '@/lib/core/fold';
import type { PartyKind } from '@/lib/core/prisma/enums';
import type { FileRow, RowError, StandingDirectory, StandingParty } from './compare-rows';
import { factKinds, type FieldName } from './facts';
import { kindCode, listedKinds } from './kinds';

/** What a party is made as; its names and the rest follow as facts of their own. */
export type Founding = { kind: PartyKind; regions: string[] };

/** A row of names that makes a party: as what, or why it cannot, and which parties have its acronym already. */
export type Found = { as: Founding | null; errors: RowError[]; like: string[] };

/** Everybody with an entry or a code in the directory, by names and acronyms without accents and capitals. */
export type NamedParty = { code: string; names: string[]; acronyms: string[] };

const codePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestCode = 60;
const nameFields = ['nameEn', 'nameFr', 'nameEs'];
const acronymFields = ['acronymEn', 'acronymFr', 'acronymEs'];

/** The kind that a cell names, as the interfaces and the tables write it; undefined for none. */
function kindNamed(text: string): PartyKind | undefined {
  const asked = text.trim().toLowerCase().replaceAll('_', '-');
  return listedKinds.find((kind) => kindCode(kind) === asked);
}

const foldedOf = ({ values }: FileRow, fields: readonly string[]) =>
  fields.flatMap((name) => foldWords(values[name] ?? '') || []);

/**
 * The parties that a file would make: each row of names under a code that nobody has. One that is called as somebody else already
 * is refused, for it is most likely the same under another code; one with the acronym of another is asked about.
 */
export function newParties(
  rows: readonly FileRow[],
  directory: StandingDirectory,
): { found: Map<FileRow, Found>; parties: Map<string, StandingParty> } {
  const found = new Map<FileRow, Found>();
  const parties = new Map<string, StandingParty>();
  const named = [...directory.named];
  for (const row of rows) {
    const { what, party: code } = row;
    if (what !== 'IDENTITY' || !code || directory.parties.has(code) || parties.has(code)) continue;
    const names = foldedOf(row, nameFields);
    const acronyms = foldedOf(row, acronymFields);
    const twin = named.find((one) => one.names.some((name) => names.includes(name)));
    const classes = rows.filter((one) => one.what === 'CLASS' && one.party === code);
    const last = classes
      .toSorted((a, b) => (a.values['fromYear'] ?? '').localeCompare(b.values['fromYear'] ?? ''))
      .at(-1);
    const asked = row.values['kind'] || last?.values['kind'] || '';
    const kind = kindNamed(asked);
    const regions = (row.values['regions'] ?? '').split(/[\s,;]+/).filter(Boolean);
    const strange = regions.filter((region) => !directory.regions.has(region));
    const errors: RowError[] = [
      ...(codePattern.test(code) && code.length <= longestCode ? [] : [{ column: 'party', code: 'invalid_code' }]),
      ...(named.some((one) => one.code === code) ? [{ column: 'party', code: 'code_taken' }] : []),
      ...(kind ? [] : [{ column: 'kind', code: asked ? 'unknown_kind' : 'kind_needed' }]),
      ...(strange.length > 0
        ? [{ column: 'regions', code: 'unknown_region', params: { value: strange.join(', ') } }]
        : []),
      ...(twin ? [{ column: 'nameEn', code: 'name_taken', params: { party: twin.code } }] : []),
    ];
    const like = named.filter((one) => one.acronyms.some((acronym) => acronyms.includes(acronym)));
    const isFound = kind !== undefined && errors.length === 0;
    found.set(row, { as: isFound ? { kind, regions } : null, errors, like: like.map((one) => one.code) });
    if (!isFound) continue;
    named.push({ code, names, acronyms });
    const entries = Object.fromEntries(factKinds.map((one) => [one, []])) as unknown as StandingParty['entries'];
    parties.set(code, { id: '', code, kind, entries });
  }
  return { found, parties };
}

/** What a new party lacks: facts of which its file has no row, fields that its names leave empty, and regions. */
export type Lack = (typeof factKinds)[number] | Extract<FieldName, 'nameFr' | 'nameEs' | 'website'> | 'regions';

/** What is missing of a new party in its file, in the order in which it is read. `offered`: the facts that parties of its kind have. */
export function lacksOf(
  { as, names }: { as: Founding; names: Readonly<Record<string, string>> },
  { given, offered }: { given: ReadonlySet<string>; offered: readonly (typeof factKinds)[number][] },
): Lack[] {
  return [
    ...(['nameFr', 'nameEs', 'website'] as const).filter((name) => !names[name]),
    ...(as.regions.length === 0 ? (['regions'] as const) : []),
    ...offered.filter((what) => what !== 'IDENTITY' && !given.has(what)),
  ];
}
