import { checkExpression, type AskedFor } from '../../model/expression/check';
import { columnName } from '../../model/definition';
import { allParts, referencesOf, type Expression, type ExpressionProblem } from '../../model/expression/expression';
import { parseExpression } from '../../model/expression/parse';
import { pipedParts } from '../../model/expression/piping';
import { writeExpression } from '../../model/expression/write';
import { snake, type Words } from './grid';
import { quoted, type Notices, type Place } from './notices';
import {
  plannedGroups,
  plannedQuestions,
  takesAnswer,
  type Instance,
  type Planned,
  type PlannedQuestion,
} from './plan';

/** Characters of an expression that a questionnaire takes. */
export const longestExpression = 2_000;

/** Reasons that are not the form's fault: XLSForm can say it, and it is not taken over. */
const beyond: readonly ExpressionProblem['code'][] = [
  ...(['path', 'refused_function', 'pattern_refused', 'pattern_not_text', 'too_deep', 'too_long'] as const),
];

type Context = {
  place: Place;
  instance: Instance | null;
  /** The question that asks, where it is one: what comes after it has no answer yet. */
  code: string | null;
  hasSelf?: boolean;
};

/** Turns the references of a form into those of a questionnaire, and says which there are not. */
export class References {
  private readonly named = new Map<string, PlannedQuestion[]>();
  private readonly groups = new Set<string>();
  private readonly order = new Map<string, number>();
  private readonly known = new Map<string, AskedFor>();

  constructor(
    planned: readonly Planned[],
    private readonly dropped: ReadonlySet<string>,
    kindOf: (question: PlannedQuestion) => AskedFor,
    /** Choices whose names cannot be their codes, and what they became. */
    private readonly renamed: ReadonlyMap<string, string>,
    private readonly notices: Notices,
  ) {
    plannedQuestions(planned).forEach((question, index) => {
      const { name } = question.node;
      this.named.set(name, [...(this.named.get(name) ?? []), question]);
      this.order.set(question.code, index);
      this.known.set(question.code, kindOf(question));
    });
    for (const { node } of plannedGroups(planned)) this.groups.add(node.name);
  }

  /** An expression as the questionnaire says it; null where there is none, or none that can be taken over. */
  expression(text: string, context: Context): string | null {
    const written = text.trim();
    if (written === '') return null;
    const parsed = parseExpression(written);
    if (!parsed.ok) {
      this.refuse(written, parsed, context);
      return null;
    }
    const expression = this.translated(parsed.expression, context);
    if (!expression) return null;
    const said = this.said(expression, parsed.expression, written, context);
    if (said === null) return null;
    this.check(expression, written, context);
    return said;
  }

  /**
   * A choice filter as the questionnaire says it, and the columns of the choices that it asks for. `known`: the columns
   * of the choices sheet. Null where it cannot be taken over; that is said.
   */
  filter(text: string, known: ReadonlySet<string>, context: Context): { text: string; columns: string[] } | null {
    const written = text.trim();
    const parsed = parseExpression(written, { hasColumns: true });
    if (!parsed.ok) {
      this.refuse(written, parsed, context);
      return null;
    }
    const expression = this.translated(parsed.expression, context);
    if (!expression) return null;
    const columns = new Set([...allParts(expression)].flatMap((part) => (part.kind === 'column' ? part.name : [])));
    columns.delete('name');
    const missing = [...columns].find((name) => !known.has(name) || !columnName.safeParse(name).success);
    if (missing !== undefined) {
      this.notices.warn('filter_not_imported', context.place, { text: quoted(written), name: quoted(missing) });
      return null;
    }
    const said = this.said(expression, parsed.expression, written, context);
    if (said === null) return null;
    this.check(expression, written, context);
    return { text: said, columns: [...columns] };
  }

  /** Words with their piped answers under the codes of the questionnaire. */
  words(words: Words, context: Context): Words {
    return Object.fromEntries(
      Object.entries(words).map(([language, text]) => [
        language,
        pipedParts(text)
          .map((part) => (part.kind === 'words' ? part.text : `\${${this.piped(part.code, context)}}`))
          .join(''),
      ]),
    );
  }

  /** Questions of one time of a repeat that somebody answers. */
  answeredAt(repeat: Instance['repeat'], index: number): string[] {
    return [...this.named.values()]
      .flat()
      .filter((each) => each.instance?.repeat === repeat && each.instance.index === index && takesAnswer(each))
      .map(({ code }) => code);
  }

