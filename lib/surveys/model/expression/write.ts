import type { Expression, Operator } from './expression';
import { writeNumber } from './values';

/** How tightly an operator holds together what stands beside it; a sign before a number holds tighter than all but `|`. */
const tightness: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
};
const sign = 7;

/** An expression as text again: reading it gives the same expression. Brackets stand where it would be read otherwise without them. */
export function writeExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return quoted(expression.value);
    case 'number':
      return writeNumber(expression.value);
    case 'reference':
      return `\${${expression.code}}`;
    case 'self':
      return '.';
    case 'parent':
      return '..';
    case 'column':
      return expression.name;
    case 'negative':
      return `-${inside(expression.of, sign)}`;
    case 'operation':
      return writeOperation(expression);
    case 'call':
      return `${expression.name}(${expression.args.map((arg, index) => argument(expression.name, arg, index)).join(', ')})`;
  }
}

function argument(name: string, arg: Expression, index: number): string {
  const written = writeExpression(arg);
  return name === 'jr:choice-name' && index === 1 ? `'${written}'` : written;
}

/** Operations of one tightness are read from left to right: the first of them needs no brackets. */
function writeOperation({ operator, left, right }: Extract<Expression, { kind: 'operation' }>): string {
  const own = tightness[operator];
  return `${inside(left, own)} ${operator} ${inside(right, own + 1)}`;
}

/** A part as it stands where only what is at least so tight can stand without brackets. */
function inside(part: Expression, least: number): string {
  const own = part.kind === 'operation' ? tightness[part.operator] : part.kind === 'negative' ? sign : Infinity;
  return own < least ? `(${writeExpression(part)})` : writeExpression(part);
}

/** XPath has no sign that takes a quote's meaning away: a text with both kinds is put together. */
function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split(/(')/)
    .filter(Boolean)
    .map((part) => (part === "'" ? `"'"` : `'${part}'`))
    .join(', ')})`;
}
