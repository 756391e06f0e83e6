import { describe, expect, it } from 'vitest';
import { validate } from '@/lib/core/validation';
import { definitionSchema, type FlatDefinition } from './model/definition';
import { answersSchema } from './schema';

const words = (text: string) => ({ en: text });
const choices = (...codes: string[]) => codes.map((code) => ({ code, label: words(code) }));
const questionnaire: FlatDefinition = {
  questions: [
    { code: 'one', type: 'SINGLE', label: words('One'), choices: choices('x', 'y') },
    { code: 'many', type: 'MULTIPLE', label: words('Many'), choices: choices('p', 'q', 'r') },
    { code: 'order', type: 'RANKING', topK: 3, label: words('Order'), choices: choices('a', 'b', 'c', 'd') },
    { code: 'scale', type: 'SCALE', label: words('Scale'), minValue: 1, maxValue: 5 },
    { code: 'text', type: 'LONG_TEXT', label: words('Text') },
  ],
};
const schema = answersSchema(definitionSchema.parse(questionnaire), 5);
const read = (answers: unknown) => validate(schema, answers);
const nothing = { choices: [], number: null, text: null, language: null };

describe('the schema built from a questionnaire', () => {
  it('reads every type of answer, also from an empty form', () => {
    expect(read({})).toEqual({ ok: true, value: { one: null, many: null, order: null, scale: null, text: null } });
    expect(
      read({
        one: { choice: 'y' },
        many: { choices: ['r', 'p'], instead: '' },
        order: { order: { c: '1', a: '2', b: '', d: '' }, instead: '' },
        scale: { point: '4' },
        text: { text: ' Some words ', language: 'fr', instead: '' },
      }),
    ).toEqual({
      ok: true,
      value: {
        one: { kind: 'VALUE', ...nothing, choices: ['y'] },
        many: { kind: 'VALUE', ...nothing, choices: ['p', 'r'] },
        order: { kind: 'VALUE', ...nothing, choices: ['c', 'a'] },
        scale: { kind: 'VALUE', ...nothing, number: 4 },
        text: { kind: 'VALUE', ...nothing, text: 'Some words', language: 'fr' },
      },
    });
  });

  it('accepts the three reasons for no answer with every question', () => {
    for (const kind of ['NO_CONSENSUS', 'DONT_KNOW', 'PREFER_NOT_TO_SAY']) {
      const reason = { kind, ...nothing };
      expect(
        read({
          one: { choice: kind },
          many: { instead: kind },
          order: { instead: kind },
          scale: { point: kind },
          text: { text: '', instead: kind },
        }),
      ).toEqual({ ok: true, value: { one: reason, many: reason, order: reason, scale: reason, text: reason } });
    }
  });

  it('refuses an answer together with a reason for none, instead of choosing between them', () => {
    const instead = 'NO_CONSENSUS';
    expect(
      read({
        many: { choices: ['p'], instead },
        order: { order: { a: '1' }, instead },
        text: { text: 'words', instead },
      }),
    ).toEqual({
      ok: false,
      fields: {
        'many.instead': { code: 'answer_or_reason' },
        'order.instead': { code: 'answer_or_reason' },
        'text.instead': { code: 'answer_or_reason' },
      },
    });
  });

  it.each([
    [{ a: '1', b: '1' }, { code: 'position_twice' }],
    [{ a: '1', b: '3' }, { code: 'position_gap' }],
    [{ a: '2' }, { code: 'position_gap' }],
    [
      { a: '1', b: '2', c: '3', d: '4' },
      { code: 'too_many_items', params: { max: 3 } },
    ],
    [{ a: 'first' }, { code: 'invalid' }],
    [{ a: '0' }, { code: 'invalid' }],
  ])('refuses the order %o', (order, error) => {
    expect(read({ order: { order } })).toEqual({ ok: false, fields: { 'order.order': error } });
  });

  it('knows nothing that is not in the questionnaire', () => {
    expect(read({ other: { choice: 'x' } })).toEqual({ ok: false, fields: { other: { code: 'unknown_field' } } });
    expect(read({ one: { choice: 'z' } })).toEqual({ ok: false, fields: { 'one.choice': { code: 'invalid_choice' } } });
    expect(read({ one: { choice: 'x', kind: 'VALUE' } })).toMatchObject({
      fields: { 'one.kind': { code: 'unknown_field' } },
    });
    expect(read({ order: { order: { z: '1' } } })).toMatchObject({
      fields: { 'order.order.z': { code: 'unknown_field' } },
    });
    expect(read({ scale: { point: '6' } })).toMatchObject({ fields: { 'scale.point': { code: 'invalid_choice' } } });
    expect(read({ many: { choices: ['p', 'z'] } })).toMatchObject({ ok: false });
  });
});

describe('a questionnaire', () => {
  const publish = (questions: FlatDefinition['questions']) => validate(definitionSchema, { questions });

  it('refuses a code used twice, a scale without two points, and a label in no language', () => {
    const [one] = questionnaire.questions;
    expect(publish([])).toMatchObject({ ok: false });
    expect(publish(one ? [one, one] : [])).toEqual({ ok: false, fields: { pages: { code: 'duplicate' } } });
    expect(publish([{ code: 's', type: 'SCALE', label: words('S'), minValue: 3, maxValue: 3 }])).toMatchObject({
      fields: { 'pages.0.sections.0.questions.0.maxValue': { code: 'invalid' } },
    });
    expect(publish([{ code: 't', type: 'LONG_TEXT', label: { en: '', fr: null } }])).toMatchObject({
      fields: { 'pages.0.sections.0.questions.0.label': { code: 'required' } },
    });
  });
});
