import type { SurveyAnswer } from '../schema';
import { answerLeft, withChoicesLeft } from './choices-left';
import type { SurveyDefinition, SurveyPage, SurveyQuestion } from './definition';
import { evaluate } from './expression/evaluate';
import { referencesOf } from './expression/expression';
import { parseExpression } from './expression/parse';
import { pipedCodes } from './expression/piping';
import { isTrue, type Value } from './expression/values';

/** What expressions are evaluated among, beside the answers. */
export type About = {
  now: Date;
  /** Whose clocks `today()` and `now()` are of. */
  zone: string;
  /** Language of names that a calculation writes. What is asked and what is sealed must not depend on who reads: there it is the meeting's own. */
  locale: string;
  /** How a choice of a question is called in that language; its code where this is left out. */
  choiceName?: (question: string, choice: string) => string;
  /** How a stored file is called; `file` where that is not known. */
  fileName?: (id: string) => string | undefined;
};

/** The part of a questionnaire that is asked of a party, given its answers. */
export type Asked = {
  /** Codes of the pages, sections and questions that are asked. */
  codes: ReadonlySet<string>;
  /** The questions among them as they are asked now: with the choices that are offered, and required where they have become so. */
  questions: ReadonlyMap<string, SurveyQuestion>;
  /** The answers that count: an answer to what is not asked does not. One that names what is not offered is refused when it is submitted. */
  answers: ReadonlyMap<string, SurveyAnswer>;
  /** An answer or a calculated value as expressions see it, without choices that are not offered; empty where there is none. */
  valueOf: (code: string) => Value;
};

/**
 * What an answer is to an expression: codes, a number or a text; of a matrix `row:column` for each row that is answered, so
 * that `selected(${views}, 'labour:high')` and `count-selected(${views})` can be asked; of a file its name. "No consensus" and
 * its like are no value.
 */
export function valueOfAnswer(
  question: SurveyQuestion,
  answer: SurveyAnswer | undefined,
  { fileName }: Pick<About, 'fileName'> = {},
): Value {
  if (answer?.kind !== 'VALUE') return '';
  if (answer.file) return fileName?.(answer.file.id) ?? 'file';
  if (answer.cells)
    return Object.entries(answer.cells)
      .map(([row, column]) => `${row}:${column}`)
      .join(' ');
  if (answer.number !== null) return answer.number;
  if (answer.text !== null) return answer.text;
  if (answer.codes) return answer.codes.join(' ');
  return question.type === 'SINGLE' ? (answer.choices[0] ?? '') : answer.choices.join(' ');
}

/** Whether a question takes an answer: notes and calculated values take none. */
export const takesAnswer = ({ type }: Pick<SurveyQuestion, 'type'>): boolean =>
  type !== 'NOTE' && type !== 'CALCULATED';

/**
 * What is asked, in one pass from top to bottom: an answer to what is not asked opens nothing further down. An expression
 * that cannot be read hides nothing: a question asked in vain is better than one never seen.
 */
export function askedParts(
  { pages }: Pick<SurveyDefinition, 'pages'>,
  given: Readonly<Record<string, SurveyAnswer>>,
  about: About,
): Asked {
  const codes = new Set<string>();
  const questions = new Map<string, SurveyQuestion>();
  const answers = new Map<string, SurveyAnswer>();
  const values = new Map<string, Value>();
  const valueOf = (code: string) => values.get(code) ?? '';
  const isMet = (condition: string | undefined) => {
    const value = condition === undefined ? true : valueOfText(condition, valueOf, about);
    return value === null || isTrue(value);
  };
  for (const page of pages) {
    if (!isMet(page.condition)) continue;
    codes.add(page.code);
    for (const section of page.sections) {
      if (!isMet(section.condition)) continue;
      codes.add(section.code);
      for (const question of section.questions) {
        if (!isMet(question.condition)) continue;
        codes.add(question.code);
        const asked = withChoicesLeft(question, valueOf, about);
        questions.set(question.code, asked);
        const answer = Object.hasOwn(given, question.code) ? given[question.code] : undefined;
        if (answer && takesAnswer(question)) answers.set(question.code, answer);
        values.set(
          question.code,
          question.type === 'CALCULATED'
            ? (valueOfText(question.calculation, valueOf, about) ?? '')
            : valueOfAnswer(question, answerLeft(asked, answer), about),
        );
      }
    }
  }
  for (const [code, question] of questions)
    if ('requiredWhen' in question && question.requiredWhen !== undefined && isNeeded(question.requiredWhen))
      questions.set(code, { ...question, required: true });
  return { codes, questions, answers, valueOf };

  /** A condition that cannot be read makes nothing required: what cannot be left out could not be submitted either. */
  function isNeeded(text: string): boolean {
    const value = valueOfText(text, valueOf, about);
    return value !== null && isTrue(value);
  }
}

