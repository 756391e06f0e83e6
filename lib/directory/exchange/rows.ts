import { classPeriods, type ClassPeriod } from '../model/periods';
import type {
  CountryRecord,
  FigureRecord,
  MechanismRecord,
  MeetingRecord,
  ObjectiveRecord,
  PartnerRecord,
  TermRecord,
} from './files';
import { figureLabels } from '../model/figure-labels';
import { regionCodes } from './regions';
import { capitalised, confidenceOf, text } from './texts';

/** Rows as they stand in the tables, made from the records of the files. Pure; parties are named by their code. */

const kinds = { rcp: 'RCP', irf: 'IRF', global: 'GLOBAL_PROCESS' } as const;
const statuses = { active: 'ACTIVE', dormant: 'DORMANT', concluded: 'CONCLUDED' } as const;
const partnerKinds = {
  'un-regional-commission': 'UN_REGIONAL_COMMISSION',
  'regional-economic-organisation': 'REGIONAL_ECONOMIC_ORGANISATION',
  'regional-political-organisation': 'REGIONAL_POLITICAL_ORGANISATION',
  'secretariat-organisation': 'SECRETARIAT_ORGANISATION',
  organiser: 'ORGANISER',
  other: 'OTHER',
} as const;

const origin = (record: { sources: string[]; asOf: string; confidence: 'stated' | 'general-knowledge' }) => ({
  sources: record.sources,
  asOf: record.asOf,
  confidence: confidenceOf(record.confidence),
});

const date = (day: string) => new Date(`${day}T00:00:00Z`);

export function countryRow(record: CountryRecord) {
  const {
    iso2,
    iso3,
    names,
    commonNames,
    unMember,
    unObserver,
    unRegionalGroup,
    unRegionalGroupNote,
    unCommissions,
    euMember,
    iomRegion,
  } = record;
  return {
    ...{
      iso2,
      iso3,
      names,
      commonNames,
      unMember,
      unObserver,
      unRegionalGroup,
      unRegionalGroupNote,
      unCommissions,
      euMember,
      iomRegion,
    },
    note: record.note ?? null,
    hasPage: !record.noPage,
    ...origin(record),
  };
}

export function mechanismRow(record: MechanismRecord) {
  return {
    code: record.id,
    kind: kinds[record.kind],
    names: text(record.names),
    acronyms: text(record.acronym),
    formerNames: record.formerNames,
    founded: record.yearEstablished,
    foundedNote: record.yearNote,
    status: statuses[record.status],
    statusSince: record.statusSince,
    statusNote: record.statusNote,
    formal: record.formal,
    attachedTo: record.attachedTo,
    website: record.website,
    seatCity: null,
    seatCountryCode: null,
    note: record.notes,
    membersComplete: record.memberStatesComplete,
    membersNote: record.memberStatesNote,
    observersComplete: record.observerStatesComplete,
    memberOrganisations: record.memberOrganisations,
    observerOrganisations: record.observerOrganisations ?? [],
    regionsNote: record.regionsNote,
    themesAsWritten: record.themesAsWritten,
    generalKnowledgeFields: record.generalKnowledgeFields,
    ...origin(record),
  };
}

export type PartyRow = Omit<
  ReturnType<typeof mechanismRow>,
  'kind' | 'founded' | 'formal' | 'seatCity' | 'seatCountryCode'
> & {
  kind: (typeof kinds)[keyof typeof kinds] | (typeof partnerKinds)[keyof typeof partnerKinds];
  founded: number | null;
  formal: boolean | null;
  seatCity: string | null;
  seatCountryCode: string | null;
};

export function partnerRow(record: PartnerRecord): PartyRow {
  return {
    code: record.id,
    kind: partnerKinds[record.kind],
    names: text(record.names),
    acronyms: text(record.acronym),
    formerNames: [],
    founded: null,
    foundedNote: null,
    status: 'ACTIVE',
    statusSince: null,
    statusNote: null,
    formal: null,
    attachedTo: [],
    website: record.website,
    seatCity: record.seatCity,
    seatCountryCode: record.seatCountry,
    note: record.note,
    membersComplete: null,
    membersNote: null,
    observersComplete: null,
    memberOrganisations: [],
    observerOrganisations: [],
    regionsNote: null,
    themesAsWritten: [],
    generalKnowledgeFields: [],
    ...origin(record),
  };
}

export function classificationRows(record: MechanismRecord): ({ party: string } & ClassPeriod)[] {
  const periods = classPeriods({
    kind2018: kinds[record.kind2018],
    kindLatest: kinds[record.kind],
    activeIn2018: record.activeIn2018,
    basis2018: record.activeIn2018Basis,
    activeLatest: record.status === 'active',
    statusSince: record.statusSince,
    statusNote: record.statusNote,
    founded: record.yearEstablished,
    asOf: record.asOf,
  });
  return periods.map((period) => ({ party: record.id, ...period }));
}

