import { slugOf, standingsOf, type FigureUnit } from '@/lib/directory/model/figures';
import type { PartyKind } from '@/lib/core/prisma/enums';
import type { OwnView } from './explain';
import { sheetOf, type SheetData, type SheetFigure, type SheetStanding } from './sheet';

/** Whether the published figure counts the same: known where a source names what it counts. */
export type InPublished = 'counted' | 'left-out' | 'unknown';

/** A mechanism behind a figure: in which class it is counted, and on what that rests (in the words of the compiler). */
export type ListedMechanism = {
  code: string;
  kind: PartyKind;
  founded: number | null;
  basis: string | null;
  inPublished: InPublished;
};

export type ListedCountry = { iso2: string; through: readonly string[]; inPublished: InPublished };

/** Everything behind one figure of a year. */
export type FigureList = {
  key: string;
  figure: SheetFigure | null;
  standing: SheetStanding;
  unit: FigureUnit;
  value: number | null;
  mechanisms: readonly ListedMechanism[];
  countries: readonly ListedCountry[];
  /** Counted in the publication and not here: mechanisms as the directory sees them, countries with what they are counted through. */
  kept: readonly { code: string; view: OwnView }[];
  keptCountries: readonly ListedCountry[];
};

/** The list behind a figure that an address names (`slugOf`); null where the directory computes no such figure. */
export function figureList(data: SheetData, slug: string): FigureList | null {
  const sheet = sheetOf(data);
  const keys = [...new Set([...sheet.computed.figures.keys(), ...sheet.figures.map(({ key }) => key)])];
  const key = keys.find((one) => slugOf(one) === slug) ?? knownKeys(data).find((one) => slugOf(one) === slug);
  if (key === undefined) return null;
  const figure = sheet.figures.find((one) => one.key === key) ?? null;
  const computed = sheet.computed.figures.get(key) ?? null;
  const explanation = figure?.explanation ?? null;
  const standings = new Map(
    standingsOf(data.picture.facts, data.choices).counted.map((standing) => [standing.party.code, standing]),
  );
  const leftOut = new Set(explanation?.leavesOut);
  const leftOutCountries = new Set(explanation?.countriesLeftOut.map(({ iso2 }) => iso2));
  const others: InPublished = explanation?.isNamed ? 'counted' : 'unknown';
  const { year } = data.choices;
  return {
    ...{ key, figure, standing: sheet.standing },
    unit: computed?.unit ?? 'mechanisms',
    value: computed?.value ?? null,
    mechanisms: (computed?.parties ?? []).map((code) => {
      const standing = standings.get(code);
      const party = standing?.party ?? data.picture.facts.parties.find((one) => one.code === code);
      const period = party?.classes.find(
        ({ fromYear, toYear }) => (fromYear ?? year) <= year && year <= (toYear ?? year),
      );
      return {
        code,
        kind: standing?.kind ?? party?.kind ?? 'OTHER',
        founded: party?.founded ?? null,
        basis: period?.basis ?? null,
        inPublished: leftOut.has(code) ? 'left-out' : others,
      };
    }),
    countries: (computed?.countries ?? []).map((country) => ({
      ...country,
      inPublished: leftOutCountries.has(country.iso2) ? 'left-out' : 'unknown',
    })),
    kept: explanation?.keeps ?? [],
    keptCountries: (explanation?.countriesKept ?? []).map((country) => ({ ...country, inPublished: 'counted' })),
  };
}

/** Figures that are computed in some year: such an address is right, though there be nothing to count in the year asked for. */
function knownKeys({ picture }: SheetData): string[] {
  return [
    ...['activeRcp', 'activeIrf', 'globalProcesses', 'activeIscm', 'firstMechanismYear', 'globalMeetingsSince'],
    ...[
      'countriesInAtLeastOneRcp',
      'countriesInAtLeastOneIrf',
      'countriesInAtLeastTwoGlobal',
      'maxMechanismsPerCountry',
    ],
    ...['iomFullParticipant', 'iomObserver', 'iomTechnicalSecretariat', 'iomAdministrativeSupport', 'iomHosts'],
    ...picture.themes.map(({ code }) => `theme.${code}`),
  ];
}
