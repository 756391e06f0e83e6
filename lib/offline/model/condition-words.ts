import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';
import type { Expression, Operator } from '@/lib/surveys/model/expression/expression';
import { parseExpression } from '@/lib/surveys/model/expression/parse';
import { writeNumber } from '@/lib/surveys/model/expression/values';

/** Numbers of the questions, by code: notes and calculations, which nobody fills in, have none. */
export function numbersOf(definition: SurveyDefinition): Map<string, number> {
  const asked = questionsOf(definition).filter(({ type }) => type !== 'NOTE' && type !== 'CALCULATED');
  return new Map(asked.map(({ code }, index) => [code, index + 1]));
}

type Comparison = Extract<Operator, '=' | '!=' | '<' | '<=' | '>' | '>='>;
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>='] satisfies Comparison[];
const mirrored: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * Conditions as people read them on paper: "if the answer to question 3 is “Done”". What has no plain words is said by the
 * expression itself, with numbers of questions in the place of their codes.
 */
export function conditionWriter(definition: SurveyDefinition, locale: Locale): (condition: string) => string {
  const t = translator(locale, 'offline');
  const numbers = numbersOf(definition);
  const questions = new Map(questionsOf(definition).map((question) => [question.code, question]));
  const named = (code: string) => {
    const number = numbers.get(code);
    return number === undefined ? `“${code}”` : t('when.question', { n: number });
  };
  const chosen = (code: string, value: string) => {
    const [row, column] = value.split(':');
    const question = questions.get(code);
    if (question?.type !== 'MATRIX' || row === undefined || column === undefined)
      return labelOf(question && 'choices' in question ? question.choices : [], value, locale);
    return t('when.cell', {
      row: labelOf(question.rows, row, locale),
      column: labelOf(question.columns, column, locale),
    });
  };

  const compare = (operator: Operator, left: Expression, right: Expression): string | null => {
    if (left.kind !== 'reference' && right.kind === 'reference')
      return compare(mirrored[operator] ?? operator, right, left);
    if (left.kind !== 'reference') return null;
    if (right.kind === 'text' && right.value === '' && (operator === '=' || operator === '!='))
      return t(operator === '=' ? 'when.empty' : 'when.answered', { question: named(left.code) });
    const value =
      right.kind === 'text'
        ? chosen(left.code, right.value)
        : right.kind === 'number'
          ? writeNumber(right.value)
          : null;
    return value === null ? null : t('when.compare', { question: named(left.code), operator: wordOf(operator), value });
  };

  const call = ({ name, args }: Extract<Expression, { kind: 'call' }>): string | null => {
    const [first, second] = args;
    if (name === 'selected' && first?.kind === 'reference' && second?.kind === 'text')
      return t('when.selected', { question: named(first.code), value: chosen(first.code, second.value) });
    const inner = name === 'not' && first ? say(first) : null;
    return inner && t('when.not', { condition: inner });
  };

  const say = (expression: Expression): string | null => {
    if (expression.kind === 'call') return call(expression);
    if (expression.kind !== 'operation') return null;
    const { operator, left, right } = expression;
    if (operator === 'and' || operator === 'or') {
      const [one, other] = [say(left), say(right)];
      return one && other && t(operator === 'and' ? 'when.and' : 'when.or', { one, other });
    }
    return comparisons.includes(operator) ? compare(operator, left, right) : null;
  };

  return (condition) => {
    const parsed = parseExpression(condition);
    const said = parsed.ok ? say(parsed.expression) : null;
    return said ?? condition.replace(/\$\{\s*([^}\s]+)\s*\}/g, (_, code: string) => named(code));
  };
}

function wordOf(operator: Operator): 'is' | 'isNot' | 'less' | 'atMost' | 'more' | 'atLeast' {
  const words = { '=': 'is', '!=': 'isNot', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;
  return words[operator as Comparison];
}

/** What a choice is called; the code itself where there is no such choice. */
function labelOf(choices: readonly { code: string; label: LocalizedText }[], code: string, locale: Locale): string {
  return pick(choices.find((choice) => choice.code === code)?.label, locale).text || code;
}
