import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '@/lib/core/in-steps';
import type { CountedTable, Profile } from './counted-table';
import { maskOf } from './cross-mask';
import type { Axis } from './cross-tab';
import { givenTables } from './joint-tables';
import { OtherWorlds } from './other-worlds';

const small = 2;
const tooManyAxes = 40;
/** Five questions of one answer each: ten tables that can be read together. */
const questions = [0, 1, 2, 3, 4];
const values = [0, 1, 2];
const axes = questions.map((question): Axis => ({
  code: `q${question}`,
  values: values.map((value) => `v${value}`),
  isExclusive: true,
}));
const couples = questions.flatMap((one) =>
  questions.filter((other) => other > one).map((other) => [one, other] as const),
);

/** What somebody says to each question. */
type Person = readonly number[];

const countsOf = (people: readonly Person[], one: number, other: number): number[][] => [
  ...values.map((row) => [
    ...values.map((column) => people.filter((said) => said[one] === row && said[other] === column).length),
    0,
  ]),
  [0, 0, 0, 0],
];

/** The tables, each masked so that it is safe by itself. */
function maskedTables(people: readonly Person[]): CountedTable[] {
  const totals = (question: number) => [
    ...values.map((value) => people.filter((said) => said[question] === value).length),
    0,
  ];
  return couples.map(([one, other]) => {
    const counts = countsOf(people, one, other);
    const pair = { cells: counts, rows: totals(one), columns: totals(other), all: people.length };
    const [rows, columns] = [axes[one], axes[other]];
    if (!rows || !columns) throw new Error('no axis');
    const withheldOf = (question: number) =>
      new Set(axes[question]?.values.filter((_, value) => (totals(question)[value] ?? 0) < small));
    const withheld = { rows: withheldOf(one), columns: withheldOf(other) };
    const mask = maskOf(rows, columns, pair, { small, withheld, least: 0 });
    const shown = counts.map((cells, row) =>
      cells.map((count, column) => (mask.isLost[column] || mask.cells[column]?.[row] ? null : count)),
    );
    return { one, other, counts, shown };
  });
}

const subsets = Array.from({ length: 2 ** questions.length }, (_, bits) =>
  questions.filter((question) => (bits & (1 << question)) !== 0),
);

/**
 * Every other world that two people make by exchanging some of their answers, counted from the beginning: small withheld cells that
 * have the same figure in each of those in which everything printed is the same.
 */
function withoutAnother(
  people: readonly Person[],
  tables: readonly CountedTable[],
  given: ReadonlySet<number>,
): string[] {
  const left = new Map<string, { table: CountedTable; row: number; column: number }>();
  for (const [index, table] of tables.entries())
    for (const row of values)
      for (const column of values) {
        const count = table.counts[row]?.[column] ?? 0;
        const isThere =
          people.some((said) => said[table.one] === row) && people.some((said) => said[table.other] === column);
        const isPrinted = given.has(index) && (table.shown[row]?.[column] ?? null) !== null;
        if (count < small && isThere && !isPrinted) left.set(`${index} ${row} ${column}`, { table, row, column });
      }
  const printed = tables.filter((_, index) => given.has(index));
  for (const [index, mine] of people.entries())
    for (const theirs of people.slice(index + 1))
      for (const exchanged of subsets) {
        if (left.size === 0) return [];
        const take = (from: Person, into: Person) =>
          into.map((value, at) => (exchanged.includes(at) ? (from[at] ?? 0) : value));
        const world = [
          ...people.filter((said) => said !== mine && said !== theirs),
          take(theirs, mine),
          take(mine, theirs),
        ];
        const isSame = printed.every(({ one, other, shown }) => {
          const now = countsOf(world, one, other);
          return shown.every((cells, row) =>
            cells.every((count, column) => count === null || count === now[row]?.[column]),
          );
        });
        if (!isSame) continue;
        for (const [key, { table, row, column }] of left)
          if (countsOf(world, table.one, table.other)[row]?.[column] !== table.counts[row]?.[column]) left.delete(key);
      }
  return [...left.keys()];
}

