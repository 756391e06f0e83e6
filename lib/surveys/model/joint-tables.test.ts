import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/core/in-steps';
import { maskOf } from './cross-mask';
import type { Axis } from './cross-tab';
import type { CountedTable } from './counted-table';
import { givenTables } from './joint-tables';

const small = 2;
/** Three questions of one answer each. `sizes`: values of each. */
const sizes = [3, 3, 3] as const;
const axes = sizes.map((size, question): Axis => ({
  code: `q${question}`,
  values: Array.from({ length: size }, (_, value) => `v${value}`),
  isExclusive: true,
}));
const couples = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;
const places = sizes[0] * sizes[1] * sizes[2];

/** The value that a place of the joint table has for a question. */
function said(place: number, question: number): number {
  if (question === 2) return place % sizes[2];
  return question === 1 ? Math.floor(place / sizes[2]) % sizes[1] : Math.floor(place / (sizes[1] * sizes[2]));
}

/** How many gave each combination of answers to the three questions. */
type Joint = readonly number[];

const sumWhere = (joint: Joint, isCounted: (place: number) => boolean): number =>
  joint.reduce((sum, count, place) => (isCounted(place) ? sum + count : sum), 0);
const totalOf = (joint: Joint) => sumWhere(joint, () => true);
const valuesOf = (question: number) => Array.from({ length: sizes[question] ?? 0 }, (_, value) => value);

const totalsOf = (joint: Joint, question: number): number[] => [
  ...valuesOf(question).map((value) => sumWhere(joint, (place) => said(place, question) === value)),
  0,
];

/** The table of two questions; the last row and column, of those without an answer, are empty. */
const countsOf = (joint: Joint, one: number, other: number): number[][] => [
  ...valuesOf(one).map((row) => [
    ...valuesOf(other).map((column) =>
      sumWhere(joint, (place) => said(place, one) === row && said(place, other) === column),
    ),
    0,
  ]),
  new Array<number>((sizes[other] ?? 0) + 1).fill(0),
];

/** The three tables, each masked so that it is safe by itself. */
function maskedTables(joint: Joint): CountedTable[] {
  const withheldOf = (question: number) =>
    new Set(axes[question]?.values.filter((_, value) => (totalsOf(joint, question)[value] ?? 0) < small));
  return couples.map(([one, other]) => {
    const counts = countsOf(joint, one, other);
    const pair = { cells: counts, rows: totalsOf(joint, one), columns: totalsOf(joint, other), all: totalOf(joint) };
    const [rows, columns] = [axes[one], axes[other]];
    if (!rows || !columns) throw new Error('no axis');
    const withheld = { rows: withheldOf(one), columns: withheldOf(other) };
    const mask = maskOf(rows, columns, pair, { small, withheld, least: 0 });
    const shown = counts.map((cells, row) =>
      cells.map((count, column) => (mask.isLost[column] || mask.cells[column]?.[row] ? null : count)),
    );
    return { one, other, counts, shown };
  });
}

/** Everybody, with the place of what they said to each question. */
const profilesOf = (joint: Joint) =>
  joint.flatMap((count, place) =>
    Array.from({ length: count }, () => [0, 1, 2].map((question) => [said(place, question)])),
  );

/** What is published, as sums over places of the joint table. */
type Sum = { readonly places: readonly number[]; readonly sum: number };

function publishedSums(joint: Joint, tables: readonly CountedTable[], given: ReadonlySet<number>): Sum[] {
  const every = Array.from({ length: places }, (_, place) => place);
  const totals = [0, 1, 2].flatMap((question) =>
    totalsOf(joint, question).map((sum, value) => ({
      places: every.filter((place) => said(place, question) === value),
      sum,
    })),
  );
  const cells = tables.flatMap(({ one, other, shown }, index) =>
    given.has(index)
      ? shown.flatMap((line, row) =>
          line.flatMap((sum, column) =>
            sum === null
              ? []
              : { places: every.filter((place) => said(place, one) === row && said(place, other) === column), sum },
          ),
        )
      : [],
  );
  return [{ places: every, sum: totalOf(joint) }, ...totals, ...cells];
}

/** Small cells that are withheld: what an adversary is after. */
const targetsOf = (tables: readonly CountedTable[], given: ReadonlySet<number>) =>
  tables.flatMap(({ one, other, counts, shown }, index) =>
    valuesOf(one).flatMap((row) =>
      valuesOf(other).flatMap((column) =>
        (counts[row]?.[column] ?? 0) < small && (!given.has(index) || shown[row]?.[column] === null)
          ? [{ key: `${index} ${row} ${column}`, one, other, row, column }]
          : [],
      ),
    ),
  );

