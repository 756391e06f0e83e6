import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { codingsOfTexts, countedAs } from '@/lib/surveys/model/coded-answers';
import { openQuestions, type OpenQuestion } from '../model/open-questions';
import { codingProgress, type CodingProgress } from '../model/progress';
import { readBooks, type Book } from './books';
import { readCodedParts, readCodings } from '@/lib/surveys/queries/codings';
import { readTexts } from './texts';
import { readVersions } from './versions';

/** A question in one's own words, and how far its coding has come; `book` is null before it has one. */
export type CodedQuestion = OpenQuestion & { book: Book | null; progress: CodingProgress | null };

/** How far books have come. What the coders gave is read only of those that can be compared. Three statements at most. */
export async function readProgress(books: readonly Book[]): Promise<Map<string, CodingProgress>> {
  const given = books.filter(({ isGiven }) => isGiven);
  const [open, shut] = [given.filter(({ openedAt }) => openedAt), given.filter(({ openedAt }) => !openedAt)];
  const ids = (list: readonly Book[]) => list.map(({ id }) => id);
  const [texts, compared, counted] = await Promise.all([
    given.length > 0 ? readTexts(db(), ...ids(given)) : [],
    open.length > 0 ? readCodings(db(), ids(open), null) : [],
    shut.length > 0 ? readCodedParts(db(), ids(shut)) : [],
  ]);
  const codings = [...compared, ...counted];
  return new Map(
    given.map((book) => {
      const of = <Row extends { bookId: string }>(rows: readonly Row[]) =>
        rows.filter(({ bookId }) => bookId === book.id);
      const settings = { isOpen: book.openedAt !== null, counted: countedAs(book.codes) };
      return [book.id, codingProgress(codingsOfTexts(of(texts), of(codings)), settings)];
    }),
  );
}

/** The open questions of the meeting's survey; those who do not keep the books see the questions that they code. */
export async function listCodedQuestions(scope: MeetingScope): Promise<CodedQuestion[]> {
  authorize(scope, 'coding.code');
  const { meeting, actor } = scope;
  const [versions, books] = await Promise.all([readVersions(db(), meeting.id), readBooks(db(), meeting)]);
  const isMine = (book: Book | null) => book?.coders.some(({ accountId }) => accountId === actor?.accountId) === true;
  const questions = openQuestions(versions)
    .map((question) => ({ ...question, book: books.find((book) => book.question === question.code) ?? null }))
    .filter(({ book }) => can(scope, 'code-book.manage') || isMine(book));
  const progress = await readProgress(questions.flatMap(({ book }) => book ?? []));
  return questions.map((question) => ({
    ...question,
    progress: (question.book && progress.get(question.book.id)) ?? null,
  }));
}
