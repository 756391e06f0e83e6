/** Operators of two operands, as they are written. */
export const operators = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod', '|'] as const;
export type Operator = (typeof operators)[number];

/** An expression of XLSForm's dialect, read and checked for its form. `at`: where it stands in its text, from 0. */
export type Expression =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  /** `${code}`: the answer to a question. */
  | { kind: 'reference'; code: string; at: number }
  /** `.`: the answer that is being checked. */
  | { kind: 'self'; at: number }
  /** `..`: what holds the question; understood in `position(..)` only. */
  | { kind: 'parent'; at: number }
  /** A bare name: a column of the choice that a choice filter looks at. */
  | { kind: 'column'; name: string; at: number }
  | { kind: 'negative'; of: Expression }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression; at: number }
  | { kind: 'call'; name: string; args: readonly Expression[]; at: number };

/** Why a text is no expression. `name`: the function, reference or character that is meant. */
export type ExpressionProblem = { ok: false; at: number; code: ExpressionProblemCode; name?: string };
export type ExpressionProblemCode =
  | 'empty'
  | 'too_long'
  | 'too_deep'
  | 'unexpected'
  | 'unexpected_end'
  | 'unclosed_text'
  | 'bad_reference'
  | 'path'
  | 'bare_name'
  | 'unknown_function'
  | 'refused_function'
  | 'wrong_arguments'
  | 'pattern_not_text'
  | 'pattern_refused';

/** What an expression may be at most: characters of its text, levels inside one another. */
export const expressionLimits = { characters: 8_000, levels: 200 };

/** The parts of an expression, in the order of its text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'negative':
      return [expression.of];
    case 'operation':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'text':
    case 'number':
    case 'reference':
    case 'self':
    case 'parent':
    case 'column':
      return [];
  }
}

/** Every part of an expression with itself, each once, in the order of its text. */
export function* allParts(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* allParts(part);
}

/** The codes an expression asks for, each once, in the order of its text. */
export function referencesOf(expression: Expression): string[] {
  const codes = new Set<string>();
  for (const part of allParts(expression)) if (part.kind === 'reference') codes.add(part.code);
  return [...codes];
}
