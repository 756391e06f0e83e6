import type { SurveyAnswer } from '../schema';
import type { About, Asked } from './asked';
import { questionsOf, type SurveyChoice, type SurveyDefinition, type SurveyQuestion } from './definition';
import { evaluate } from './expression/evaluate';
import { parseExpression } from './expression/parse';
import { isTrue, type Value } from './expression/values';

type ValueOf = (code: string) => Value;

/** What a choice says to a filter: its own name, and what its columns say; empty where it has none of that name. */
const columnOf = ({ code, values = {} }: SurveyChoice, name: string): string => {
  if (name === 'name') return code;
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
};

/**
 * The question with the choices that its filter leaves, given the answers before it: the filter is asked of each choice. A
 * question without one is as it is; so is one whose filter cannot be read, since a choice too many is better than none.
 */
export function withChoicesLeft<Question extends SurveyQuestion>(
  question: Question,
  valueOf: ValueOf,
  about: About,
): Question {
  if (!('choiceFilter' in question) || question.choiceFilter === undefined) return question;
  const parsed = parseExpression(question.choiceFilter, { hasColumns: true });
  if (!parsed.ok) return question;
  const choices = question.choices.filter((choice) =>
    isTrue(evaluate(parsed.expression, { ...about, valueOf, columnOf: (name) => columnOf(choice, name) })),
  );
  return { ...question, choices };
}

/** Does a questionnaire offer choices by what was answered before? */
export const hasFilters = (definition: SurveyDefinition): boolean =>
  questionsOf(definition).some((question) => 'choiceFilter' in question && question.choiceFilter !== undefined);

/** By question that is asked, the choices that its filter leaves out; without those of which it leaves none out. */
export function leftOutBy(
  definition: Pick<SurveyDefinition, 'pages'>,
  { questions }: Pick<Asked, 'questions'>,
): Record<string, string[]> {
  return Object.fromEntries(
    questionsOf(definition).flatMap((whole) => {
      const asked = questions.get(whole.code);
      if (!('choiceFilter' in whole) || !asked || !('choices' in asked)) return [];
      const offered = new Set(asked.choices.map(({ code }) => code));
      const absent = whole.choices.map(({ code }) => code).filter((code) => !offered.has(code));
      return absent.length > 0 ? [[whole.code, absent]] : [];
    }),
  );
}

/**
 * An answer without the choices that the question no longer offers; none where nothing is left of it. `question`: with the
 * choices that are left.
 */
export function answerLeft(question: SurveyQuestion, answer: SurveyAnswer | undefined): SurveyAnswer | undefined {
  if (!answer || answer.kind !== 'VALUE') return answer;
  if (!('choiceFilter' in question) || question.choiceFilter === undefined) return answer;
  const left = answer.choices.filter((code) => question.choices.some((choice) => choice.code === code));
  if (left.length === answer.choices.length) return answer;
  return left.length === 0 ? undefined : { ...answer, choices: left };
}
