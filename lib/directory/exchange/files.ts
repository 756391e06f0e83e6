import { z } from 'zod';
import { matters } from '../model/matters';

/**
 * The shapes of the reference files, one schema per record. Strict on purpose: a member that is not known here would
 * be lost in silence, so it is refused with its name.
 */

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable();
const localized = z.strictObject({ en: nullable(z.string()), fr: nullable(z.string()), es: nullable(z.string()) });
const named = localized.extend({ en: z.string() });
const confidence = z.enum(['stated', 'general-knowledge']);
const year = z.int().min(1900).max(2100);
const day = z.iso.date();
const iso2 = z.string().regex(/^[A-Z]{2}$/, 'expected a code of two capitals such as KE');
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a code in lower case such as midsa');
const words = z.array(z.string());

/** Where a record comes from; on every record of every file. */
const origin = { sources: words, asOf: z.string(), confidence };

export const mechanismKinds = ['rcp', 'irf', 'global'] as const;
export const regionLabels = [
  'Africa',
  'Middle East',
  'Americas and the Caribbean',
  'Europe and Central Asia',
  'Asia and the Pacific',
  'Global',
] as const;
export const themeCodes = [
  'labour-migration',
  'integration',
  'migration-and-development',
  'border-management',
  'irregular-migration',
  'migration-data',
  'counter-trafficking',
  'return-readmission',
  'migrants-rights',
  'health',
  'migration-policy',
  'climate-change',
] as const;

const mechanism = z.strictObject({
  id: code,
  kind: z.enum(mechanismKinds),
  kind2018: z.enum(mechanismKinds),
  acronym: localized,
  names: named,
  formerNames: words,
  yearEstablished: year,
  yearNote: nullable(z.string()),
  status: z.enum(['active', 'dormant', 'concluded']),
  statusSince: nullable(year),
  statusNote: nullable(z.string()),
  activeIn2018: nullable(z.boolean()),
  activeIn2018Basis: z.string(),
  regions: z.array(z.enum(regionLabels)).min(1),
  regionsNote: nullable(z.string()),
  formal: z.boolean(),
  attachedTo: words,
  chair: z.strictObject({
    arrangement: nullable(z.enum(['rotating', 'none', 'permanent', 'co-chair'])),
    chairs: z.array(
      z.strictObject({
        country: iso2,
        from: nullable(year),
        to: nullable(year),
        note: nullable(z.string()),
        confidence,
      }),
    ),
    note: nullable(z.string()),
  }),
  secretariat: z.strictObject({
    organisations: words,
    iom: nullable(
      z.enum([
        'technical-secretariat',
        'co-secretariat',
        'administrative-support',
        'technical-support',
        'invited-technical-support',
        'hosts',
        'none',
      ]),
    ),
    note: nullable(z.string()),
  }),
  iomRole: nullable(z.enum(['secretariat', 'observer', 'member'])),
  memberStates: nullable(z.array(iso2)),
  /** Counted by the compiler; checked against the list. */
  memberStatesCount: nullable(z.int()),
  memberStatesComplete: nullable(z.boolean()),
  memberStates2018: nullable(z.array(iso2)),
  memberStatesNote: nullable(z.string()),
  memberOrganisations: words,
  observerStates: nullable(z.array(iso2)),
  observerStatesComplete: nullable(z.boolean()),
  observerOrganisations: nullable(words),
  participatingTerritories: z.array(iso2).optional(),
  themes: z.array(z.enum(themeCodes)),
  themesAsWritten: words,
  website: nullable(z.url()),
  generalKnowledgeFields: words,
  notes: nullable(z.string()),
  ...origin,
});

const partner = z.strictObject({
  id: code,
  kind: z.enum([
    'un-regional-commission',
    'regional-economic-organisation',
    'regional-political-organisation',
    'secretariat-organisation',
    'organiser',
    'other',
  ]),
  acronym: localized,
  names: named,
  seatCountry: nullable(iso2),
  seatCity: nullable(z.string()),
  regions: z.array(z.enum(regionLabels)).min(1),
  memberStates: nullable(z.array(iso2)),
  /** The other side of a mechanism's `attachedTo`; not stored twice. */
  attachedMechanisms: z.array(code),
  website: nullable(z.url()),
  invitedTo: z.record(z.string().regex(/^grcp\d+$/, 'expected an edition such as grcp7'), nullable(z.boolean())),
  note: nullable(z.string()),
  ...origin,
});

