import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { answerInWords } from './answer-in-words';
import type { Lists } from './about';
import type { Asked } from './asked';
import { questionsOf, type Questionnaire, type SurveyDefinition } from './definition';
import { pipe } from './expression/piping';
import { writtenValue } from './expression/values';
import { takesAnswer } from './read-answer';

/**
 * Puts answers into a text that names them, as the reader's language says them: labels and not codes. Where nothing is
 * answered, or "no consensus" and its like, nothing stands there.
 */
export function answerPiper(
  definition: Pick<SurveyDefinition, 'pages'>,
  { answers, valueOf }: Asked,
  lists: Lists,
  locale: Locale,
): (text: string) => string {
  const questions = new Map(questionsOf(definition).map((question) => [question.code, question]));
  const textOf = (code: string) => {
    const question = questions.get(code);
    if (question?.type === 'CALCULATED') return writtenValue(valueOf(code));
    const answer = answers.get(code);
    if (!question || answer?.kind !== 'VALUE') return '';
    const nameOf = (one: string) =>
      pick(lists[question.type]?.find((option) => option.code === one)?.label, locale).text || one;
    if (answer.codes) return answer.codes.map(nameOf).join(', ');
    return answerInWords(question, answer, locale).text.replaceAll('\n', ', ');
  };
  return (text) => pipe(text, textOf);
}

/**
 * Puts into a text, in the place of each answer that it names, where that answer will come from: for whoever looks at a
 * questionnaire that nobody has answered. `wordsOf`: for the number of a question, null where the page calculates it.
 */
export function placePiper(
  pages: SurveyDefinition['pages'] | Questionnaire['pages'],
  wordsOf: (number: number | null) => string,
): (text: string) => string {
  const numbers = new Map(
    questionsOf({ pages })
      .filter(takesAnswer)
      .map(({ code }, index) => [code, index + 1]),
  );
  return (text) => pipe(text, (code) => wordsOf(numbers.get(code) ?? null));
}
