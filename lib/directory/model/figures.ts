import type { PartyKind, PartyStatus } from '@/lib/core/prisma/enums';
import type { FigureChoices } from '../schema';
import { factSheetYear } from './periods';

/** What the figures are computed from: one mechanism with its dated classes and its lists of members. */
export type FigureParty = {
  code: string;
  classes: readonly {
    kind: PartyKind;
    fromYear: number | null;
    toYear: number | null;
    active: boolean | null;
    /** On what that rests, in the words of the compiler (English). */
    basis: string | null;
  }[];
  /** Latest class. */
  kind: PartyKind;
  founded: number | null;
  status: PartyStatus;
  /** Year from which the status holds, where a page gives it. */
  statusSince: number | null;
  members: readonly string[];
  /** The list of 2018, where it differs from the latest one. */
  members2018: readonly string[] | null;
  /** Whether the list of members is complete as found; null = not known. */
  membersComplete: boolean | null;
  themes: readonly string[];
  iomRole: string | null;
  iomSecretariat: string | null;
  /** Fields of the record for which no page was found. */
  unsourced: readonly string[];
};

export type FigureFacts = {
  parties: readonly FigureParty[];
  /** UN members, Holy See and State of Palestine: what is counted as a country. */
  countries: ReadonlySet<string>;
  firstGlobalMeeting: number | null;
};

/** What a figure counts. `mechanisms-per-country` is the length of the longest list of mechanisms that a country has. */
export type FigureUnit = 'mechanisms' | 'countries' | 'mechanisms-per-country' | 'year';

/** A country with the mechanisms through which it is counted, by code. */
export type CountedCountry = { iso2: string; through: readonly string[] };

/**
 * A figure with the list behind it: its value is how many `parties` (mechanisms by code) or `countries` there are, or how many
 * mechanisms each of its countries takes part in. A year has no length: its parties are those it is about.
 */
export type ComputedFigure = {
  value: number;
  unit: FigureUnit;
  parties: string[];
  countries: CountedCountry[];
};

export type ComputedFigures = {
  figures: ReadonlyMap<string, ComputedFigure>;
  /** Mechanisms whose activity in the year could not be decided, by kind; counted only if asked for. */
  undecided: { code: string; kind: PartyKind }[];
  /** Mechanisms whose latest class differs from the class of the year. */
  reclassified: { code: string; ofYear: PartyKind; latest: PartyKind }[];
  /** True where a list of members other than the latest was used. */
  usesListOf2018: boolean;
};

/** A mechanism that is counted: in which class, with which countries as members. */
export type Standing = {
  party: FigureParty;
  kind: PartyKind;
  members: readonly string[];
  /** The list as it is, with those that are not counted as countries. */
  listed: readonly string[];
};

/** Who is counted in a year, and who could not be. */
export type Standings = {
  counted: readonly Standing[];
  /** Mechanisms whose activity in the year could not be decided, by kind; among the counted only if asked for. */
  undecided: readonly { code: string; kind: PartyKind }[];
  /** Mechanisms that were there and not active. */
  inactive: readonly { code: string; kind: PartyKind }[];
  /** Mechanisms whose latest class differs from the class of the year. */
  reclassified: readonly { code: string; ofYear: PartyKind; latest: PartyKind }[];
};

type Period = FigureParty['classes'][number];

/** The mechanisms that had been founded by a year, each with the class that covers it. */
function coveringOf(facts: FigureFacts, year: number): { party: FigureParty; period: Period }[] {
  return facts.parties.flatMap((party) => {
    if (party.founded !== null && party.founded > year) return [];
    const period = party.classes.find(({ fromYear, toYear }) => (fromYear ?? year) <= year && year <= (toYear ?? year));
    return period ? [{ party, period: { ...period, active: activeIn(party, period, year) } }] : [];
  });
}

/**
 * Whether a mechanism was active in a year; null = not decidable. The years before that of the fact sheet were not looked into
 * one by one, and the period that holds in its year and has no beginning reaches back over all of them: what was active then
 * counts from its founding on; what was at rest was active before the year in which a page says that it came to rest, and is
 * undecided where no page says so. Any other period was entered for its own years, and holds as it was entered.
 */
