import { z } from 'zod';
import { day, line, optional, text } from '@/lib/core/validation';
import type { SurveyAnswer } from '../schema';
import {
  nonAnswerKinds,
  offeredChoices,
  otherCode,
  scalePoints,
  type NonAnswerKind,
  type SurveyQuestion,
} from './definition';
import { readFigure } from './figure';

type Of<Type extends SurveyQuestion['type']> = Extract<SurveyQuestion, { type: Type }>;
type Reading = z.ZodType<SurveyAnswer | null>;
type Refuse = (field: string, code: string, params?: Record<string, number | string>) => void;

/** Longest texts where a question names no length of its own. */
export const longestAnswer = { TEXT: 300, LONG_TEXT: 4_000 } as const;
const longestOther = 300;

const withoutValue: Omit<SurveyAnswer, 'kind'> = { choices: [], number: null, text: null, language: null };
const nonAnswer = (kind: NonAnswerKind): SurveyAnswer => ({ kind, ...withoutValue });
const valueAnswer = (value: Partial<Omit<SurveyAnswer, 'kind'>>): SurveyAnswer => ({
  kind: 'VALUE',
  ...withoutValue,
  ...value,
});

/** "No consensus" and its like, beside a field of their own; an empty text means: the answer above counts. */
const instead = optional(z.enum(nonAnswerKinds));
const language = optional(z.string().regex(/^[a-z]{2,3}$/, 'invalid_choice'));
const otherText = optional(line({ max: longestOther }));

const refusal =
  (context: z.RefinementCtx): Refuse =>
  (field, code, params = {}) =>
    context.addIssue({ code: 'custom', path: [field], params: { code, ...params } });

/** Refuses an answer together with a reason for none: which of the two is meant is not ours to guess. */
function orReason(answer: SurveyAnswer | null, reason: NonAnswerKind | undefined, refuse: Refuse): SurveyAnswer | null {
  if (answer && reason) refuse('instead', 'answer_or_reason');
  return reason ? nonAnswer(reason) : answer;
}

/** One choice, or a reason among the choices. */
function readSingle(question: Of<'SINGLE'>): Reading {
  const codes = offeredChoices(question).map((choice) => choice.code);
  return z
    .strictObject({ choice: optional(z.enum([...codes, ...nonAnswerKinds])), other: otherText, language })
    .transform((value, context): SurveyAnswer | null => {
      const { choice: chosen, other } = value;
      const isOther = question.other === true && chosen === otherCode;
      reportOther(question, { isOther, other }, refusal(context));
      const reason = nonAnswerKinds.find((kind) => kind === chosen);
      if (reason) return nonAnswer(reason);
      if (chosen === undefined) return null;
      return valueAnswer({ choices: [chosen], ...(isOther ? otherWords(value) : {}) });
    });
}

/** Any number of the choices, within the bounds of the question. */
function readMultiple(question: Of<'MULTIPLE'>): Reading {
  const codes = offeredChoices(question).map((choice) => choice.code);
  const { minChoices = 1, maxChoices = codes.length } = question;
  return z
    .strictObject({
      choices: z.array(z.enum(codes)).max(codes.length).default([]),
      other: otherText,
      language,
      instead,
    })
    .transform((value, context): SurveyAnswer | null => {
      const refuse = refusal(context);
      const chosen = codes.filter((item) => value.choices.includes(item));
      const isOther = question.other === true && chosen.includes(otherCode);
      reportOther(question, { isOther, other: value.other }, refuse);
      if (chosen.length > 0 && chosen.length < minChoices) refuse('choices', 'too_few', { min: minChoices });
      if (chosen.length > maxChoices) refuse('choices', 'too_many_items', { max: maxChoices });
      const answer =
        chosen.length === 0 ? null : valueAnswer({ choices: chosen, ...(isOther ? otherWords(value) : {}) });
      return orReason(answer, value.instead, refuse);
    });
}

type OtherValue = { other?: string | undefined; language?: string | undefined };
const otherWords = ({ other, language: of }: OtherValue) => (other ? { other, language: of ?? null } : {});

/** "Other" is specified, and what is specified is chosen. */
function reportOther(
  question: Of<'SINGLE' | 'MULTIPLE'>,
  { isOther, other }: { isOther: boolean; other: string | undefined },
  refuse: Refuse,
) {
  if (isOther && !other) refuse('other', 'other_missing');
  if (!isOther && other) refuse('other', question.other ? 'other_not_chosen' : 'unknown_field');
}

/** Positions by choice code, as posted by the ranking field; empty = not in the order. Codes in order of preference. */
function readRanking(question: Of<'RANKING'>, places: number): Reading {
  const codes = question.choices.map((choice) => choice.code);
  const positions = z.strictObject(Object.fromEntries(codes.map((item) => [item, z.string().max(10).optional()])));
  return z.strictObject({ order: positions.default({}), instead }).transform((value, context): SurveyAnswer | null => {
    const refuse = refusal(context);
    const order = orderOf(value.order, codes, places, (code, params) => refuse('order', code, params));
    return orReason(order.length === 0 ? null : valueAnswer({ choices: order }), value.instead, refuse);
  });
}

function orderOf(
  positions: Record<string, string | undefined>,
  codes: readonly string[],
  topK: number,
  refuse: (code: string, params?: Record<string, number>) => void,
): string[] {
  const placed = codes.flatMap((item) => {
    const position = positions[item]?.trim();
    return position ? [{ item, position: /^\d{1,3}$/.test(position) ? Number(position) : Number.NaN }] : [];
  });
  const sorted = placed.toSorted((one, other) => one.position - other.position);
  if (placed.some(({ position }) => !(position >= 1))) refuse('invalid');
  else if (new Set(placed.map(({ position }) => position)).size < placed.length) refuse('position_twice');
  else if (placed.length > topK) refuse('too_many_items', { max: topK });
  else if (sorted.some(({ position }, index) => position !== index + 1)) refuse('position_gap');
  return sorted.map(({ item }) => item);
}

