import type { PartyKind } from '@/lib/core/prisma/enums';
import type { PublishedFigureRow } from '@/lib/directory/model/fact-sheet';
import {
  figuresOf,
  standingsOf,
  standingsOnLists,
  type ComputedFigure,
  type CountedCountry,
  type FigureFacts,
  type FigureParty,
} from '@/lib/directory/model/figures';
import type { FigureChoices } from '@/lib/directory/schema';

/** How the directory sees a mechanism that a published figure counts, or may have counted, and it does not. */
export type OwnView =
  | 'undecided'
  | 'inactive'
  | 'other-class'
  | 'not-counted'
  /** What IOM does there is near to what is counted. */
  | 'co-secretariat'
  | 'technical-support';

/** A mechanism that the published figure may have counted; `value`: the figure if it were counted too, where that tells something. */
export type Candidate = { code: string; view: OwnView; value: number | null };

/** Why a figure as computed differs from the same as published, as far as names go. */
export type Explanation = {
  /** Computed less published. */
  difference: number;
  /** Mechanisms counted here that the published figure leaves out, and those it keeps that are not counted here. */
  leavesOut: string[];
  keeps: { code: string; view: OwnView }[];
  /** The same of countries, each with the mechanisms through which it is counted. */
  countriesLeftOut: CountedCountry[];
  countriesKept: CountedCountry[];
  /** The source of these names; null where no source names anything that bears on the figure. */
  namedIn: string | null;
  /** Whether that source names what this figure counts; if not, only the mechanisms of a class on which it rests. */
  isNamed: boolean;
  /** The figure on the list so named; null where there is none that moves it. */
  onList: number | null;
  /** What is left of the difference when everything that has a name has been taken into account: no source says who it is. */
  rest: number;
  /** Mechanisms that the published figure may have counted, where something is left that it counts and the directory does not. */
  candidates: Candidate[];
  /** Mechanisms counted here for which no page was found that says what they are counted for. */
  unsourced: string[];
  /** Mechanisms of which only a part of the members is known here. */
  incomplete: string[];
};

const classFigures: Record<string, PartyKind> = {
  activeRcp: 'RCP',
  activeIrf: 'IRF',
  globalProcesses: 'GLOBAL_PROCESS',
};

/** Class that a figure is the number of; null for every other figure. */
export function classOf(key: string): PartyKind | null {
  return classFigures[key] ?? null;
}

/** Class on which a figure rests, where it rests on one. */
const restsOn: Record<string, PartyKind> = {
  ...classFigures,
  countriesInAtLeastOneRcp: 'RCP',
  countriesInAtLeastOneIrf: 'IRF',
  countriesInAtLeastTwoGlobal: 'GLOBAL_PROCESS',
};

/** Member of a mechanism's record that decides whether a figure counts it. */
function fieldOf(key: string): string | null {
  if (key.startsWith('theme.')) return 'themes';
  if (key.startsWith('countries')) return 'memberStates';
  if (key === 'iomObserver' || key === 'iomFullParticipant') return 'iomRole';
  return key.startsWith('iom') ? 'secretariat' : null;
}

/**
 * Explains every published figure of the year that the directory computes too. Where a source names what was counted, the two
 * lists are set against each other; where it names only the mechanisms of a class (the RCPs of a list by region), the
 * figure is computed once more on that list, and what it moves is told by name. What then remains has no names anywhere: of
 * that only who may be behind it is said.
 */
