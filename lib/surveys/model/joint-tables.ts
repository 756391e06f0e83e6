import { cellOf, changedCells, placesApart, widthOf, type CountedTable, type Profile } from './counted-table';
import { OtherWorlds } from './other-worlds';

/** The three tables of three axes. A table that is not given withholds everything. */
type Triangle = {
  readonly axes: readonly [number, number, number];
  readonly tables: readonly CountedTable[];
  readonly isGiven: (table: CountedTable) => boolean;
};

/** People who differ are compared two by two: of very many, the first so many tell enough. */
const mostCompared = 120;

/** Of one of the three tables: its columns, the cells that nobody sees, and those among them that a reader must not find. */
type Veiled = { readonly width: number; readonly isHidden: readonly boolean[]; readonly secrets: Set<number> };

function veiled(table: CountedTable, isGiven: boolean, small: number): Veiled {
  const { counts, shown } = table;
  const width = widthOf(table);
  const isHidden = shown.flatMap((cells) => cells.map((count) => !isGiven || count === null));
  // Of values that nobody gave there is nothing to find out.
  const isRowEmpty = counts.map((cells) => cells.every((count) => count === 0));
  const isColumnEmpty = (counts[0] ?? []).map((_, column) => counts.every((cells) => cells[column] === 0));
  const secrets = counts.flatMap((cells, row) =>
    cells.flatMap((count, column) => {
      const cell = cellOf(row, column, width);
      return count < small && !isRowEmpty[row] && !isColumnEmpty[column] && isHidden[cell] === true ? [cell] : [];
    }),
  );
  return { width, isHidden, secrets: new Set(secrets) };
}

/** The two axes of each of the three tables; and, by the same numbers, the two tables in which an exchange on an axis is seen. */
const sides = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** Everybody who differs on three axes, up to as many as are compared. */
function differing({ axes }: Triangle, profiles: readonly Profile[]): (readonly (readonly number[])[])[] {
  const distinct = new Map<string, readonly (readonly number[])[]>();
  for (const profile of profiles) {
    if (distinct.size >= mostCompared) break;
    const said = axes.map((axis) => profile[axis] ?? []);
    const name = said.map((places) => places.join()).join(';');
    if (!distinct.has(name)) distinct.set(name, said);
  }
  return [...distinct.values()];
}

/**
 * Whether small withheld cells of three tables are left for which no two people are found who could have said each other's answer
 * without a change in anything that is printed: each of the others could as well be one more or one less.
 */
function* hasUnproven(triangle: Triangle, profiles: readonly Profile[], small: number): Generator<void, boolean> {
  const tables = triangle.tables.map((table) => veiled(table, triangle.isGiven(table), small));
  const isDone = () => tables.every(({ secrets }) => secrets.size === 0);
  if (isDone()) return false;
  const people = differing(triangle, profiles);
  for (const [index, mine] of people.entries()) {
    yield;
    for (const theirs of people.slice(index + 1)) {
      const apart = mine.map((places, axis) => placesApart(places, theirs[axis]));
      const changed = tables.map(({ width }, of) => {
        const [row, column] = sides[of] ?? sides[0];
        return changedCells(apart[row] ?? [], apart[column] ?? [], width);
      });
      const isUnseen = tables.map(({ isHidden }, of) => changed[of]?.every((cell) => isHidden[cell]) ?? true);
      for (const [one, other] of sides) {
        if (!isUnseen[one] || !isUnseen[other]) continue;
        for (const seen of [one, other]) for (const cell of changed[seen] ?? []) tables[seen]?.secrets.delete(cell);
      }
      if (isDone()) return false;
    }
  }
  return true;
}

/**
 * Which tables may be given, when others that are given can be read beside them. Each is safe by itself; but three of them, A by B, A
 * by C and B by C, can tell a cell that each withholds. They are taken one after the other; one is not given where, with it,
 * a small cell of any three tables could no longer be shown to have another possible value. That is shown by two people who
 * could exchange an answer without a change in anything printed: a proof, so that a table may be kept back without need, but
 * none is given that tells. More than three are looked through together by `OtherWorlds`, by the same proof over everything printed at once:
 * it holds for every cell that has it beside the page of results alone, and for the others the proof for three tables stands. Of
 * twenty axes it takes seconds: it is done in steps.
 *
 * @param fixed tables that are given anyway, on the page of results; what they withhold is kept as well
 * @param axes how many there are, those of the fixed tables among them
 * @param profiles of everybody who said something
 * @param together axes by which more is printed than these tables, so that they stay with a person: groups of the page of results
 * @returns the indices of the candidates that may be given
 */
export function* givenTables(
  axes: number,
  fixed: readonly CountedTable[],
  candidates: readonly CountedTable[],
  profiles: readonly Profile[],
  small: number,
  together: readonly number[] = [],
): Generator<void, ReadonlySet<number>> {
  const worlds = yield* OtherWorlds.of(axes, [...fixed, ...candidates], profiles, { small, together });
  for (const table of fixed.keys()) worlds?.give(table);
  worlds?.letGoOfUnproven();
  const byAxes = new Map([...fixed, ...candidates].map((table) => [`${table.one} ${table.other}`, table]));
  const between = (one: number, other: number) => byAxes.get(`${Math.min(one, other)} ${Math.max(one, other)}`);
  const given = new Set<CountedTable>(fixed);
  const free = new Set<number>();
  for (const [index, candidate] of candidates.entries()) {
    yield;
    if ((yield* isTelling(candidate)) || worlds?.isSafeWith(fixed.length + index) === false) continue;
    worlds?.give(fixed.length + index);
    given.add(candidate);
    free.add(index);
  }
  return free;

  /** Alone, a table keeps its secrets by its own mask; beside two others it may not. Of one that shows nothing there is nothing to give. */
  function* isTelling(candidate: CountedTable): Generator<void, boolean> {
    const { one, other, shown } = candidate;
    if (shown.every((cells) => cells.every((count) => count === null))) return true;
    const isGiven = (table: CountedTable) => table === candidate || given.has(table);
    for (let third = 0; third < axes; third += 1) {
      if (third === one || third === other) continue;
      const [first, second, last] = [one, other, third].toSorted((a, b) => a - b);
      if (first === undefined || second === undefined || last === undefined) continue;
      const tables = [between(first, second), between(first, last), between(second, last)];
      const known = tables.flatMap((table) => table ?? []);
      if (known.length < 3 || known.filter(isGiven).length < 2) continue;
      yield;
      const triangle = { axes: [first, second, last] as const, tables: known };
      if (yield* hasUnproven({ ...triangle, isGiven }, profiles, small)) return true;
    }
    return false;
  }
}
