import { scalePoints, type DraftQuestion, type QuestionType } from './definition';
import { isDate } from './expression/dates';
import { allParts, type Expression } from './expression/expression';
import { parseExpression } from './expression/parse';
import { writeNumber } from './expression/values';
import { writeExpression } from './expression/write';

/** What a text asks for as a default: a value as it stands, or an expression that gives one. */
export type DefaultText = { kind: 'value'; value: string } | { kind: 'expression' };

/**
 * A default as forms write it: `north` and `2026-11-29` are values, `today()` and `${stage}` expressions. As XLSForm has it: what
 * calculates, calls or asks for an answer is an expression, and hyphens of days calculate nothing.
 */
export function readDefaultText(text: string, type: QuestionType): DefaultText {
  const value = { kind: 'value', value: text.trim() } as const;
  if (type === 'DATE' && /^\d{4}-\d{2}-\d{2}$/.test(value.value)) return value;
  if (/^-?(\d+(\.\d*)?|\.\d+)$/.test(value.value)) return value;
  const parsed = parseExpression(text);
  if (!parsed.ok) return /\$\{|^[a-z][a-z0-9:-]*\(.*\)$/is.test(value.value) ? { kind: 'expression' } : value;
  const isCalculated = [...allParts(parsed.expression)].some(({ kind }) =>
    ['reference', 'operation', 'negative', 'call'].includes(kind),
  );
  return isCalculated ? { kind: 'expression' } : value;
}

/** The expression that stands for a value. */
export function valueAsDefault(value: string, type: QuestionType): string {
  const isNumber = type === 'NUMBER' || type === 'SCALE';
  return isNumber && /^-?\d+(\.\d+)?$/.test(value)
    ? writeNumber(Number(value))
    : writeExpression({ kind: 'text', value });
}

/** Whether a value is of the kind that answers a question; whether it keeps to its limits is asked when it is answered. */
export function canBeDefault(question: DraftQuestion, value: string): boolean {
  switch (question.type) {
    case 'SINGLE':
    case 'MULTIPLE':
    case 'RANKING': {
      const names = question.type === 'SINGLE' ? [value] : value.split(/\s+/);
      return names.every((name) => question.choices.some(({ code }) => code === name));
    }
    case 'SCALE':
      return scalePoints(question).includes(Number(value));
    case 'NUMBER':
      return /^-?\d+(\.\d+)?$/.test(value) && Number(Number(value).toFixed(question.decimals)) === Number(value);
    case 'DATE':
      return isDate(value);
    case 'MATRIX':
    case 'FILE':
    case 'NOTE':
    case 'CALCULATED':
      return false;
    default:
      return true;
  }
}

/** An expression in the one way it is kept: `string('a')` is how a form says a value that reads like an expression. */
export function plainDefault(text: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok || parsed.expression.kind !== 'call' || parsed.expression.name !== 'string') return text;
  const [of] = parsed.expression.args;
  return of && textOf(of) !== null ? writeExpression(of) : text;
}

/** A default as a form writes it: `readDefaultText` and `valueAsDefault`, or `plainDefault`, give the expression again. */
export function writeDefaultText(expression: string, type: QuestionType): string {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return expression;
  const value = valueOf(parsed.expression, type);
  if (value === null) return expression;
  const read = readDefaultText(value, type);
  const isSame = read.kind === 'value' && read.value === value && valueAsDefault(value, type) === expression;
  return isSame ? value : `string(${expression})`;
}

function valueOf(expression: Expression, type: QuestionType): string | null {
  const text = textOf(expression);
  if (text !== null) return text;
  const isNumber = type === 'NUMBER' || type === 'SCALE';
  if (isNumber && expression.kind === 'number') return writeNumber(expression.value);
  if (isNumber && expression.kind === 'negative' && expression.of.kind === 'number')
    return writeNumber(-expression.of.value);
  return null;
}

/** A text as an expression says it; one with both kinds of quotes is put together of several. */
function textOf(expression: Expression): string | null {
  if (expression.kind === 'text') return expression.value;
  if (expression.kind !== 'call' || expression.name !== 'concat') return null;
  const parts = expression.args.map((arg) => (arg.kind === 'text' ? arg.value : null));
  const whole = parts.includes(null) ? null : parts.join('');
  return whole !== null && whole.includes("'") && whole.includes('"') ? whole : null;
}
