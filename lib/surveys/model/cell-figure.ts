import { isRankable, type DisclosureLevel } from './disclosure';

/** What is printed of a cell under a head that says the n of its group. */
export type CellFigure =
  | { readonly kind: 'count'; readonly count: number }
  /** Fewer were offered the choice than answered, so that the cell has an n of its own. */
  | { readonly kind: 'countOf'; readonly count: number; readonly n: number }
  | { readonly kind: 'notOffered' }
  | { readonly kind: 'withheld' };

/** Were fewer offered the choice than answered in the group? Weights of organisations may lose their last digit. */
export const isOfFewer = ({ answered }: { readonly answered: number }, ofGroup: number): boolean =>
  ofGroup - answered > 1e-9;

/**
 * What is said of a cell: a choice that another version had, or that a filter left out, is not one that nobody chose.
 * `answered`: n of the cell and of its group. Where the group is too small to be told of, not even who was offered what is told.
 */
export function cellFigure(
  cell: { readonly count: number | null; readonly answered: number },
  group: { readonly answered: number; readonly level: DisclosureLevel },
): CellFigure {
  const isOwn = isRankable(group.level) && isOfFewer(cell, group.answered);
  if (isOwn && cell.answered === 0) return { kind: 'notOffered' };
  if (cell.count === null) return { kind: 'withheld' };
  return isOwn ? { kind: 'countOf', count: cell.count, n: cell.answered } : { kind: 'count', count: cell.count };
}
