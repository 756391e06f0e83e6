import type { DirectoryFact, PartyKind } from '@/lib/core/prisma/enums';
import { isMechanism } from './kinds';

/** What can be changed of a party, in the order in which it is offered. */
export const factKinds = [
  'CHAIR',
  'SECRETARIAT',
  'MEMBER',
  'CLASS',
  'THEMES',
  'IDENTITY',
] as const satisfies readonly DirectoryFact[];

/** Of which there can be several, each with a period of its own. */
export const datedFacts: readonly DirectoryFact[] = ['CHAIR', 'MEMBER', 'CLASS'];

/** What only a mechanism has. */
const factsOfMechanisms: readonly DirectoryFact[] = ['CHAIR', 'SECRETARIAT', 'CLASS', 'THEMES'];

/** What can be said of a party of a kind, in the order in which it is offered. */
export function offeredFacts(kind: PartyKind): DirectoryFact[] {
  return factKinds.filter((what) => isMechanism(kind) || !factsOfMechanisms.includes(what));
}

/** The table that holds each kind. */
export const tableOf: Record<DirectoryFact, string> = {
  CHAIR: 'Chairmanship',
  SECRETARIAT: 'SecretariatRole',
  MEMBER: 'Membership',
  CLASS: 'Classification',
  THEMES: 'PartyTheme',
  IDENTITY: 'Party',
};

/** What IOM does in a secretariat. */
export const iomValues = [
  'technical-secretariat',
  'co-secretariat',
  'administrative-support',
  'technical-support',
  'invited-technical-support',
  'hosts',
  'none',
] as const;

/** IOM's standing in a mechanism. */
export const iomRoles = ['secretariat', 'observer', 'member'] as const;

/** How the chair of a mechanism is arranged. */
export const arrangements = ['rotating', 'permanent', 'co-chair', 'none'] as const;

/** Classes that a mechanism can have. */
export const classKinds = ['RCP', 'IRF', 'GLOBAL_PROCESS'] as const satisfies readonly PartyKind[];

/** Whether a mechanism was active in a period. */
export const activities = ['yes', 'no', 'unknown'] as const;

/** The answers of a form by the names of its fields; what is not known is an empty text. */
export type FactValues = Record<string, string>;

type Row = Record<string, unknown>;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const member = (value: unknown, name: string): string =>
  typeof value === 'object' && value !== null ? textOf(Reflect.get(value, name)) : '';
const lines = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join('\n') : '');

/** A stored row as the fields of its form show it: what is compared when two people change the same. */
export function valuesOf(what: DirectoryFact, row: Row): FactValues {
  switch (what) {
    case 'CHAIR':
      return {
        country: textOf(row['countryCode']),
        holder: textOf(row['holder']),
        since: textOf(row['since'] ?? row['fromYear']),
        until: textOf(row['until'] ?? row['toYear']),
        note: textOf(row['note']),
      };
    case 'SECRETARIAT':
      return {
        organisations: lines(row['organisations']),
        iom: textOf(row['iom']),
        iomRole: textOf(row['iomRole']),
        arrangement: textOf(row['chairArrangement']),
        chairNote: textOf(row['chairNote']),
        note: textOf(row['note']),
      };
    case 'MEMBER':
      return {
        country: textOf(row['countryCode']),
        role: textOf(row['role']),
        fromYear: textOf(row['fromYear']),
        toYear: textOf(row['toYear']),
      };
    case 'CLASS':
      return {
        kind: textOf(row['kind']),
        fromYear: textOf(row['fromYear']),
        toYear: textOf(row['toYear']),
        active: row['active'] === null ? 'unknown' : row['active'] === true ? 'yes' : 'no',
        basis: textOf(row['basis']),
      };
    case 'THEMES':
      return { themes: textOf(row['themeCode']) };
    case 'IDENTITY':
      return {
        nameEn: member(row['names'], 'en'),
        nameFr: member(row['names'], 'fr'),
        nameEs: member(row['names'], 'es'),
        acronymEn: member(row['acronyms'], 'en'),
        acronymFr: member(row['acronyms'], 'fr'),
        acronymEs: member(row['acronyms'], 'es'),
        website: textOf(row['website']),
      };
  }
}

/** The lists of members that say who belongs: those who do, and those whose membership has ended. */
const standingLists: readonly unknown[] = ['latest', 'former'];

/** Whether a stored row says how it stands, and not who was on the list of one year, which is kept for the figures of that year. */
export function isStanding(what: DirectoryFact, row: Row): boolean {
  return what !== 'MEMBER' || standingLists.includes(row['list']);
}

/** The themes of a party as one value of a form, whatever their order. */
export function themesValue(codes: readonly string[]): string {
  return [...codes].sort().join(' ');
}

/** An answer of a fact's form as it would stand: lists in their order, texts without what surrounds them. */
export function answered(value: string | readonly string[] | undefined): string {
  return typeof value === 'object' ? [...value].sort().join(' ') : (value ?? '').replace(/\r\n/g, '\n').trim();
}

/** The fields of all facts by their names, each of which has words, in the order in which they are read. */
export const fieldNames = [
  'country',
  'holder',
  'role',
  'kind',
  'since',
  'until',
  'fromYear',
  'toYear',
  'active',
  'basis',
  'organisations',
  'iom',
  'iomRole',
  'arrangement',
  'chairNote',
  'note',
  'themes',
  'nameEn',
  'nameFr',
  'nameEs',
  'acronymEn',
  'acronymFr',
  'acronymEs',
  'website',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** The fields in which two states of a fact differ; what is missing is an empty text. */
export function differences(before: FactValues, after: FactValues): FieldName[] {
  return fieldNames.filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
}

/** The fields that say something and are the same in two states of a fact. */
export function agreements(before: FactValues, after: FactValues): FieldName[] {
  return fieldNames.filter((name) => after[name] && before[name] === after[name]);
}
