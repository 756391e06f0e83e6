import type { FieldErrors } from '@/lib/core/errors';
import { pick } from '@/lib/i18n/pick';
import { fieldNameOf, fieldOfType } from '../schema';
import type { SurveyAnswer } from '../schema';
import { shortcomingsOf, type About, type Asked } from './asked';
import {
  axesOf,
  questionsOf,
  type ChoiceAxis,
  type SurveyChoice,
  type SurveyDefinition,
  type SurveyQuestion,
} from './definition';
import { misfitsOf, withRetired } from './misfits';

/**
 * Required questions that are asked and have no answer, and answers that do not fulfil their constraint. "No consensus" and
 * its like are answers; what is not asked is not missing. @returns codes by the name of the field that stands for the question
 */
export function faultsOf(definition: SurveyDefinition, asked: Asked, about: About): FieldErrors {
  const halves = [...asked.questions.values()].filter(
    (question) =>
      question.required && asked.answers.has(question.code) && !isComplete(question, asked.answers.get(question.code)),
  );
  const all = [
    ...halves.map((question) => ({ question, code: 'answer_missing' })),
    ...shortcomingsOf(definition, asked, about),
  ];
  return Object.fromEntries(all.map(({ question, code }) => [fieldNameOf(question), { code }]));
}

/** A matrix is answered once each of its rows is. */
function isComplete(question: SurveyQuestion, answer: SurveyAnswer | undefined): boolean {
  if (!answer) return false;
  if (question.type !== 'MATRIX' || answer.kind !== 'VALUE') return true;
  return question.rows.every(({ code }) => answer.cells?.[code] !== undefined);
}

/** What questions once offered, by question and axis. */
type Once = ReadonlyMap<string, Partial<Record<ChoiceAxis, readonly SurveyChoice[]>>>;

/**
 * Answers that count and do not fit the version that is to be sealed: they were given to an earlier one, or chosen
 * before an answer above left their choice out, and nobody has looked at them since. They stand where they are, in the
 * reader's language, and are never left out in silence. `once`: what
 * their questions no longer offer. @returns codes by the name of the field
 */
export function staleFaultsOf(
  definition: Pick<SurveyDefinition, 'pages'>,
  { answers, questions }: Pick<Asked, 'answers' | 'questions'>,
  { topK, once, locale }: { topK: number; once: Once; locale: string },
): FieldErrors {
  const faults: FieldErrors = {};
  for (const question of questionsOf(definition)) {
    const answer = answers.get(question.code);
    if (!answer) continue;
    const whole = withRetired(question, once.get(question.code) ?? {});
    const found = misfitsOf(
      questions.get(question.code) ?? question,
      answer,
      topK,
      fieldOfType[question.type],
      ({ axis, code }) => {
        const label = axesOf(whole)[axis]?.find((choice) => choice.code === code)?.label;
        return pick(label, locale).text || code;
      },
    );
    for (const [field, error] of Object.entries(found)) faults[`answers.${question.code}.${field}`] = error;
  }
  return faults;
}

/** Everything that keeps an answer from being sealed as it is stored, by the name of the field. */
export function allFaultsOf(
  definition: SurveyDefinition,
  asked: Asked,
  about: About,
  stale: { topK: number; once: Once; locale: string },
): FieldErrors {
  return { ...faultsOf(definition, asked, about), ...staleFaultsOf(definition, asked, stale) };
}