function readScale(question: Of<'SCALE'>): Reading {
  const points = scalePoints(question).map(String);
  return z
    .strictObject({ point: optional(z.enum([...points, ...nonAnswerKinds])) })
    .transform(({ point }): SurveyAnswer | null => {
      const reason = nonAnswerKinds.find((kind) => kind === point);
      if (reason) return nonAnswer(reason);
      return point === undefined ? null : valueAnswer({ number: Number(point) });
    });
}

/** A column for each row that was answered. */
function readMatrix(question: Of<'MATRIX'>): Reading {
  const column = optional(z.enum(question.columns.map(({ code }) => code)));
  const cells = z.strictObject(Object.fromEntries(question.rows.map(({ code }) => [code, column])));
  return z.strictObject({ cells: cells.prefault({}), instead }).transform((value, context): SurveyAnswer | null => {
    const given = question.rows.flatMap(({ code }) => {
      const chosen = value.cells[code];
      return chosen === undefined ? [] : [[code, chosen] as const];
    });
    const answer = given.length === 0 ? null : valueAnswer({ cells: Object.fromEntries(given) });
    return orReason(answer, value.instead, refusal(context));
  });
}

function readNumber({ decimals, min, max }: Of<'NUMBER'>): Reading {
  return z
    .strictObject({ number: optional(z.string().max(40)), instead })
    .transform((value, context): SurveyAnswer | null => {
      const refuse = refusal(context);
      if (value.number === undefined) return orReason(null, value.instead, refuse);
      const number = readFigure(value.number);
      if (number === null) refuse('number', 'not_a_number');
      else if (Number(number.toFixed(decimals)) !== number)
        refuse('number', decimals === 0 ? 'not_a_whole_number' : 'too_many_decimals', { max: decimals });
      else if (min !== undefined && number < min) refuse('number', 'too_small', { min });
      else if (max !== undefined && number > max) refuse('number', 'too_big', { max });
      return orReason(valueAnswer({ number }), value.instead, refuse);
    });
}

/** A day as `YYYY-MM-DD`; so written, days stand in the order of time. */
function readDate({ min, max }: Of<'DATE'>): Reading {
  return z.strictObject({ date: optional(day), instead }).transform((value, context): SurveyAnswer | null => {
    const refuse = refusal(context);
    const { date } = value;
    if (date && min && date < min) refuse('date', 'date_too_early', { min });
    if (date && max && date > max) refuse('date', 'date_too_late', { max });
    return orReason(date ? valueAnswer({ text: date }) : null, value.instead, refuse);
  });
}

function readText({ type, minLength = 1, maxLength = longestAnswer[type] }: Of<'TEXT' | 'LONG_TEXT'>): Reading {
  const length = { min: minLength, max: maxLength };
  return z
    .strictObject({ text: optional(type === 'TEXT' ? line(length) : text(length)), language, instead })
    .transform((value, context): SurveyAnswer | null => {
      const answer = value.text ? valueAnswer({ text: value.text, language: value.language ?? null }) : null;
      return orReason(answer, value.instead, refusal(context));
    });
}

/**
 * A file is stored by itself and apart (`keepFile`), so that a mistake elsewhere does not lose it: what is posted with the
 * page leaves it (`kept`) or takes it back.
 */
function readFile(kept: SurveyAnswer | null): Reading {
  return z
    .strictObject({ remove: z.literal('on').optional(), instead })
    .transform((value, context): SurveyAnswer | null => {
      const file = value.remove || kept?.file === undefined ? null : kept;
      return orReason(file, value.instead, refusal(context));
    });
}

/** Codes of a list that the house keeps; that they are in it is looked up where the answer is stored. */
function readCodes({ multiple }: Of<'COUNTRY' | 'ORGANISATION' | 'THEME' | 'OBJECTIVE'>): Reading {
  const code = z.string().min(1).max(60);
  return z
    .strictObject({
      codes: z.preprocess(
        (given) => (given === '' ? [] : typeof given === 'string' ? [given] : given),
        z
          .array(code)
          .max(multiple ? 300 : 1)
          .default([]),
      ),
      instead,
    })
    .transform((value, context): SurveyAnswer | null => {
      const codes = [...new Set(value.codes)];
      return orReason(codes.length === 0 ? null : valueAnswer({ codes }), value.instead, refusal(context));
    });
}

/** How the fields of one question are read; null = not answered. `kept`: what is stored already, for files. */
export function answerFieldsOf(question: AnsweredQuestion, places: number, kept: SurveyAnswer | null): Reading {
  switch (question.type) {
    case 'SINGLE':
      return readSingle(question);
    case 'MULTIPLE':
      return readMultiple(question);
    case 'RANKING':
      return readRanking(question, places);
    case 'SCALE':
      return readScale(question);
    case 'MATRIX':
      return readMatrix(question);
    case 'NUMBER':
      return readNumber(question);
    case 'DATE':
      return readDate(question);
    case 'TEXT':
    case 'LONG_TEXT':
      return readText(question);
    case 'FILE':
      return readFile(kept);
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return readCodes(question);
  }
}

/** A question that somebody answers: a note takes no answer, a calculation is made. */
export type AnsweredQuestion = Exclude<SurveyQuestion, { type: 'NOTE' | 'CALCULATED' }>;
export const takesAnswer = (question: SurveyQuestion): question is AnsweredQuestion =>
  question.type !== 'NOTE' && question.type !== 'CALCULATED';
