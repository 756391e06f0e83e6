import { describe, expect, it } from 'vitest';
import { questionSchema } from './definition';
import { readDefaultText, valueAsDefault, writeDefaultText, plainDefault } from './default-text';
import { proposedAnswer } from './proposed-answer';

const label = { en: 'A question' };
const choices = ['a', 'b', 'c'].map((code) => ({ code, label }));
const about = { now: new Date('2026-11-29T12:00:00Z'), zone: 'UTC', locale: 'en' };

/** What a question proposes, as far as it is more than nothing. */
function proposed(question: object, answers: Record<string, string> = {}) {
  const valueOf = (code: string) => answers[code] ?? '';
  const parsed = questionSchema.parse({ code: 'q', label, ...question });
  const answer = proposedAnswer(parsed, { valueOf }, { topK: 2, about });
  return answer && { ...answer, kind: undefined, language: undefined };
}

describe('what a question proposes', () => {
  it.each<[string, object, object]>([
    ['a choice', { type: 'SINGLE', choices, default: "'b'" }, { choices: ['b'] }],
    [
      'several, as the questionnaire orders them',
      { type: 'MULTIPLE', choices, default: "'c a x'" },
      { choices: ['a', 'c'] },
    ],
    [
      'an order as it stands, within the places',
      { type: 'RANKING', choices, default: "'c b a'" },
      { choices: ['c', 'b'] },
    ],
    ['a number', { type: 'NUMBER', decimals: 1, default: '1.5 + 1' }, { number: 2.5 }],
    ['a point', { type: 'SCALE', minValue: 0, maxValue: 5, default: '0' }, { number: 0 }],
    ['a day', { type: 'DATE', default: 'today()' }, { text: '2026-11-29' }],
    ['a text on one line', { type: 'TEXT', default: "concat('a', '\n', ${x})" }, { text: 'a z' }],
    ['a country', { type: 'COUNTRY', default: "'FR'" }, { codes: ['FR'] }],
  ])('is %s', (_what, question, answer) => {
    const empty = { choices: [], number: null, text: null };
    expect(proposed(question, { x: 'z' })).toEqual({ ...empty, ...answer });
  });

  it.each<[string, object]>([
    ['a choice that there is not', { type: 'SINGLE', choices, default: "'x'" }],
    ['what is empty', { type: 'TEXT', default: '${x}' }],
    ['a half where there are whole numbers', { type: 'NUMBER', default: '0.5' }],
    ['a number beyond its ends', { type: 'NUMBER', max: 3, default: '4' }],
    ['a point beyond the scale', { type: 'SCALE', minValue: 1, maxValue: 5, default: '0' }],
    ['a day too early', { type: 'DATE', min: '2027-01-01', default: 'today()' }],
    ['a day that is none', { type: 'DATE', default: "'2026-02-30'" }],
    ['a text too long', { type: 'TEXT', maxLength: 2, default: "'abc'" }],
    ['what is no expression', { type: 'TEXT', default: 'a b' }],
    ['nothing', { type: 'TEXT' }],
  ])('is nothing for %s', (_what, question) => {
    expect(proposed(question)).toBeNull();
  });
});

describe('a default in a form', () => {
  it.each([
    ['north', 'SINGLE', "'north'"],
    ['-5', 'NUMBER', '-5'],
    ['2026-11-29', 'DATE', "'2026-11-29'"],
    ['5', 'TEXT', "'5'"],
    ['see (3)', 'TEXT', "'see (3)'"],
    ['and', 'TEXT', "'and'"],
  ] as const)('reads %s as a value and writes it again', (text, type, expression) => {
    expect(readDefaultText(text, type)).toEqual({ kind: 'value', value: text });
    expect(valueAsDefault(text, type)).toBe(expression);
    expect(writeDefaultText(expression, type)).toBe(text);
  });

  it.each(['today()', '${a}', "if(${a} = 'x', 'y', 'z')", '1 + 1', 'pulldata("a", "b")'])(
    'reads %s as an expression',
    (text) => {
      expect(readDefaultText(text, 'TEXT')).toEqual({ kind: 'expression' });
    },
  );

  it('says that a value is one where it reads like an expression', () => {
    expect(writeDefaultText("'today()'", 'TEXT')).toBe("string('today()')");
    expect(plainDefault("string('today()')")).toBe("'today()'");
    expect(plainDefault('string(${a})')).toBe('string(${a})');
  });
});
