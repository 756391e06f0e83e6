import type { SurveyAnswer } from '../schema';
import type { Asked } from './asked';
import { questionsOf, type SurveyDefinition } from './definition';
import { writtenValue } from './expression/values';

/**
 * What is sealed: an answer or null for every question of the version, and none of a question that is no longer asked. An
 * answer to what its own answers leave out does not count; a calculated value is made here and nowhere else.
 */
export function sealedAnswers(definition: SurveyDefinition, asked: Asked): Record<string, SurveyAnswer | null> {
  return Object.fromEntries(
    questionsOf(definition)
      .filter(({ type }) => type !== 'NOTE')
      .map(({ code, type }) => [
        code,
        type === 'CALCULATED' ? calculated(asked, code) : (asked.answers.get(code) ?? null),
      ]),
  );
}

function calculated({ codes, valueOf }: Asked, code: string): SurveyAnswer | null {
  const value = codes.has(code) ? valueOf(code) : '';
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  const text = number === null ? writtenValue(value) : null;
  return text === '' ? null : { kind: 'VALUE', choices: [], number, text, language: null };
}
