import { cellFigure } from '../cell-figure';
import type { VisibleCell, VisibleColumn } from '../visible';

/** A label in the language it is written in. */
export type Label = { text: string; lang: string };

/** What is said of a cell of a group: its count; or why there is none. */
export function saidOf(cell: VisibleCell, group: Pick<VisibleColumn, 'answered' | 'level'>, words: ChartWords): string {
  const figure = cellFigure(cell, group);
  if (figure.kind === 'notOffered' || figure.kind === 'withheld') return words[figure.kind];
  return words.countOf(figure.count, cell.answered);
}

/** The words of the charts, in the reader's language. */
export type ChartWords = {
  choice: (code: string) => Label;
  column: (key: string) => string;
  /** "n 5 of 7" over a column; "5 of 7" in a cell. */
  nOfN: (n: number, total: number) => string;
  countOf: (count: number, n: number) => string;
  percent: (share: number) => string;
  list: (items: readonly string[]) => string;
  withheld: string;
  /** Of a choice that nobody of a group was offered. */
  notOffered: string;
  heatTitle: (k: number) => string;
  heatFinding: (column: string, first: string) => string;
  barsTitle: (k: number) => string;
  barsFinding: (first: string, count: number, n: number) => string;
  answers: string;
  beforeNext: string;
  /** The two in one line: "Before the next: certain". */
  beforeNextOf: (said: string) => string;
  certain: string;
  couldChange: string;
  overlapTitle: (regions: number) => string;
  overlapFinding: (shared: number, paired: number, distinctive: number) => string;
  sharedList: (from: number, found: number, chance: number, m: number) => string;
  sharedNever: (regions: number) => string;
  pairedList: (found: number, chance: number, m: number) => string;
  distinctiveList: (found: number, chance: number, m: number) => string;
  inRegions: (count: number, of: number) => string;
};
