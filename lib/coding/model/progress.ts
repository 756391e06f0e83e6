import { finalCodes, type CodedAnswer } from '@/lib/surveys/model/coded-answers';
import { codedName } from './next-uncoded';

export type Part = 'FIRST' | 'SECOND' | 'DECIDED';

/** A coding as it is stored: of one wording of one answer. */
export type StoredCoding = {
  readonly responseId: string;
  readonly textSha256: string;
  readonly part: Part;
  readonly codes: readonly string[];
};

type Text = { readonly key: string; readonly responseId: string; readonly sha256: string };

/** An answer as it stands with what was coded of it. `isStale`: an earlier wording of it was coded, and this one not by both. */
export type TextCoding<T extends Text, C extends StoredCoding> = {
  readonly text: T;
  readonly codings: Readonly<Partial<Record<Part, C>>>;
  readonly isStale: boolean;
};

/** Puts codings to the texts as they stand; those of earlier wordings only say that the answer was changed. */
export function codingsOfTexts<T extends Text, C extends StoredCoding>(
  texts: readonly T[],
  codings: readonly C[],
): TextCoding<T, C>[] {
  const byText = new Map<string, Partial<Record<Part, C>>>();
  const coded = new Map<string, Set<string>>();
  for (const coding of codings) {
    const { responseId, textSha256, part } = coding;
    const name = codedName({ responseId, sha256: textSha256 });
    byText.set(name, { ...byText.get(name), [part]: coding });
    coded.set(responseId, (coded.get(responseId) ?? new Set()).add(textSha256));
  }
  return texts.map((text) => {
    const found = byText.get(codedName(text)) ?? {};
    const isWhole = found.FIRST !== undefined && found.SECOND !== undefined;
    const wordings = coded.get(text.responseId) ?? new Set();
    const wasOtherwise = [...wordings].some((wording) => wording !== text.sha256);
    return { text, codings: found, isStale: wasOtherwise && !isWhole };
  });
}

/** Codes by part, each under the code it is counted as. */
export function codedAnswer(
  codings: Readonly<Partial<Record<Part, Pick<StoredCoding, 'codes'>>>>,
  counted: (id: string) => string,
): CodedAnswer {
  const codesOf = (part: Part) => codings[part] && [...new Set(codings[part].codes.map(counted))];
  return { first: codesOf('FIRST') ?? null, second: codesOf('SECOND') ?? null, decided: codesOf('DECIDED') ?? null };
}

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
