import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, changedCells, placesApart } from './counted-table';

const [height, width] = [4, 5];
type Said = { rows: number[]; columns: number[] };

/** How many stand in each cell of a table. */
function counted(people: readonly Said[]): number[] {
  const cells = new Array<number>(height * width).fill(0);
  for (const { rows, columns } of people)
    for (const row of rows)
      for (const column of columns) {
        const cell = cellOf(row, column, width);
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
  return cells;
}

const some = (most: number) => fc.uniqueArray(fc.nat(most - 1), { minLength: 1, maxLength: 3 });
const somebody = fc.record({ rows: some(height), columns: some(width) });
const ascending = (cells: readonly number[]) => cells.toSorted((one, other) => one - other);

describe('two people who exchange what they said on one axis', () => {
  it('change the cells that are named, and no other, whichever axis it is', () => {
    fc.assert(
      fc.property(somebody, somebody, (mine, theirs) => {
        const cells = changedCells(
          placesApart(mine.rows, theirs.rows),
          placesApart(mine.columns, theirs.columns),
          width,
        );
        const before = counted([mine, theirs]);
        const worlds = [
          [
            { ...mine, rows: theirs.rows },
            { ...theirs, rows: mine.rows },
          ],
          [
            { ...mine, columns: theirs.columns },
            { ...theirs, columns: mine.columns },
          ],
        ];
        for (const world of worlds) {
          const after = counted(world);
          const others = before.flatMap((count, cell) => (count === after[cell] ? [] : [cell]));
          expect(ascending(cells)).toEqual(others);
        }
      }),
    );
  });
});
