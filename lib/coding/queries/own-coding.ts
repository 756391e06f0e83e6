import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { codingsOfTexts, countedAs } from '@/lib/surveys/model/coded-answers';
import { isOffered, mayCode } from '../policy';
import type { CoderPart } from '../schema';
import { readBooks, type Book } from './books';
import { readCodedParts, readCodings } from '@/lib/surveys/queries/codings';
import { readTexts } from './texts';

/** An answer as its coder sees it: the words and the coder's own codes, never whose it is and never the other's codes. */
export type TextToCode = {
  key: string;
  text: string;
  language: string | null;
  sha256: string;
  /** Null before it is coded as it stands. */
  codes: string[] | null;
  at: Date | null;
  /** It was coded with other words before. */
  isStale: boolean;
  /** Both codings of it can be read already. */
  isLocked: boolean;
};

export type OwnCoding = {
  book: Pick<Book, 'id' | 'question' | 'label' | 'openedAt' | 'isGiven'>;
  /** Null for whoever is not one of the two: nothing else is said then. */
  part: CoderPart | null;
  finishedAt: Date | null;
  /** The codes that are given to new answers. */
  codes: Book['codes'];
  texts: TextToCode[];
};

/** What the actor codes of a question; null where it has no code book. Four statements. */
export async function findOwnCoding(scope: MeetingScope, question: string): Promise<OwnCoding | null> {
  authorize(scope, 'coding.code');
  const [book] = await readBooks(db(), scope.meeting, question);
  const coder = book?.coders.find(({ accountId }) => accountId !== null && accountId === scope.actor?.accountId);
  if (!book) return null;
  const { id, openedAt, isGiven, label, codes } = book;
  const seen = { id, question: book.question, label, openedAt, isGiven };
  if (!coder) return { book: seen, part: null, finishedAt: null, codes: [], texts: [] };
  const [texts, own, parts] = isGiven
    ? await Promise.all([readTexts(db(), id), readCodings(db(), [id], coder.part), readCodedParts(db(), [id])])
    : [[], [], []];
  const known = codingsOfTexts(texts, parts);
  const counted = countedAs(codes);
  const offered = codes.filter(isOffered);
  return {
    book: seen,
    part: coder.part,
    finishedAt: coder.finishedAt,
    codes: offered,
    texts: codingsOfTexts(texts, own).map(({ text: { key, text, language, sha256 }, codings, isStale }, index) => {
      const mine = codings[coder.part];
      const all = known[index]?.codings ?? {};
      const coded = new Set((['FIRST', 'SECOND', 'DECIDED'] as const).filter((part) => all[part] !== undefined));
      return {
        ...{ key, text, language, sha256 },
        codes: mine ? [...new Set(mine.codes.map(counted))] : null,
        at: mine?.at ?? null,
        isStale: isStale && !mine,
        isLocked: !mayCode({ openedAt, coded }),
      };
    }),
  };
}