function activeIn({ status, statusSince }: FigureParty, { active, ...period }: Period, year: number): boolean | null {
  const reachesBack = period.fromYear === null && (period.toYear ?? factSheetYear) >= factSheetYear;
  if (year >= factSheetYear || active === true || !reachesBack) return active;
  if (status === 'ACTIVE' || statusSince === null) return null;
  return year < statusSince ? true : active;
}

/** A mechanism as it is counted in a year: the lists of 2018 hold up to that year where they differ from the latest ones. */
function standingOf(
  facts: FigureFacts,
  { party, period }: { party: FigureParty; period: Period },
  { year, classes }: Pick<FigureChoices, 'year' | 'classes'>,
): Standing {
  const listed = year <= factSheetYear ? (party.members2018 ?? party.members) : party.members;
  return {
    party,
    kind: classes === 'latest' ? party.kind : period.kind,
    members: listed.filter((code) => facts.countries.has(code)),
    listed,
  };
}

/**
 * Who is counted in a year: the one rule behind the fact sheet and the pictures.
 *
 * A mechanism counts in the class that covers the year (or in its latest class, if so chosen) when it was active in that
 * period. Countries are UN members, the Holy See and the State of Palestine; the year 2018 uses the lists of 2018 where
 * they differ from the latest ones, later years the latest lists, since most memberships carry no dates of their own.
 */
export function standingsOf(facts: FigureFacts, choices: FigureChoices): Standings {
  const covering = coveringOf(facts, choices.year);
  const kindOf = (party: FigureParty, period: Period) => (choices.classes === 'latest' ? party.kind : period.kind);
  return {
    counted: covering
      .filter(({ period }) => period.active === true || (period.active === null && choices.undecided === 'in'))
      .map((one) => standingOf(facts, one, choices)),
    undecided: covering
      .filter(({ period }) => period.active === null)
      .map(({ party, period }) => ({ code: party.code, kind: period.kind })),
    inactive: covering
      .filter(({ period }) => period.active === false)
      .map(({ party, period }) => ({ code: party.code, kind: kindOf(party, period) })),
    reclassified: covering
      .filter(({ party, period }) => party.kind !== period.kind)
      .map(({ party, period }) => ({ code: party.code, ofYear: period.kind, latest: party.kind })),
  };
}

/**
 * The same with the mechanisms of some classes as somebody else lists them, whatever the directory thinks of their activity:
 * how a published figure would come out on the list it was counted from. `lists`: codes by class.
 */
export function standingsOnLists(
  facts: FigureFacts,
  choices: FigureChoices,
  lists: ReadonlyMap<PartyKind, readonly string[]>,
): Standing[] {
  const covering = coveringOf(facts, choices.year);
  const listed = [...lists].flatMap(([kind, codes]) =>
    covering
      .filter(({ party }) => codes.includes(party.code))
      .map((one) => ({ ...standingOf(facts, one, choices), kind })),
  );
  const isListed = new Set(listed.map(({ party }) => party.code));
  return standingsOf(facts, choices)
    .counted.filter(({ party, kind }) => !lists.has(kind) && !isListed.has(party.code))
    .concat(listed)
    .sort((one, other) => one.party.code.localeCompare(other.party.code));
}

/** The figures of the fact sheet, computed for a year. */
export function computeFigures(facts: FigureFacts, choices: FigureChoices): ComputedFigures {
  const { counted, undecided, reclassified } = standingsOf(facts, choices);
  return {
    figures: figuresOf(facts, counted, choices.year),
    undecided: [...undecided],
    reclassified: [...reclassified],
    usesListOf2018: choices.year <= factSheetYear && counted.some(({ party }) => party.members2018 !== null),
  };
}

