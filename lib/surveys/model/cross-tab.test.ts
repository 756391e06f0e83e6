import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf, turnedMask, wholeMask } from './cross-mask';
import { crossTab, type Axis, type Saying } from './cross-tab';
import { DEFAULT_THRESHOLDS } from './disclosure';
import { pairOf, turnedPair } from './pair-counts';

const rows: Axis = { code: 'a', values: ['x', 'y', 'z'], isExclusive: true };
const columns: Axis = { code: 'b', values: ['p', 'q', 'r', 's'], isExclusive: true };
const saying = (row: string | null, column: string | null, count: number): Saying => ({
  row: row === null ? null : { values: [row], notOffered: [] },
  column: column === null ? null : { values: [column], notOffered: [] },
  count,
});
const nothing = { rows: new Set<string>(), columns: new Set<string>() };
const base = { thresholds: DEFAULT_THRESHOLDS, withheld: nothing, isTurned: false };

type Asked = Omit<Parameters<typeof crossTab>[0], 'mask'> & { isTurned: boolean };

/** The table with the mask of its audience, made from the other side where it is turned. */
function tab({ isTurned, ...asked }: Asked) {
  const { rows: down, columns: across, sayings, withheld, audience } = asked;
  const pair = pairOf(down, across, sayings);
  const rule = { small: 5, least: 0 };
  const turned = { rows: withheld.columns, columns: withheld.rows };
  const mask = isTurned
    ? turnedMask(maskOf(across, down, turnedPair(pair), { ...rule, withheld: turned }))
    : maskOf(down, across, pair, { ...rule, withheld });
  return crossTab({ ...asked, mask: audience === 'public' ? mask : null });
}

/** What the page of results withholds of a question's totals: every count below the threshold that somebody could have given. */
function withheldOf(sayings: readonly Saying[], side: 'row' | 'column', axis: Axis): Set<string> {
  const count = (value: string) =>
    sayings.reduce((sum, each) => sum + (each[side]?.values.includes(value) ? each.count : 0), 0);
  return new Set(axis.values.filter((value) => count(value) < 5));
}

