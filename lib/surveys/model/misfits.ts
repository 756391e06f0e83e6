import { canonicalJson } from '@/lib/core/canonical';
import type { FieldErrors } from '@/lib/core/errors';
import { validate } from '@/lib/core/validation';
import type { SurveyAnswer } from '../schema';
import {
  axesOf,
  placesOfRanking,
  scalePoints,
  type ChoiceAxis,
  type SurveyChoice,
  type SurveyQuestion,
} from './definition';
import { writeNumber } from './expression/values';
import { answerFieldsOf, takesAnswer, type AnsweredQuestion } from './read-answer';

/** A choice, row or column that an answer names and its question no longer has. */
export type Retired = { axis: ChoiceAxis; code: string };

/** Whatever of an answer its question no longer offers, in the order in which the answer names it. */
export function retiredOf(question: SurveyQuestion, answer: SurveyAnswer): Retired[] {
  const axes = axesOf(question);
  const missing = (axis: ChoiceAxis, codes: readonly string[]) =>
    codes
      .filter((code) => !axes[axis]?.some((choice) => choice.code === code))
      .map((code): Retired => ({ axis, code }));
  const cells = Object.entries(answer.cells ?? {});
  return [
    ...missing('CHOICE', answer.choices),
    ...missing('ROW', [...new Set(cells.map(([row]) => row))]),
    ...missing('COLUMN', [...new Set(cells.map(([, column]) => column))]),
  ];
}

/** A question with what it once offered, so that an earlier answer can be said in words. */
export function withRetired<Question extends SurveyQuestion>(
  question: Question,
  retired: Partial<Record<ChoiceAxis, readonly SurveyChoice[]>>,
): Question {
  const added = (axis: ChoiceAxis) => retired[axis] ?? [];
  if (question.type === 'MATRIX')
    return {
      ...question,
      rows: [...question.rows, ...added('ROW')],
      columns: [...question.columns, ...added('COLUMN')],
    };
  return 'choices' in question ? { ...question, choices: [...question.choices, ...added('CHOICE')] } : question;
}

/** An answer as the fields of its question post it, without what is no longer offered. */
function fieldsOf(question: AnsweredQuestion, answer: SurveyAnswer): Record<string, unknown> {
  if (answer.kind !== 'VALUE') {
    if (question.type === 'SINGLE') return { choice: answer.kind };
    return question.type === 'SCALE' ? { point: answer.kind } : { instead: answer.kind };
  }
  const gone = retiredOf(question, answer);
  const isOffered = (axis: ChoiceAxis, code: string) => !gone.some((one) => one.axis === axis && one.code === code);
  const choices = answer.choices.filter((code) => isOffered('CHOICE', code));
  const language = answer.language ?? undefined;
  switch (question.type) {
    case 'SINGLE':
      return { choice: choices[0], other: answer.other, language };
    case 'MULTIPLE':
      return { choices, other: answer.other, language };
    case 'RANKING':
      return { order: Object.fromEntries(choices.map((code, index) => [code, String(index + 1)])) };
    case 'SCALE':
      return { point: answer.number === null ? undefined : String(answer.number) };
    case 'MATRIX':
      return {
        cells: Object.fromEntries(
          Object.entries(answer.cells ?? {}).filter(
            ([row, column]) => isOffered('ROW', row) && isOffered('COLUMN', column),
          ),
        ),
      };
    case 'NUMBER':
      return { number: answer.number === null ? undefined : writeNumber(answer.number) };
    case 'DATE':
      return { date: answer.text ?? undefined };
    case 'TEXT':
    case 'LONG_TEXT':
      return { text: answer.text ?? undefined, language };
    case 'FILE':
      return {};
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return { codes: answer.codes ?? [] };
  }
}

const readAgain = (question: AnsweredQuestion, answer: SurveyAnswer, topK: number) =>
  validate(answerFieldsOf(question, placesOfRanking(question, topK), answer), fieldsOf(question, answer));

/** Whether the form of a question can show an answer: what is no longer offered has no control to stand in. */
export const isShowable = (question: SurveyQuestion, answer: SurveyAnswer): boolean =>
  retiredOf(question, answer).length === 0 &&
  (question.type !== 'SCALE' || answer.number === null || scalePoints(question).includes(answer.number));

/** What the form of a question shows of an answer that is stored: null where nothing of it fits any more. */
export function shownOf(question: SurveyQuestion, answer: SurveyAnswer, topK: number): SurveyAnswer | null {
  if (!takesAnswer(question)) return null;
  const read = readAgain(question, answer, topK);
  return read.ok ? read.value : null;
}

/** Several choices are a set: where a version has put them into another order, they are the same answer. */
const inOrder = (question: SurveyQuestion, answer: SurveyAnswer | null) =>
  answer && canonicalJson(question.type === 'RANKING' ? answer : { ...answer, choices: answer.choices.toSorted() });

/**
 * Why an answer that is stored does not fit its question, as the version that is asked now has it: a choice is no longer
 * offered, a bound is exceeded, or it is an answer of another kind. Codes by field, relative to the answer; empty where it
 * fits. `nameOf`: what a choice that is gone was called.
 */
export function misfitsOf(
  question: SurveyQuestion,
  answer: SurveyAnswer,
  topK: number,
  field: string,
  nameOf: (retired: Retired) => string = ({ code }) => code,
): FieldErrors {
  if (!takesAnswer(question)) return {};
  const gone = retiredOf(question, answer);
  if (gone.length > 0)
    return { [field]: { code: 'no_longer_offered', params: { choices: gone.map(nameOf).join(', ') } } };
  const read = readAgain(question, answer, topK);
  if (!read.ok) return read.fields;
  return inOrder(question, read.value) === inOrder(question, answer) ? {} : { [field]: { code: 'fits_no_longer' } };
}
