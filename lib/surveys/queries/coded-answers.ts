import { sha256 } from '@/lib/core/canonical';
import type { Database, Tx } from '@/lib/core/db';
import { settledAnswers, type CodedAnswers, type OpenedBook } from '../model/coded-results';
import type { SurveyedParty } from '../model/survey-results';
import { readCodings } from './codings';

/**
 * What the open answers of these submissions were settled to say, question by question; one of which an answer is not settled as
 * it stands is left out. No statement where no book is opened, two otherwise.
 */
export async function readCodedAnswers(
  tx: Tx | Database,
  surveyId: string,
  { books, parties }: { books: readonly OpenedBook[]; parties: readonly SurveyedParty[] },
): Promise<CodedAnswers[]> {
  if (books.length === 0) return [];
  const codings = await readCodings(
    tx,
    books.map(({ id }) => id),
    null,
  );
  const responses = await tx.response.findMany({
    where: { surveyId },
    select: { id: true, party: { select: { code: true } } },
  });
  const responseOf = new Map(responses.map(({ id, party }) => [party.code, id]));
  return books.flatMap((book) => {
    const texts = parties.flatMap(({ id, submission }) => {
      const answer = submission?.answers[book.question];
      const text = answer?.kind === 'VALUE' ? (book.source === 'text' ? answer.text : answer.other) : null;
      const responseId = responseOf.get(id);
      return text?.trim() && responseId ? [{ key: id, responseId, sha256: sha256(text) }] : [];
    });
    return (
      settledAnswers(
        book,
        texts,
        codings.filter(({ bookId }) => bookId === book.id),
      ) ?? []
    );
  });
}
