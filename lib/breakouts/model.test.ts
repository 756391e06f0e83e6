import { describe, expect, it } from 'vitest';
import { balanceSteps, isSmallBeside, planGroups, snapshotsBehind, type Cell, type Placement } from './model';

const regions = ['africa', 'americas', 'asia', 'europe'].map((code, index) => ({
  code,
  prefix: code.slice(0, 3).toUpperCase(),
  names: { en: code },
  position: 4 - index,
}));
const themes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
const choices = themes.map((code, index) => ({
  code,
  label: { en: code.toUpperCase() },
  themeCode: code,
  position: index,
}));

/** Every region ranks a first; the others each have their own second. */
const cells: Cell[] = regions.flatMap(({ code }, region) =>
  themes.map((choiceCode, index) => {
    const own = themes[region + 1];
    const rank = choiceCode === 'a' ? 1 : choiceCode === own ? 2 : 3 + index;
    return {
      id: `${code}-${choiceCode}`,
      columnKey: code,
      choiceCode,
      topCount: 4,
      answered: 5,
      rank,
      inTopK: rank <= 2,
    };
  }),
);
const party = (id: string, codes: string[], isGlobal = false) => ({
  id,
  code: id,
  isGlobal,
  regions: codes,
  persons: 2,
});
const parties = [
  party('one', ['africa']),
  party('two', ['africa', 'asia']),
  party('global', ['africa'], true),
  party('none', []),
];
const plan = (chosen = {}, given = cells, placements: Placement[] = []) =>
  planGroups({ cells: given, regions, choices, parties, k: 2, chosen, placements });

describe('planGroups', () => {
  it('makes a group per region with figures, in the order of the regions, with its own first k as issues', () => {
    const { groups } = plan(
      {},
      cells.filter(({ columnKey }) => columnKey !== 'europe'),
    );
    expect(groups.map(({ code }) => code)).toEqual(['ASI', 'AME', 'AFR']);
    expect(groups.map(({ issues }) => issues.map(({ cellId }) => cellId))).toEqual([
      ['asia-a', 'asia-d'],
      ['americas-a', 'americas-c'],
      ['africa-a', 'africa-b'],
    ]);
  });

  it('flags what more regions share than chance would give', () => {
    const shared = plan().groups.flatMap(({ issues }) =>
      issues.filter((issue) => issue.shared).map(({ cellId }) => cellId),
    );
    expect(shared.toSorted()).toEqual(['africa-a', 'americas-a', 'asia-a', 'europe-a']);
  });

  it('seats a party of several regions in each, a global process in none unless chosen, and names those without a group', () => {
    const first = plan();
    expect(first.groups.map(({ code, partyIds }) => [code, partyIds])).toEqual([
      ['EUR', []],
      ['ASI', ['two']],
      ['AME', []],
      ['AFR', ['one', 'two']],
    ]);
    expect(first.unplaced).toEqual(['global', 'none']);
    const chosen = plan({ global: 'AME', none: 'XXX', one: 'EUR' });
    expect(chosen.groups.map(({ code, partyIds }) => [code, partyIds])).toEqual([
      ['EUR', []],
      ['ASI', ['two']],
      ['AME', ['global']],
      ['AFR', ['one', 'two']],
    ]);
    expect(chosen.unplaced).toEqual(['none']);
  });

  it('keeps what was placed by hand, and names what a group that is not formed would have held', () => {
    const byHand = [
      { partyId: 'two', groupCode: 'ASI', isSeated: false },
      { partyId: 'two', groupCode: 'EUR', isSeated: true },
      { partyId: 'one', groupCode: 'OCE', isSeated: true },
      { partyId: 'one', groupCode: 'ANT', isSeated: false },
      { partyId: 'gone', groupCode: 'AFR', isSeated: true },
    ];
    const { groups, kept, dropped } = plan({}, cells, byHand);
    expect(groups.map(({ code, partyIds }) => [code, partyIds])).toEqual([
      ['EUR', ['two']],
      ['ASI', []],
      ['AME', []],
      ['AFR', ['one', 'two']],
    ]);
    expect([kept, dropped]).toEqual([byHand.slice(0, 2), byHand.slice(2, 3)]);
  });

  it('seats again what was taken out by hand where it is chosen now', () => {
    const takenOut = [{ partyId: 'none', groupCode: 'AFR', isSeated: false }];
    const membersOfAfrica = (chosen: Record<string, string>) =>
      plan(chosen, cells, takenOut).groups.find(({ code }) => code === 'AFR')?.partyIds;
    expect(membersOfAfrica({ none: 'AFR' })).toEqual([...(membersOfAfrica({}) ?? []), 'none']);
  });

  it('gives no issues to a region with too few answers to rank', () => {
    const unranked = cells.map((cell) => (cell.columnKey === 'africa' ? { ...cell, rank: null, inTopK: false } : cell));
    expect(plan({}, unranked).groups.at(-1)).toMatchObject({ code: 'AFR', issues: [] });
  });
});

describe('isSmallBeside', () => {
  it('points at a group of two beside groups of twenty', () => {
    expect([2, 20, 21].map((size) => isSmallBeside(size, [2, 20, 21]))).toEqual([true, false, false]);
    expect(isSmallBeside(2, [2])).toBe(false);
  });
});

describe('balanceSteps', () => {
  const groups = [
    { id: 'AFR', persons: 20 },
    { id: 'AME', persons: 6 },
    { id: 'ASP', persons: 10 },
  ];
  const member = (id: string, persons: number, seats: string[], isFree = false) => ({
    id,
    persons,
    groups: seats,
    isFree,
  });

  it('proposes what helps most first, and says the sizes afterwards', () => {
    const steps = balanceSteps(groups, [
      member('several', 4, ['AFR', 'ASP']),
      member('free', 5, ['AFR'], true),
      member('own', 8, ['AFR']),
    ]);
    expect(steps.map(({ party, from, to }) => [party, from, to])).toEqual([
      ['free', 'AFR', 'AME'],
      ['several', 'AFR', null],
    ]);
    expect([...(steps.at(-1)?.sizes ?? [])]).toEqual([
      ['AFR', 11],
      ['AME', 11],
      ['ASP', 10],
    ]);
  });

  it('takes nobody from the one group of their region, and proposes nothing where nothing helps', () => {
    expect(balanceSteps(groups, [member('own', 8, ['AFR']), member('small', 4, ['AME', 'ASP'])])).toEqual([]);
    expect(balanceSteps([], [])).toEqual([]);
  });
});

it('names every snapshot behind an agenda once, the first one first, and none for an issue of the group’s own', () => {
  const issues = [{ snapshot: 2 }, null, { snapshot: 1 }, { snapshot: 2 }].map((figure) => ({ figure }));
  expect(snapshotsBehind(issues)).toEqual([{ snapshot: 1 }, { snapshot: 2 }]);
  expect(snapshotsBehind([{ figure: null }])).toEqual([]);
});
