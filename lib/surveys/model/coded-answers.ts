/** The codes of one answer as it stands now, by who gave them; null where that part has not coded it. */
export type CodedAnswer = {
  readonly first: readonly string[] | null;
  readonly second: readonly string[] | null;
  readonly decided: readonly string[] | null;
};

/** Whether two lists name the same codes, in whatever order. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).size === new Set(other).size && one.every((code) => other.includes(code));
}

/** What counts of an answer: what was decided, or else what both coders gave; null where neither is there. */
export function finalCodes({ first, second, decided }: CodedAnswer): readonly string[] | null {
  if (decided) return decided;
  return first && second && isSameSet(first, second) ? first : null;
}

/** A code of a book, as far as mergers go. */
export type MergedCode = { readonly id: string; readonly mergedIntoId: string | null };

/** By code: the one under which its answers are counted, which is itself unless it was merged into another. */
export function countedAs(codes: readonly MergedCode[]): (id: string) => string {
  const into = new Map(codes.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  return (id) => {
    const passed = new Set<string>();
    let code = id;
    for (let next = into.get(code); next && !passed.has(next); next = into.get(code)) {
      passed.add(code);
      code = next;
    }
    return code;
  };
}

export type Part = 'FIRST' | 'SECOND' | 'DECIDED';

/** A coding as it is stored: of one wording of one answer. */
export type StoredCoding = {
  readonly responseId: string;
  readonly textSha256: string;
  readonly part: Part;
  readonly codes: readonly string[];
};

/** A text as it stands: of which answer, and with which seal. */
export type Text = { readonly key: string; readonly responseId: string; readonly sha256: string };

/** A text is coded where this very wording of this answer was. */
export const codedName = ({ responseId, sha256 }: Omit<Text, 'key'>): string => `${responseId} ${sha256}`;

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