const every = new Set(couples.keys());
const profilesOf = (people: readonly Person[]): Profile[] => people.map((said) => said.map((value) => [value]));
const givenOf = (people: readonly Person[], tables: readonly CountedTable[]) =>
  atOnce(givenTables(questions.length, [], tables, profilesOf(people), small));

/** Answers of people whom few sayings part: what most surveys look like, and what tells most. */
const crowds = fc
  .record({
    sayings: fc.array(fc.array(fc.constantFrom(...values), { minLength: 5, maxLength: 5 }), {
      minLength: 3,
      maxLength: 6,
    }),
    who: fc.array(fc.nat(5), { minLength: 8, maxLength: 14 }),
    others: fc.array(fc.tuple(fc.nat(13), fc.nat(4), fc.constantFrom(...values)), { maxLength: 6 }),
  })
  .map(({ sayings, who, others }): Person[] =>
    who.map((saying, person) =>
      (sayings[saying % sayings.length] ?? []).map(
        (value, at) => others.find(([of, question]) => of === person && question === at)?.[2] ?? value,
      ),
    ),
  );

describe('all public tables read together', () => {
  it(
    'leave another figure for every small cell that is withheld, which all of them at once would not',
    { timeout: 60_000 },
    () => {
      let [told, toldInThrees] = [0, 0];
      fc.assert(
        fc.property(crowds, (people) => {
          const tables = maskedTables(people);
          // Alike in everything, nobody can be told from anybody else: then there is nothing to exchange.
          const hopeless = withoutAnother(people, tables, new Set());
          const given = givenOf(people, tables);
          expect(withoutAnother(people, tables, given).filter((cell) => !hopeless.includes(cell))).toEqual([]);
          const inThrees = atOnce(givenTables(tooManyAxes, [], tables, profilesOf(people), small));
          if (withoutAnother(people, tables, inThrees).some((cell) => !hopeless.includes(cell))) toldInThrees += 1;
          if (withoutAnother(people, tables, every).some((cell) => !hopeless.includes(cell))) told += 1;
        }),
        { numRuns: 40, seed: 20_261_129 },
      );
      // Looked through three by three alone, as where there are too many axes, some are not shown to have another.
      expect(toldInThrees).toBeGreaterThan(0);
      expect(told).toBeGreaterThan(toldInThrees);
    },
  );

  it('are all given where everybody could have said what somebody else did', () => {
    const people = values.flatMap((value) =>
      [value, value].flatMap(() => values.map((other) => [value, other, value, other, value])),
    );
    const whole = [...people, ...people];
    expect(givenOf(whole, maskedTables(whole)).size).toBeGreaterThan(0);
  });

  it('are looked through in short steps, and not at all where there are more axes than can be', () => {
    const people = Array.from({ length: 12 }, (_, index) => questions.map((question) => (index * (question + 1)) % 3));
    const work = OtherWorlds.of(5, maskedTables(people), profilesOf(people), { small, together: [] });
    let steps = 0;
    while (!work.next().done) steps += 1;
    const distinct = new Set(people.map((said) => said.join())).size;
    expect(steps).toBe((distinct * (distinct - 1)) / 2);
    expect(atOnce(OtherWorlds.of(tooManyAxes, [], [], { small, together: [] }))).toBeNull();
  });

  it('leave what is printed by region and kind with the person: no answer is exchanged for another place', () => {
    // Two who differ in nothing but their region and one answer: exchanged, the answers by region would be others.
    const people: Person[] = [
      [0, 0],
      [1, 1],
    ];
    const profiles = profilesOf(people);
    const counts = [
      [1, 0],
      [0, 1],
    ];
    const table: CountedTable = { one: 0, other: 1, counts, shown: counts.map((cells) => cells.map(() => null)) };
    const unproven = (together: number[]) =>
      atOnce(OtherWorlds.of(2, [table], profiles, { small, together }))?.letGoOfUnproven();
    expect(unproven([])).toBe(0);
    expect(unproven([0, 1])).toBe(4);
  });
});
