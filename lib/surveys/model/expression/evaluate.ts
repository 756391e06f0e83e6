import type { Expression, Operator } from './expression';
import { functions, type Surroundings } from './functions';
import { matches, readPattern, type Pattern } from './pattern';
import { isEmpty, isList, isTrue, textsOf, toNumber, toText, type Value } from './values';

/** What an expression is evaluated among. Whatever is left out is empty, UTC or English. */
export type Evaluation = {
  /** The answer to a question, by its code; empty where there is none. */
  valueOf: (code: string) => Value;
  /** The answer that is being checked, `.` in the expression. */
  self?: Value;
  now: Date;
  zone?: string;
  locale?: string;
  /** A column of the choice that a choice filter looks at. */
  columnOf?: (name: string) => string;
  /** How a choice of a question is called in the reader's language. */
  choiceName?: (question: string, choice: string) => string;
};

/**
 * The value of an expression. Pure: the same answers and the same moment give the same value, in a browser and on a server.
 * It never fails and never takes long: an expression is bounded in its depth and length, what it makes in its length.
 */
export function evaluate(expression: Expression, about: Evaluation): Value {
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value;
    case 'reference':
      return about.valueOf(expression.code);
    case 'self':
      return about.self ?? '';
    case 'column':
      return about.columnOf?.(expression.name) ?? '';
    case 'parent':
      return '';
    case 'negative':
      return -toNumber(evaluate(expression.of, about));
    case 'operation':
      return operate(expression.operator, expression.left, expression.right, about);
    case 'call':
      return call(expression, about);
  }
}

function operate(operator: Operator, left: Expression, right: Expression, about: Evaluation): Value {
  if (operator === 'or') return isTrue(evaluate(left, about)) || isTrue(evaluate(right, about));
  if (operator === 'and') return isTrue(evaluate(left, about)) && isTrue(evaluate(right, about));
  const [one, other] = [evaluate(left, about), evaluate(right, about)];
  const [first, second] = [toNumber(one), toNumber(other)];
  switch (operator) {
    case '=':
      return compare(one, other, (a, b) => a === b);
    case '!=':
      return compare(one, other, (a, b) => a !== b);
    case '<':
      return order(one, other, (a, b) => a < b);
    case '<=':
      return order(one, other, (a, b) => a <= b);
    case '>':
      return order(one, other, (a, b) => a > b);
    case '>=':
      return order(one, other, (a, b) => a >= b);
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case 'div':
      return first / second;
    case 'mod':
      return first % second;
    case '|':
      return [...textsOf(one), ...textsOf(other)].slice(0, 1_000);
  }
}

type Test<Of> = (one: Of, other: Of) => boolean;

/** As XPath compares: as yes or no where one side is that, as numbers where one side is a number, as texts otherwise. */
function compare(one: Value, other: Value, test: Test<unknown>): boolean {
  if (typeof one === 'boolean' || typeof other === 'boolean') return test(isTrue(one), isTrue(other));
  if (typeof one === 'number' || typeof other === 'number')
    return among(one, other, (a, b) => test(toNumber(a), toNumber(b)));
  return among(one, other, (a, b) => test(toText(a), toText(b)));
}

const order = (one: Value, other: Value, test: Test<number>) =>
  among(one, other, (a, b) => test(toNumber(a), toNumber(b)));

/** Of several answers it is enough that one does. */
function among(one: Value, other: Value, test: Test<Value>): boolean {
  if (isList(one)) return one.some((each) => among(each, other, test));
  if (isList(other)) return other.some((each) => test(one, each));
  return test(one, other);
}

function call({ name, args }: Extract<Expression, { kind: 'call' }>, about: Evaluation): Value {
  const [first, second, third] = args;
  if (name === 'if' && first && second && third)
    return evaluate(isTrue(evaluate(first, about)) ? second : third, about);
  if (name === 'once' && first) return isEmpty(about.self ?? '') ? evaluate(first, about) : (about.self ?? '');
  // There is one of each question: what repeats was written out when it came in.
  if (name === 'position') return 1;
  if (name === 'coalesce') {
    for (const arg of args) {
      const value = evaluate(arg, about);
      if (!isEmpty(value)) return value;
    }
    return '';
  }
  if (name === 'regex' && first && second?.kind === 'text') {
    const pattern = patternOf(second);
    return pattern !== null && matches(pattern, toText(evaluate(first, about)));
  }
  if (name === 'jr:choice-name' && first && second?.kind === 'reference') {
    const code = toText(evaluate(first, about));
    return code === '' ? '' : (about.choiceName?.(second.code, code) ?? code);
  }
  const surroundings: Surroundings = {
    now: about.now,
    zone: about.zone ?? 'UTC',
    locale: about.locale ?? 'en',
    self: about.self ?? '',
  };
  const values = args.map((arg) => evaluate(arg, about));
  return Object.hasOwn(functions, name) ? (functions[name]?.run(values, surroundings) ?? '') : '';
}

const patterns = new WeakMap<Expression, Pattern | null>();

/** A pattern is read once for each place where it stands. */
function patternOf(text: Extract<Expression, { kind: 'text' }>): Pattern | null {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const pattern = readPattern(text.value);
  patterns.set(text, pattern);
  return pattern;
}