/** The figures of those who are counted, by their keys, in the order of the sheet. */
export function figuresOf(
  facts: FigureFacts,
  counted: readonly Standing[],
  year: number,
): ReadonlyMap<string, ComputedFigure> {
  const ofKind = (...kinds: PartyKind[]) => counted.filter(({ kind }) => kinds.includes(kind));
  const [rcps, irfs, globals] = [ofKind('RCP'), ofKind('IRF'), ofKind('GLOBAL_PROCESS')];
  const themes = [...new Set(facts.parties.flatMap((party) => party.themes))];

  const figures = new Map<string, ComputedFigure>([
    ['activeRcp', mechanisms(rcps)],
    ['activeIrf', mechanisms(irfs)],
    ['globalProcesses', mechanisms(globals)],
    ['activeIscm', mechanisms(counted)],
    ['countriesInAtLeastOneRcp', countries(rcps, 1)],
    ['countriesInAtLeastOneIrf', countries(irfs, 1)],
    ['countriesInAtLeastTwoGlobal', countries(globals, 2)],
    ['maxMechanismsPerCountry', mostMechanisms(counted)],
    ...themes.map((theme): [string, ComputedFigure] => [
      `theme.${theme}`,
      mechanisms([...rcps, ...irfs].filter(({ party }) => party.themes.includes(theme))),
    ]),
    ['iomFullParticipant', mechanisms(counted.filter(({ party }) => party.iomRole === 'member'))],
    ['iomObserver', mechanisms(counted.filter(({ party }) => party.iomRole === 'observer'))],
    [
      'iomTechnicalSecretariat',
      mechanisms(counted.filter(({ party }) => party.iomSecretariat === 'technical-secretariat')),
    ],
    [
      'iomAdministrativeSupport',
      mechanisms(counted.filter(({ party }) => party.iomSecretariat === 'administrative-support')),
    ],
    ['iomHosts', mechanisms(counted.filter(({ party }) => party.iomSecretariat === 'hosts'))],
  ]);
  const first = Math.min(...facts.parties.map(({ founded }) => founded ?? Infinity));
  if (first <= year)
    figures.set('firstMechanismYear', {
      ...{ value: first, unit: 'year', countries: [] },
      parties: facts.parties.filter(({ founded }) => founded === first).map(({ code }) => code),
    });
  if (facts.firstGlobalMeeting !== null && facts.firstGlobalMeeting <= year)
    figures.set('globalMeetingsSince', { value: facts.firstGlobalMeeting, unit: 'year', parties: [], countries: [] });
  return figures;
}

const codes = (standings: readonly Standing[]) => standings.map(({ party }) => party.code);

function mechanisms(standings: readonly Standing[]): ComputedFigure {
  return { value: standings.length, unit: 'mechanisms', parties: codes(standings), countries: [] };
}

/** The countries that belong to at least so many of them. */
function countries(standings: readonly Standing[], least: number): ComputedFigure {
  const listed = throughOf(standings).filter(({ through }) => through.length >= least);
  return { value: listed.length, unit: 'countries', parties: codes(standings), countries: listed };
}

/** The countries that take part in the most of them, and in how many. */
function mostMechanisms(standings: readonly Standing[]): ComputedFigure {
  const all = throughOf(standings);
  const value = Math.max(0, ...all.map(({ through }) => through.length));
  return {
    ...{ value, unit: 'mechanisms-per-country', parties: codes(standings) },
    countries: all.filter(({ through }) => through.length === value),
  };
}

/** Every country that belongs to any of them, with those it belongs to, by code. */
function throughOf(standings: readonly Standing[]): CountedCountry[] {
  const through = new Map<string, string[]>();
  for (const { party, members } of standings)
    for (const code of new Set(members)) through.set(code, [...(through.get(code) ?? []), party.code]);
  return [...through].map(([iso2, list]) => ({ iso2, through: list })).sort((a, b) => (a.iso2 < b.iso2 ? -1 : 1));
}

/** Of how many of them each country is a member. */
export function perCountry(standings: readonly Standing[]): Map<string, number> {
  return new Map(throughOf(standings).map(({ iso2, through }) => [iso2, through.length]));
}

/** A figure's key as it stands in an address: `theme.labour-migration` → `theme-labour-migration`, `activeRcp` → `active-rcp`. */
export function slugOf(key: string): string {
  return key.replaceAll('.', '-').replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
