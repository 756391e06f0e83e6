import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codingAgreement, cohensKappa, type CodedTwice } from './kappa';

/** Pairs from a table of counts: rows are the first coder's categories, columns the second's. */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => [`c${one}`, `c${other}`] as const)),
  );

describe("Cohen's kappa", () => {
  it.each([
    // Two readers of 50 applications: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
    [
      'yes and no',
      [
        [20, 5],
        [10, 15],
      ],
      35,
      0.4,
    ],
    // The same agreement with other margins is worth more or less.
    [
      'skewed the same way',
      [
        [45, 15],
        [25, 15],
      ],
      60,
      0.130435,
    ],
    [
      'skewed apart',
      [
        [25, 35],
        [5, 35],
      ],
      60,
      0.259259,
    ],
    // Cohen 1960, as counts of 200: observed .70, by chance .41.
    [
      'three categories',
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      140,
      0.491525,
    ],
  ])('%s', (_name, table, agreed, kappa) => {
    const result = cohensKappa(pairsOf(table));
    expect(result.agreed).toBe(agreed);
    expect(result.kappa).toBeCloseTo(kappa, 6);
  });

  it('is null where chance alone agrees on everything, and 1 where people do', () => {
    expect(cohensKappa([]).kappa).toBeNull();
    expect(cohensKappa(pairsOf([[7]])).kappa).toBeNull();
    expect(
      cohensKappa(
        pairsOf([
          [3, 0],
          [0, 4],
        ]),
      ).kappa,
    ).toBe(1);
    expect(
      cohensKappa(
        pairsOf([
          [0, 5],
          [5, 0],
        ]),
      ).kappa,
    ).toBe(-1);
  });
});

const codes = ['c1', 'c2', 'c3', 'c4'];
const set = fc.subarray(codes);
const answers = fc.array(fc.record({ first: set, second: set }), { minLength: 1, maxLength: 30 });
const turned = (list: readonly CodedTwice[]) => list.map(({ first, second }) => ({ first: second, second: first }));

describe('agreement of two coders who give several codes', () => {
  it('says each code by itself and all together', () => {
    const list: CodedTwice[] = [
      { first: ['c1'], second: ['c1'] },
      { first: ['c1', 'c2'], second: ['c1'] },
      { first: ['c2'], second: ['c2'] },
      { first: [], second: [] },
    ];
    const result = codingAgreement(['c1', 'c2'], list);
    expect(result).toMatchObject({ n: 4, same: 3 });
    expect(result.byCode).toMatchObject([
      { code: 'c1', agreed: 4, both: 2, onlyFirst: 0, onlySecond: 0, kappa: 1 },
      { code: 'c2', agreed: 3, both: 1, onlyFirst: 1, onlySecond: 0, kappa: 0.5 },
    ]);
    // Observed (1 + 3/4) / 2 = 0.875, by chance (1/2 + 1/2) / 2 = 0.5.
    expect(result.kappa).toBe(0.75);
  });

  it('refuses a code that is not in the book', () => {
    expect(() => codingAgreement(['c1'], [{ first: ['c2'], second: [] }])).toThrow(RangeError);
  });

  it('does not depend on who is called the first', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const [one, other] = [codingAgreement(codes, list), codingAgreement(codes, turned(list))];
        expect(other.kappa).toEqual(one.kappa);
        expect(other.byCode.map(({ kappa }) => kappa)).toEqual(one.byCode.map(({ kappa }) => kappa));
      }),
    );
  });

  it('is the same whatever the codes are called and however they are ordered', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const renamed = (given: readonly string[]) => given.map((code) => `x${code}`).reverse();
        const other = codingAgreement(
          renamed(codes),
          list.map(({ first, second }) => ({ first: renamed(first), second: renamed(second) })),
        );
        const one = codingAgreement(codes, list);
        expect([other.n, other.same, other.kappa]).toEqual([one.n, one.same, one.kappa]);
      }),
    );
  });

  it('is 1 or says nothing where both give the same', () => {
    fc.assert(
      fc.property(fc.array(set, { minLength: 1, maxLength: 30 }), (list) => {
        const result = codingAgreement(
          codes,
          list.map((given) => ({ first: given, second: given })),
        );
        expect(result.same).toBe(result.n);
        for (const { kappa } of [result, ...result.byCode]) expect([1, null]).toContain(kappa);
      }),
    );
  });

  it('is not changed by a code that nobody gave, and never goes beyond 1', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const result = codingAgreement(codes, list);
        expect(codingAgreement([...codes, 'unused'], list).kappa).toEqual(result.kappa);
        for (const { kappa, n, agreed, both, onlyFirst, onlySecond } of result.byCode) {
          expect(both + onlyFirst + onlySecond).toBeLessThanOrEqual(n);
          expect(agreed).toBe(n - onlyFirst - onlySecond);
          if (kappa !== null) expect(kappa).toBeLessThanOrEqual(agreed / n);
        }
      }),
    );
  });

  it('with one code it is what Cohen gives for that code', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const only = (given: readonly string[]) => given.filter((code) => code === 'c1');
        const one = list.map(({ first, second }) => ({ first: only(first), second: only(second) }));
        const { kappa, byCode } = codingAgreement(['c1'], one);
        expect(byCode[0]?.kappa).toEqual(kappa);
      }),
    );
  });
});
