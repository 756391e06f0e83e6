import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { CodeChangeKind } from '@/lib/core/prisma/enums';
import { openQuestions, type OpenQuestion } from '../model/open-questions';
import type { CodingProgress } from '../model/progress';
import { readBooks, type Book } from './books';
import { readProgress } from './open-questions';
import { readPossibleCoders, type PossibleCoder } from './possible-coders';
import { readVersions } from './versions';

/** One step of a book's history, the newest first. `into`: of a merger, the number of the other code. */
export type BookChange = {
  version: number;
  kind: CodeChangeKind;
  number: number;
  into: number | null;
  by: string | null;
  at: Date;
};

export type BookView = {
  question: OpenQuestion;
  /** Null before the question has a code book. */
  book: Book | null;
  progress: CodingProgress | null;
  possibleCoders: PossibleCoder[];
  changes: BookChange[];
};

/** A question's code book for those who keep it. Null where there is no such open question. */
export async function findBook(scope: MeetingScope, code: string): Promise<BookView | null> {
  authorize(scope, 'code-book.manage');
  const { meeting } = scope;
  const [versions, [book]] = await Promise.all([readVersions(db(), meeting.id), readBooks(db(), meeting, code)]);
  const question = openQuestions(versions).find((open) => open.code === code) ?? (book ? asked(book) : null);
  if (!question) return null;
  if (!book) return { question, book: null, progress: null, possibleCoders: [], changes: [] };
  const [progress, possibleCoders, changes] = await Promise.all([
    readProgress([book]),
    readPossibleCoders(db(), meeting.id),
    readChanges(book.id),
  ]);
  return { question, book, progress: progress.get(book.id) ?? null, possibleCoders, changes };
}

/** A question that has a book, whatever became of it in the questionnaire. */
function asked({ question, label, type }: Book): OpenQuestion {
  return { code: question, label, source: type === 'TEXT' || type === 'LONG_TEXT' ? 'text' : 'other' };
}

async function readChanges(bookId: string): Promise<BookChange[]> {
  return db().$queryRaw<BookChange[]>`
    SELECT c.version, c.kind::text, k.number, (c.after->>'into')::int AS into, c.at,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = c."byAccountId" AND NOT ap.assistant ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by
    FROM "CodeBookChange" c JOIN "BookCode" k ON k.id = c."codeId"
    WHERE c."bookId" = ${bookId}::uuid ORDER BY c.version DESC LIMIT 200`;
}
