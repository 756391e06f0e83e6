import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation } from './regions';
import { priorityResult, type GroupResult, type PriorityBallot, type PriorityInput } from './results';
import type { SurveyResults } from './survey-results';
import { visibleResult } from './visible';
import { visibleResults } from './visible-results';

const THEMES = [...'ABCDEF'];
const REGIONS = ['Af', 'Am', 'Eu'];

const organisation = (
  id: string,
  regions: readonly string[],
  kind: Organisation['kind'] = 'mechanism',
): Organisation => ({
  id,
  kind,
  regions,
  scope: regions.length === 0 ? 'global' : 'regional',
});
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Six in Africa (one a partner), four in the Americas, two in Europe, one of two regions, one global. */
const ORGANISATIONS: Organisation[] = [
  ...range(6).map((index) => organisation(`af${index}`, ['Af'], index === 5 ? 'partner' : 'mechanism')),
  ...range(4).map((index) => organisation(`am${index}`, ['Am'])),
  ...range(2).map((index) => organisation(`eu${index}`, ['Eu'], 'partner')),
  organisation('both', ['Eu', 'Af']),
  organisation('world', []),
];
const ranks = (organisationId: string, order: string): PriorityBallot => ({ organisationId, ranked: [...order] });
const BALLOTS: PriorityBallot[] = [
  ...range(5).map((index) => ranks(`af${index}`, 'ABC')),
  { organisationId: 'af5', ranked: [], nonAnswer: 'no_consensus' },
  ...['ABD', 'BAD', 'DAB'].map((order, index) => ranks(`am${index}`, order)),
  ranks('eu0', 'FEA'),
  { organisationId: 'eu1', ranked: [] },
  ranks('both', 'ABF'),
  ranks('stranger', 'FED'),
];
const INPUT: PriorityInput = {
  themes: THEMES,
  k: 3,
  organisations: ORGANISATIONS,
  ballots: BALLOTS,
  settings: { regions: REGIONS },
};

const group = <Column extends { key: string }>(columns: readonly Column[], key: string) =>
  columns.find((column) => column.key === key);
const row = (from: GroupResult | undefined, theme: string) => from?.rows.find((candidate) => candidate.theme === theme);

