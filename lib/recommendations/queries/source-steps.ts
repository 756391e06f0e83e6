import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { Disposition } from '@/lib/core/prisma/enums';
import { readNames } from '../queries';

/** A side of a change: what became of the source, and why. Null: it was none. */
type Side = { disposition: Disposition; why: string | null } | null;

/** A step on the sources of a general recommendation, with what it made of each. */
export type SourceStepRow = {
  id: string;
  at: Date;
  by: string | null;
  /** It undoes another. */
  isUndoing: boolean;
  isUndone: boolean;
  changes: { id: string; symbol: string | null; was: Side; now: Side }[];
};

/** Steps that a page shows, and looks through for one that can be undone. */
const shown = 60;

/** The last steps on the sources of a general recommendation, newest first, and the one that can be undone. */
export async function listSourceSteps(
  scope: MeetingScope,
  generalId: string,
): Promise<{ steps: SourceStepRow[]; undoable: string | null }> {
  authorize(scope, 'general.draft');
  const rows = await db().sourceStep.findMany({
    where: { generalId, general: { meetingId: scope.meeting.id } },
    orderBy: { number: 'desc' },
    take: shown,
    select: {
      id: true,
      at: true,
      byAccountId: true,
      undoesId: true,
      undoneBy: { select: { id: true } },
      changes: {
        select: {
          wasDisposition: true,
          wasWhy: true,
          disposition: true,
          why: true,
          regional: { select: { id: true, symbol: true } },
        },
      },
    },
  });
  if (rows.length === 0) return { steps: [], undoable: null };
  const names = await readNames(rows);
  const sideOf = (disposition: Disposition | null, why: string | null): Side => disposition && { disposition, why };
  const steps = rows.map(({ byAccountId, undoesId, undoneBy, changes, ...step }) => ({
    ...step,
    by: names.get(byAccountId ?? '') ?? null,
    isUndoing: undoesId !== null,
    isUndone: undoneBy !== null,
    changes: changes
      .map(({ regional, wasDisposition, wasWhy, disposition, why }) => ({
        ...regional,
        was: sideOf(wasDisposition, wasWhy),
        now: sideOf(disposition, why),
      }))
      .toSorted((a, b) => (a.symbol ?? '').localeCompare(b.symbol ?? '', 'en', { numeric: true })),
  }));
  return { steps, undoable: steps.find(({ isUndoing, isUndone }) => !isUndoing && !isUndone)?.id ?? null };
}
