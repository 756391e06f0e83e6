import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/surveys/model/random';
import { parseArguments } from './arguments';
import { makeIdentifiers } from './identifiers';
import { drawOrder, shuffled } from './sample/chance';

describe('parseArguments', () => {
  it('loads the reference data alone unless asked for more', () => {
    expect(parseArguments([], {})).toEqual({ sample: false, volume: null });
  });

  it('takes the sample from the command line or the environment', () => {
    expect(parseArguments(['--sample'], {}).sample).toBe(true);
    expect(parseArguments([], { PARLEY_SAMPLE: '1' }).sample).toBe(true);
  });

  it('reads the size of further meetings', () => {
    expect(parseArguments(['--meetings', '2', '--delegates', '500'], {}).volume).toEqual({
      meetings: 2,
      delegates: 500,
      answers: 30,
    });
  });

  it.each([['--samples'], ['--meetings'], ['--meetings', 'many'], ['--delegates', '10']])(
    'refuses %s %s',
    (...args) => {
      expect(() => parseArguments(args, {})).toThrow(/^Usage/);
    },
  );
});

describe('makeIdentifiers', () => {
  it('gives the same identifiers for the same seed, in ascending order and of version 7', () => {
    const list = () => {
      const id = makeIdentifiers(seededRandom(3), Date.parse('2017-10-10T00:00:00Z'));
      return Array.from({ length: 300 }, () => id());
    };
    const ids = list();
    expect(ids).toEqual(list());
    expect(ids).toEqual(ids.toSorted());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('chance', () => {
  it('shuffles without loss', () => {
    const items = ['a', 'b', 'c', 'd'];
    expect(shuffled(seededRandom(1), items).toSorted()).toEqual(items);
  });

  it('draws each item once, the heavy ones mostly first, the weightless never', () => {
    const random = seededRandom(5);
    const firsts = Array.from({ length: 200 }, () =>
      drawOrder(
        random,
        new Map([
          ['heavy', 50],
          ['light', 1],
          ['none', 0],
        ]),
        3,
      ),
    );
    expect(firsts.every((order) => order.length === 2 && !order.includes('none') && new Set(order).size === 2)).toBe(
      true,
    );
    expect(firsts.filter(([first]) => first === 'heavy').length).toBeGreaterThan(180);
  });
});
