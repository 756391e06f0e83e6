import type { PartyKind } from '@/lib/core/prisma/enums';
import type { FigureChoices } from '../schema';
import { factSheetYear } from './periods';

/** What the figures are computed from: one mechanism with its dated classes and its lists of members. */
export type FigureParty = {
  code: string;
  classes: readonly { kind: PartyKind; fromYear: number | null; toYear: number | null; active: boolean | null }[];
  /** Latest class. */
  kind: PartyKind;
  founded: number | null;
  members: readonly string[];
  /** The list of 2018, where it differs from the latest one. */
  members2018: readonly string[] | null;
  themes: readonly string[];
  iomRole: string | null;
  iomSecretariat: string | null;
};

export type FigureFacts = {
  parties: readonly FigureParty[];
  /** UN members, Holy See and State of Palestine: what is counted as a country. */
  countries: ReadonlySet<string>;
  firstGlobalMeeting: number | null;
};

/** A figure with the parties that went into it. */
export type ComputedFigure = { value: number; parties: string[] };

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

/**
 * Who is counted in a year: the one rule behind the fact sheet and the pictures.
 *
 * A mechanism counts in the class that covers the year (or in its latest class, if so chosen) when it was active in that
 * period. Countries are UN members, the Holy See and the State of Palestine; the year 2018 uses the lists of 2018 where
 * they differ from the latest ones, later years the latest lists, since most memberships carry no dates of their own.
 */
export function standingsOf(
  facts: FigureFacts,
  { year, classes, undecided: undecidedCounts }: FigureChoices,
): Standings {
  const covering = facts.parties.flatMap((party) => {
    if (party.founded !== null && party.founded > year) return [];
    const period = party.classes.find(({ fromYear, toYear }) => (fromYear ?? year) <= year && year <= (toYear ?? year));
    return period ? [{ party, period }] : [];
  });
  const undecided = covering
    .filter(({ period }) => period.active === null)
    .map(({ party, period }) => ({ code: party.code, kind: period.kind }));
  const counted: Standing[] = covering
    .filter(({ period }) => period.active === true || (period.active === null && undecidedCounts === 'in'))
    .map(({ party, period }) => {
      const listed = year <= factSheetYear ? (party.members2018 ?? party.members) : party.members;
      return {
        party,
        kind: classes === 'latest' ? party.kind : period.kind,
        members: listed.filter((code) => facts.countries.has(code)),
        listed,
      };
    });
  return {
    counted,
    undecided,
    inactive: covering
      .filter(({ period }) => period.active === false)
      .map(({ party, period }) => ({ code: party.code, kind: classes === 'latest' ? party.kind : period.kind })),
    reclassified: covering
      .filter(({ party, period }) => party.kind !== period.kind)
      .map(({ party, period }) => ({ code: party.code, ofYear: period.kind, latest: party.kind })),
  };
}

/** The figures of the fact sheet, computed for a year. */
export function computeFigures(facts: FigureFacts, choices: FigureChoices): ComputedFigures {
  const { counted, undecided, reclassified } = standingsOf(facts, choices);
  const ofKind = (...kinds: PartyKind[]) => counted.filter(({ kind }) => kinds.includes(kind));
  const [rcps, irfs, globals] = [ofKind('RCP'), ofKind('IRF'), ofKind('GLOBAL_PROCESS')];
  const themes = [...new Set(facts.parties.flatMap((party) => party.themes))];

  const figures = new Map<string, ComputedFigure>([
    ['activeRcp', number(rcps)],
    ['activeIrf', number(irfs)],
    ['globalProcesses', number(globals)],
    ['activeIscm', number(counted)],
    ['countriesInAtLeastOneRcp', countries(rcps, 1)],
    ['countriesInAtLeastOneIrf', countries(irfs, 1)],
    ['countriesInAtLeastTwoGlobal', countries(globals, 2)],
    ['maxMechanismsPerCountry', { value: Math.max(0, ...perCountry(counted).values()), parties: codes(counted) }],
    ...themes.map((theme): [string, ComputedFigure] => [
      `theme.${theme}`,
      number([...rcps, ...irfs].filter(({ party }) => party.themes.includes(theme))),
    ]),
    ['iomFullParticipant', number(counted.filter(({ party }) => party.iomRole === 'member'))],
    ['iomObserver', number(counted.filter(({ party }) => party.iomRole === 'observer'))],
    [
      'iomTechnicalSecretariat',
      number(counted.filter(({ party }) => party.iomSecretariat === 'technical-secretariat')),
    ],
    [
      'iomAdministrativeSupport',
      number(counted.filter(({ party }) => party.iomSecretariat === 'administrative-support')),
    ],
    ['iomHosts', number(counted.filter(({ party }) => party.iomSecretariat === 'hosts'))],
  ]);
  const founded = facts.parties.filter((party) => party.founded !== null);
  const first = Math.min(...founded.map((party) => party.founded ?? Infinity));
  if (founded.length > 0)
    figures.set('firstMechanismYear', {
      value: first,
      parties: founded.filter((party) => party.founded === first).map(({ code }) => code),
    });
  if (facts.firstGlobalMeeting !== null)
    figures.set('globalMeetingsSince', { value: facts.firstGlobalMeeting, parties: [] });

  return {
    figures,
    undecided: [...undecided],
    reclassified: [...reclassified],
    usesListOf2018: choices.year <= factSheetYear && counted.some(({ party }) => party.members2018 !== null),
  };
}

const codes = (standings: readonly Standing[]) => standings.map(({ party }) => party.code);

function number(standings: readonly Standing[]): ComputedFigure {
  return { value: standings.length, parties: codes(standings) };
}

/** How many countries belong to at least so many of them. */
function countries(standings: readonly Standing[], least: number): ComputedFigure {
  const value = [...perCountry(standings).values()].filter((count) => count >= least).length;
  return { value, parties: codes(standings) };
}

/** Of how many of them each country is a member. */
export function perCountry(standings: readonly Standing[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { members } of standings)
    for (const code of new Set(members)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
