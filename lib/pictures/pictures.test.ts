import type { FigureParty } from '@/lib/directory/model/figures';
import { describe, expect, it } from 'vitest';
import { closest, pairsOf } from './model/overlap';
import { phasesOf } from './model/phases';
import { pictureNames, type PictureData, type PicturedMechanism } from './model/picture';
import type { MechanismOnDay } from './model/standing';
import { daysOf, isAskedOften } from './schema';

const named = (code: string): PicturedMechanism => ({
  ...{ code, names: { en: code }, acronyms: {}, regions: [] },
  ...{ founded: 2000, foundedNote: null, status: 'ACTIVE', statusSince: null, statusNote: null },
});
const listed = (code: string, members: string[]): MechanismOnDay => ({
  ...named(code),
  ...{ kind: 'RCP', standing: 'counted', members, themes: [] },
});

describe('phases of a mechanism', () => {
  const classes = [
    { kind: 'RCP' as const, fromYear: null, toYear: 2018, active: false, basis: null },
    { kind: 'RCP' as const, fromYear: 2019, toYear: null, active: true, basis: null },
  ];
  const party: FigureParty = {
    ...{
      code: 'a',
      classes,
      kind: 'RCP',
      founded: 2000,
      status: 'ACTIVE',
      statusSince: null,
      members: [],
      members2018: null,
    },
    ...{ membersComplete: null, themes: [], iomRole: null, iomSecretariat: null, unsourced: [] },
  };
  const phases = (mechanism: Partial<PicturedMechanism>, day = '2026-11-30') => {
    const facts = { parties: [party], countries: new Set<string>() };
    const data: PictureData = {
      ...{ day, facts: { ...facts, firstGlobalMeeting: null }, mechanisms: [], themes: [], regions: [] },
      ...{ countries: [], meetings: [] },
    };
    return phasesOf({ ...named('a'), ...mechanism }, data).map(({ state, from, to }) => `${state} ${from} ${to}`);
  };

  it('say nothing of the years before the fact sheet where it is active now and was dormant then', () => {
    const expected = ['unknown 2000 2018', 'inactive 2018 2019', 'active 2019 null'];
    expect(phases({})).toEqual(expected);
    // The year of its status is that in which it became active again.
    expect(phases({ statusSince: 2019 })).toEqual(expected);
    expect(phases({}, '2010-06-30')).toEqual(['unknown 2000 null']);
    expect(phases({ founded: 2018 })).toEqual(['inactive 2018 2019', 'active 2019 null']);
  });
});

describe('what two mechanisms share', () => {
  const pairs = pairsOf([
    listed('a', ['CH', 'DE']),
    listed('b', ['CH', 'FR']),
    listed('c', []),
    listed('d', ['DE', 'AT']),
  ]);
  const coded = (some: readonly { one: { code: string }; other: { code: string } }[]) =>
    some.map(({ one, other }) => one.code + other.code);

  it('is not known where a list of one of them was not found, and nothing where both lists are', () => {
    expect(coded(pairs.filter(({ overlap }) => overlap === null))).toEqual(['ac', 'bc', 'cd']);
    expect(pairs.find(({ one, other }) => one.code === 'b' && other.code === 'd')?.overlap).toEqual({
      ...{ shared: [], either: 4, jaccard: 0 },
    });
  });

  it('names all pairs that are equally close, and none where nothing is known', () => {
    expect(coded(closest(pairs))).toEqual(['ab', 'ad']);
    expect(closest(pairsOf([listed('a', []), listed('b', ['CH'])]))).toEqual([]);
    expect(closest([])).toEqual([]);
  });
});

describe('files that are kept', () => {
  it('are few, whichever day and set a stranger asks for', () => {
    const now = new Date('2026-11-30T10:00:00Z');
    const days: string[] = [];
    for (let day = Date.parse('1985-01-01'); day <= now.getTime(); day += 86_400_000)
      days.push(new Date(day).toISOString().slice(0, 10));
    const sets = ['rcp', 'irf', 'all', ...Array.from({ length: 30 }, (_, index) => `region-${index}`)];
    const kept = pictureNames.map(
      (name) =>
        days
          .filter((day) => day >= daysOf(name, now).first)
          .flatMap((day) =>
            (name === 'overlap' ? sets : ['rcp']).filter((set) => isAskedOften(name, { day, set }, now)),
          ).length,
    );
    // Eight ends of years and today, of three sets where there are sets.
    expect(kept).toEqual([9, 9, 27, 9]);
    expect(isAskedOften('map', { day: '2026-11-29', set: 'rcp' }, now)).toBe(false);
  });
});
