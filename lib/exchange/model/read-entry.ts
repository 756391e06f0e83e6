import { z } from 'zod';
import { validate } from '@/lib/core/validation';
import { readPhone } from '@/lib/forms/model/read-answer';
import { isLocale } from '@/lib/i18n/routing';
import { entrySchema, type Entry, type ImportField, type Mapping, type RowError } from '../schema';
import type { PartyIndex } from './parties';
import { readCapacity, readCourtesyTitle, readLanguages, readMode, readYesNo } from './values';

/** A delegation as rows name it. */
export type KnownDelegation = { id: string; partyId: string; isAccepted: boolean; locale: string };

/** What reading a row needs to know of the meeting. */
export type Meeting = {
  languages: readonly string[];
  /** Every party of the directory: one without a delegation here is said so. */
  parties: PartyIndex;
  /** By the party's id. */
  delegations: ReadonlyMap<string, KnownDelegation>;
};

/** A row as it was read from the sheet. */
export type SheetCells = { cells: readonly string[]; wrong: readonly { column: number; code: string }[] };

type Read = { ok: true; entry: Entry } | { ok: false; errors: RowError[] };
type Found<V> = { value: V } | { code: string };

/** Longest rank that is understood. */
const mostRank = 999;

/**
 * What a row says by the mapping, or everything that is wrong with it: each cell is looked at, so that a sheet is mended
 * once and not cell by cell.
 */
export function readEntry({ cells, wrong }: SheetCells, mapping: Mapping, meeting: Meeting): Read {
  const columns = new Map(Object.entries(mapping).map(([column, field]) => [field, Number(column)]));
  const errors: RowError[] = [];
  const note = (field: ImportField, code: string, params?: RowError['params']) =>
    errors.push({ column: columns.get(field) ?? null, field, code, ...(params ? { params } : {}) });
  // A cell without a value is wrong where its column is taken in at all.
  for (const { column, code } of wrong) {
    const field = mapping[column];
    if (field) errors.push({ column, field, code });
  }
  const text = (field: ImportField) => cells[columns.get(field) ?? -1]?.trim() ?? '';
  const isUnread = (field: ImportField) => errors.some((error) => error.field === field);
  /** The meaning of a cell; an empty one and one that could not be read have none. */
  const read = <V>(field: ImportField, meaning: (text: string) => Found<V>): V | undefined => {
    if (text(field) === '' || isUnread(field)) return undefined;
    const found = meaning(text(field));
    if ('value' in found) return found.value;
    note(field, found.code);
    return undefined;
  };
  const known = <V>(value: V | undefined, code: string): Found<V> => (value === undefined ? { code } : { value });

  if (text('party') === '' && !isUnread('party')) note('party', 'required');
  const delegation = read('party', (name) => findDelegation(name, meeting));
  const languages = read('languages', (list) => readMeetingLanguages(list, meeting));
  const fallback = languages?.find(isLocale) ?? delegation?.locale ?? meeting.languages.find(isLocale) ?? 'en';
  const parsed = validate(
    entrySchema.omit({ delegationId: true, capacity: true }).extend({ delegationId: z.string() }),
    {
      delegationId: delegation?.id ?? '',
      givenName: text('givenName'),
      surname: text('surname'),
      email: text('email').replace(/^mailto:/i, ''),
      functionalTitle: text('functionalTitle'),
      institution: text('institution'),
      courtesyTitle: read('courtesyTitle', (title) => known(readCourtesyTitle(title), 'unknown_courtesy_title')),
      phone: read('phone', readPhoneCell),
      rank: read('rank', readRank),
      languages,
      locale: read('locale', (name) => known(readLanguages(name)?.find(isLocale), 'unknown_locale')) ?? fallback,
      mode: read('mode', (name) => known(readMode(name), 'unknown_mode')),
    },
  );
  const capacity = readRole(text('capacity'), text('head'), note);
  if (!parsed.ok)
    for (const [name, { code, params }] of Object.entries(parsed.fields)) {
      const field = name as ImportField;
      if (columns.has(field) && !isUnread(field)) note(field, code, params);
    }
  if (errors.length > 0 || !parsed.ok || !delegation) return { ok: false, errors };
  return { ok: true, entry: { ...parsed.value, delegationId: delegation.id, capacity } };
}

function findDelegation(name: string, { parties, delegations }: Meeting): Found<KnownDelegation> {
  const found = parties(name);
  if (found.length === 0) return { code: 'unknown_party' };
  const here = found.flatMap(({ id }) => delegations.get(id) ?? []);
  const [delegation, another] = here;
  if (another) return { code: 'several_parties' };
  if (!delegation) return { code: 'no_delegation' };
  return delegation.isAccepted ? { value: delegation } : { code: 'not_accepted' };
}

function readMeetingLanguages(list: string, { languages }: Meeting): Found<string[]> {
  const codes = readLanguages(list);
  if (!codes) return { code: 'unknown_language' };
  return codes.every((code) => languages.includes(code))
    ? { value: languages.filter((code) => codes.includes(code)) }
    : { code: 'not_interpreted' };
}

function readPhoneCell(text: string): Found<string> {
  const read = readPhone(text);
  return read.ok && typeof read.value === 'string' ? { value: read.value } : { code: 'invalid_phone' };
}

function readRank(text: string): Found<number> {
  const rank = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return rank >= 1 && rank <= mostRank ? { value: rank } : { code: 'invalid_rank' };
}

/** The place in the delegation by the column that names it and the one that says "head: yes"; delegate where neither says anything. */
function readRole(
  capacityText: string,
  headText: string,
  note: (field: ImportField, code: string) => void,
): Entry['capacity'] {
  const capacity = capacityText === '' ? undefined : readCapacity(capacityText);
  if (capacityText !== '' && !capacity) note('capacity', 'unknown_capacity');
  const isHead = headText === '' ? undefined : readYesNo(headText);
  if (headText !== '' && isHead === undefined) note('head', 'not_yes_or_no');
  if (
    (isHead === false && capacity === 'HEAD') ||
    (isHead && capacity && capacity !== 'HEAD' && capacity !== 'DELEGATE')
  )
    note('head', 'contradicts_capacity');
  return isHead ? 'HEAD' : (capacity ?? 'DELEGATE');
}
