import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from './ballots';
import { largestGap, leaveOneOut, shareBounds, surelyAbove } from './bounds';
import { ONE } from './fractions';
import { scoreBallots } from './scores';

const THEMES = [...'ABCDEF'];
const K = 3;
const list = fc.shuffledSubarray(THEMES, { maxLength: K }).map((ranked): Ballot => ({ ranked }));

describe('shareBounds', () => {
  it.each([
    [2, 3, 5, 0.4, 0.8],
    [3, 4, 6, 0.5, 5 / 6],
    [1, 1, 4, 0.25, 1],
    [5, 5, 5, 1, 1],
  ])('of %i of %i answered of %i invited', (x, n, invited, low, high) => {
    expect(shareBounds(x, n, invited)).toEqual({ low, high });
  });

  it('has none when nobody was invited, and refuses impossible counts', () => {
    expect(shareBounds(0, 0, 0)).toBeNull();
    expect(() => shareBounds(3, 2, 5)).toThrow(RangeError);
    expect(() => shareBounds(1, 6, 5)).toThrow(RangeError);
  });

  it('contains the truth however the missing answer', () => {
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 8 }),
        fc.array(list, { maxLength: 5 }),
        (answered, late) => {
          const count = (votes: readonly Ballot[]) => votes.filter(({ ranked }) => ranked.includes('A')).length;
          const all = answered.length + late.length;
          const bounds = shareBounds(count(answered), answered.length, all);
          const truth = count([...answered, ...late]) / all;
          expect(truth).toBeGreaterThanOrEqual(bounds?.low ?? NaN);
          expect(truth).toBeLessThanOrEqual(bounds?.high ?? NaN);
        },
      ),
    );
  });
});

describe('largestGap', () => {
  it('leaves the averaged remainder to the theme that is not ranked', () => {
    expect(largestGap(12, 5)).toBe(8);
    expect(largestGap(5, 3)).toBe(3.5);
    expect(largestGap(4, 4)).toBe(3);
    expect(largestGap(4, 3)).toBe(3);
  });
});

describe('surelyAbove', () => {
  const missing = (count: number) => Array.from({ length: count }, () => ONE);

  it('asks for more than u·Δ, not for as much', () => {
    const votes: Ballot[] = [{ ranked: ['A', 'B'] }];
    expect(surelyAbove(['A', 'B'], 2, votes, missing(1)).get('A')).toEqual(new Set());
    expect(surelyAbove(['A', 'B'], 2, [...votes, ...votes], missing(1)).get('A')).toEqual(new Set(['B']));
  });

  it('takes an organisation that was not offered everything as unknown', () => {
    const votes: Ballot[] = [{ ranked: ['A', 'B'] }, { ranked: ['A'], notOffered: ['C'] }];
    expect(surelyAbove(['A', 'B', 'C'], 2, votes, []).get('A')).toEqual(new Set());
  });

  it('is never contradicted by a completion, and is as sharp as it can be', () => {
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 8 }),
        fc.array(list, { minLength: 0, maxLength: 4 }),
        (answered, late) => {
          const certain = surelyAbove(THEMES, K, answered, missing(late.length));
          const pointsOf = (votes: readonly Ballot[]) =>
            new Map(scoreBallots(THEMES, votes).themes.map(({ theme, units }) => [theme, units]));
          const truth = pointsOf([...answered, ...late]);
          for (const a of THEMES) {
            for (const b of THEMES) {
              if (certain.get(a)?.has(b)) expect(truth.get(a)).toBeGreaterThan(truth.get(b) ?? Infinity);
              else {
                const against: Ballot = {
                  ranked: [b, ...THEMES.filter((theme) => theme !== a && theme !== b)].slice(0, K),
                };
                const worst = pointsOf([...answered, ...late.map(() => against)]);
                expect(worst.get(a)).toBeLessThanOrEqual(worst.get(b) ?? -Infinity);
              }
            }
          }
        },
      ),
    );
  });
});

describe('leaveOneOut', () => {
  it('counts the recomputations in which a theme stays', () => {
    const votes: Ballot[] = [{ ranked: ['A'] }, { ranked: ['A'] }, { ranked: ['B'] }];
    // Without one A the two tie at the boundary, and both are in.
    expect(leaveOneOut(['A', 'B', 'C'], 1, votes)).toEqual(
      new Map([
        ['A', 3],
        ['B', 2],
        ['C', 0],
      ]),
    );
  });
});