/** The adversary tries everything that agrees with what is published: the targets that have one value only. Null where it takes too long. */
function foundByTrying(joint: Joint, tables: readonly CountedTable[], given: ReadonlySet<number>): string[] | null {
  const sums = publishedSums(joint, tables, given);
  const at = Array.from({ length: places }, (_, place) =>
    sums.flatMap((sum, index) => (sum.places.includes(place) ? [index] : [])),
  );
  const open = sums.map((sum) => sum.places.length);
  const left = sums.map(({ sum }) => sum);
  const values = new Array<number>(places).fill(0);
  const targets = targetsOf(tables, given);
  const seen = new Map(targets.map(({ key }) => [key, new Set<number>()]));
  let steps = 0;
  const isSettled = () => [...seen.values()].every(({ size }) => size > 1);
  const search = (place: number): void => {
    steps += 1;
    if (steps > 400_000 || isSettled()) return;
    if (place === places) {
      for (const { key, one, other, row, column } of targets)
        seen.get(key)?.add(sumWhere(values, (each) => said(each, one) === row && said(each, other) === column));
      return;
    }
    const of = at[place] ?? [];
    const most = Math.min(...of.map((index) => left[index] ?? 0));
    const isLast = of.some((index) => open[index] === 1 && (left[index] ?? 0) > most);
    if (isLast) return;
    const least = Math.max(0, ...of.map((index) => (open[index] === 1 ? (left[index] ?? 0) : 0)));
    for (let value = least; value <= most; value += 1) {
      for (const index of of) {
        left[index] = (left[index] ?? 0) - value;
        open[index] = (open[index] ?? 0) - 1;
      }
      values[place] = value;
      search(place + 1);
      for (const index of of) {
        left[index] = (left[index] ?? 0) + value;
        open[index] = (open[index] ?? 0) + 1;
      }
    }
  };
  search(0);
  if (steps > 400_000) return null;
  return targets.flatMap(({ key }) => (seen.get(key)?.size === 1 ? [key] : []));
}

const every = new Set([0, 1, 2]);
const givenOf = (joint: Joint, tables: readonly CountedTable[]) =>
  atOnce(givenTables(3, [], tables, profilesOf(joint), small));

/** Answers of which three tables tell what each of them withholds. */
const telling: Joint[] = [
  [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 2, 0, 2, 0],
  [2, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1],
  [0, 2, 2, 0, 0, 4, 0, 0, 0, 0, 5, 0, 0, 1, 1, 0, 0, 0, 3, 0, 0, 5, 0, 0, 0, 0, 3],
];

describe('three public tables read together', () => {
  it.each(telling)('would tell what each of them withholds: the adversary wins without the mend', (...joint) => {
    const tables = maskedTables(joint);
    for (const [index] of tables.entries()) {
      const found = foundByTrying(joint, tables, new Set([index])) ?? [];
      expect(found.filter((cell) => cell.startsWith(`${index} `))).toEqual([]);
    }
    expect(foundByTrying(joint, tables, every)).not.toEqual([]);
  });

  it.each(telling)('tell nothing where one of them is not given', (...joint) => {
    const tables = maskedTables(joint);
    const given = givenOf(joint, tables);
    expect(given.size).toBeLessThan(3);
    expect(foundByTrying(joint, tables, given)).toEqual([]);
  });

  it('are all given where they tell nothing', () => {
    const joint = Array.from({ length: places }, () => 2);
    expect(givenOf(joint, maskedTables(joint))).toEqual(every);
  });

  it('tell nothing of any answers, to whoever tries everything', { timeout: 60_000 }, () => {
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(fc.array(count, { minLength: places, maxLength: places }), (joint) => {
        // Withheld totals are another question: the page of results keeps those.
        fc.pre(
          axes.every((_, question) =>
            totalsOf(joint, question)
              .slice(0, -1)
              .every((total) => total >= small),
          ),
        );
        const tables = maskedTables(joint);
        const found = foundByTrying(joint, tables, givenOf(joint, tables));
        // Null: the search was given up.
        expect(found ?? []).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('are held against the page of results too', () => {
    const [joint] = telling;
    const tables = maskedTables(joint ?? []);
    // What stands on the page is given in any case: the table that would complete the three is not.
    const [first, second, third] = tables;
    if (!joint || !first || !second || !third) throw new Error('no tables');
    const given = atOnce(givenTables(3, [first, second], [third], profilesOf(joint), small));
    expect(foundByTrying(joint, tables, new Set([0, 1, ...(given.has(0) ? [2] : [])]))).toEqual([]);
    expect(given.size).toBe(0);
  });

  it('are compared in many short steps, so that nobody waits for all of it', () => {
    const joint = telling.at(-1) ?? [];
    const people = joint.filter((count) => count > 0).length;
    const work = givenTables(3, [], maskedTables(joint), profilesOf(joint), small);
    let steps = 0;
    while (!work.next().done) steps += 1;
    // Nobody is found who could have said another's answer: everybody is compared, each in a step.
    expect(steps).toBeGreaterThanOrEqual(people);
  });
});
