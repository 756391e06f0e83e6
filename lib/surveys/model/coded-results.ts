import type { LocalizedText } from '@/lib/i18n/pick';
import { codedAnswer, codingsOfTexts, countedAs, finalCodes, type StoredCoding } from './coded-answers';

/** A code book whose codings can be compared. `source`: what of an answer is coded. */
export type OpenedBook = {
  readonly id: string;
  readonly question: string;
  readonly source: 'text' | 'other';
  readonly version: number;
  readonly codes: readonly {
    readonly id: string;
    readonly number: number;
    readonly names?: LocalizedText;
    readonly retiredAt: string | null;
    readonly mergedIntoId: string | null;
  }[];
};

/** What the answers to an open question were settled to say, by party; a party without a text is not in it. */
export type CodedAnswers = {
  readonly question: string;
  readonly source: 'text' | 'other';
  /** Of the code book. */
  readonly version: number;
  /** In the order of the book, under the names that results call them by. */
  readonly codes: readonly string[];
  readonly byParty: ReadonlyMap<string, readonly string[]>;
};

/** How results call a code of a book: no choice of a question can be called so. */
export function codeName(number: number): string {
  return `code:${number}`;
}

type WrittenText = { readonly key: string; readonly responseId: string; readonly sha256: string };

/**
 * The codes that count for each text of a question; null while one of them is not settled as it stands: a figure over some of
 * the answers would be read as one over all. `key` of a text: the party that wrote it.
 */
export function settledAnswers(
  { question, source, version, codes }: OpenedBook,
  texts: readonly WrittenText[],
  codings: readonly StoredCoding[],
): CodedAnswers | null {
  const counted = countedAs(codes);
  const final = codingsOfTexts(texts, codings).map(
    ({ text, codings: of }) => [text.key, finalCodes(codedAnswer(of, counted))] as const,
  );
  if (final.length === 0 || final.some(([, settled]) => settled === null)) return null;
  const given = new Set(final.flatMap(([, settled]) => settled ?? []));
  const shown = codes.filter(
    ({ id, retiredAt, mergedIntoId }) => mergedIntoId === null && (retiredAt === null || given.has(id)),
  );
  const nameOf = new Map(shown.map(({ id, number }) => [id, codeName(number)]));
  return {
    question,
    source,
    version,
    codes: [...nameOf.values()],
    byParty: new Map(
      final.map(([party, settled]) => [party, (settled ?? []).flatMap((code) => nameOf.get(code) ?? [])]),
    ),
  };
}
