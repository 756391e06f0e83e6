import type { DraftQuestion } from '../../model/definition';
import { writeNumber } from '../../model/expression/values';

/**
 * What a questionnaire says of an answer and XLSForm says in a constraint: ends of numbers and days, lengths, how many choices.
 * Null where it says nothing.
 */
export function limitsExpression(question: DraftQuestion): string | null {
  const parts: string[] = [];
  const between = (of: string, least: number | undefined, most: number | undefined) => {
    if (least !== undefined) parts.push(`${of} >= ${writeNumber(least)}`);
    if (most !== undefined) parts.push(`${of} <= ${writeNumber(most)}`);
  };
  switch (question.type) {
    case 'NUMBER':
      between('.', question.min, question.max);
      break;
    case 'DATE':
      if (question.min !== undefined) parts.push(`. >= date('${question.min}')`);
      if (question.max !== undefined) parts.push(`. <= date('${question.max}')`);
      break;
    case 'TEXT':
    case 'LONG_TEXT':
      between('string-length(.)', question.minLength, question.maxLength);
      break;
    case 'MULTIPLE':
      between('count-selected(.)', question.minChoices, question.maxChoices);
      break;
    case 'SINGLE':
    case 'RANKING':
    case 'SCALE':
    case 'MATRIX':
    case 'FILE':
    case 'COUNTRY':
    case 'ORGANISATION':
    case 'THEME':
    case 'OBJECTIVE':
    case 'NOTE':
    case 'CALCULATED':
      break;
  }
  return parts.length === 0 ? null : parts.join(' and ');
}

/** A constraint and the limits of a question in one expression, as an exported form has them. */
export function withLimits(constraint: string | null, limits: string | null): string | null {
  if (constraint === null || limits === null) return constraint ?? limits;
  return `(${constraint}) and ${limits}`;
}

/** A constraint without the limits that `withLimits` added: they are the question's own. Null where there is no other. */
export function withoutLimits(written: string, limits: string | null): string | null {
  if (written === '' || written === limits) return null;
  const ending = `) and ${limits}`;
  return limits !== null && written.startsWith('(') && written.endsWith(ending)
    ? written.slice(1, -ending.length)
    : written;
}
