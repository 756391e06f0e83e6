import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disclosureLevel,
  isRankable,
  suppress,
  type CountColumn,
  type CountTable,
  type SuppressedTable,
} from './disclosure';

const SMALL = 5;

/** A linear equation over the hidden numbers: the unknowns' coefficients, and what they sum to. */
type Equation = { readonly coefficients: number[]; readonly sum: number };

/** What a reader has: unknowns, each with its limits, and every sum that can be written down. */
type Reading = { readonly names: string[]; readonly upper: number[]; readonly equations: Equation[] };

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The adversary reads only what is published: the suppressed table, the uppers, and the sums of columns. */
function read(table: CountTable, published: SuppressedTable): Reading {
  const names: string[] = [];
  const upper: number[] = [];
  const sums: { terms: { name: string; sign: number }[]; sum: number }[] = [];
  const unknown = (name: string, most: number) => {
    if (!names.includes(name)) {
      names.push(name);
      upper.push(most);
    }
    return name;
  };
  const rows = published.totals.length;
  const parts = [
    { name: 'a', columns: table.columns, shown: published.columns },
    { name: 'b', columns: table.second ?? [], shown: published.second },
  ].filter(({ columns }) => columns.length > 0);
  for (const part of parts) {
    for (let row = 0; row < rows; row += 1) {
      const terms: { name: string; sign: number }[] = [];
      let known = 0;
      part.columns.forEach((column, index) => {
        const value = part.shown[index]?.[row] ?? null;
        if (value === null)
          terms.push({ name: unknown(`${part.name}${index}.${row}`, column.upper[row] ?? 0), sign: 1 });
        else known += value;
      });
      const sum = published.totals[row] ?? null;
      if (sum === null) {
        const most = total(table.columns.map((column) => column.upper[row] ?? 0));
        terms.push({ name: unknown(`total.${row}`, most), sign: -1 });
      }
      sums.push({ terms, sum: (sum ?? 0) - known });
    }
    part.columns.forEach((column, index) => {
      if (!column.isSumKnown) return;
      const shown = part.shown[index] ?? [];
      const terms = shown.flatMap((value, row) =>
        value === null ? [{ name: `${part.name}${index}.${row}`, sign: 1 }] : [],
      );
      sums.push({ terms, sum: total(column.counts) - total(shown.map((value) => value ?? 0)) });
    });
  }
  const equations = sums.map(({ terms, sum }) => ({
    sum,
    coefficients: names.map((name) => total(terms.filter((term) => term.name === name).map(({ sign }) => sign))),
  }));
  return { names, upper, equations };
}

/** Subtraction taken to its end: Gauss–Jordan. Returns the unknowns that the equations alone determine. */
function foundBySubtraction({ names, equations }: Reading): string[] {
  const rows = equations.map(({ coefficients, sum }) => [...coefficients, sum]);
  let rank = 0;
  names.forEach((_, column) => {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) return;
    const [taken] = rows.splice(pivot, 1);
    if (!taken) return;
    const scaled = taken.map((value) => value / (taken[column] ?? 1));
    rows.forEach((row, index) => {
      const factor = row[column] ?? 0;
      rows[index] = row.map((value, place) => value - factor * (scaled[place] ?? 0));
    });
    rows.splice(rank, 0, scaled);
    rank += 1;
  });
  return rows
    .map((row) => names.filter((_, column) => Math.abs(row[column] ?? 0) > 1e-9))
    .flatMap((involved) => (involved.length === 1 ? involved : []));
}

/** Tries every table of whole numbers within the limits. Returns the unknowns that have one possible value only. */
function foundByTrying({ names, upper, equations }: Reading): string[] {
  const seen = names.map(() => new Set<number>());
  const values: number[] = [];
  const isStillPossible = (depth: number): boolean =>
    equations.every(({ coefficients, sum }) => {
      let low = -sum;
      let high = -sum;
      coefficients.forEach((coefficient, index) => {
        const fixed = index < depth;
        const most = upper[index] ?? 0;
        low += fixed ? coefficient * (values[index] ?? 0) : Math.min(0, coefficient * most);
        high += fixed ? coefficient * (values[index] ?? 0) : Math.max(0, coefficient * most);
      });
      return low <= 0 && high >= 0;
    });
  const search = (depth: number): void => {
    if (!isStillPossible(depth)) return;
    if (depth === names.length) {
      seen.forEach((set, index) => set.add(values[index] ?? 0));
      return;
    }
    for (let value = 0; value <= (upper[depth] ?? 0); value += 1) {
      values[depth] = value;
      search(depth + 1);
    }
  };
  search(0);
  return names.filter((_, index) => (seen[index]?.size ?? 0) < 2);
}

function unprotectedNames(table: CountTable, published: SuppressedTable): string[] {
  return published.unprotected.map(({ key, row }) => {
    const first = table.columns.findIndex((column) => column.key === key);
    const second = (table.second ?? []).findIndex((column) => column.key === key);
    return first >= 0 ? `a${first}.${row}` : second >= 0 ? `b${second}.${row}` : `total.${row}`;
  });
}

const column = (key: string, counts: readonly number[], most: number, isSumKnown = false): CountColumn => ({
  key,
  counts,
  upper: counts.map(() => most),
  isSumKnown,
});

