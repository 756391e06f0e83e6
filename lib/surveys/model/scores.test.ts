import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from './ballots';
import { rankScores, scoreBallots, tiersOf, topSet } from './scores';

const times = (count: number, order: string): Ballot[] => Array.from({ length: count }, () => ({ ranked: [...order] }));
const column = (themes: string, ballots: readonly Ballot[], field: 'points' | 'firstCount' | 'topCount') =>
  Object.fromEntries(scoreBallots([...themes], ballots).themes.map((score) => [score.theme, score[field]]));

const THEMES = [...'ABCDEFG'];
const ballot = fc.shuffledSubarray(THEMES).map((ranked): Ballot => ({ ranked }));
const ballots = fc.array(ballot, { minLength: 1, maxLength: 12 });

describe('scoreBallots', () => {
  it('gives the published Borda count of the Tennessee capital', () => {
    const votes = [...times(42, 'MNCK'), ...times(26, 'NCKM'), ...times(15, 'CKNM'), ...times(17, 'KCNM')];
    expect(column('MNCK', votes, 'points')).toEqual({ M: 126, N: 194, C: 173, K: 107 });
  });

  it('averages the remainder of partial lists', () => {
    const votes = [...times(1, 'ABD'), ...times(5, 'CBE'), ...times(4, 'DBE')];
    expect(column('ABCDE', votes, 'points')).toEqual({ A: 8.5, B: 30, C: 22.5, D: 20.5, E: 18.5 });
    expect(column('ABCDE', votes, 'firstCount')).toEqual({ A: 1, B: 0, C: 5, D: 4, E: 0 });
    expect(column('ABCDE', votes, 'topCount')).toEqual({ A: 1, B: 10, C: 5, D: 5, E: 9 });
  });

  it('normalises between 0 and 1', () => {
    const [a, b] = scoreBallots(['A', 'B', 'C'], times(3, 'ABC')).themes;
    expect(a).toMatchObject({ mean: 2, normalised: 1, offered: 3 });
    expect(b).toMatchObject({ mean: 1, normalised: 0.5 });
  });

  it('says nothing about a theme that was not offered', () => {
    const votes: Ballot[] = [{ ranked: ['A', 'B'], notOffered: ['C'] }, { ranked: ['C', 'A', 'B'] }];
    const scores = scoreBallots(['A', 'B', 'C', 'D'], votes);
    expect(scores.themes.find(({ theme }) => theme === 'C')).toMatchObject({
      offered: 1,
      points: 3,
      normalised: 1,
      topCount: 1,
    });
    expect(scores.themes.find(({ theme }) => theme === 'A')).toMatchObject({ offered: 2, points: 4, normalised: 0.8 });
    expect(rankScores(scores)).toEqual(
      new Map([
        ['A', 2],
        ['B', 3],
        ['C', 1],
        ['D', 4],
      ]),
    );
  });

  it('gives the sum n·m(m−1)/2, whatever is left unranked', () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const { themes, perPoint } = scoreBallots(THEMES, votes);
        const units = themes.reduce((sum, score) => sum + score.units, 0);
        expect(units).toBe(((votes.length * THEMES.length * (THEMES.length - 1)) / 2) * perPoint);
      }),
    );
  });

  it('changes no order by a ballot that ties everything', () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        expect(rankScores(scoreBallots(THEMES, [...votes, { ranked: [] }]))).toEqual(
          rankScores(scoreBallots(THEMES, votes)),
        );
      }),
    );
  });

  it('permutes with the labels', () => {
    fc.assert(
      fc.property(ballots, fc.shuffledSubarray(THEMES, { minLength: THEMES.length }), (votes, names) => {
        const rename = new Map(THEMES.map((theme, index) => [theme, names[index] ?? theme]));
        const renamed = votes.map(({ ranked }) => ({ ranked: ranked.map((theme) => rename.get(theme) ?? theme) }));
        const before = scoreBallots(THEMES, votes).themes;
        const after = new Map(scoreBallots(THEMES, renamed).themes.map((score) => [score.theme, score.units]));
        for (const score of before) expect(after.get(rename.get(score.theme) ?? '')).toBe(score.units);
      }),
    );
  });

  it('keeps ties exact with weights in thirds', () => {
    const third = { numerator: 1, denominator: 3 };
    const votes: Ballot[] = [{ ranked: ['A', 'B'] }, ...times(3, 'BA').map((vote) => ({ ...vote, weight: third }))];
    const scores = scoreBallots(['A', 'B', 'C'], votes);
    expect(rankScores(scores)).toEqual(
      new Map([
        ['A', 1],
        ['B', 1],
        ['C', 3],
      ]),
    );
    expect(scores.themes.map(({ points }) => points)).toEqual([3, 3, 0]);
  });
});

describe('rankScores, where few rank a theme', () => {
  it('does not let a theme win that one enthusiast puts first', () => {
    const ranks = rankScores(scoreBallots([...'ABXC'], [...times(1, 'X'), ...times(9, 'AB')]));
    expect(ranks.get('A')).toBe(1);
    expect(ranks.get('X')).toBe(3);
  });

  it('does not give nothing for "not ranked": what is left shares what is left', () => {
    const { themes } = scoreBallots([...'ABCD'], times(2, 'A'));
    expect(themes.map(({ points }) => points)).toEqual([6, 2, 2, 2]);
  });
});

describe('rankScores and topSet', () => {
  it('ranks 1, 2, 2, 4', () => {
    const ranks = rankScores(scoreBallots([...'ABCD'], [...times(1, 'ABCD'), ...times(1, 'ACBD')]));
    expect([...ranks.values()]).toEqual([1, 2, 2, 4]);
    expect(tiersOf(ranks)).toEqual([['A'], ['B', 'C'], ['D']]);
  });

  it('takes in everything tied at the boundary and says so', () => {
    const ranks = new Map([
      ['A', 1],
      ['B', 2],
      ['C', 2],
      ['D', 4],
    ]);
    expect(topSet(ranks, 2)).toEqual({ members: ['A', 'B', 'C'], tiedAtBoundary: ['B', 'C'] });
    expect(topSet(ranks, 3)).toEqual({ members: ['A', 'B', 'C'], tiedAtBoundary: [] });
    expect(topSet(ranks, 1)).toEqual({ members: ['A'], tiedAtBoundary: [] });
  });

  it('ranks nothing without answers', () => {
    const ranks = rankScores(scoreBallots(['A', 'B'], []));
    expect([...ranks.values()]).toEqual([null, null]);
    expect(topSet(ranks, 1)).toEqual({ members: [], tiedAtBoundary: [] });
  });
});
