import { Refusal, type FieldError } from '@/lib/core/errors';
import { columnsOf, expressionError } from './model/conditions';
import type { DraftQuestion, Questionnaire } from './model/definition';
import { askedBefore } from './model/parts';
import { choicesOf, findQuestion } from './model/questionnaire';
import { goesWith, isFilterable, writeSimpleFilter } from './model/simple-filter';

type Choice = ReturnType<typeof choicesOf>[number];

/** How a form says which choices are offered. `filterBy`: an earlier question, `=` for an expression, nothing for all of them. */
type PostedFilter = {
  filterBy?: string | undefined;
  goesWith: Readonly<Record<string, string | undefined>>;
  choiceFilter?: string | undefined;
  other: boolean;
};

/**
 * The choices of a question with what its filter asks of them, and the filter, where there is one. Refuses "invalid" at the
 * field that is wrong.
 */
export function filterOf(
  draft: Questionnaire,
  question: DraftQuestion,
  posted: PostedFilter,
  choices: readonly Choice[],
): { choices: Choice[]; choiceFilter?: string } {
  const { filterBy, choiceFilter: text } = posted;
  if (!filterBy) return { choices: choices.map(withoutValues) };
  if (posted.other) refuse('filterBy', { code: 'other_with_filter' });
  if (filterBy === '=') {
    if (!text) refuse('choiceFilter', { code: 'required' });
    const error = expressionError(draft, question.code, text, { columns: columnsOf(question) });
    if (error) refuse('choiceFilter', error);
    return { choices: [...choices], choiceFilter: text };
  }
  const by = askedBefore(draft, question.code).includes(filterBy) ? findQuestion(draft, filterBy) : null;
  if (!by || !isFilterable(by)) refuse('filterBy', { code: 'invalid_choice' });
  // What was chosen for another question goes with nothing of this one.
  const answers = new Set(choicesOf(by).map(({ code }) => code));
  return {
    choices: choices.map((choice) => {
      const answer = Object.hasOwn(posted.goesWith, choice.code) ? posted.goesWith[choice.code] : undefined;
      const plain = withoutValues(choice);
      return answer && answers.has(answer) ? { ...plain, values: { [goesWith]: answer } } : plain;
    }),
    choiceFilter: writeSimpleFilter(by),
  };
}

function withoutValues({ values: _values, ...choice }: Choice): Choice {
  return choice;
}

function refuse(field: string, error: FieldError): never {
  throw new Refusal('invalid', { [field]: error });
}