/** The list of 2018 is stored only where it differs from the latest one, as the source has it. */
export function membershipRows(record: MechanismRecord | PartnerRecord) {
  const rows = (role: 'MEMBER' | 'OBSERVER' | 'TERRITORY', list: string, codes: readonly string[] | null | undefined) =>
    [...new Set(codes ?? [])].map((countryCode) => ({ party: record.id, countryCode, role, list }));
  const latest = rows('MEMBER', 'latest', record.memberStates);
  if (!('observerStates' in record)) return latest;
  return [
    ...latest,
    ...rows('MEMBER', '2018', record.memberStates2018),
    ...rows('OBSERVER', 'latest', record.observerStates),
    ...rows('TERRITORY', 'latest', record.participatingTerritories),
  ];
}

export function chairmanshipRows(record: MechanismRecord) {
  return record.chair.chairs.map((chair) => ({
    party: record.id,
    countryCode: chair.country,
    holder: null,
    fromYear: chair.from,
    toYear: chair.to,
    note: chair.note,
    confidence: confidenceOf(chair.confidence),
  }));
}

export function secretariatRow(record: MechanismRecord) {
  return {
    party: record.id,
    organisations: record.secretariat.organisations,
    iom: record.secretariat.iom,
    iomRole: record.iomRole,
    chairArrangement: record.chair.arrangement,
    chairNote: record.chair.note,
    note: record.secretariat.note,
  };
}

export function regionRows(record: MechanismRecord | PartnerRecord) {
  return regionCodes(record.regions).map((regionCode) => ({ party: record.id, regionCode }));
}

export function themeRows(record: MechanismRecord) {
  return [...new Set(record.themes)].map((themeCode) => ({ party: record.id, themeCode }));
}

/** The 12 themes of the fact sheet, in its order, with the names that the glossary agreed on. */
export function themesOf(terms: TermRecord[]) {
  return terms
    .filter(({ category }) => category === 'theme')
    .map(({ key, en, fr, es, sources }, index) => ({
      code: key.replace(/^theme-/, ''),
      names: capitalised({ en, fr, es }),
      position: index + 1,
      sources,
    }));
}

export function termRow({ key, category, en, fr, es, acronym, note, ...record }: TermRecord) {
  return { key, category, terms: { en, fr, es }, acronyms: text(acronym), note, ...origin(record) };
}

export function objectiveRow(record: ObjectiveRecord, adopted: string) {
  const { number, title, shortTitle, titleConfidence, shortTitleConfidence } = record;
  return {
    number,
    title: text(title),
    shortTitle: text(shortTitle),
    themeCode: record.factSheetThemeSuggestion,
    validFrom: date(adopted),
    titleConfidence,
    shortTitleConfidence,
    ...origin(record),
  };
}

export function figureRow({ year, key, value, unit, labelFr, note, named, namedIn, ...record }: FigureRecord) {
  return {
    year,
    key,
    value,
    unit,
    labels: capitalised({ ...figureLabels[key], fr: labelFr }),
    note,
    named: named ?? [],
    namedIn: namedIn ?? null,
    ...origin(record),
  };
}

export function meetingRow(record: MeetingRecord) {
  return {
    edition: record.edition,
    code: record.code,
    title: text(record.title),
    theme: text(record.theme),
    startsOn: date(record.startDate),
    endsOn: date(record.endDate),
    city: record.city,
    countryCode: record.country,
    venue: record.venue,
    format: record.format,
    hosts: record.hosts,
    delegates: record.delegates,
    delegatesNote: record.delegatesNote,
    mechanisms: record.mechanismsCount,
    mechanismsNote: record.mechanismsNote,
    organisations: record.organisations ?? [],
    outcomeTitle: text(record.outcomeDocument),
    agenda: record.agenda,
    preMeetingWork: record.preMeetingWork,
    outcomeSubjects: record.outcomeSubjects,
    followUp: record.followUpMentioned,
    generalKnowledgeFields: record.generalKnowledgeFields,
    note: record.notes,
    ...origin(record),
  };
}

/** Who is named among those present (meetings) or invited (partners); a party named twice was present. */
export function participationRows(meetings: MeetingRecord[], partners: PartnerRecord[]) {
  const present = meetings.flatMap(({ edition, participatingMechanisms }) =>
    (participatingMechanisms ?? []).map((party) => ({ edition, party, presence: 'NAMED' as const })),
  );
  const invited = partners.flatMap(({ id: party, invitedTo }) =>
    Object.entries(invitedTo)
      .filter(([, was]) => was === true)
      .map(([code]) => ({ edition: Number(code.replace('grcp', '')), party, presence: 'INVITED' as const })),
  );
  return [
    ...present,
    ...invited.filter((row) => !present.some((other) => other.edition === row.edition && other.party === row.party)),
  ];
}
