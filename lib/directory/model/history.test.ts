import { describe, expect, it } from 'vitest';
import { asOf, type EnteredChange, type Version } from './history';
import { certainlyOverlap, covers, earliest, isBackwards, isPartialDay, latest, standing } from './partial-day';

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const pad = (number: number) => String(number).padStart(2, '0');
const day = (next: (below: number) => number) => `${2000 + next(30)}-${pad(1 + next(12))}-${pad(1 + next(28))}`;
const partial = (next: (below: number) => number) => day(next).slice(0, [4, 7, 10][next(3)]);

describe('partial days', () => {
  it.each([
    ['2018', true],
    ['2018-02', true],
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['2018-13', false],
    ['2018-5', false],
    ['18', false],
    ['', false],
  ])('%s: %s', (text, isOne) => expect(isPartialDay(text)).toBe(isOne));

  it('mean the days from the first to the last one they can', () => {
    expect([earliest('2018'), latest('2018')]).toEqual(['2018-01-01', '2018-12-31']);
    expect([earliest('2020-02'), latest('2020-02')]).toEqual(['2020-02-01', '2020-02-29']);
    expect([earliest('2018-05-14'), latest('2018-05-14')]).toEqual(['2018-05-14', '2018-05-14']);
  });

  it('a term that is over, under way, to come', () => {
    expect(standing({ since: '2017', until: '2021' }, '2022-01-01')).toBe('past');
    expect(standing({ since: '2017', until: '2021' }, '2021-12-31')).toBe('current');
    expect(standing({ since: '2021-06', until: null }, '2021-05-31')).toBe('incoming');
    expect(isBackwards({ since: '2021', until: '2020' })).toBe(true);
    expect(isBackwards({ since: '2021-06', until: '2021' })).toBe(false);
  });

  it('two terms overlap only where they certainly do', () => {
    const of = (since: string | null, until: string | null) => ({ since, until });
    expect(certainlyOverlap(of('2017', '2021'), of('2021', '2023'))).toBe(false);
    expect(certainlyOverlap(of('2017', '2021'), of('2019', '2023'))).toBe(true);
    expect(certainlyOverlap(of('2019', null), of('2024', null))).toBe(true);
    expect(certainlyOverlap(of('2018', '2018'), of('2018', '2018'))).toBe(false);
    expect(certainlyOverlap(of('2018-01', '2018-06'), of('2018-05-10', '2018-12'))).toBe(true);
    expect(certainlyOverlap(of('2018-01', '2018-05-10'), of('2018-05-10', '2018-12'))).toBe(false);
  });

  it('whatever the periods: overlap is mutual, and has a day that both can include', () => {
    const next = numbers(7);
    let overlaps = 0;
    for (let round = 0; round < 3000; round += 1) {
      const [one, other] = [0, 1].map(() => ({
        since: next(5) === 0 ? null : partial(next),
        until: next(5) === 0 ? null : partial(next),
      })) as [Parameters<typeof covers>[0], Parameters<typeof covers>[0]];
      expect(certainlyOverlap(one, other)).toBe(certainlyOverlap(other, one));
      if (!certainlyOverlap(one, other)) continue;
      overlaps += 1;
      const from = [one.since, other.since].map((since) => (since === null ? '0000-01-01' : latest(since))).sort()[1]!;
      expect([covers(one, from), covers(other, from)]).toEqual([true, true]);
    }
    expect(overlaps).toBeGreaterThan(300);
  });
});

const change = (id: string, given: Partial<EnteredChange>): EnteredChange => ({
  id,
  what: 'SECRETARIAT',
  source: 'a page',
  sourceOn: null,
  why: null,
  validFrom: null,
  correction: false,
  ...given,
});
const at = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();

