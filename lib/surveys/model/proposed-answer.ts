import type { SurveyAnswer } from '../schema';
import type { About, Asked } from './asked';
import { placesOfRanking, scalePoints, type SurveyQuestion } from './definition';
import { isDate } from './expression/dates';
import { evaluate } from './expression/evaluate';
import { parseExpression } from './expression/parse';
import { isEmpty, toNumber, writtenValue, type Value } from './expression/values';
import { longestAnswer } from './read-answer';

const empty = { choices: [], number: null, text: null, language: null };
const words = (text: string) => text.split(/\s+/).filter(Boolean);
const isWithin = <Of extends number | string>(value: Of, least: Of | undefined, most: Of | undefined) =>
  (least === undefined || value >= least) && (most === undefined || value <= most);

/**
 * What a question proposes to a party that has never answered it: its default, as far as it could be saved as it stands. Null
 * where it proposes nothing. It is shown and no more: until somebody saves it, it is no answer, and no condition sees it.
 * `question`: as it is asked now (`Asked.questions`). `topK`: the meeting's places of a ranking.
 */
export function proposedAnswer(
  question: SurveyQuestion,
  { valueOf }: Pick<Asked, 'valueOf'>,
  { topK, about }: { topK: number; about: About },
): SurveyAnswer | null {
  if (!('default' in question) || question.default === undefined) return null;
  const parsed = parseExpression(question.default);
  if (!parsed.ok) return null;
  const value = evaluate(parsed.expression, { ...about, valueOf });
  if (isEmpty(value)) return null;
  const answer = answerOf(question, value, topK);
  return answer && { kind: 'VALUE', ...empty, ...answer };
}

/** Everything that is proposed of what is asked, by question code; `written`: questions that were ever answered. */
export function proposedAnswers(
  asked: Asked,
  written: Readonly<Record<string, unknown>>,
  frame: { topK: number; about: About },
): Record<string, SurveyAnswer> {
  return Object.fromEntries(
    [...asked.questions].flatMap(([code, question]) => {
      const answer = Object.hasOwn(written, code) ? null : proposedAnswer(question, asked, frame);
      return answer ? [[code, answer] as const] : [];
    }),
  );
}

/** Whether an answer says what was proposed, in whichever language its text is. */
export function isAsProposed(answer: SurveyAnswer, proposed: SurveyAnswer | undefined): boolean {
  const said = ({ kind, choices, number, text, codes }: SurveyAnswer) =>
    JSON.stringify([kind, choices, number, text, codes]);
  return proposed !== undefined && said(answer) === said(proposed);
}

function answerOf(question: SurveyQuestion, value: Value, topK: number): Partial<SurveyAnswer> | null {
  const text = writtenValue(value).trim();
  switch (question.type) {
    case 'SINGLE':
      return question.choices.some(({ code }) => code === text) ? { choices: [text] } : null;
    case 'MULTIPLE':
      return listed(question.choices.map(({ code }) => code).filter((code) => words(text).includes(code)));
    case 'RANKING': {
      const known = new Set(question.choices.map(({ code }) => code));
      const order = [...new Set(words(text))].filter((code) => known.has(code));
      return listed(order.slice(0, placesOfRanking(question, topK)));
    }
    case 'SCALE':
      return scalePoints(question).includes(toNumber(value)) ? { number: toNumber(value) } : null;
    case 'NUMBER': {
      const number = toNumber(value);
      const isWhole = Number.isFinite(number) && Number(number.toFixed(question.decimals)) === number;
      return isWhole && isWithin(number, question.min, question.max) ? { number } : null;
    }
    case 'DATE': {
      const day = text.slice(0, 10);
      return isDate(day) && isWithin(day, question.min, question.max) ? { text: day } : null;
    }
    case 'TEXT':
    case 'LONG_TEXT':
      return isWithin(text.length, question.minLength ?? 1, question.maxLength ?? longestAnswer[question.type])
        ? { text: question.type === 'TEXT' ? text.replace(/\s+/g, ' ') : text }
        : null;
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return { codes: question.multiple ? [...new Set(words(text))] : [text] };
    case 'MATRIX':
    case 'FILE':
    case 'NOTE':
    case 'CALCULATED':
      return null;
  }
}

const listed = (choices: string[]) => (choices.length > 0 ? { choices } : null);