  /** An expression as it was written, or as it has become; null where it has become too long, which is said. */
  private said(expression: Expression, before: Expression, written: string, { place }: Context): string | null {
    const isChanged = JSON.stringify(expression) !== JSON.stringify(before);
    const said =
      isChanged || /\$\{\s|\s\}|[‘’‚‛“”„‟«»`´\u200b\ufeff\u00a0]/.test(written) ? writeExpression(expression) : written;
    if (said.length <= longestExpression) return said;
    this.notices.warn('expression_not_imported', place, { text: quoted(written), why: 'too_long', name: '' });
    return null;
  }

  private piped(name: string, context: Context): string {
    const [first] = this.find(name, context) ?? [];
    if (first && (this.order.get(first) ?? 0) >= (this.order.get(context.code ?? '') ?? Infinity))
      this.notices.warn('reference_later', context.place, { name: quoted(name) });
    return first ?? name;
  }

  /** The codes a name stands for where it is used: several outside a repeat, for what is asked in it. Null is said. */
  private find(name: string, { place, instance }: Context): string[] | null {
    const found = this.named.get(name) ?? [];
    const here = found.filter((each) => each.instance && instance && each.instance.index === instance.index);
    const apart = found.filter((each) => each.instance === null);
    const [one] = here.length > 0 ? here : apart;
    if (here.length > 1 || (here.length === 0 && apart.length > 1)) {
      this.notices.error('reference_unclear', place, { name: quoted(name) });
      return null;
    }
    if (one) return [one.code];
    if (found.length > 0) return found.map(({ code }) => code);
    if (this.isDropped(name)) this.notices.warn('reference_not_imported', place, { name: quoted(name) });
    else this.notices.error('reference_unknown', place, { name: quoted(name) });
    return null;
  }

  /** What is there in the form and not in the questionnaire: rows that are not taken over, groups, and the words of "other". */
  private isDropped(name: string): boolean {
    const other = /^(.+)_other$/.exec(name)?.[1];
    const asksOther = (this.named.get(other ?? '') ?? []).some(
      ({ node }) => node.kind === 'question' && node.type.kind === 'select' && node.type.hasOther,
    );
    return this.dropped.has(name) || this.groups.has(name) || asksOther;
  }

  private translated(expression: Expression, context: Context): Expression | null {
    switch (expression.kind) {
      case 'reference': {
        const codes = this.find(expression.code, context);
        return codes?.length === 1 && codes[0] === expression.code ? expression : codes && union(codes);
      }
      case 'negative': {
        const of = this.translated(expression.of, context);
        return of && { ...expression, of };
      }
      case 'operation': {
        const [left, right] = [this.translated(expression.left, context), this.translated(expression.right, context)];
        return left && right && { ...expression, left, right };
      }
      case 'call': {
        if (expression.name === 'position') return { kind: 'number', value: context.instance?.index ?? 1 };
        const counted = this.countedRepeat(expression);
        if (counted) return counted;
        const args = expression.args.map((arg) => this.translated(arg, context));
        return args.includes(null) ? null : { ...expression, args: args.filter((arg) => arg !== null) };
      }
      case 'text':
        return { ...expression, value: this.renamed.get(expression.value.trim()) ?? expression.value };
      case 'number':
      case 'self':
      case 'parent':
        return expression;
      case 'column': {
        const name = snake(expression.name);
        return name === expression.name ? expression : { ...expression, name };
      }
    }
  }

  /** `count(${repeat})`: how many times of it somebody has answered. */
  private countedRepeat({ name, args, at }: Extract<Expression, { kind: 'call' }>): Expression | null {
    const [of] = args;
    if (name !== 'count' || of?.kind !== 'reference' || this.named.has(of.code)) return null;
    const times = new Map<number, string>();
    for (const questions of this.named.values())
      for (const question of questions)
        if (question.instance?.repeat.name === of.code && takesAnswer(question) && !times.has(question.instance.index))
          times.set(question.instance.index, question.code);
    return times.size === 0 ? null : { kind: 'call', name: 'count-non-empty', args: [union([...times.values()])], at };
  }

  private check(expression: Expression, written: string, { place, code, hasSelf = false }: Context) {
    for (const fault of checkExpression(expression, { find: (each) => this.known.get(each) ?? null, hasSelf })) {
      const say = { text: quoted(written), name: quoted(fault.name) };
      this.notices.warn(fault.code === 'unknown_choice' ? 'choice_unknown' : 'comparison_odd', place, say);
    }
    const own = code === null ? Infinity : (this.order.get(code) ?? Infinity);
    for (const each of referencesOf(expression))
      if ((this.order.get(each) ?? -1) >= own && each !== code)
        this.notices.warn('reference_later', place, { name: quoted(each) });
  }

  private refuse(written: string, problem: ExpressionProblem, { place }: Context) {
    const say = { text: quoted(written), why: problem.code, name: quoted(problem.name ?? ''), at: problem.at + 1 };
    if (beyond.includes(problem.code)) this.notices.warn('expression_not_imported', place, say);
    else this.notices.error('expression_wrong', place, say);
  }
}

const reference = (code: string): Expression => ({ kind: 'reference', code, at: 0 });

function union(codes: readonly string[]): Expression {
  const [first = '', ...rest] = codes;
  return rest.reduce<Expression>(
    (left, code) => ({ kind: 'operation', operator: '|', left, right: reference(code), at: 0 }),
    reference(first),
  );
}

/** Both at once, where both are. */
export function both(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return `(${one}) and (${other})`;
}