describe('priorityResult', () => {
  const result = priorityResult(INPUT);
  const { columns, total } = result.all;

  it('adds up: every organisation in one column, every missing answer with its reason', () => {
    expect(columns.map(({ key, invited, answered }) => [key, answered, invited])).toEqual([
      ['Af', 5, 6],
      ['Am', 3, 4],
      ['Eu', 1, 2],
      ['interregional', 1, 1],
      ['global', 0, 1],
    ]);
    expect(total).toMatchObject({
      answered: 10,
      invited: 14,
      byKind: { mechanism: { invited: 11, answered: 9 }, partner: { invited: 3, answered: 1 } },
    });
    expect(total.missing).toEqual({
      silent: 2,
      skipped: 1,
      not_offered: 0,
      hidden: 0,
      dont_know: 0,
      no_consensus: 1,
      declined: 0,
    });
    expect(result.notInvited).toBe(1);
  });

  it('says of a theme everything that its row shows', () => {
    expect(row(group(columns, 'Af'), 'A')).toEqual({
      theme: 'A',
      topCount: 5,
      answered: 5,
      invited: 6,
      share: 1,
      bounds: { low: 5 / 6, high: 1 },
      firstCount: 5,
      points: 25,
      mean: 5,
      normalised: 1,
      rank: 1,
      isInTopK: true,
      // 25 − 20 = 5 > Δ = 4; the others are further off.
      surelyAbove: ['B', 'C', 'D', 'E', 'F'],
      isCertainBeforeNext: true,
      staysInTopK: 5,
    });
    expect(row(group(columns, 'Af'), 'D')).toMatchObject({
      rank: 4,
      points: 5,
      isInTopK: false,
      isCertainBeforeNext: false,
      staysInTopK: 0,
    });
  });

  it('ranks nothing below three answers, and gives agreement from five', () => {
    expect(columns.map(({ key, level, topK, agreement }) => [key, level, topK, agreement?.w ?? null])).toEqual([
      ['Af', 'full', ['A', 'B', 'C'], 1],
      ['Am', 'counts', ['A', 'B', 'D'], null],
      ['Eu', 'no_ranking', [], null],
      ['interregional', 'no_ranking', [], null],
      ['global', 'no_answer', [], null],
    ]);
    expect(
      group(columns, 'Eu')?.rows.every(
        ({ rank, isInTopK, staysInTopK }) => rank === null && !isInTopK && staysInTopK === null,
      ),
    ).toBe(true);
  });

  it('compares only the regions that may be ranked', () => {
    expect(result.all.overlap?.regions).toEqual(['Af', 'Am']);
    expect(result.all.overlap?.pairs[0]).toMatchObject({ shared: ['A', 'B'], jaccard: 0.5, sharedByChance: 1.5 });
    expect(result.partners.overlap).toBeNull();
  });

  it('shows mechanisms and partners apart', () => {
    expect(result.mechanisms.total).toMatchObject({ invited: 11, answered: 9 });
    expect(result.partners.total).toMatchObject({ invited: 3, answered: 1 });
  });

  it('is serialisable, and the same a second time', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(priorityResult(INPUT)).toEqual(result);
  });

  it('takes k down to the number of themes', () => {
    expect(priorityResult({ ...INPUT, k: 9 }).k).toBe(6);
  });

  it('counts a theme only for those to whom it was offered', () => {
    const ballots: PriorityBallot[] = BALLOTS.map((ballot) =>
      ballot.organisationId === 'af0' ? { ...ballot, ranked: ['A', 'B'], notOffered: ['C'] } : ballot,
    );
    const africa = group(priorityResult({ ...INPUT, ballots }).all.columns, 'Af');
    expect(row(africa, 'C')).toMatchObject({
      topCount: 4,
      answered: 4,
      invited: 6,
      share: 1,
      bounds: { low: 4 / 6, high: 1 },
    });
    expect(row(africa, 'A')).toMatchObject({ topCount: 5, answered: 5 });
  });

  it('spreads by weight, and the columns still add up to N', () => {
    const spread = priorityResult({ ...INPUT, settings: { regions: REGIONS, assignment: 'spread' } });
    expect(
      spread.all.columns.map(({ key, weightAnswered, weightInvited }) => [key, weightAnswered, weightInvited]),
    ).toEqual([
      ['Af', 5.5, 6.5],
      ['Am', 3, 4],
      ['Eu', 1.5, 2.5],
      ['global', 0, 1],
    ]);
    expect(spread.all.total).toEqual(total);
    expect(row(group(spread.all.columns, 'Af'), 'A')).toMatchObject({ topCount: 5.5, points: 27.5, mean: 5 });
  });

  it.each([
    ['a second answer', { ballots: [...BALLOTS, ranks('af0', 'A')] }],
    ['a list that is too long', { ballots: [ranks('af0', 'ABCD')] }],
    ['a theme twice in a list', { ballots: [ranks('af0', 'AA')] }],
    ['an unknown theme', { ballots: [ranks('af0', 'Z')] }],
    ['a theme that was not offered', { ballots: [{ organisationId: 'af0', ranked: ['A'], notOffered: ['A'] }] }],
    [
      'an answer with a reason for none',
      { ballots: [{ organisationId: 'af0', ranked: ['A'], nonAnswer: 'declined' as const }] },
    ],
    ['a single theme', { themes: ['A'], ballots: [] }],
    ['k below one', { k: 0 }],
  ])('refuses %s', (_, change) => {
    expect(() => priorityResult({ ...INPUT, ...change })).toThrow(RangeError);
  });

  it('adds up whatever is answered', () => {
    const answer = fc.option(
      fc.record({
        ranked: fc.shuffledSubarray(THEMES, { maxLength: 3 }),
        nonAnswer: fc.option(
          fc.constantFrom('skipped', 'dont_know', 'no_consensus', 'declined', 'hidden', 'not_offered'),
          { nil: undefined },
        ),
      }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: ORGANISATIONS.length, maxLength: ORGANISATIONS.length }), (answers) => {
        const ballots = ORGANISATIONS.flatMap(({ id }, index): PriorityBallot[] => {
          const given = answers[index];
          if (!given) return [];
          return [
            given.nonAnswer
              ? { organisationId: id, ranked: [], nonAnswer: given.nonAnswer }
              : { organisationId: id, ranked: given.ranked },
          ];
        });
        const { all, mechanisms, partners } = priorityResult({
          ...INPUT,
          ballots,
          settings: { regions: REGIONS, permutations: 9 },
        });
        const sum = (values: readonly number[]) => values.reduce((result, value) => result + value, 0);
        for (const one of [...all.columns, all.total]) {
          expect(one.answered + sum(Object.values(one.missing))).toBe(one.invited);
          expect(sum(one.rows.map(({ points }) => points))).toBe(
            (one.answered * THEMES.length * (THEMES.length - 1)) / 2,
          );
        }
        THEMES.forEach((_theme, index) => {
          const counts = (groups: readonly GroupResult[]) => sum(groups.map((one) => one.rows[index]?.topCount ?? 0));
          expect(counts(all.columns)).toBe(counts([all.total]));
          expect(counts([mechanisms.total, partners.total])).toBe(counts([all.total]));
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('visibleResult', () => {
  const result = priorityResult(INPUT);

  it('shows counts inside from three answers, percentages from five', () => {
    const inside = visibleResult(result, { audience: 'inside', small: 5, isAttributed: true });
    const first = inside.columns.map(({ key, cells }) => [key, cells[0]?.count, cells[0]?.share, cells[0]?.rank]);
    expect(first).toEqual([
      ['Af', 5, 1, 1],
      ['Am', 3, null, 1],
      ['Eu', null, null, null],
      ['interregional', null, null, null],
      ['global', null, null, null],
    ]);
    expect(inside.total.cells[0]).toMatchObject({ count: 10, answered: 10, invited: 14, share: 1 });
  });

  it('shows the public no count below five, no rank of a small group, and no points', () => {
    const open = visibleResult(result, { audience: 'public', small: 5, isAttributed: true });
    const cells = [...open.columns, ...open.kinds, open.total].flatMap((column) => column.cells);
    expect(cells.some(({ count }) => count !== null)).toBe(true);
    for (const { count, share, bounds } of cells) {
      if (count === null) expect([share, bounds]).toEqual([null, null]);
      else expect(count).toBeGreaterThanOrEqual(5);
    }
    expect(
      open.columns.find(({ key }) => key === 'Am')?.cells.every(({ rank, isInTopK }) => rank === null && !isInTopK),
    ).toBe(true);
    expect(JSON.stringify(open)).not.toMatch(/points|mean|stays|agreement/);
  });

  it('tells a count that is withheld from anonymous answers neither by a shared rank nor by points or first choices', () => {
    const organisations = [
      ...range(2).map((index) => organisation(`af${index}`, ['Af'])),
      organisation('am0', ['Am']),
      ...range(3).map((index) => organisation(`both${index}`, ['Eu', 'Af'])),
    ];
    const orders = ['ABC', 'BCA', 'CAB', 'ABD', 'BAD', 'DBA'];
    const ballots = organisations.map(({ id }, index) => ranks(id, orders[index] ?? ''));
    const of = priorityResult({ ...INPUT, organisations, ballots });
    const results: SurveyResults = {
      ...{ invited: 6, submitted: 6 },
      questions: [{ type: 'RANKING', code: 'priorities', result: of }],
    };
    const seen = (isAttributed: boolean) => {
      const [question] = visibleResults(results, { audience: 'inside', small: 5, isAttributed }).questions;
      if (question?.type !== 'RANKING') throw new Error('no ranking');
      return question;
    };
    const { table, standings, overlap, agreement } = seen(false);
    // Nobody chose E and F: said, "0 of 6" would tell what the single organisation of the Americas left out.
    expect(table.total.cells.filter(({ count }) => count === null).map(({ theme }) => theme)).toEqual(
      expect.arrayContaining(['E', 'F']),
    );
    for (const { mean, normalised, firstCount, staysInTopK } of standings)
      expect([mean, normalised, firstCount, staysInTopK]).toEqual([null, null, null, null]);
    expect(standings.map(({ isCertainBeforeNext }) => isCertainBeforeNext)).toEqual(standings.map(() => null));
    expect([overlap, agreement]).toEqual([null, null]);
    expect(table.total.cells.every(({ rank, isInTopK }) => rank === null && !isInTopK)).toBe(true);

    const named = seen(true);
    expect(named.standings.every(({ mean, firstCount }) => mean !== null && firstCount !== null)).toBe(true);
    expect(group(named.table.columns, 'interregional')?.cells.every(({ rank }) => rank !== null)).toBe(true);
  });

  describe('of anonymous answers beside those of a single organisation', () => {
    /** The ranking as it is seen of organisations that stand in these regions with these orders. */
    const seeing = (stands: readonly (readonly [region: string, order: string, kind?: 'partner'])[]) => {
      const organisations = stands.map(([region, , kind], index) => organisation(`one${index}`, [region], kind));
      const ballots = stands.map(([, order], index) => ranks(`one${index}`, order));
      const of = priorityResult({ ...INPUT, organisations, ballots });
      const results: SurveyResults = {
        ...{ invited: stands.length, submitted: stands.length },
        questions: [{ type: 'RANKING', code: 'priorities', result: of }],
      };
      return (audience: 'inside' | 'public', isAttributed = false) => {
        const [question] = visibleResults(results, { audience, small: 5, isAttributed }).questions;
        if (question?.type !== 'RANKING') throw new Error('no ranking');
        const { columns, kinds, total } = question.table;
        return { ...question, groups: [...columns, ...kinds, total] };
      };
    };
    const each = (region: string, ...orders: readonly string[]) => orders.map((order) => [region, order] as const);

    it('a column with any withheld count has no rank, first k or tie, nor does the overlap repeat them', () => {
      const seenBy = seeing([
        ...each('Af', 'ABC', 'BCA', 'CAB'),
        ...each('Am', 'ABD'),
        ...each('Eu', 'BAD', 'DBA', 'ABD'),
      ]);
      const { groups, tiedAtBoundary, overlap } = seenBy('inside');
      const withheld = groups.filter(({ cells }) =>
        cells.some(({ count, answered }) => answered > 0 && count === null),
      );
      expect(withheld.map(({ key }) => key)).toEqual(expect.arrayContaining(['Af', 'Am', 'total']));
      // Beside what is withheld stand counts that are not: they too are without their ranks.
      expect(withheld.flatMap(({ cells }) => cells.filter(({ count }) => count !== null))).not.toEqual([]);
      for (const { cells } of withheld)
        expect(cells.filter(({ rank, isInTopK }) => rank !== null || isInTopK)).toEqual([]);
      expect([tiedAtBoundary, overlap]).toEqual([[], null]);
      // All of that stands where answers name who gave them.
      const named = seenBy('inside', true);
      expect(group(named.groups, 'Af')?.cells.every(({ rank }) => rank !== null)).toBe(true);
      expect(named.overlap?.coverage.length).toBeGreaterThan(0);
    });

    it('how certain the order of all together is stays untold where a region has a withheld count', () => {
      const seenBy = seeing([
        ...each('Af', 'ABC'),
        ...each('Am', 'CFA', 'BCA'),
        ...each('Eu', 'BCD', 'ACE'),
        ['Eu', 'ABD', 'partner'],
      ]);
      const { table, standings, agreement } = seenBy('inside');
      expect(table.total.cells.every(({ count, rank }) => count !== null && rank !== null)).toBe(true);
      expect(standings.map(({ isCertainBeforeNext }) => isCertainBeforeNext)).toEqual(standings.map(() => null));
      expect(agreement).toBeNull();
      expect(seenBy('inside', true).standings.some(({ isCertainBeforeNext }) => isCertainBeforeNext !== null)).toBe(
        true,
      );
    });

    it('nothing is told in public that is withheld from those inside, who would put the two together', () => {
      const seenBy = seeing([
        ['Af', 'CEA', 'partner'],
        ...each('Af', 'BAC', 'EAC', 'ABC', 'EDA'),
        ...each('Am', 'BCD', 'ACD'),
        ...each('Eu', 'BCA', 'BAC', 'ADE', 'BDA'),
      ]);
      const beside = seenBy('inside').groups;
      const more = (open: ReturnType<typeof seenBy>) =>
        open.groups.flatMap(({ key, cells }, index) =>
          cells.flatMap(({ theme, count }, row) =>
            count !== null && beside[index]?.cells[row]?.count === null ? [`${key} ${theme} ${count}`] : [],
          ),
        );
      expect(more(seenBy('public'))).toEqual([]);
      // Of named answers, which those inside may know, the public is told as much as ever.
      expect(more(seenBy('public', true))).toEqual(['Af A 5']);
    });
  });

  it('makes no public table of spread weights', () => {
    const spread = priorityResult({ ...INPUT, settings: { regions: REGIONS, assignment: 'spread' } });
    expect(() => visibleResult(spread, { audience: 'public', small: 5, isAttributed: true })).toThrow(RangeError);
    expect(
      visibleResult(spread, { audience: 'inside', small: 5, isAttributed: true }).columns[0]?.cells[0]?.count,
    ).toBe(5.5);
  });
});
