import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { sharedRead } from '@/lib/core/shared-read';
import { readChangedEvidence } from './changed-evidence';
import { readPublicCells, type CellName } from './public-cells';

/** What to select of a result cell that something points at. */
export const figureSelect = {
  columnKey: true,
  questionCode: true,
  choiceCode: true,
  topCount: true,
  answered: true,
  invited: true,
  rank: true,
  snapshot: { select: { number: true, takenAt: true } },
} as const;

type CellRow = {
  columnKey: string;
  questionCode: string;
  choiceCode: string;
  topCount: number;
  answered: number;
  invited: number;
  rank: number | null;
  snapshot: { number: number; takenAt: Date };
};

/** A figure of the survey with its address among the results. `topCount` and `rank` are null where the reader may not see them. */
export type Figure = CellName & {
  topCount: number | null;
  answered: number;
  invited: number;
  rank: number | null;
  takenAt: Date;
  /** When an answer that was counted here was reopened, after the snapshot; null where none was. */
  changedOn: string | null;
};

/**
 * How this reader sees figures: counts for those who take part; small cells withheld from everyone else. With the number of the
 * live event that a page was told of, what was reopened is read once for all who were told as well: it is the same for everybody.
 */
export async function figureReader(scope: MeetingScope, seq?: number): Promise<(cell: CellRow) => Figure> {
  const reading = () => readChangedEvidence(db(), scope);
  const changedOn = await (seq === undefined
    ? reading()
    : sharedRead(`changed evidence ${scope.meeting.id} ${seq}`, reading));
  const figure = (cell: CellRow): Figure => ({
    snapshot: cell.snapshot.number,
    question: cell.questionCode,
    column: cell.columnKey,
    choice: cell.choiceCode,
    topCount: cell.topCount,
    answered: cell.answered,
    invited: cell.invited,
    rank: cell.rank,
    takenAt: cell.snapshot.takenAt,
    changedOn: changedOn({ snapshot: cell.snapshot.number, column: cell.columnKey }),
  });
  if (can(scope, 'meeting.participate')) return figure;
  const publicCell = await readPublicCells(db(), scope.meeting.id);
  return (cell) => {
    const whole = figure(cell);
    const { count: topCount = null, rank = null } = publicCell(whole) ?? {};
    return { ...whole, topCount, rank };
  };
}
