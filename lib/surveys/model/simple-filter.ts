import { askedFor } from './conditions';
import type { DraftQuestion } from './definition';
import { writeExpression } from './expression/write';

/** The column in which a choice says with which earlier answer it goes; a choice without it is always offered. */
export const goesWith = 'goes_with';

/** Whether choices can go by the answer to a question: it has choices of its own. */
export const isFilterable = (question: DraftQuestion): boolean => 'choices' in question && question.choices.length > 0;

/** The choice filter that offers what goes with the answer to a question: `goes_with = '' or goes_with = ${region}`. */
export function writeSimpleFilter(question: DraftQuestion): string {
  const at = 0;
  const column = { kind: 'column', name: goesWith, at } as const;
  const reference = { kind: 'reference', code: question.code, at } as const;
  const empty = { kind: 'text', value: '' } as const;
  return writeExpression({
    kind: 'operation',
    operator: 'or',
    at,
    left: { kind: 'operation', operator: '=', left: column, right: empty, at },
    right:
      askedFor(question).kind === 'several'
        ? { kind: 'call', name: 'selected', args: [reference, column], at }
        : { kind: 'operation', operator: '=', left: column, right: reference, at },
  });
}

/** The question by whose answer a filter goes, where it is such a filter. */
export function readSimpleFilter(text: string, questions: readonly DraftQuestion[]): DraftQuestion | null {
  return questions.find((question) => isFilterable(question) && writeSimpleFilter(question) === text) ?? null;
}
