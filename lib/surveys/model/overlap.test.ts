import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageOverlap,
  averageOverlapByChance,
  coveredByChance,
  jaccard,
  pairByChance,
  regionalOverlap,
  sharedFrom,
  type RegionalOrder,
} from './overlap';

const strict = (order: string) => [...order].map((theme) => [theme]);
const THEMES = [
  'labour',
  'trafficking',
  'irregular',
  'rights',
  'development',
  'border',
  'health',
  'data',
  'return',
  'policy',
  'climate',
  'integration',
];
const region = (name: string, top: readonly string[]): RegionalOrder => ({
  region: name,
  top,
  order: top.map((theme) => [theme]),
});
const REGIONS = [
  region('Af', ['labour', 'trafficking', 'irregular', 'rights', 'development']),
  region('Am', ['rights', 'trafficking', 'irregular', 'border', 'labour']),
  region('AP', ['labour', 'trafficking', 'rights', 'health', 'data']),
  region('Eu', ['return', 'irregular', 'border', 'trafficking', 'data']),
];

describe('averageOverlap', () => {
  it('gives the published values', () => {
    expect(averageOverlap(strict('abcde'), strict('bacde'), 5)).toBeCloseTo(0.8, 12);
    expect(averageOverlap(strict('abcde'), strict('abced'), 5)).toBeCloseTo(0.95, 12);
  });

  it('does not break ties: it averages over the ways to break them', () => {
    const broken =
      (averageOverlap(strict('abc'), strict('abc'), 3) + averageOverlap(strict('bac'), strict('abc'), 3)) / 2;
    expect(averageOverlap([['a', 'b'], ['c']], strict('abc'), 3)).toBeCloseTo(broken, 12);
  });

  it('has the chance value of two unrelated orders', () => {
    const orders = ['abc', 'acb', 'bac', 'bca', 'cab', 'cba'];
    const mean =
      orders.reduce((sum, order) => sum + averageOverlap(strict('abc'), strict(order), 2), 0) / orders.length;
    expect(averageOverlapByChance(3, 2)).toBeCloseTo(mean, 12);
  });
});

