import { changes, type CountedTable, type Profile } from './counted-table';
import { OtherWorlds } from './other-worlds';

/** The three tables of three axes. A table that is not given withholds everything. */
type Triangle = {
  readonly axes: readonly [number, number, number];
  readonly tables: readonly CountedTable[];
  readonly isGiven: (table: CountedTable) => boolean;
};

/** People who differ are compared two by two: of very many, the first so many tell enough. */
const mostCompared = 120;

const isHidden = ({ tables, isGiven }: Triangle, of: number, row: number, column: number): boolean => {
  const table = tables[of];
  return table === undefined || !isGiven(table) || (table.shown[row]?.[column] ?? null) === null;
};

/** Small cells of the three tables that are withheld: what a reader must not find. */
function secretsOf(triangle: Triangle, small: number): Set<string> {
  return new Set(
    triangle.tables.flatMap(({ counts }, of) => {
      // Of values that nobody gave there is nothing to find out.
      const isRowEmpty = counts.map((cells) => cells.every((count) => count === 0));
      const isColumnEmpty = (counts[0] ?? []).map((_, column) => counts.every((cells) => cells[column] === 0));
      return counts.flatMap((cells, row) =>
        cells.flatMap((count, column) => {
          const isSecret = count < small && !isRowEmpty[row] && !isColumnEmpty[column];
          return isSecret && isHidden(triangle, of, row, column) ? [`${of} ${row} ${column}`] : [];
        }),
      );
    }),
  );
}

/**
 * The small withheld cells of three tables for which no two people were found who could have said each other's answer
 * without a change in anything that is printed: each of the others could as well be one more or one less.
 */
function* unproven(triangle: Triangle, profiles: readonly Profile[], small: number): Generator<void, Set<string>> {
  const left = secretsOf(triangle, small);
  if (left.size === 0) return left;
  const distinct = new Map<string, readonly (readonly number[])[]>();
  for (const profile of profiles) {
    if (distinct.size >= mostCompared) break;
    const said = triangle.axes.map((axis) => profile[axis] ?? []);
    distinct.set(said.map((places) => places.join()).join(';'), said);
  }
  const people = [...distinct.values()];
  const sides = [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const;
  for (const [index, mine] of people.entries()) {
    yield;
    for (const theirs of people.slice(index + 1))
      for (const axis of [0, 1, 2] as const) {
        const touched: string[] = [];
        const isSeen = sides.some(([row, column], of) => {
          if (row !== axis && column !== axis) return false;
          const other = row === axis ? column : row;
          const by = changes(
            [mine[axis] ?? [], theirs[axis] ?? []],
            [mine[other] ?? [], theirs[other] ?? []],
            row === axis,
          );
          return [...by.keys()].some((cell) => {
            const [down = 0, across = 0] = cell.split(' ').map(Number);
            touched.push(`${of} ${cell}`);
            return !isHidden(triangle, of, down, across);
          });
        });
        if (isSeen) continue;
        for (const cell of touched) left.delete(cell);
        if (left.size === 0) return left;
      }
  }
  return left;
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
      if ((yield* unproven({ ...triangle, isGiven }, profiles, small)).size > 0) return true;
    }
    return false;
  }
}