/** A table with small and large columns; with `isSplit`, the same organisations a second time by kind. */
function tables(most: number, maxRows: number, maxColumns: number): fc.Arbitrary<CountTable> {
  return fc
    .record({
      rows: fc.integer({ min: 1, max: maxRows }),
      sizes: fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: maxColumns }),
      isSumKnown: fc.boolean(),
      isSplit: fc.boolean(),
      numbers: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ rows, sizes, isSumKnown, isSplit, numbers }) => {
      const draw = (limit: number) => Math.floor((numbers.next().value ?? 0) * (limit + 0.999));
      const columns = sizes.map((size, index) =>
        column(
          `c${index}`,
          Array.from({ length: rows }, () => draw(size)),
          size,
          isSumKnown,
        ),
      );
      if (!isSplit) return { columns };
      const all = total(sizes);
      const mechanisms = draw(all);
      const sums = Array.from({ length: rows }, (_, row) => total(columns.map(({ counts }) => counts[row] ?? 0)));
      const first = sums.map((sum) => {
        const least = Math.max(0, sum - (all - mechanisms));
        return least + draw(Math.min(sum, mechanisms) - least);
      });
      const rest = sums.map((sum, row) => sum - (first[row] ?? 0));
      return {
        columns,
        second: [
          column('mechanisms', first, mechanisms, isSumKnown),
          column('partners', rest, all - mechanisms, isSumKnown),
        ],
      };
    });
}

describe('disclosureLevel', () => {
  it.each([
    [0, 'no_answer', false],
    [1, 'no_ranking', false],
    [2, 'no_ranking', false],
    [3, 'counts', true],
    [4, 'counts', true],
    [5, 'full', true],
    [40, 'full', true],
  ] as const)('of %i answers is %s', (n, level, rankable) => {
    expect(disclosureLevel(n)).toBe(level);
    expect(isRankable(level)).toBe(rankable);
  });

  it('follows the settings of the meeting', () => {
    expect(disclosureLevel(5, { ranking: 4, shares: 8, publicCell: 10 })).toBe('counts');
  });
});

describe('suppress', () => {
  it('hides a second cell, so that subtraction from the total does not give the first', () => {
    const published = suppress(
      { columns: [column('a', [3, 9], 20), column('b', [7, 9], 20), column('c', [12, 9], 20)] },
      SMALL,
    );
    expect(published.columns.map(([cell]) => cell)).toEqual([null, null, 12]);
    expect(published.totals).toEqual([22, 27]);
  });

  it('closes a rectangle where the columns’ sums are known too', () => {
    const columns = [
      column('a', [3, 9, 8], 20, true),
      column('b', [7, 6, 8], 20, true),
      column('c', [12, 9, 9], 20, true),
    ];
    const published = suppress({ columns }, SMALL);
    expect(published.columns).toEqual([
      [null, null, 8],
      [null, null, 8],
      [12, 9, 9],
    ]);
  });

  it('does not let zeros be found because counts are not negative', () => {
    const published = suppress({ columns: [column('a', [0], 9), column('b', [0], 9), column('c', [6], 9)] }, SMALL);
    expect(published.columns).toEqual([[null], [null], [null]]);
    expect(published.totals).toEqual([6]);
  });

  it('shows everything where nothing is small', () => {
    const columns = [column('a', [5, 6], 9), column('b', [7, 8], 9)];
    expect(suppress({ columns }, SMALL)).toEqual({
      columns: [
        [5, 6],
        [7, 8],
      ],
      second: [],
      totals: [12, 14],
      unprotected: [],
    });
  });

  it('says which cells the sums give away whatever is hidden', () => {
    const published = suppress({ columns: [column('a', [2], 9, true), column('b', [8], 9, true)] }, SMALL);
    expect(published.unprotected).toEqual([{ key: 'a', row: 0 }]);
  });

  it('refuses counts above their limit and partitions that disagree', () => {
    expect(() => suppress({ columns: [column('a', [7], 6)] })).toThrow(RangeError);
    expect(() => suppress({ columns: [column('a', [7], 9)], second: [column('m', [6], 9)] })).toThrow(RangeError);
  });

  it('without its second step would be undone: the adversary can win', () => {
    const table = { columns: [column('a', [3, 9], 20), column('b', [7, 9], 20)] };
    const naive: SuppressedTable = {
      columns: [
        [null, 9],
        [7, 9],
      ],
      second: [],
      totals: [10, 18],
      unprotected: [],
    };
    expect(foundBySubtraction(read(table, naive))).toEqual(['a0.0']);
    expect(foundByTrying(read(table, naive))).toEqual(['a0.0']);
  });

  it('hides every small count and changes no other', () => {
    fc.assert(
      fc.property(tables(14, 6, 6), (table) => {
        const published = suppress(table, SMALL);
        const pairs = [
          ...table.columns.map((shape, index) => ({ shape, shown: published.columns[index] ?? [] })),
          ...(table.second ?? []).map((shape, index) => ({ shape, shown: published.second[index] ?? [] })),
        ];
        for (const { shape, shown } of pairs) {
          expect(shown).toHaveLength(shape.counts.length);
          shape.counts.forEach((count, row) => {
            if (count < SMALL && (shape.upper[row] ?? 0) > 0) expect(shown[row]).toBeNull();
            else expect([count, null]).toContain(shown[row]);
          });
        }
      }),
    );
  });

  it('leaves nothing to be found by subtraction, in tables of any size', () => {
    fc.assert(
      fc.property(tables(14, 12, 7), (table) => {
        const published = suppress(table, SMALL);
        const found = foundBySubtraction(read(table, published));
        expect(found.filter((name) => !unprotectedNames(table, published).includes(name))).toEqual([]);
      }),
    );
  });

  it('leaves nothing to be found by trying every table of whole numbers', () => {
    fc.assert(
      fc.property(tables(7, 3, 3), (table) => {
        const published = suppress(table, SMALL);
        const reading = read(table, published);
        // Every table: the search is exponential, so only where it ends.
        fc.pre(reading.names.length <= 9);
        const found = foundByTrying(reading);
        expect([...found].sort()).toEqual(unprotectedNames(table, published).sort());
      }),
      { numRuns: 60 },
    );
  });
});
