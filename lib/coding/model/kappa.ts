import { isSameSet } from '@/lib/surveys/model/coded-answers';

/** What two coders agree on, beside what they would agree on by chance. */
export type Kappa = {
  /** Answers that both have coded. */
  readonly n: number;
  /** Of these, answers on which they agree. */
  readonly agreed: number;
  /** Cohen's κ, at most 1; null where chance alone would make them agree on all: nothing is told apart then. */
  readonly kappa: number | null;
};

/** Agreement in whole numbers, so that nothing is lost before the one division: n, agreed, and n² times the agreement by chance. */
type Counts = { readonly n: number; readonly agreed: number; readonly chance: number };

function countsOf(pairs: readonly (readonly [string, string])[]): Counts {
  const [first, second] = [new Map<string, number>(), new Map<string, number>()];
  for (const [one, other] of pairs) {
    first.set(one, (first.get(one) ?? 0) + 1);
    second.set(other, (second.get(other) ?? 0) + 1);
  }
  return {
    n: pairs.length,
    agreed: pairs.filter(([one, other]) => one === other).length,
    chance: [...first].reduce((sum, [category, count]) => sum + count * (second.get(category) ?? 0), 0),
  };
}

/** κ = (observed − chance) / (1 − chance), each the mean over the questions asked of every answer. */
function kappaOf(counts: readonly Counts[]): number | null {
  const above = counts.reduce((sum, { n, agreed, chance }) => sum + n * agreed - chance, 0);
  const possible = counts.reduce((sum, { n, chance }) => sum + n * n - chance, 0);
  return possible === 0 ? null : above / possible;
}

/**
 * Cohen's κ (Cohen 1960) of two coders who each put every answer into one category.
 * @param pairs the two categories of each answer
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const counts = countsOf(pairs);
  return { n: counts.n, agreed: counts.agreed, kappa: kappaOf([counts]) };
}

/** Codes that two coders gave to one answer; none: no code fits. */
export type CodedTwice = { readonly first: readonly string[]; readonly second: readonly string[] };

/** Agreement on whether one code applies. */
export type CodeAgreement = Kappa & {
  readonly code: string;
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
};

export type CodingAgreement = {
  readonly n: number;
  /** Answers to which both gave exactly the same codes. */
  readonly same: number;
  /** κ over all codes together (pooled, de Vries et al. 2008); a code that nobody gave changes nothing in it. */
  readonly kappa: number | null;
  readonly byCode: readonly CodeAgreement[];
};

/**
 * How far two coders agree who may each give several codes to an answer: for each code κ of "given or not", and over all
 * codes the pooled κ, whose observed and expected agreement are means over the codes.
 * @param codes in the order of the book
 * @throws RangeError on a code that is not among them.
 */
export function codingAgreement(codes: readonly string[], answers: readonly CodedTwice[]): CodingAgreement {
  const known = new Set(codes);
  for (const { first, second } of answers)
    for (const code of [...first, ...second])
      if (!known.has(code)) throw new RangeError(`"${code}" is not in the book`);
  const pairsOf = (code: string) =>
    answers.map(({ first, second }) => [String(first.includes(code)), String(second.includes(code))] as const);
  const byCode = codes.map((code): CodeAgreement => {
    const pairs = pairsOf(code);
    const count = (one: boolean, other: boolean) =>
      pairs.filter(([first, second]) => first === String(one) && second === String(other)).length;
    return {
      code,
      ...cohensKappa(pairs),
      both: count(true, true),
      onlyFirst: count(true, false),
      onlySecond: count(false, true),
    };
  });
  return {
    n: answers.length,
    same: answers.filter(({ first, second }) => isSameSet(first, second)).length,
    kappa: kappaOf(codes.map((code) => countsOf(pairsOf(code)))),
    byCode,
  };
}
