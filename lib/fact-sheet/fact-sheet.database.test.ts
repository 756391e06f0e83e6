import { beforeAll, describe, expect, it } from 'vitest';
import { enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { PublishedFigureRow } from '@/lib/directory/model/fact-sheet';
import { computeFigures, standingsOf, type ComputedFigure, type FigureFacts } from '@/lib/directory/model/figures';
import { getFigureFacts, listPublishedFigures } from '@/lib/directory/queries/figures';
import { loadReference } from '@/prisma/seed/reference';
import { explainFigures } from './model/explain';

const scope = enterSite(null);
const asIn = (year: number) => ({ year, classes: 'year', undecided: 'out' }) as const;

/** How long the list behind a figure is, by its unit. */
function lengthOf({ unit, parties, countries }: ComputedFigure): number[] {
  if (unit === 'mechanisms') return [parties.length];
  return unit === 'countries' ? [countries.length] : countries.map(({ through }) => through.length);
}

/** Days as good as random, and the same at every run. */
function* daysFrom(seed: number): Generator<string> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield new Date(Date.UTC(1980, 0, 1) + (state % (51 * 366)) * 86_400_000).toISOString().slice(0, 10);
  }
}

describe('the fact sheet of a year', () => {
  let facts: FigureFacts;
  let published: PublishedFigureRow[];
  beforeAll(async () => {
    await loadReference(db());
    [facts, published] = [await getFigureFacts(scope, '2018-12-31'), await listPublishedFigures(scope)];
  }, 60_000);

  it('gives each figure the length of its list, on any day', async () => {
    const days = daysFrom(20_181_011);
    for (let round = 0; round < 40; round += 1) {
      const day = days.next().value as string;
      const choices = {
        year: Number(day.slice(0, 4)),
        classes: round % 3 === 0 ? 'latest' : 'year',
        undecided: round % 2 === 0 ? 'in' : 'out',
      } as const;
      const then = await getFigureFacts(scope, day);
      const { counted } = standingsOf(then, choices);
      for (const [key, figure] of computeFigures(then, choices).figures) {
        const named = `${day} ${key}`;
        expect(new Set(figure.parties).size, named).toBe(figure.parties.length);
        if (figure.unit === 'year') continue;
        expect(new Set([...lengthOf(figure), figure.value]), named).toEqual(new Set([figure.value]));
        for (const { iso2, through } of figure.countries) {
          expect(then.countries, named).toContain(iso2);
          // Each of the mechanisms through which a country is counted has it as a member.
          for (const code of through)
            expect(counted.find(({ party }) => party.code === code)?.members, `${named} ${code}`).toContain(iso2);
        }
      }
    }
  });

  // The seed: "Fiche d'information sur les mécanismes consultatifs interétatiques sur la migration 2018", line by line.
  it.each([
    ['firstMechanismYear', 1986, 1985],
    ['activeRcp', 15, 18],
    ['activeIrf', 13, 12],
    ['globalProcesses', 3, 3],
    ['countriesInAtLeastOneRcp', 166, 175],
    ['countriesInAtLeastOneIrf', 179, 171],
    ['countriesInAtLeastTwoGlobal', 195, 195],
    ['theme.labour-migration', 20, 21],
    ['theme.migration-and-development', 15, 18],
    ['theme.irregular-migration', 14, 21],
    ['theme.counter-trafficking', 15, 20],
    ['theme.migrants-rights', 12, 14],
    ['theme.migration-policy', 11, 19],
    ['theme.integration', 9, 9],
    ['theme.border-management', 10, 17],
    ['theme.migration-data', 10, 13],
    ['theme.return-readmission', 8, 11],
    ['theme.health', 6, 6],
    ['theme.climate-change', 2, 4],
    ['iomFullParticipant', 2, 2],
    ['iomObserver', 19, 22],
    ['iomTechnicalSecretariat', 12, 5],
    ['iomAdministrativeSupport', 4, 5],
    ['iomHosts', 2, 2],
    ['globalMeetingsSince', 2005, 2005],
  ])('has of 2018 what the sheet prints: %s', (key, printed, computed) => {
    expect(published.find((row) => row.year === 2018 && row.key === key)?.value).toBe(printed);
    expect(computeFigures(facts, asIn(2018)).figures.get(key)?.value).toBe(computed);
    expect(explainFigures(facts, published, asIn(2018)).get(key)?.difference).toBe(computed - printed);
  });

  it('has no other figure of 2018 than the sheet and the list by region', () => {
    const keys = published.filter(({ year }) => year === 2018).map(({ key }) => key);
    expect(keys).toHaveLength(25 + 1);
    expect(keys).toContain('rcpListedByRegion');
  });

  it('explains the RCPs of 2018 member by member, on the list that names them', () => {
    const explained = explainFigures(facts, published, asIn(2018));
    expect(explained.get('activeRcp')).toMatchObject({
      leavesOut: ['afml', 'au-hoai', 'commit-process', 'quito-process'],
      keeps: [{ code: 'midcas', view: 'undecided' }],
      ...{ isNamed: true, namedIn: 'https://www.iom.int/rcps-region', onList: 15, rest: 0, candidates: [] },
    });
    const countries = explained.get('countriesInAtLeastOneRcp');
    expect(countries?.countriesLeftOut.map(({ iso2 }) => iso2)).toEqual(['BN', 'LA', 'MM', 'MY', 'SG']);
    expect(countries?.countriesKept.map(({ iso2, through }) => `${iso2} ${through.join()}`)).toEqual(
      ['CF', 'CG', 'CM', 'GA', 'GQ', 'ST', 'TD'].map((iso2) => `${iso2} midcas`),
    );
    // 175 less five, and seven: what the list gives; eleven remain that no source names.
    expect([countries?.onList, countries?.rest]).toEqual([175 - 5 + 7, 11]);
    expect(explained.get('theme.integration')).toMatchObject({
      ...{ difference: 0, leavesOut: ['quito-process'], keeps: [{ code: 'midcas', view: 'undecided' }], rest: 0 },
    });
  });

  it('says who may be behind what has no name', () => {
    const explained = explainFigures(facts, published, asIn(2018));
    expect(explained.get('activeIrf')).toMatchObject({
      leavesOut: [],
      keeps: [],
      namedIn: null,
      onList: null,
      rest: -1,
    });
    expect(explained.get('activeIrf')?.candidates).toEqual([
      { code: 'euromed-migration', view: 'undecided', value: 13 },
      { code: 'mme', view: 'undecided', value: 13 },
      { code: 'mtm', view: 'undecided', value: 13 },
      { code: 'budapest-process', view: 'other-class', value: 13 },
    ]);
    expect(explained.get('countriesInAtLeastOneIrf')?.incomplete).toEqual(['igc', 'riam']);
    expect(explained.get('iomTechnicalSecretariat')?.candidates.map(({ code }) => code)).toContain('almaty-process');
    expect(explained.get('iomObserver')?.unsourced).toContain('afml');
    expect(explained.get('iomTechnicalSecretariat')?.candidates.every(({ value }) => value === null)).toBe(true);
    expect(explained.get('iomHosts')).toMatchObject({
      difference: 0,
      isNamed: true,
      leavesOut: [],
      keeps: [],
      rest: 0,
    });
  });

  it('accounts for every difference: what is named and what is left make it up', () => {
    for (const year of [2018, 2019]) {
      for (const [key, explanation] of explainFigures(facts, published, asIn(year))) {
        const { difference, rest, leavesOut, keeps, countriesLeftOut, countriesKept } = explanation;
        const ofCountries = key.startsWith('countries');
        const byName = ofCountries ? countriesLeftOut.length - countriesKept.length : leavesOut.length - keeps.length;
        expect(byName + rest, `${year} ${key}`).toBe(difference);
      }
    }
  });

  it('counts nothing before the first mechanism, and leaves undecided what no page tells of the years before 2018', () => {
    const of = (year: number) => computeFigures(facts, asIn(year));
    expect([...of(1984).figures.values()].every(({ value }) => value === 0)).toBe(true);
    expect([...of(1984).figures.keys()].filter((key) => /Year|Since/.test(key))).toEqual([]);
    expect(of(1985).figures.get('activeIscm')?.parties).toEqual(['igc']);
    expect(of(1996).undecided.map(({ code }) => code)).toEqual(['apc', 'manila-process']);
    // At rest since 2016, says a page: active until then.
    expect(of(2015).figures.get('activeRcp')?.parties).toContain('midcas');
    expect(of(2016).undecided.map(({ code }) => code)).toContain('midcas');
  });
});
