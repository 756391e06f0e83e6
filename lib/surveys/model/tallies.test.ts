import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation } from './regions';
import { tallyChoices, tallyScale, tallyTexts } from './tallies';

const organisation = (id: string, kind: Organisation['kind'], regions: readonly string[]): Organisation => ({
  id,
  kind,
  regions,
  scope: 'regional',
});
const ORGANISATIONS = [
  organisation('a', 'mechanism', ['Af']),
  organisation('b', 'mechanism', ['Af']),
  organisation('c', 'partner', ['Eu']),
  organisation('d', 'mechanism', ['Af', 'Eu']),
];
const base = { organisations: ORGANISATIONS, settings: { regions: ['Af', 'Eu'] } };

describe('tallyChoices', () => {
  const answers = [
    { organisationId: 'a', value: ['x', 'y'] },
    { organisationId: 'c', value: ['x'], notOffered: ['y'] },
    { organisationId: 'd', nonAnswer: 'dont_know' as const },
    { organisationId: 'nobody', value: ['x'] },
  ];

  it('counts with n/N by column, over those that were offered the choice', () => {
    const { all, partners, notInvited } = tallyChoices(['x', 'y'], { ...base, answers });
    expect(all.columns.map(({ key, answered, invited }) => [key, answered, invited])).toEqual([
      ['Af', 1, 2],
      ['Eu', 1, 1],
      ['interregional', 0, 1],
      ['global', 0, 0],
    ]);
    expect(all.total).toMatchObject({
      answered: 2,
      invited: 4,
      level: 'no_ranking',
      missing: { silent: 1, dont_know: 1 },
      content: [
        { code: 'x', count: 2, answered: 2, share: 1 },
        { code: 'y', count: 1, answered: 1, share: 1 },
      ],
    });
    expect(partners.total).toMatchObject({ answered: 1, invited: 1 });
    expect(notInvited).toBe(1);
  });

  it('counts halves when organisations are spread', () => {
    const spread = { ...base, settings: { regions: ['Af', 'Eu'], assignment: 'spread' as const } };
    const { all } = tallyChoices(['x'], { ...spread, answers: [{ organisationId: 'd', value: ['x'] }] }, 1);
    expect(all.columns.map(({ content }) => content[0]?.count)).toEqual([0.5, 0.5, 0]);
    expect(all.total.content[0]?.count).toBe(1);
  });

  it.each([
    ['a second choice of one', [{ organisationId: 'a', value: ['x', 'y'] }], 1],
    ['a code twice', [{ organisationId: 'a', value: ['x', 'x'] }], 2],
    ['an unknown code', [{ organisationId: 'a', value: ['z'] }], 2],
    ['a code that was not offered', [{ organisationId: 'a', value: ['x'], notOffered: ['x'] }], 2],
    [
      'a second answer',
      [
        { organisationId: 'a', value: ['x'] },
        { organisationId: 'a', value: ['y'] },
      ],
      2,
    ],
  ])('refuses %s', (_, given, limit) => {
    expect(() => tallyChoices(['x', 'y'], { ...base, answers: given }, limit)).toThrow(RangeError);
  });
});

describe('tallyChoices, whatever is answered', () => {
  const codes = ['x', 'y', 'z'];
  const said = fc.constantFrom(...codes, null);

  it('adds up: each column to its n, the columns to the total, mechanisms and partners to everyone', () => {
    fc.assert(
      fc.property(fc.tuple(said, said, said, said), (choices) => {
        const answers = ORGANISATIONS.map(({ id }, index) => {
          const chosen = choices[index];
          return chosen
            ? { organisationId: id, value: [chosen] }
            : { organisationId: id, nonAnswer: 'no_consensus' as const };
        });
        const { all, mechanisms, partners } = tallyChoices(codes, { ...base, answers }, 1);
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        for (const { content, answered, invited, missing } of [...all.columns, all.total]) {
          expect(sum(content.map(({ count }) => count))).toBe(answered);
          expect(answered + missing.no_consensus).toBe(invited);
        }
        codes.forEach((code, index) => {
          const total = choices.filter((chosen) => chosen === code).length;
          expect(sum(all.columns.map(({ content }) => content[index]?.count ?? 0))).toBe(total);
          expect(sum([mechanisms, partners].map((each) => each.total.content[index]?.count ?? 0))).toBe(total);
        });
      }),
    );
  });
});

describe('tallyScale', () => {
  const scale = (values: readonly number[]) =>
    tallyScale([1, 2, 3, 4, 5], {
      ...base,
      answers: values.map((value, index) => ({ organisationId: ORGANISATIONS[index]?.id ?? '', value })),
    }).all.total.content;

  it('gives the distribution and the middle', () => {
    expect(scale([5, 1, 2])).toEqual({
      distribution: [
        { point: 1, count: 1, share: 1 / 3 },
        { point: 2, count: 1, share: 1 / 3 },
        { point: 3, count: 0, share: 0 },
        { point: 4, count: 0, share: 0 },
        { point: 5, count: 1, share: 1 / 3 },
      ],
      median: { lower: 2, upper: 2 },
    });
  });

  it('does not average an ordinal scale, and has no middle of nothing', () => {
    expect(scale([1, 2, 5, 5]).median).toEqual({ lower: 2, upper: 5 });
    expect(scale([]).median).toBeNull();
  });

  it('refuses a value that is not on the scale', () => {
    expect(() => scale([6])).toThrow(RangeError);
  });
});

describe('tallyTexts', () => {
  it('counts who wrote, and refuses blank text', () => {
    const answers = [{ organisationId: 'a', value: 'Yes, twice.' }];
    expect(tallyTexts({ ...base, answers }).all.total).toMatchObject({
      answered: 1,
      invited: 4,
      content: { texts: 1 },
    });
    expect(() => tallyTexts({ ...base, answers: [{ organisationId: 'a', value: '  ' }] })).toThrow(RangeError);
  });
});
