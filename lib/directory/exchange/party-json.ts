import { z } from 'zod';
import { presentText, publicText } from '@/lib/i18n/public-text';
import { isMechanism, kindCode, kindsOf, listedKinds } from '../model/kinds';
import type { PartyRecord } from '../queries/party';
import { confidenceJson, confidenceSchema, sourceJson, sourceSchema } from './provenance-json';

/**
 * The public JSON of the directory, version 1. Members are only ever added; a changed meaning is a new version.
 * The schema is served at /api/v1/mechanisms-schema and the output is tested against it.
 */

const year = z.int().nullable();
const country = z.string().length(2).describe('ISO 3166-1 alpha-2; XK is user-assigned');
const note = z.string().nullable().describe('In English, in the words of the compiler');
const kind = z.enum(listedKinds.map(kindCode));
const presence = z
  .enum(['named', 'invited'])
  .describe('named among those present, or among those invited; attendance lists are not held');

export const partySchema = z.strictObject({
  code: z.string().describe('Stable name of the party, as in the address of its page'),
  kind: kind.describe('Latest class'),
  names: publicText,
  acronyms: publicText,
  formerNames: z.array(z.string()),
  founded: year,
  foundedNote: note,
  status: z.enum(['active', 'dormant', 'concluded']),
  statusSince: year,
  statusNote: note,
  classes: z
    .array(
      z.strictObject({
        kind,
        fromYear: year,
        toYear: year,
        active: z.boolean().nullable().describe('null: could not be decided'),
        basis: note,
      }),
    )
    .describe('Dated classes; an open end is null. Empty for partners'),
  regions: z.array(z.string()).describe('Codes of regions; empty for global processes'),
  themes: z.array(z.string()).describe('Codes of the 12 themes of the fact sheet of 2018, assigned by the compiler'),
  themesAsWritten: z.array(z.string()),
  formal: z.boolean().nullable().describe('Formally attached to an institution; null for partners'),
  attachedTo: z.array(z.string()),
  secretariat: z
    .strictObject({
      organisations: z.array(z.string()),
      iom: z.string().nullable(),
      iomRole: z.string().nullable(),
      note,
    })
    .nullable(),
  chair: z
    .strictObject({
      arrangement: z.string().nullable(),
      note,
      chairs: z.array(
        z.strictObject({
          country: country.nullable(),
          holder: z.string().nullable(),
          fromYear: year,
          toYear: year,
          note,
          confidence: confidenceSchema,
        }),
      ),
    })
    .nullable(),
  members: z.strictObject({
    complete: z.boolean().nullable(),
    states: z.array(country).describe('Latest list found'),
    states2018: z.array(country).nullable().describe('The list of 2018, only where it differs'),
    territories: z.array(country),
    organisations: z.array(z.string()),
    note,
  }),
  observers: z.strictObject({
    complete: z.boolean().nullable(),
    states: z.array(country),
    organisations: z.array(z.string()),
  }),
  seat: z.strictObject({ city: z.string(), country: country.nullable() }).nullable(),
  website: z.string().nullable(),
  pastMeetings: z.array(z.strictObject({ code: z.string(), presence })),
  note,
  sources: z.array(sourceSchema),
  asOf: z.string().describe('Year, or a more exact date, of which the record tells'),
  confidence: confidenceSchema,
  generalKnowledgeFields: z.array(z.string()).describe('Members of this record for which no page was found'),
});

export type PartyJson = z.output<typeof partySchema>;

export const partyListSchema = z.strictObject({
  data: z.array(partySchema),
  total: z.int().describe('All that match the filters'),
  next: z.string().nullable().describe('Address of the next page'),
  designations: z.string().describe('Disclaimer that belongs wherever countries are shown'),
});

/** One record of the directory as public JSON. */
export function partyJson(party: PartyRecord): PartyJson {
  const codes = (role: PartyRecord['countries'][number]['role'], list = 'latest') =>
    party.countries.filter((member) => member.role === role && member.list === list).map(({ iso2 }) => iso2);
  const before = codes('MEMBER', '2018');
  const { secretariat } = party;
  return {
    code: party.code,
    kind: kindCode(party.kind),
    names: presentText(party.names),
    acronyms: presentText(party.acronyms),
    formerNames: party.formerNames,
    founded: party.founded,
    foundedNote: party.foundedNote,
    status: lower(party.status),
    statusSince: party.statusSince,
    statusNote: party.statusNote,
    classes: party.classes.map((period) => ({ ...period, kind: kindCode(period.kind) })),
    regions: party.regions.map(({ code }) => code),
    themes: party.themes.map(({ code }) => code),
    themesAsWritten: party.themesAsWritten,
    formal: party.formal,
    attachedTo: party.attachedTo,
    secretariat: secretariat && {
      organisations: secretariat.organisations,
      iom: secretariat.iom,
      iomRole: secretariat.iomRole,
      note: secretariat.note,
    },
    chair: isMechanism(party.kind)
      ? {
          arrangement: secretariat?.chairArrangement ?? null,
          note: secretariat?.chairNote ?? null,
          chairs: party.chairs.map(chairJson),
        }
      : null,
    members: {
      complete: party.membersComplete,
      states: codes('MEMBER'),
      states2018: before.length > 0 ? before : null,
      territories: codes('TERRITORY'),
      organisations: party.memberOrganisations,
      note: party.membersNote,
    },
    observers: {
      complete: party.observersComplete,
      states: codes('OBSERVER'),
      organisations: party.observerOrganisations,
    },
    seat: party.seatCity ? { city: party.seatCity, country: party.seatCountry?.iso2 ?? null } : null,
    website: party.website,
    pastMeetings: party.pastMeetings.map(({ code, presence: how }) => ({ code, presence: lower(how) })),
    note: party.note,
    sources: party.sources.map(sourceJson),
    asOf: party.asOf,
    confidence: confidenceJson(party.confidence),
    generalKnowledgeFields: party.generalKnowledgeFields,
  };
}

/** The choice of kinds when none is asked for: the interface is named after the mechanisms. */
export const defaultKind = 'mechanisms' satisfies Parameters<typeof kindsOf>[0];

function chairJson({ country: of, confidence: sure, ...chair }: PartyRecord['chairs'][number]) {
  return { country: of?.iso2 ?? null, ...chair, confidence: confidenceJson(sure) };
}

const lower = <T extends string>(value: T) => value.toLowerCase() as Lowercase<T>;
