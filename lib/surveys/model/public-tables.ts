import { groupsOn, withheldTotals, type AxisGroup } from './axes';
import { maskOf, type CrossMask } from './cross-mask';
import type { Axis } from './cross-tab';
import type { CountedTable, Profile } from './counted-table';
import { givenTables } from './joint-tables';
import type { PairCounts } from './pair-counts';
import type { QuestionResult } from './survey-results';
import type { VisibleQuestion } from './visible-results';

/** What can stand in rows and columns: as everyone may see it, and as it was counted. */
export type PublicAxis = { readonly axis: Axis; readonly question: VisibleQuestion; readonly result: QuestionResult };

/** Two axes, the first of them first in the questionnaire, with everybody by both. */
export type PublicPair = { readonly one: number; readonly other: number; readonly pair: PairCounts };

/** A table of two axes in public: what of it is withheld; null where, read beside others, it would tell what they withhold. */
export type PublicTable = CrossMask | null;

/** Public tables by `one other`, indices into the axes. */
export type PublicTables = ReadonlyMap<string, PublicTable>;

/** Axes that are crossed in public at most: each table has to be safe beside all the others, and their number grows with the cube. */
export const mostPublicAxes = 20;

/** Of all groups, by value and last those without an answer, what is shown and what was counted. */
function groupTable(
  { axis, question }: PublicAxis,
  groups: readonly AxisGroup[],
  shownOf: (question: VisibleQuestion, axis: string, group: string) => ReadonlyMap<string, number | null>,
): { counts: number[][]; shown: (number | null)[][] } {
  const without = groups.map(({ invited, answered }) => invited - answered);
  const seen = groups.map(({ key }) => shownOf(question, axis.code, key));
  // Of groups nobody stands in there is nothing to find.
  const isEmpty = groups.map(({ invited }) => invited === 0);
  return {
    counts: [...axis.values.map((value) => groups.map(({ counts }) => counts.get(value) ?? 0)), without],
    shown: [
      ...axis.values.map((value) => groups.map((_, group) => (isEmpty[group] ? 0 : (seen[group]?.get(value) ?? null)))),
      without,
    ],
  };
}

/**
 * Every table of two closed questions as everyone may see it: masked by itself, and given only where no other table, nor the
 * page of results, lets a reader work out a small cell beside it. In steps: of twenty axes it takes seconds.
 * @param profiles of those who answered: their places on each axis, then among the groups that part everybody and the kinds
 * @param small of a pair of axes: counts below it are hidden
 * @param shownOf what the page of results shows of a group
 */
export function* publicTables(
  axes: readonly PublicAxis[],
  { pairs, profiles }: { readonly pairs: readonly PublicPair[]; readonly profiles: readonly Profile[] },
  small: (one: PublicAxis, other: PublicAxis) => number,
  shownOf: (question: VisibleQuestion, axis: string, group: string) => ReadonlyMap<string, number | null>,
  least: number,
): Generator<void, PublicTables> {
  const grouped = axes.map(({ axis, result }) => groupsOn(result, axis.code));
  const fixed = axes.flatMap((axis, index): CountedTable[] => {
    const { columns, kinds } = grouped[index] ?? { columns: [], kinds: [] };
    return [columns, kinds].map((groups, which) => {
      const { counts, shown } = groupTable(axis, groups, shownOf);
      const closed = <Value>(rows: Value[][], none: Value) => rows.map((row) => [...row, none]);
      return { one: index, other: axes.length + which, counts: closed(counts, 0), shown: closed(shown, 0) };
    });
  });
  const masked: (CountedTable & { mask: CrossMask })[] = [];
  for (const { one, other, pair } of pairs) {
    const [rows, columns] = [axes[one], axes[other]];
    if (!rows || !columns) continue;
    yield;
    const withheld = withheldTotals(
      { question: rows.question, axis: rows.axis.code },
      { question: columns.question, axis: columns.axis.code },
    );
    const mask = maskOf(rows.axis, columns.axis, pair, { small: small(rows, columns), withheld, least: 0 });
    const shown = pair.cells.map((cells, row) =>
      cells.map((count, column) =>
        (mask.isLost[column] ?? true) || (mask.cells[column]?.[row] ?? true) ? null : count,
      ),
    );
    masked.push({ one, other, mask, counts: pair.cells, shown });
  }
  const given = yield* givenTables(axes.length + 2, fixed, masked, profiles, least, [axes.length, axes.length + 1]);
  return new Map(masked.map(({ one, other, mask }, index) => [`${one} ${other}`, given.has(index) ? mask : null]));
}

const marks = (cells: readonly boolean[]) => cells.map((isHidden) => (isHidden ? '1' : '0')).join('');
const cellsOf = (text: string) => [...text].map((mark) => mark === '1');

/** Public tables as bytes, to be kept. */
export function packTables(tables: PublicTables): Uint8Array {
  const lines = [...tables].map(([name, mask]) => [
    name,
    mask && { cells: mask.cells.map(marks), isLost: marks(mask.isLost) },
  ]);
  return new TextEncoder().encode(JSON.stringify(lines));
}

/** Public tables from the bytes that they were packed into. */
export function unpackTables(bytes: Uint8Array): PublicTables {
  const lines = JSON.parse(new TextDecoder().decode(bytes)) as [string, { cells: string[]; isLost: string } | null][];
  return new Map(
    lines.map(([name, mask]) => [name, mask && { cells: mask.cells.map(cellsOf), isLost: cellsOf(mask.isLost) }]),
  );
}
