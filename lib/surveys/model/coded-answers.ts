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
