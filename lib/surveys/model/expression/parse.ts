import { expressionLimits, type Expression, type ExpressionProblem, type Operator } from './expression';
import { findFunction, refusedFunctions } from './functions';
import { readPattern } from './pattern';
import { codePattern, readTokens, type Token } from './tokens';

export type Parsed = { ok: true; expression: Expression } | ExpressionProblem;

/** `hasColumns`: bare names are columns of a choice, as in a choice filter. */
type Options = { hasColumns?: boolean };

/** Operators from the loosest to the tightest; those of one level are taken from left to right. */
const levels: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

/** Reads an expression of XLSForm's dialect. Whatever the text is, the answer is an expression or the first reason why not. */
export function parseExpression(text: string, { hasColumns = false }: Options = {}): Parsed {
  if (text.length > expressionLimits.characters)
    return { ok: false, at: expressionLimits.characters, code: 'too_long' };
  const tokens = readTokens(text);
  if (!Array.isArray(tokens)) return tokens;
  if (tokens.length === 1) return { ok: false, at: 0, code: 'empty' };
  try {
    return { ok: true, expression: new ExpressionReader(tokens, hasColumns).read() };
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
}

class Refused extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.code);
  }
}

class ExpressionReader {
  private index = 0;
  private level = 0;
  private readonly heights = new WeakMap<Expression, number>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly hasColumns: boolean,
  ) {}

  read(): Expression {
    const expression = this.operation(0);
    if (this.token.kind !== 'end') this.refuseToken();
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.index] ?? { kind: 'end', value: '', at: 0 };
  }

  private take(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.index += 1;
    return token;
  }

  private isSign(value: string): boolean {
    return this.token.kind === 'sign' && this.token.value === value;
  }

  private expect(value: string) {
    if (!this.isSign(value)) this.refuseToken();
    this.index += 1;
  }

  private refuse(code: ExpressionProblem['code'], at: number, name?: string): never {
    throw new Refused({ ok: false, at, code, ...(name === undefined ? {} : { name }) });
  }

  private refuseToken(): never {
    const { kind, value, at } = this.token;
    if (kind === 'end') this.refuse('unexpected_end', at);
    this.refuse('unexpected', at, value.slice(0, 40));
  }

  /** An expression is only as deep as can be walked through anywhere. */
  private grown<Grown extends Expression>(expression: Grown, at: number, parts: readonly Expression[]): Grown {
    const height = 1 + Math.max(0, ...parts.map((part) => this.heights.get(part) ?? 0));
    if (height > expressionLimits.levels) this.refuse('too_deep', at);
    this.heights.set(expression, height);
    return expression;
  }

  private operation(level: number): Expression {
    const operators = levels[level];
    if (!operators) return this.signed();
    let left = this.operation(level + 1);
    for (let operator = this.operator(operators); operator; operator = this.operator(operators)) {
      const { at } = this.take();
      const right = this.operation(level + 1);
      left = this.grown({ kind: 'operation', operator, left, right, at }, at, [left, right]);
    }
    return left;
  }

  private operator(among: readonly Operator[]): Operator | undefined {
    const { kind, value } = this.token;
    return kind === 'sign' || kind === 'name' ? among.find((each) => each === value) : undefined;
  }

  private signed(): Expression {
    let isNegative = false;
    const { at } = this.token;
    while (this.isSign('-')) {
      isNegative = !isNegative;
      this.index += 1;
    }
    const of = this.union();
    return isNegative ? this.grown({ kind: 'negative', of }, at, [of]) : of;
  }

  private union(): Expression {
    let left = this.primary();
    while (this.isSign('|')) {
      const { at } = this.take();
      const right = this.primary();
      left = this.grown({ kind: 'operation', operator: '|', left, right, at }, at, [left, right]);
    }
    return left;
  }

  private primary(): Expression {
    const { kind, value, at } = this.token;
    if (kind === 'sign' && value === '(') return this.bracketed();
    if (kind === 'sign' && value !== '.' && value !== '..') this.refuseToken();
    if (kind === 'end') this.refuseToken();
    this.index += 1;
    switch (kind) {
      case 'text':
        return { kind, value };
      case 'number':
        return { kind, value: Number(value) };
      case 'reference':
        return { kind, code: value, at };
      case 'sign':
        return { kind: value === '.' ? 'self' : 'parent', at };
      case 'name':
        return this.isSign('(') ? this.call(value, at) : this.bareName(value, at);
    }
  }

  private bracketed(): Expression {
    const { at } = this.take();
    this.level += 1;
    if (this.level > expressionLimits.levels) this.refuse('too_deep', at);
    const expression = this.operation(0);
    this.expect(')');
    this.level -= 1;
    return expression;
  }

  private bareName(name: string, at: number): Expression {
    if (!this.hasColumns) this.refuse('bare_name', at, name.slice(0, 40));
    return { kind: 'column', name, at };
  }

  private call(name: string, at: number): Expression {
    const found = findFunction(name);
    if (!found)
      this.refuse(refusedFunctions.has(name) ? 'refused_function' : 'unknown_function', at, name.slice(0, 40));
    this.level += 1;
    if (this.level > expressionLimits.levels) this.refuse('too_deep', at);
    this.expect('(');
    const args: Expression[] = [];
    if (!this.isSign(')')) {
      do args.push(this.operation(0));
      while (this.isSign(',') && this.take());
    }
    this.expect(')');
    this.level -= 1;
    if (args.length < found.least || args.length > found.most) this.refuse('wrong_arguments', at, name);
    return this.grown({ kind: 'call', name, args: this.checked(name, args, at), at }, at, args);
  }

  /** The arguments of functions that want more than a value. */
  private checked(name: string, args: readonly Expression[], at: number): readonly Expression[] {
    const [first, second] = args;
    if (name === 'position' && first?.kind !== 'parent') this.refuse('wrong_arguments', at, name);
    if (name !== 'position' && args.some((arg) => arg.kind === 'parent')) this.refuse('path', at, '..');
    if (name === 'regex') {
      if (second?.kind !== 'text') this.refuse('pattern_not_text', at);
      if (!readPattern(second.value)) this.refuse('pattern_refused', at, second.value.slice(0, 40));
    }
    if (name === 'jr:choice-name' && first && second?.kind === 'text') {
      // The question is named between quotes: the reference itself is meant, and not its answer.
      const code = /^\s*\$\{([^{}]*)\}\s*$/.exec(second.value)?.[1]?.trim() ?? '';
      if (!codePattern.test(code)) this.refuse('wrong_arguments', at, name);
      return [first, { kind: 'reference', code, at }];
    }
    if (name === 'jr:choice-name' && second?.kind !== 'reference') this.refuse('wrong_arguments', at, name);
    return args;
  }
}