const country = z.strictObject({
  iso2,
  iso3: z.string().length(3),
  names: named,
  commonNames: named,
  unMember: z.boolean(),
  unObserver: z.boolean(),
  unRegionalGroup: nullable(z.string()),
  unRegionalGroupNote: nullable(z.string()),
  unCommissions: z.array(z.strictObject({ code: z.string(), status: z.enum(['member', 'associate']) })),
  euMember: z.boolean(),
  iomRegion: nullable(z.string()),
  noPage: z.boolean().optional(),
  note: z.string().optional(),
  ...origin,
});

const confidenceByLanguage = z.strictObject({ en: confidence, fr: confidence, es: confidence });
const objective = z.strictObject({
  number: z.int().min(1).max(23),
  title: named,
  shortTitle: named,
  factSheetThemeSuggestion: nullable(z.enum(themeCodes)),
  titleConfidence: confidenceByLanguage,
  shortTitleConfidence: confidenceByLanguage,
  ...origin,
});

const figure = z.strictObject({
  year,
  key: z.string(),
  value: z.int(),
  unit: z.enum(['year', 'count']),
  labelFr: z.string(),
  note: nullable(z.string()),
  /** What was counted, where a source names it: codes of mechanisms, and the source. */
  named: z.array(code).min(1).optional(),
  namedIn: z.string().optional(),
  ...origin,
});

const meeting = z.strictObject({
  edition: z.int().min(1),
  code: z.string().regex(/^GRCP\d+$/, 'expected a code such as GRCP7'),
  ordinal: named,
  title: named,
  startDate: day,
  endDate: day,
  city: nullable(z.string()),
  country: nullable(iso2),
  venue: nullable(z.string()),
  format: z.enum(['in-person', 'online', 'hybrid']),
  theme: localized,
  hosts: words,
  organisers: words,
  delegates: nullable(z.int()),
  delegatesNote: nullable(z.string()),
  mechanismsCount: nullable(z.int()),
  mechanismsNote: nullable(z.string()),
  participatingMechanisms: nullable(z.array(code)),
  participatingMechanismsComplete: nullable(z.boolean()),
  organisationsCount: nullable(z.record(z.string(), z.int())),
  organisations: nullable(words),
  agenda: words,
  preMeetingWork: words,
  outcomeDocument: localized,
  outcomeSubjects: words,
  followUpMentioned: words,
  languages: nullable(words),
  generalKnowledgeFields: words,
  notes: nullable(z.string()),
  /** Research notes of the compiler; read with the meeting's own record, not stored. */
  detail: z.record(z.string(), z.unknown()).optional(),
  ...origin,
});

const term = z.strictObject({
  key: z.string(),
  category: z.string(),
  en: z.string(),
  fr: z.string(),
  es: z.string(),
  acronym: localized,
  note: nullable(z.string()),
  ...origin,
});

/** What sources say differently of a matter of a party; `follows` is the number of the statement that the directory follows, from 1. */
const conflict = z
  .strictObject({
    party: code,
    matter: z.enum(matters),
    statements: z
      .array(z.strictObject({ source: z.string().min(1), sourceOn: nullable(z.string()), says: z.string().min(1) }))
      .min(2),
    follows: z.int().min(1),
    why: z.string().min(1),
  })
  .refine(({ follows, statements }) => follows <= statements.length, 'follows: no statement has this number');

export type ConflictRecord = z.output<typeof conflict>;
export type MechanismRecord = z.output<typeof mechanism>;
export type PartnerRecord = z.output<typeof partner>;
export type CountryRecord = z.output<typeof country>;
export type ObjectiveRecord = z.output<typeof objective>;
export type FigureRecord = z.output<typeof figure>;
export type MeetingRecord = z.output<typeof meeting>;
export type TermRecord = z.output<typeof term>;

/** One record of each file. */
export const recordSchemas = {
  countries: country,
  mechanisms: mechanism,
  partners: partner,
  glossary: term,
  factsheets: figure,
  meetings: meeting,
  objectives: objective,
  conflicts: conflict,
};

/** What stands around the records where a file is not a plain list. */
export const meetingsFile = z.strictObject({
  meetings: z.array(z.unknown()),
  related: z.unknown(),
  frequency: z.unknown(),
  purposes: z.unknown(),
  invited: z.unknown(),
});
export const compactFile = z.strictObject({
  instrument: z.looseObject({ adopted: day }),
  objectives: z.array(z.unknown()),
  guidingPrinciples: z.unknown(),
  review: z.unknown(),
});