describe('as of a day, as known on a day', () => {
  const secretariat = (seq: number, organisation: string, given: EnteredChange | null): Version => ({
    seq,
    of: 'SecretariatRole',
    rowId: 's',
    row: { organisations: [organisation] },
    at: at(seq),
    change: given,
  });
  const versions = [
    secretariat(1, 'A', null),
    secretariat(2, 'B', change('b', { validFrom: '2020' })),
    // It was not B but C, from 2020 on.
    secretariat(3, 'C', change('c', { correction: true })),
    secretariat(4, 'D', change('d', { validFrom: '2023-06-01' })),
  ];
  const held = (day: string, known: number) =>
    asOf(versions, { day, known: at(known) })
      .get('SecretariatRole')
      ?.map(({ row: { organisations } }) => organisations);

  it('what has no period holds from its beginning on; a correction takes the place of what it puts right', () => {
    expect(held('2019-12-31', 9)).toEqual([['A']]);
    expect(held('2020-01-01', 9)).toEqual([['C']]);
    expect(held('2023-05-31', 9)).toEqual([['C']]);
    expect(held('2023-06-01', 9)).toEqual([['D']]);
    expect(held('2024-01-01', 2)).toEqual([['B']]);
    expect(held('2024-01-01', 0)).toEqual([]);
  });

  it('each row comes with the change that it held by, not with a later one', () => {
    const of = (day: string) =>
      asOf(versions, { day, known: at(9) })
        .get('SecretariatRole')
        ?.map(({ change: by }) => by?.id);
    expect(of('2019-12-31')).toEqual([undefined]);
    expect(of('2023-05-31')).toEqual(['c']);
    expect(of('2023-06-01')).toEqual(['d']);
  });

  it('a row taken out is gone from then on, and stands for whoever asks what was known before', () => {
    const chair: Version = {
      seq: 1,
      of: 'Chairmanship',
      rowId: 'x',
      row: { countryCode: 'NP', fromYear: 2017, toYear: 2021, since: null, until: null },
      at: at(1),
      change: null,
    };
    const gone: Version = { ...chair, seq: 2, row: null, at: at(2), change: change('g', { what: 'CHAIR' }) };
    const rows = (known: number, when = '2018-05-05') => asOf([chair, gone], { day: when, known: at(known) });
    expect(rows(1).get('Chairmanship')).toEqual([{ row: chair.row, change: null }]);
    expect(rows(1, '2022-01-01').get('Chairmanship')).toEqual([]);
    expect(rows(2).get('Chairmanship')).toEqual([]);
  });

  it('whatever was entered: what was known on a day never depends on what was entered after it', () => {
    const next = numbers(11);
    let different = 0;
    for (let round = 0; round < 400; round += 1) {
      const made: Version[] = Array.from({ length: 12 }, (_, index) => {
        const isDated = next(2) === 0;
        const entered =
          next(4) === 0
            ? null
            : change(`c${index}`, {
                validFrom: next(2) === 0 ? partial(next) : null,
                correction: next(2) === 0,
              });
        const row = {
          key: index,
          fromYear: 2000 + next(20),
          toYear: next(3) === 0 ? null : 2010 + next(20),
        };
        return {
          seq: index,
          of: isDated ? 'Membership' : 'SecretariatRole',
          rowId: isDated ? `r${next(3)}` : 's',
          row: isDated && next(4) === 0 ? null : row,
          at: at(index),
          change: entered,
        };
      });
      const when = day(next);
      const known = next(12);
      const all = asOf(made, { day: when, known: at(known) });
      const then = asOf(made.slice(0, known + 1), { day: when, known: at(99) });
      for (const [of, rows] of then) expect(all.get(of)).toEqual(rows);
      const later = asOf(made, { day: when, known: at(99) });
      if (JSON.stringify([...later]) !== JSON.stringify([...all])) different += 1;
      for (const { row } of all.get('Membership') ?? [])
        expect(
          covers(
            { since: String(row['fromYear']), until: row['toYear'] === null ? null : String(row['toYear']) },
            when,
          ),
        ).toBe(true);
      expect(all.get('SecretariatRole')?.length ?? 0).toBeLessThanOrEqual(1);
    }
    expect(different).toBeGreaterThan(50);
  });
});
