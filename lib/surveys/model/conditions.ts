import type { FieldError } from '@/lib/core/errors';
import { otherCode, type DraftQuestion, type Questionnaire } from './definition';
import { checkExpression, type AskedFor } from './expression/check';
import type { Expression, Operator } from './expression/expression';
import { parseExpression } from './expression/parse';
import { writeExpression } from './expression/write';
import { askedBefore } from './parts';
import { findQuestion } from './questionnaire';
import type { Test } from './tests';

/** A condition as it is put together without writing an expression: one question, one test, one value. */
export type SimpleCondition = { question: string; test: Test; value: string };

/** What an expression may ask of a question. */
export function askedFor(question: DraftQuestion): AskedFor {
  const others = 'other' in question && question.other ? [otherCode] : [];
  const codes = 'choices' in question ? [...question.choices.map(({ code }) => code), ...others] : [];
  switch (question.type) {
    case 'SINGLE':
      return { kind: 'one', choices: codes };
    case 'MULTIPLE':
    case 'RANKING':
      return { kind: 'several', choices: codes };
    case 'MATRIX':
      return {
        kind: 'several',
        choices: question.rows.flatMap((row) => question.columns.map((column) => `${row.code}:${column.code}`)),
      };
    case 'SCALE':
    case 'NUMBER':
      return { kind: 'number' };
    case 'DATE':
      return { kind: 'date' };
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
      return { kind: question.multiple ? 'several' : 'one' };
    case 'NOTE':
      return { kind: 'nothing' };
    default:
      return { kind: 'text' };
  }
}

/** The expression that a simple condition stands for. */
export function writeSimple({ question, test, value }: SimpleCondition, kind: AskedFor['kind']): string {
  const reference: Expression = { kind: 'reference', code: question, at: 0 };
  const compared = (operator: Operator, right: Expression): Expression => ({
    kind: 'operation',
    operator,
    left: reference,
    right,
    at: 0,
  });
  const text: Expression = { kind: 'text', value };
  const given: Expression = kind === 'number' ? { kind: 'number', value: Number(value) } : text;
  const call = (name: string, args: Expression[]): Expression => ({ kind: 'call', name, args, at: 0 });
  const chosen = call('selected', [reference, text]);
  const empty: Expression = { kind: 'text', value: '' };
  switch (test) {
    case 'is':
      return writeExpression(kind === 'several' ? chosen : compared('=', given));
    case 'is_not':
      return writeExpression(kind === 'several' ? call('not', [chosen]) : compared('!=', given));
    case 'at_least':
      return writeExpression(compared('>=', given));
    case 'at_most':
      return writeExpression(compared('<=', given));
    case 'answered':
      return writeExpression(compared('!=', empty));
    case 'not_answered':
      return writeExpression(compared('=', empty));
  }
}

const testOfOperator: Partial<Record<Operator, Test>> = {
  '=': 'is',
  '!=': 'is_not',
  '>=': 'at_least',
  '<=': 'at_most',
};

/** The simple condition that an expression is, where it is one. */
export function readSimple(text: string): SimpleCondition | null {
  const parsed = parseExpression(text);
  if (!parsed.ok) return null;
  const { expression } = parsed;
  if (expression.kind === 'call' && expression.name === 'not' && expression.args.length === 1) {
    const [inner] = expression.args;
    const simple = inner && readSelected(inner);
    return simple ? { ...simple, test: 'is_not' } : null;
  }
  if (expression.kind !== 'operation') return readSelected(expression);
  const { operator, left, right } = expression;
  const test = testOfOperator[operator];
  if (!test || left.kind !== 'reference' || (right.kind !== 'text' && right.kind !== 'number')) return null;
  const value = String(right.value);
  if (value === '') return { question: left.code, test: test === 'is' ? 'not_answered' : 'answered', value };
  return { question: left.code, test, value };
}

function readSelected(expression: Expression): SimpleCondition | null {
  if (expression.kind !== 'call' || expression.name !== 'selected') return null;
  const [of, value] = expression.args;
  return of?.kind === 'reference' && value?.kind === 'text'
    ? { question: of.code, test: 'is', value: value.value }
    : null;
}

/** The columns that say something of a question's choices, and the name of a choice itself: what its filter can name. */
export function columnsOf(question: DraftQuestion): ReadonlySet<string> {
  const choices = 'choices' in question ? question.choices : [];
  return new Set(['name', ...choices.flatMap(({ values }) => Object.keys(values ?? {}))]);
}

type Meaning = {
  /** `.` is the answer that is being checked. */
  hasSelf?: boolean;
  /** Of a choice filter: bare names are columns, these or any. */
  columns?: ReadonlySet<string> | 'any';
};

/**
 * What is wrong with an expression at a part of the questionnaire, as an error of its field; null where nothing is. Only
 * what is asked before the part can be asked for.
 */
export function expressionError(
  questionnaire: Questionnaire,
  part: string,
  text: string,
  { hasSelf = false, columns }: Meaning = {},
): FieldError | null {
  const parsed = parseExpression(text, { hasColumns: columns !== undefined });
  if (!parsed.ok) return { code: `expression_${parsed.code}`, params: { at: parsed.at + 1, name: parsed.name ?? '' } };
  const before = new Set(askedBefore(questionnaire, part));
  const find = (code: string) => {
    const question = before.has(code) || (hasSelf && code === part) ? findQuestion(questionnaire, code) : null;
    return question && askedFor(question);
  };
  const [fault] = checkExpression(parsed.expression, {
    find,
    hasSelf,
    ...(columns && columns !== 'any' ? { columns } : {}),
  });
  return fault ? { code: `expression_${fault.code}`, params: { at: fault.at + 1, name: fault.name } } : null;
}
