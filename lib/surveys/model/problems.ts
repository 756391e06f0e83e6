import { expressionError } from './conditions';
import { questionsOf, type DraftQuestion, type Questionnaire, type QuestionType } from './definition';
import { nothing, problemsOf, type Problem } from './questionnaire';

/** What keeps a questionnaire from being published, expressions included. `part`: code of the question, page or section. */
export type AnyProblem = { part: string | null; code: Problem['code'] | 'expression_wrong' | 'calculation_missing' };

/**
 * What is to be done before a questionnaire can be published. An expression that was right may be wrong now: what it asks for
 * was moved behind it, or taken out.
 */
export function allProblems(
  questionnaire: Questionnaire,
  asked: Readonly<Record<string, QuestionType>> = {},
): AnyProblem[] {
  const parts = questionnaire.pages.flatMap((page) => [page, ...page.sections]);
  const isWrong = (part: string, text: string | undefined, options: Parameters<typeof expressionError>[3] = {}) =>
    text !== undefined && expressionError(questionnaire, part, text, options) !== null;
  return [
    ...problemsOf(questionnaire, asked).map(({ question, code }): AnyProblem => ({ part: question, code })),
    ...parts
      .filter(({ code, condition }) => isWrong(code, condition))
      .map(({ code }): AnyProblem => ({ part: code, code: 'expression_wrong' })),
    ...questionsOf(questionnaire).flatMap((question): AnyProblem[] => {
      const part = question.code;
      if (question.type === 'CALCULATED' && question.calculation === nothing)
        return [{ part, code: 'calculation_missing' }];
      const { before, own, filter } = expressionsOf(question);
      const isAnyWrong =
        before.some((text) => isWrong(part, text)) ||
        isWrong(part, own, { hasSelf: true }) ||
        isWrong(part, filter, { columns: 'any' });
      return isAnyWrong ? [{ part, code: 'expression_wrong' }] : [];
    }),
  ];
}

/** The expressions of a question: over what is asked before it, over its own answer, and over each of its choices. */
function expressionsOf(question: DraftQuestion): { before: string[]; own?: string; filter?: string } {
  const before = [
    question.condition,
    question.type === 'CALCULATED' ? question.calculation : undefined,
    'requiredWhen' in question ? question.requiredWhen : undefined,
    'default' in question ? question.default : undefined,
  ].filter((text) => text !== undefined);
  const own = 'constraint' in question ? question.constraint?.expression : undefined;
  const filter = 'choiceFilter' in question ? question.choiceFilter : undefined;
  return { before, ...(own === undefined ? {} : { own }), ...(filter === undefined ? {} : { filter }) };
}
