import {
  codedAnswer,
  finalCodes,
  type Part,
  type StoredCoding,
  type Text,
  type TextCoding,
} from '@/lib/surveys/model/coded-answers';

/** How far the coding of a question has come, in answers. */
export type CodingProgress = {
  readonly texts: number;
  readonly first: number;
  readonly second: number;
  /** Answers whose codes are settled: both gave the same, or it was decided. Null before the two can be compared. */
  readonly settled: number | null;
  /** Answers that were changed after they had been coded, and have to be looked at again. */
  readonly stale: number;
};

export function codingProgress(
  texts: readonly TextCoding<Text, StoredCoding>[],
  { isOpen, counted }: { isOpen: boolean; counted: (id: string) => string },
): CodingProgress {
  const of = (part: Part) => texts.filter(({ codings }) => codings[part] !== undefined).length;
  return {
    texts: texts.length,
    first: of('FIRST'),
    second: of('SECOND'),
    settled: isOpen ? texts.filter(({ codings }) => finalCodes(codedAnswer(codings, counted)) !== null).length : null,
    stale: texts.filter(({ isStale }) => isStale).length,
  };
}
