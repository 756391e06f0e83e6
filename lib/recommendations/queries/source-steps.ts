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

/** Steps that a page shows. */
const shown = 20;

/** The last steps on the sources of a general recommendation, newest first, and the one that can be undone. */
export async function listSourceSteps(
  scope: MeetingScope,
  generalId: string,
): Promise<{ steps: SourceStepRow[]; undoable: string | null }> {
  authorize(scope, 'general.draft');
  const where = { generalId, general: { meetingId: scope.meeting.id } };
  const [rows, last] = await Promise.all([
    db().sourceStep.findMany({
      where,
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
    }),
    db().sourceStep.findFirst({
      where: { ...where, undoesId: null, undoneBy: null },
      orderBy: { number: 'desc' },
      select: { id: true },
    }),
  ]);
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
  return { steps, undoable: last?.id ?? null };
}
