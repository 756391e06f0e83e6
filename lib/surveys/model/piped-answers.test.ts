import { describe, expect, it } from 'vitest';
import type { SurveyAnswer } from '../schema';
import { askedParts } from './asked';
import { definitionSchema } from './definition';
import { withoutAnswers } from './expression/piping';
import { answerPiper, placePiper } from './piped-answers';

const label = { en: 'A question', fr: 'Une question' };
const empty = { choices: [], number: null, text: null, language: null };
const now = new Date('2026-11-29T12:00:00Z');
const about = { now, zone: 'UTC', locale: 'en' };
const definition = definitionSchema.parse({
  pages: [
    {
      code: 'page',
      sections: [
        {
          code: 'section',
          questions: [
            {
              code: 'stage',
              type: 'SINGLE',
              label,
              required: false,
              choices: ['begun', 'done'].map((code) => ({ code, label: { en: code, fr: `${code} (fr)` } })),
            },
            { code: 'where', type: 'COUNTRY', label, required: false, multiple: true },
            { code: 'visas', type: 'NUMBER', label, required: false, decimals: 0 },
            { code: 'twice', type: 'CALCULATED', label, required: false, calculation: '${visas} * 2' },
          ],
        },
      ],
    },
  ],
});
const lists = { COUNTRY: [{ code: 'CH', label: { en: 'Switzerland', fr: 'Suisse' } }] };

function piped(answers: Record<string, SurveyAnswer>, text: string) {
  return answerPiper(definition, askedParts(definition, answers, about), lists, 'fr')(text);
}

describe('answers in a text', () => {
  it('are said by their labels in the reader’s language', () => {
    const answers: Record<string, SurveyAnswer> = {
      stage: { kind: 'VALUE', ...empty, choices: ['done'] },
      where: { kind: 'VALUE', ...empty, codes: ['CH', 'XX'] },
      visas: { kind: 'VALUE', ...empty, number: 12 },
    };
    expect(piped(answers, '« ${stage} » : ${where}, ${twice}')).toBe('« done (fr) » : Suisse, XX, 24');
  });

  it('leave nothing where there is none, and words that name none as they are', () => {
    expect(piped({ stage: { kind: 'NO_CONSENSUS', ...empty } }, '[${stage}${gone}] ${ 5 €')).toBe('[] ${ 5 €');
  });

  it('are named by their question where nobody has answered yet', () => {
    const say = placePiper(definition.pages, (n) => (n === null ? '(calculated)' : `(question ${n})`));
    expect(say('${stage}, ${visas}: ${twice} ${ 5 €')).toBe('(question 1), (question 3): (calculated) ${ 5 €');
  });

  it('are nobody’s where all answers are told together', () => {
    expect(withoutAnswers({ en: 'Why ${stage}?', fr: null })).toEqual({ en: 'Why …?', fr: null });
  });
});
