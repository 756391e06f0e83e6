import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { codedAnswer, codingsOfTexts, countedAs, finalCodes, isSameSet } from '@/lib/surveys/model/coded-answers';
import { codingAgreement, type CodingAgreement } from '../model/kappa';
import { codingProgress, type CodingProgress } from '../model/progress';
import { readBooks, type Book } from './books';
import { readCodings, type CodingRow } from '@/lib/surveys/queries/codings';
import { readTexts } from './texts';

/** What one part gave to an answer, with who did and when. */
export type Given = { codes: readonly string[]; by: string | null; at: Date };

/** An answer that both have coded as it stands. `counts`: the codes that count in the end; null before they are decided. */
export type ComparedText = {
  key: string;
  responseId: string;
  text: string;
  language: string | null;
  sha256: string;
  first: Given;
  second: Given;
  decided: Given | null;
  counts: readonly string[] | null;
  isAgreed: boolean;
};

/** An answer that cannot be compared: not coded by both as it stands. `isStale`: an earlier wording of it was coded. */
export type UncodedText = Pick<ComparedText, 'key' | 'responseId' | 'text' | 'language'> & { isStale: boolean };

export type Comparison = {
  book: Book;
  /** Codes under which answers are counted: all but those merged into another. */
  codes: Book['codes'];
  progress: CodingProgress;
  /** How far the two coders agree, before anything was decided. */
  agreement: CodingAgreement;
  texts: ComparedText[];
  /** Without what one of the two may have given already: the other has still to code it unseen. */
  uncoded: UncodedText[];
};

/**
 * Both codings of a question side by side; `comparison` is null until both coders have finished. Null where the question has no
 * code book. Three statements.
 */
export async function findComparison(
  scope: MeetingScope,
  question: string,
): Promise<{ book: Book; comparison: Comparison | null } | null> {
  authorize(scope, 'coding.decide');
  const [book] = await readBooks(db(), scope.meeting, question);
  if (!book) return null;
  if (!book.openedAt || !book.isGiven) return { book, comparison: null };
  const [texts, codings] = await Promise.all([readTexts(db(), book.id), readCodings(db(), [book.id], null)]);
  const counted = countedAs(book.codes);
  const all = codingsOfTexts(texts, codings);
  const givenOf = (row: CodingRow): Given => ({ codes: [...new Set(row.codes.map(counted))], by: row.by, at: row.at });
  const compared = all.flatMap(({ text, codings: of }): ComparedText | [] => {
    if (!of.FIRST || !of.SECOND) return [];
    const [first, second] = [givenOf(of.FIRST), givenOf(of.SECOND)];
    const { key, responseId, text: said, language, sha256 } = text;
    return {
      ...{ key, responseId, text: said, language, sha256, first, second },
      decided: of.DECIDED ? givenOf(of.DECIDED) : null,
      counts: finalCodes(codedAnswer(of, counted)),
      isAgreed: isSameSet(first.codes, second.codes),
    };
  });
  const codes = book.codes.filter(({ mergedIntoId }) => mergedIntoId === null);
  return {
    book,
    comparison: {
      book,
      codes,
      progress: codingProgress(all, { isOpen: true, counted }),
      agreement: codingAgreement(
        codes.map(({ id }) => id),
        compared.map(({ first, second }) => ({ first: first.codes, second: second.codes })),
      ),
      texts: compared,
      uncoded: all.flatMap(({ text: { key, responseId, text, language }, codings: of, isStale }) =>
        of.FIRST && of.SECOND ? [] : [{ key, responseId, text, language, isStale }],
      ),
    },
  };
}
