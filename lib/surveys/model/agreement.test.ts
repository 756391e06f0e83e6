import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from './ballots';
import { kendallW, permutationsFor } from './agreement';
import { seededRandom } from './random';

const THEMES = Array.from({ length: 10 }, (_, index) => `t${index + 1}`);
/** A published row of ranks as an ordered list. */
const fromRanks = (ranks: readonly number[]): Ballot => ({
  ranked: THEMES.map((theme, index) => ({ theme, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ theme }) => theme),
});
const PUBLISHED = [
  [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
  [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
  [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
  [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
].map(fromRanks);

describe('kendallW', () => {
  it('gives the published coefficient', () => {
    const agreement = kendallW(THEMES, PUBLISHED, 999, seededRandom(7));
    expect(agreement).toMatchObject({ raters: 4, s: 1048 });
    expect(agreement?.w).toBeCloseTo(0.793939, 6);
    expect(agreement?.chiSquared).toBeCloseTo(28.5818, 4);
    expect(agreement?.p).toBeLessThan(0.01);
  });

  it('is 1 for the same partial list, with its ties taken into account', () => {
    const same: Ballot[] = [{ ranked: ['a', 'b'] }, { ranked: ['a', 'b'] }, { ranked: ['a', 'b'] }];
    expect(kendallW([...'abcdef'], same, 199, seededRandom(1))?.w).toBe(1);
  });

  it('is 0 for opposite orders, and then p is 1', () => {
    const opposite: Ballot[] = [{ ranked: ['a', 'b', 'c'] }, { ranked: ['c', 'b', 'a'] }];
    expect(kendallW(['a', 'b', 'c'], opposite, 99, seededRandom(1))).toMatchObject({ s: 0, w: 0, p: 1 });
  });

  it('is null, not 0, where there is no order to agree on', () => {
    const tied: Ballot[] = [{ ranked: [] }, { ranked: [] }];
    expect(kendallW(['a', 'b', 'c'], tied, 9, seededRandom(1))).toBeNull();
    expect(kendallW(['a', 'b', 'c'], [{ ranked: ['a'] }], 9, seededRandom(1))).toBeNull();
  });

  it('repeats itself from the same seed', () => {
    const run = () => kendallW(THEMES, PUBLISHED, 99, seededRandom(42));
    expect(run()).toEqual(run());
  });

  it('comes near the exact p of a small case', () => {
    // Two raters, three themes, same order: 1 of the 6 relative orders is as extreme, and its mirror is not.
    const same: Ballot[] = [{ ranked: ['a', 'b', 'c'] }, { ranked: ['a', 'b', 'c'] }];
    expect(kendallW(['a', 'b', 'c'], same, 6000, seededRandom(3))?.p).toBeCloseTo(1 / 6, 1);
  });

  it('comes near the exact p where most of the order is left open', () => {
    // Two raters who name one of five themes alone name the same by chance in one case of five; who ranks two, in one of twenty.
    const first: Ballot[] = [{ ranked: ['a'] }, { ranked: ['a'] }];
    expect(kendallW([...'abcde'], first, 20_000, seededRandom(3))?.p).toBeCloseTo(1 / 5, 2);
    const two: Ballot[] = [{ ranked: ['a', 'b'] }, { ranked: ['a', 'b'] }];
    expect(kendallW([...'abcde'], two, 20_000, seededRandom(3))?.p).toBeCloseTo(1 / 20, 2);
  });
});

describe('kendallW, whatever is answered', () => {
  const names = [...'abcdef'];
  const ballots = fc.array(
    fc.shuffledSubarray(names).map((ranked): Ballot => ({ ranked })),
    { minLength: 2, maxLength: 9 },
  );

  it('lies between 0 and 1, and does not depend on the names of the themes or the order of the organisations', () => {
    fc.assert(
      fc.property(
        ballots,
        fc.shuffledSubarray(names, { minLength: names.length }),
        (votes: readonly Ballot[], others: readonly string[]) => {
          const rename = new Map(names.map((name, index) => [name, others[index] ?? name]));
          const renamed = votes
            .map(({ ranked }) => ({ ranked: ranked.map((theme) => rename.get(theme) ?? theme) }))
            .toReversed();
          const [one, other] = [votes, renamed].map((each) => kendallW(names, each, 9, seededRandom(1)));
          expect(other?.s).toBe(one?.s);
          if (one) {
            expect(one.w).toBeGreaterThanOrEqual(0);
            expect(one.w).toBeLessThanOrEqual(1 + 1e-12);
            expect(other?.w).toBeCloseTo(one.w, 12);
          }
        },
      ),
    );
  });

  it('loses strength, and no order, by a ballot that ties everything', () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const [one, other] = [votes, [...votes, { ranked: [] }]].map((each) =>
          kendallW(names, each, 9, seededRandom(1)),
        );
        // The sums all move by the same amount: S stays.
        expect(other?.s).toBe(one?.s);
      }),
    );
  });

  it('gives a p that only the worst luck makes 1/(1 + B)', () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const { p } = kendallW(names, votes, 19, seededRandom(1)) ?? { p: 1 };
        expect(p).toBeGreaterThanOrEqual(1 / 20);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('permutationsFor', () => {
  it.each([
    [8, 12, 999],
    [1_600, 12, 999],
    [5_000, 12, 333],
    [50_000, 12, 99],
    [0, 12, 999],
  ])('draws for %i organisations and %i themes %i times', (raters, m, expected) => {
    expect(permutationsFor(999, raters, m)).toBe(expected);
  });
});
