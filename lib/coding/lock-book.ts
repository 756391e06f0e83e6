import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { QuestionType, SurveyStatus } from '@/lib/core/prisma/enums';
import { mayGiveRows } from '@/lib/surveys/policy';
import { fewestOfAVersion } from '@/lib/surveys/queries/told-submissions';

/** A code book as a change of it or of its codings finds it. */
export type LockedBook = {
  id: string;
  question: string;
  type: QuestionType;
  version: number;
  openedAt: Date | null;
  attributed: boolean;
  status: SurveyStatus;
  /** Answers of States, or of all others, to the version that fewest of them have answered; null where there are none, and where they are named. */
  fewest: number | null;
};

/** A book of the meeting, locked: what is changed in it and coded with it comes one after the other. Refuses "not_found" for another's. */
export async function lockBook(ctx: Ctx, bookId: string): Promise<LockedBook> {
  const [book] = await ctx.tx.$queryRaw<LockedBook[]>`
    SELECT b.id, q.code AS question, q.type::text, b.version, b."openedAt", s.attributed, s.status::text,
           ${fewestOfAVersion} AS fewest
    FROM "CodeBook" b JOIN "Question" q ON q.id = b."questionId" JOIN "Survey" s ON s.id = q."surveyId"
    WHERE b.id = ${bookId}::uuid AND s."meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE OF b`;
  return found(book);
}

/** The same for those who read the answers: refuses "closed" while anonymous texts may not be given out one by one. */
export async function lockBookToCode(ctx: Ctx, bookId: string): Promise<LockedBook> {
  const book = await lockBook(ctx, bookId);
  if (!mayGiveRows(book, book.fewest ?? 0, ctx.scope.meeting.smallCell)) throw new Refusal('closed');
  return book;
}