describe('averageOverlap, whatever the orders', () => {
  const order = fc.shuffledSubarray([...'abcdefgh'], { minLength: 5 }).map((codes) => codes.map((code) => [code]));
  const depth = fc.integer({ min: 1, max: 5 });

  it('is the same both ways, 1 with itself, and between 0 and 1', () => {
    fc.assert(
      fc.property(order, order, depth, (one, other, k) => {
        const overlap = averageOverlap(one, other, k);
        expect(averageOverlap(other, one, k)).toBeCloseTo(overlap, 12);
        expect(averageOverlap(one, one, k)).toBeCloseTo(1, 12);
        expect(overlap).toBeGreaterThanOrEqual(0);
        expect(overlap).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('chance', () => {
  it('gives the hypergeometric distribution of a pair', () => {
    const { probabilities, mean } = pairByChance(12, 5, 5);
    expect(probabilities.map((p) => p.toFixed(4))).toEqual([
      '0.0265',
      '0.2210',
      '0.4419',
      '0.2652',
      '0.0442',
      '0.0013',
    ]);
    expect(mean).toBe(25 / 12);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('puts 10.9 of 12 themes in at least two of 8 regions', () => {
    expect(coveredByChance(8, 12, 5, 2)).toBeCloseTo(10.9, 1);
  });

  it.each([
    [4, 5, 4],
    [5, 5, 5],
    [6, 5, 5],
    [8, 5, 6],
    [4, 3, 3],
  ])('with %i regions and top %i of 12, shared is from %i', (regions, k, expected) => {
    expect(sharedFrom(regions, 12, k)).toBe(expected);
  });

  it('calls nothing shared where all regions together would prove nothing', () => {
    expect(sharedFrom(2, 12, 5)).toBeNull();
    expect(sharedFrom(1, 12, 5)).toBeNull();
    expect(sharedFrom(4, 5, 5)).toBeNull();
  });
});

describe('regionalOverlap, whatever the orders', () => {
  const themes = [...'abcdefgh'];
  const tops = fc.array(fc.shuffledSubarray(themes, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 });

  it('counts every place once: coverage adds up to the lengths of the lists, and the three lists part the covered themes', () => {
    fc.assert(
      fc.property(tops, (lists) => {
        const orders = lists.map((top, index) => ({ region: `r${index}`, top, order: top.map((code) => [code]) }));
        const overlap = regionalOverlap(themes, 3, orders);
        expect(overlap.coverage.reduce((sum, { regions }) => sum + regions.length, 0)).toBe(3 * lists.length);
        const listed = [overlap.shared, overlap.paired, overlap.distinctive].flatMap((list) => list.themes);
        expect(listed.map(({ theme }) => theme).toSorted()).toEqual(
          overlap.coverage.flatMap(({ theme, regions }) => (regions.length > 0 ? [theme] : [])).toSorted(),
        );
        // What chance puts in the lists is what it puts in at least one region.
        const [every] = overlap.againstChance.slice(-1);
        expect(overlap.shared.byChance + overlap.paired.byChance + overlap.distinctive.byChance).toBeCloseTo(
          every?.byChance ?? 0,
          9,
        );
      }),
    );
  });
});

describe('regionalOverlap', () => {
  const overlap = regionalOverlap(THEMES, 5, REGIONS);

  it('counts coverage', () => {
    expect(Object.fromEntries(overlap.coverage.map(({ theme, regions }) => [theme, regions.length]))).toEqual({
      trafficking: 4,
      labour: 3,
      irregular: 3,
      rights: 3,
      border: 2,
      data: 2,
      development: 1,
      health: 1,
      return: 1,
      policy: 0,
      climate: 0,
      integration: 0,
    });
  });

  it('gives Jaccard of each pair', () => {
    const of = (a: string, b: string) => overlap.pairs.find((pair) => pair.a === a && pair.b === b)?.jaccard;
    expect(of('Af', 'Am')).toBe(2 / 3);
    expect(of('Af', 'AP')).toBe(3 / 7);
    expect(of('Af', 'Eu')).toBe(1 / 4);
    expect(of('AP', 'Eu')).toBe(1 / 4);
    expect(jaccard([], [])).toBeNull();
  });

  it('makes three lists, each with what chance would put there', () => {
    expect(overlap.sharedFrom).toBe(4);
    expect(overlap.shared.themes).toEqual([{ theme: 'trafficking', regions: ['Af', 'Am', 'AP', 'Eu'] }]);
    expect(overlap.paired.themes.map(({ theme }) => theme)).toEqual([
      'labour',
      'irregular',
      'rights',
      'border',
      'data',
    ]);
    expect(overlap.distinctive.themes.map(({ theme }) => theme)).toEqual(['development', 'health', 'return']);
    const chance = [overlap.shared, overlap.paired, overlap.distinctive].map(({ byChance }) => byChance.toFixed(1));
    expect(chance).toEqual(['0.4', '6.3', '4.0']);
  });

  it('stands beside the chance baseline', () => {
    expect(overlap.againstChance.map(({ atLeast, found, byChance }) => [atLeast, found, byChance.toFixed(1)])).toEqual([
      [4, 1, '0.4'],
      [3, 4, '2.4'],
      [2, 6, '6.6'],
      [1, 9, '10.6'],
    ]);
    const pair = overlap.pairs.find(({ a, b }) => a === 'Af' && b === 'Am');
    expect(pair).toMatchObject({ sharedByChance: 25 / 12, shared: ['labour', 'trafficking', 'irregular', 'rights'] });
    expect(pair?.p).toBeCloseTo(0.0455, 4);
  });

  it('has empty lists and no threshold for a single region', () => {
    const single = regionalOverlap(THEMES, 5, REGIONS.slice(0, 1));
    expect(single).toMatchObject({ sharedFrom: null, pairs: [], shared: { themes: [], byChance: 0 } });
    expect(single.distinctive.themes).toHaveLength(5);
  });
});