describe('crossTab', () => {
  const sayings = [
    saying('x', 'p', 6),
    saying('y', 'p', 2),
    saying('x', 'q', 3),
    saying(null, 'q', 2),
    saying('z', null, 4),
    saying('x', 'r', 1),
  ];

  it('says n and N of every column, and drops none that nobody gave', () => {
    const { columns: seen } = tab({ rows, columns, sayings, audience: 'inside', ...base });
    expect(seen.map(({ key, answered, invited }) => [key, answered, invited])).toEqual([
      ['p', 8, 8],
      ['q', 3, 5],
      ['r', 1, 1],
      ['s', 0, 0],
      ['none', 4, 4],
      ['total', 16, 18],
    ]);
    expect(seen[0]?.cells.map(({ value, count }) => [value, count])).toEqual([
      ['x', 6],
      ['y', 2],
      ['z', 0],
    ]);
    // Three of five answered: counts, no shares; of one nothing is said.
    expect(seen[1]?.cells[0]).toMatchObject({ count: 3, share: null });
    expect(seen[2]?.cells[0]).toMatchObject({ count: null });
    expect(seen[0]?.cells[1]).toMatchObject({ share: 2 / 8, bounds: { low: 2 / 8, high: 2 / 8 } });
  });

  it('keeps every row and column of a table that is kept back, each cell said to be withheld', () => {
    const { columns: seen } = crossTab({
      rows,
      columns,
      sayings,
      audience: 'public',
      mask: wholeMask(rows, columns),
      ...base,
    });
    expect(seen.map(({ key }) => key).slice(0, 5)).toEqual([...columns.values, 'none']);
    for (const { key, cells } of seen.slice(0, 5)) {
      expect([key, cells.map(({ value }) => value)]).toEqual([key, rows.values]);
      expect(cells.every(({ count, share, bounds }) => count === null && share === null && bounds === null)).toBe(true);
    }
  });

  it('keeps sixty columns and a choice that a version did not offer', () => {
    const many: Axis = { code: 'b', values: Array.from({ length: 60 }, (_, index) => `c${index}`), isExclusive: true };
    const said: Saying[] = [
      { row: { values: ['x'], notOffered: ['z'] }, column: { values: ['c59'], notOffered: [] }, count: 7 },
    ];
    const { columns: seen } = tab({ rows, columns: many, sayings: said, audience: 'inside', ...base });
    expect(seen).toHaveLength(62);
    expect(seen[59]?.cells.map(({ count, answered }) => [count, answered])).toEqual([
      [7, 7],
      [0, 7],
      [null, 0],
    ]);
  });

  it('hides the same cells from the public whichever question stands in the rows, and none that subtraction gives back', () => {
    const count = fc.integer({ min: 0, max: 12 });
    const table = fc.array(count, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(table, (counts) => {
        const every = [...rows.values, null].flatMap((row, r) =>
          [...columns.values, null].map((column, c) => saying(row, column, counts[r * 5 + c] ?? 0)),
        );
        const sides = { rows: withheldOf(every, 'row', rows), columns: withheldOf(every, 'column', columns) };
        const one = tab({ ...base, rows, columns, sayings: every, audience: 'public', withheld: sides });
        const other = tab({
          ...base,
          rows: columns,
          columns: rows,
          sayings: every.map((each) => ({ row: each.column, column: each.row, count: each.count })),
          audience: 'public',
          withheld: { rows: sides.columns, columns: sides.rows },
          isTurned: true,
        });
        const cell = (table: typeof one, column: string, row: string) =>
          table.columns.find(({ key }) => key === column)?.cells.find(({ value }) => value === row)?.count ?? null;
        const known = [...columns.values, 'none'];
        for (const row of rows.values) {
          for (const column of columns.values) expect(cell(other, row, column)).toBe(cell(one, column, row));
          // A row whose total is known shows all of its cells or withholds at least two that somebody could have given.
          const hidden = known.filter((column) => cell(one, column, row) === null);
          const possible = hidden.filter((column) =>
            every.some((each) => each.count > 0 && (each.column?.values[0] ?? 'none') === column),
          );
          if (!sides.rows.has(row)) expect(possible.length).not.toBe(1);
        }
        for (const { cells } of one.columns)
          for (const { count: said } of cells) expect(said ?? 5).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it('protects each value of a question of several answers beside all the others', () => {
    const several: Axis = { ...columns, isExclusive: false };
    const both: Saying[] = [
      { row: { values: ['x'], notOffered: [] }, column: { values: ['p', 'q'], notOffered: [] }, count: 9 },
      { row: { values: ['x'], notOffered: [] }, column: { values: ['p'], notOffered: [] }, count: 2 },
      { row: { values: ['y'], notOffered: [] }, column: { values: ['p', 'q'], notOffered: [] }, count: 8 },
      { row: { values: ['y'], notOffered: [] }, column: { values: ['q'], notOffered: [] }, count: 9 },
    ];
    const { columns: seen } = tab({
      rows,
      columns: several,
      sayings: both,
      audience: 'public',
      ...base,
      withheld: {
        rows: new Set(['z']),
        columns: new Set(['r', 's']),
      },
    });
    // Two of the eleven x did not say q: the nine that did would give them away.
    expect(seen.find(({ key }) => key === 'q')?.cells[0]?.count).toBeNull();
    expect(seen.find(({ key }) => key === 'total')?.cells.map(({ count }) => count)).toEqual([11, 17, null]);
  });

  it('inside, tells of no one or two organisations where answers are anonymous, whichever question stands in the rows', () => {
    const alone: Saying[] = [
      saying('x', 'p', 7),
      saying('y', 'p', 4),
      saying('x', 'q', 5),
      saying('y', 'q', 3),
      saying('y', 'r', 1),
    ];
    const pair = pairOf(rows, columns, alone);
    const rule = { small: 0, least: 3, withheld: nothing };
    const mask = maskOf(rows, columns, pair, rule);
    const seen = (isMasked: boolean) =>
      crossTab({ ...base, rows, columns, sayings: alone, audience: 'inside', mask: isMasked ? mask : null });
    const counts = (isMasked: boolean, row: number) =>
      seen(isMasked).columns.map(({ cells }) => cells[row]?.count ?? null);
    // Without the mask the one that gave r is found by subtraction from the total: 8 − 4 − 3.
    const [p, q, r, , , all] = counts(false, 1);
    expect([r, (all ?? 0) - (p ?? 0) - (q ?? 0)]).toEqual([null, 1]);
    // With it, another cell of the row goes too.
    expect(
      counts(true, 1)
        .slice(0, 3)
        .filter((count) => count === null).length,
    ).toBeGreaterThan(1);
    // Turned, the row of r tells nothing either.
    const turned = crossTab({
      ...base,
      rows: columns,
      columns: rows,
      sayings: alone.map(({ row, column, count }) => ({ row: column, column: row, count })),
      audience: 'inside',
      mask: turnedMask(mask),
    });
    expect(turned.columns.slice(0, 3).map(({ cells }) => cells[2]?.count ?? null)).toEqual([null, null, null]);
  });
});
