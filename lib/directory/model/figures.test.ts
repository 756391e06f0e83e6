import { describe, expect, it } from 'vitest';
import { standingsOf, type FigureParty } from './figures';

type Class = FigureParty['classes'][number];

const period = (fromYear: number | null, toYear: number | null, active: boolean | null): Class => ({
  ...{ kind: 'RCP', fromYear, toYear, active, basis: null },
});

/** Where a mechanism with these periods stands in a year. */
function standingIn(year: number, classes: Class[], about: Partial<FigureParty> = {}) {
  const party: FigureParty = {
    ...{ code: 'one', classes, kind: 'RCP', founded: 2000, status: 'ACTIVE', statusSince: null },
    ...{ members: [], members2018: null, membersComplete: null, themes: [], iomRole: null, iomSecretariat: null },
    unsourced: [],
    ...about,
  };
  const facts = { parties: [party], countries: new Set<string>(), firstGlobalMeeting: null };
  const { counted, undecided, inactive } = standingsOf(facts, { year, classes: 'year', undecided: 'out' });
  return [counted.length && 'counted', undecided.length && 'undecided', inactive.length && 'inactive'].filter(Boolean);
}

describe('activity before the year of the fact sheet', () => {
  it('is as it was entered for a period of its own, whatever the mechanism does now', () => {
    const entered = [period(2005, 2010, false), period(2011, null, true)];
    expect(standingIn(2008, entered)).toEqual(['inactive']);
    expect(standingIn(2012, entered)).toEqual(['counted']);
    expect(standingIn(2008, [period(null, 2010, false), period(2011, null, true)])).toEqual(['inactive']);
    expect(standingIn(2008, [period(2005, 2010, null), period(2011, null, true)])).toEqual(['undecided']);
    const resting = { status: 'DORMANT', statusSince: 2012 } as const;
    expect(standingIn(2008, [period(2005, 2010, false), period(2011, null, false)], resting)).toEqual(['inactive']);
  });

  it('is not concluded from the sheet\u2019s own period, but from when a page says that the mechanism came to rest', () => {
    const reaching = [period(null, 2018, false), period(2019, null, true)];
    expect(standingIn(2008, reaching)).toEqual(['undecided']);
    expect(standingIn(2018, reaching)).toEqual(['inactive']);
    const resting = { status: 'DORMANT', statusSince: 2012 } as const;
    const open = [period(null, null, false)];
    expect(standingIn(2008, open, resting)).toEqual(['counted']);
    expect(standingIn(2014, open, resting)).toEqual(['inactive']);
    expect(standingIn(2008, open, { status: 'DORMANT' })).toEqual(['undecided']);
  });
});