/** Null where the text is no expression. */
function valueOfText(text: string, valueOf: (code: string) => Value, about: About): Value | null {
  const parsed = parseExpression(text);
  return parsed.ok ? evaluate(parsed.expression, { ...about, valueOf }) : null;
}

/**
 * The pages that are asked, in their order, with what is asked on them, as it is asked now: a section of which nothing is asked
 * is left out.
 */
export const askedPages = (
  { pages }: Pick<SurveyDefinition, 'pages'>,
  { codes, questions: asked }: Asked,
): SurveyPage[] =>
  pages
    .filter(({ code }) => codes.has(code))
    .map((page) => ({
      ...page,
      sections: page.sections
        .map((section) => ({ ...section, questions: section.questions.flatMap(({ code }) => asked.get(code) ?? []) }))
        .filter(({ questions }) => questions.length > 0),
    }));

/** The pages that there is something to see on: one with calculations alone is no page. */
export const shownPages = (definition: Pick<SurveyDefinition, 'pages'>, asked: Asked): SurveyPage[] =>
  askedPages(definition, asked).filter(({ sections }) =>
    sections.some(({ questions }) => questions.some(({ type }) => type !== 'CALCULATED')),
  );

/** How many questions of a page are answered, of those that are asked there and take an answer. */
export type Progress = { done: number; total: number };

/** How far an answer has come: what is not asked counts neither as answered nor as missing. */
export function progressOf(pages: readonly SurveyPage[], { codes, answers }: Asked): Progress {
  const questions = pages
    .flatMap(({ sections }) => sections.flatMap((section) => section.questions))
    .filter((question) => takesAnswer(question) && codes.has(question.code));
  return { done: questions.filter(({ code }) => answers.has(code)).length, total: questions.length };
}

/** The questions of a page that are asked. */
export const askedQuestions = ({ sections }: SurveyPage, { codes }: Asked): SurveyQuestion[] =>
  sections.flatMap(({ questions }) => questions).filter(({ code }) => codes.has(code));

/** What keeps an answer from being submitted: a required question has none, or what was answered does not fulfil its constraint. */
export type Shortcoming = { page: string; question: SurveyQuestion; code: 'answer_missing' | 'constraint' };

/** Everything that keeps the answer from being submitted, in the order of the questionnaire. "No consensus" is an answer. */
export function shortcomingsOf(definition: Pick<SurveyDefinition, 'pages'>, asked: Asked, about: About): Shortcoming[] {
  return askedPages(definition, asked).flatMap((page) =>
    askedQuestions(page, asked).flatMap((question): Shortcoming[] => {
      if (!takesAnswer(question)) return [];
      const answer = asked.answers.get(question.code);
      if (!answer) return question.required ? [{ page: page.code, question, code: 'answer_missing' }] : [];
      return isFulfilled(question, asked, about) ? [] : [{ page: page.code, question, code: 'constraint' }];
    }),
  );
}

/** Whether an answer is what its constraint asks for; one that is not there, or a constraint that cannot be read, breaks nothing. */
export function isFulfilled(question: SurveyQuestion, { valueOf }: Pick<Asked, 'valueOf'>, about: About): boolean {
  const self = valueOf(question.code);
  if (!('constraint' in question) || !question.constraint || self === '') return true;
  const parsed = parseExpression(question.constraint.expression);
  return !parsed.ok || isTrue(evaluate(parsed.expression, { ...about, valueOf, self }));
}

/** Codes of the questions on whose answers it depends what a questionnaire asks or says further down. */
export function decidingCodes({ pages }: Pick<SurveyDefinition, 'pages'>): Set<string> {
  const expressions: string[] = [];
  const texts: string[] = [];
  for (const page of pages)
    for (const part of [page, ...page.sections, ...page.sections.flatMap(({ questions }) => questions)]) {
      if (part.condition) expressions.push(part.condition);
      expressions.push(...('type' in part ? ownExpressions(part) : []));
      for (const words of [
        'label' in part ? part.label : undefined,
        'help' in part ? part.help : undefined,
        'intro' in part ? part.intro : undefined,
      ])
        texts.push(...Object.values(words ?? {}).flatMap((text) => text ?? []));
    }
  return new Set([
    ...expressions.flatMap((text) => {
      const parsed = parseExpression(text, { hasColumns: true });
      return parsed.ok ? referencesOf(parsed.expression) : [];
    }),
    ...texts.flatMap(pipedCodes),
  ]);
}

/** The expressions of a question over other answers, but for its condition. */
function ownExpressions(question: SurveyQuestion): string[] {
  if (question.type === 'NOTE') return [];
  if (question.type === 'CALCULATED') return [question.calculation];
  const choosing = 'choiceFilter' in question ? question.choiceFilter : undefined;
  const proposing = 'default' in question ? question.default : undefined;
  return [question.requiredWhen, choosing, proposing].filter((text) => text !== undefined);
}