export function explainFigures(
  facts: FigureFacts,
  published: readonly PublishedFigureRow[],
  choices: FigureChoices,
): ReadonlyMap<string, Explanation> {
  const ofYear = published.filter(({ year }) => year === choices.year);
  const standings = standingsOf(facts, choices);
  const own = figuresOf(facts, standings.counted, choices.year);
  const named = ofYear.filter((row) => row.named.length > 0);
  const lists = new Map(
    named.flatMap((row): [PartyKind, string[]][] => {
      const kind = classOf(row.key);
      return kind ? [[kind, row.named]] : [];
    }),
  );
  const onLists = figuresOf(facts, standingsOnLists(facts, choices, lists), choices.year);
  // Every list there is of a class is of the RCPs; should there be more, the first one stands for them.
  const listedIn = named.find(({ key }) => classOf(key) !== null)?.namedIn ?? null;

  const counted = new Map(standings.counted.map(({ party }) => [party.code, party]));
  const viewOf = (code: string): OwnView => {
    if (standings.undecided.some((one) => one.code === code)) return 'undecided';
    if (standings.inactive.some((one) => one.code === code)) return 'inactive';
    return counted.has(code) ? 'other-class' : 'not-counted';
  };
  const partiesOf = ({ parties }: ComputedFigure): FigureParty[] => parties.flatMap((code) => counted.get(code) ?? []);

  const candidatesFor = (key: string, rest: number): Candidate[] => {
    if (rest >= 0) return [];
    const asked = { ...choices, undecided: 'in' } as const;
    const kind = restsOn[key];
    if (kind === undefined) return key === 'iomTechnicalSecretariat' ? nearSecretariats() : [];
    const everyone = standingsOf(facts, asked).counted;
    const codes = [
      ...standings.undecided.filter((one) => one.kind === kind).map(({ code }) => code),
      ...standings.reclassified
        .filter(({ latest, ofYear: then }) => latest === kind && then !== kind)
        .map(({ code }) => code),
    ];
    return codes.flatMap((code): Candidate[] => {
      const standing = everyone.find(({ party }) => party.code === code);
      if (!standing) return [];
      const others = standings.counted.filter(({ party }) => party.code !== code);
      const figure = figuresOf(facts, [...others, { ...standing, kind }], choices.year).get(key);
      return [{ code, view: viewOf(code), value: figure?.value ?? 0 }];
    });
  };

  const nearSecretariats = (): Candidate[] =>
    (['co-secretariat', 'technical-support'] as const).flatMap((view) =>
      [...counted.values()]
        .filter(({ iomSecretariat }) => iomSecretariat === view)
        .map(({ code }) => ({ code, view, value: null })),
    );

  const explain = (row: PublishedFigureRow, computed: ComputedFigure): Explanation => {
    const isNamed = row.named.length > 0;
    const listed = isNamed || lists.size === 0 || computed.unit === 'year' ? undefined : onLists.get(row.key);
    const other = isNamed ? row.named : (listed?.parties ?? computed.parties);
    const ofCountries = computed.unit === 'countries' && listed !== undefined;
    const leavesOut = computed.parties.filter((code) => !other.includes(code));
    const keeps = other
      .filter((code) => !computed.parties.includes(code))
      .map((code) => ({ code, view: viewOf(code) }));
    const isMoved = isNamed || leavesOut.length > 0 || keeps.length > 0;
    const onList = isNamed ? row.named.length : isMoved ? (listed?.value ?? null) : null;
    const rest = (onList ?? computed.value) - row.value;
    const field = fieldOf(row.key);
    return {
      difference: computed.value - row.value,
      leavesOut,
      keeps,
      countriesLeftOut: ofCountries ? without(computed.countries, listed.countries) : [],
      countriesKept: ofCountries ? without(listed.countries, computed.countries) : [],
      namedIn: isNamed ? row.namedIn : isMoved ? listedIn : null,
      ...{ isNamed, onList, rest },
      candidates: isNamed ? [] : candidatesFor(row.key, rest),
      unsourced: partiesOf(computed)
        .filter(({ unsourced }) => field !== null && unsourced.some((one) => one.split(/[. ]/)[0] === field))
        .map(({ code }) => code),
      incomplete: ofCountries
        ? partiesOf(computed)
            .filter(({ membersComplete }) => membersComplete === false)
            .map(({ code }) => code)
        : [],
    };
  };

  return new Map(
    ofYear.flatMap((row): [string, Explanation][] => {
      const computed = own.get(row.key);
      return computed ? [[row.key, explain(row, computed)]] : [];
    }),
  );
}

/** Countries of a list that another one does not have. */
export function without(these: readonly CountedCountry[], those: readonly CountedCountry[]): CountedCountry[] {
  const known = new Set(those.map(({ iso2 }) => iso2));
  return these.filter(({ iso2 }) => !known.has(iso2));
}
