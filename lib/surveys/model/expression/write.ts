import type { Expression } from './expression';
import { writeNumber } from './values';

/** An expression as text again: reading it gives the same expression. Brackets stand wherever an operation is inside another. */
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
      return `-${inside(expression.of)}`;
    case 'operation':
      return `${inside(expression.left)} ${expression.operator} ${inside(expression.right)}`;
    case 'call':
      return `${expression.name}(${expression.args.map((arg, index) => argument(expression.name, arg, index)).join(', ')})`;
  }
}

function argument(name: string, arg: Expression, index: number): string {
  const written = writeExpression(arg);
  return name === 'jr:choice-name' && index === 1 ? `'${written}'` : written;
}

const inside = (part: Expression) => (part.kind === 'operation' ? `(${writeExpression(part)})` : writeExpression(part));

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
