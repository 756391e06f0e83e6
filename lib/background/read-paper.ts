import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { sealedResults } from '@/lib/surveys/queries/sealed-results';
import type { BackgroundPaperContent } from './model/content';
import type { PaperSource } from './render/word-paper';

/** A paper with what it is printed from, and the smallest count in public that holds for it. */
export type ReadPaper = PaperSource & { small: number };

type OfMeeting = { id: string; smallCell: number };

/**
 * A paper of a meeting as sealed, with the results it prints, for whoever was let in by the caller. `number` null: the newest.
 * Refuses "not found" where there is none.
 */
export async function readPaper(meeting: OfMeeting, number: number | null): Promise<ReadPaper> {
  const row = found(
    await db().backgroundPaper.findFirst({
      where: { meetingId: meeting.id, ...(number === null ? {} : { number }) },
      orderBy: { number: 'desc' },
      select: { content: true, sha256: true, snapshot: { select: { id: true, sha256: true } } },
    }),
  );
  const content = row.content as unknown as BackgroundPaperContent;
  const { results, states, asOf, statesAsOf } = await sealedResults(db(), row.snapshot);
  return { content, sha256: row.sha256, results, states, asOf, statesAsOf, small: smallOf(content, meeting) };
}

/** The smallest count in public: the one a paper was issued with or, where the meeting has become stricter since, the meeting's. */
export function smallOf({ meeting }: BackgroundPaperContent, { smallCell }: Pick<OfMeeting, 'smallCell'>): number {
  return Math.max(meeting.smallCell, smallCell);
}
