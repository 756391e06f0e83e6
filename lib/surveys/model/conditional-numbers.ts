import type { QuestionResult } from './survey-results';
import type { VisibleQuestion } from './visible-results';

/** A number of organisations that is printed beside a question, and of how many; `asked`: how many its logic asked, where it is known. */
type Printed = { readonly n: number; readonly asked: number | null };

/** A question that not everybody is asked, or offered all of, with the numbers that would be printed beside it. */
export type Reach = { readonly deciders: readonly string[]; readonly printed: readonly Printed[] };

/** All together, as a question counts them. */
function totalOf(question: QuestionResult): { answered: number; hidden: number; offered: readonly number[] } {
  const reached = ({ answered, missing }: { answered: number; missing: { hidden: number } }) => ({
    answered,
    hidden: missing.hidden,
  });
  switch (question.type) {
    case 'RANKING': {
      const { total } = question.result.all;
      return { ...reached(total), offered: total.rows.map(({ answered }) => answered) };
    }
    case 'MATRIX': {
      // In the row in which most did: rows are left out by who answers, not by logic.
      const rows = question.rows.map(({ tally }) => reached(tally.all.total));
      return {
        answered: Math.max(0, ...rows.map(({ answered }) => answered)),
        hidden: Math.max(0, ...rows.map(({ hidden }) => hidden)),
        offered: [],
      };
    }
    case 'SINGLE':
    case 'MULTIPLE': {
      const { total } = question.tally.all;
      return { ...reached(total), offered: total.content.map(({ answered }) => answered) };
    }
    default:
      return { ...reached(question.tally.all.total), offered: [] };
  }
}

/** How many answered a question of all together. */
export function answeredOf(question: QuestionResult): number {
  return totalOf(question).answered;
}

/**
 * Of a question with deciders, n and, where a filter offered its choices to some alone, the n of each choice.
 * @param submitted of those who were asked to take part, how many submitted
 */
export function reachOf(question: QuestionResult, submitted: number): Reach {
  const { answered, hidden, offered } = totalOf(question);
  const whole = { n: answered, asked: submitted - hidden };
  const parts = [...new Set(offered)].filter((n) => n !== answered).map((n): Printed => ({ n, asked: null }));
  return { deciders: question.conditionalOn ?? [], printed: [whole, ...parts] };
}

/** Two numbers of which a reader could find fewer than `small` by subtraction. Where logic asked as many, only silence lies between them. */
function isNear(one: Printed, other: Printed, small: number): boolean {
  const between = Math.abs(one.n - other.n);
  return between > 0 && between < small && (one.asked === null || one.asked !== other.asked);
}

/** Counts of single values that are told of a decider. */
function toldCounts(question: VisibleQuestion | undefined): number[] {
  if (!question || !('columns' in question) || !('median' in question)) return [];
  return question.columns.at(-1)?.choices.flatMap(({ count }) => count ?? []) ?? [];
}

/**
 * Whether the numbers of a conditional question would tell small counts: by themselves (too few were asked, or not asked, or
 * offered a choice), one beside another, beside the n of a question that decides, or beside another conditional question on
 * the same grounds: "above 100" beside "above 200" tells how many lie between, and two that share out a decider how many are in neither.
 * @param told conditional questions whose numbers are told already
 * @param answered by question, how many answered it
 * @param seen by question, what is told of it
 */
export function isTellingBeside(
  reach: Reach,
  {
    submitted,
    told,
    answered,
    seen,
    small,
  }: {
    readonly submitted: number;
    readonly told: readonly Reach[];
    readonly answered: ReadonlyMap<string, number>;
    readonly seen: ReadonlyMap<string, VisibleQuestion>;
    readonly small: number;
  },
): boolean {
  const { printed, deciders } = reach;
  const isAlone = printed.some(({ n, asked }) => {
    // A choice that nobody was offered tells of nobody.
    if (asked === null) return n > 0 && n < small;
    const spared = submitted - asked;
    return n < small || (spared > 0 && spared < small);
  });
  if (isAlone) return true;
  if (printed.some((one, index) => printed.slice(index + 1).some((other) => isNear(one, other, small)))) return true;
  const isBesideDecider = deciders.some((decider) => {
    const n = answered.get(decider);
    if (n === undefined) return false;
    const whole = { n, asked: n };
    if (printed.some((one) => isFewer(one, whole, submitted, small))) return true;
    // With more than one decider a value's own count is one condition less than the question's.
    const counts = deciders.length > 1 ? toldCounts(seen.get(decider)) : [];
    return counts.some((count) => printed.some((one) => isFewer(one, { n: count, asked: count }, submitted, small)));
  });
  if (isBesideDecider) return true;
  return told.some((other) => {
    const shared = deciders.filter((decider) => other.deciders.includes(decider));
    if (shared.length === 0) return false;
    return printed.some((one) =>
      other.printed.some((two) => {
        if (isNear(one, two, small)) return true;
        return shared.some((decider) => isRestSmall(one, two, answered.get(decider) ?? 0, small));
      }),
    );
  });
}

/** Of a group, few are left beside those who were asked; where everybody was asked, or the whole group, only silence is. */
function isFewer(one: Printed, group: Printed, submitted: number, small: number): boolean {
  return one.n < group.n && one.asked !== submitted && isNear(one, group, small);
}

/** Two that share out those who answered a decider, and few are in neither. */
function isRestSmall(one: Printed, two: Printed, all: number, small: number): boolean {
  const rest = all - one.n - two.n;
  const isWhole = one.asked !== null && two.asked !== null && one.asked + two.asked >= all;
  return rest > 0 && rest < small && !isWhole;
}
