import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/core/canonical';
import { validate } from '@/lib/core/validation';
import { definitionSchema, questionnaireSchema, questionsOf, type FlatDefinition } from './definition';

type Given = FlatDefinition['questions'][number];

const label = { en: 'L' };
const choices = (...codes: string[]) => codes.map((code) => ({ code, label }));
const read = (...questions: Given[]) => validate(definitionSchema, { questions });
const at = (field: string) => `pages.0.sections.0.questions.0.${field}`;

describe('pages', () => {
  it('are made of what was stored before there were any, and stay as they are when read again', () => {
    const questions: Given[] = [{ code: 'one', type: 'LONG_TEXT', label }];
    const stored = { questions };
    const before = canonicalJson(stored);
    const definition = definitionSchema.parse(stored);
    expect(canonicalJson(stored)).toBe(before);
    expect(definition).toEqual({
      pages: [{ code: 'page-1', sections: [{ code: 'section-1', questions: [{ ...questions[0], required: false }] }] }],
    });
    expect(definitionSchema.parse(definition)).toEqual(definition);
    expect(questionnaireSchema.parse({ title: label, intro: label, questions: [] })).toEqual({
      title: label,
      intro: label,
      pages: [{ code: 'page-1', sections: [{ code: 'section-1', questions: [] }] }],
    });
  });

  it('made of such questions take no name that a question has', () => {
    const { pages } = definitionSchema.parse({ questions: [{ code: 'page-1', type: 'DATE', label }] });
    expect(pages[0]?.code).toBe('page-1_');
  });

  it('give their questions in the order in which they are asked', () => {
    const section = (code: string, ...codes: string[]) => ({
      code,
      questions: codes.map((each) => ({ code: each, type: 'FILE', label })),
    });
    const definition = definitionSchema.parse({
      pages: [
        { code: 'first', title: { fr: 'Un' }, sections: [section('s1', 'a'), section('s2'), section('s3', 'b')] },
        { code: 'second', condition: "${a} != ''", sections: [section('s4', 'c')] },
      ],
    });
    expect(questionsOf(definition).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  });

  it('are not there without a question, and no code is two parts', () => {
    expect(read()).toMatchObject({ ok: false });
    expect(validate(definitionSchema, { pages: [{ code: 'p', sections: [{ code: 's', questions: [] }] }] })).toEqual({
      ok: false,
      fields: { pages: { code: 'required' } },
    });
    const questions = [{ code: 'p', type: 'DATE', label }];
    expect(validate(definitionSchema, { pages: [{ code: 'p', sections: [{ code: 's', questions }] }] })).toEqual({
      ok: false,
      fields: { pages: { code: 'duplicate' } },
    });
  });
});

describe('a code', () => {
  it.each(['q1', 'Q_1', '_x', 'under-way', '2026'])('may be %s', (code) => {
    expect(read({ code, type: 'NOTE', label })).toMatchObject({ ok: true });
  });

  it.each([
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'a.b',
    'a b',
    '',
    'é',
    'x'.repeat(61),
  ])('may not be "%s"', (code) => {
    expect(read({ code, type: 'NOTE', label })).toMatchObject({ ok: false });
  });

  it('of a choice is neither a reason for no answer nor, where other answers are taken, theirs', () => {
    expect(read({ code: 'q', type: 'SINGLE', label, choices: choices('a', 'DONT_KNOW') })).toMatchObject({ ok: false });
    expect(read({ code: 'q', type: 'SINGLE', label, choices: choices('a', 'other') })).toMatchObject({ ok: true });
    expect(read({ code: 'q', type: 'SINGLE', label, other: true, choices: choices('a', 'other') })).toEqual({
      ok: false,
      fields: { [at('choices')]: { code: 'duplicate' } },
    });
  });
});

describe('every kind of question', () => {
  const all: Given[] = [
    { code: 'single', type: 'SINGLE', label, choices: choices('a', 'b'), other: true },
    { code: 'multiple', type: 'MULTIPLE', label, choices: choices('a'), minChoices: 1, maxChoices: 1 },
    { code: 'ranking', type: 'RANKING', label, choices: choices('a', 'b'), topK: 1 },
    { code: 'scale', type: 'SCALE', label, minValue: 0, maxValue: 10 },
    { code: 'matrix', type: 'MATRIX', label, rows: choices('r'), columns: choices('a', 'b') },
    { code: 'number', type: 'NUMBER', label, decimals: 2, min: -1.5, max: 3 },
    { code: 'date', type: 'DATE', label, min: '2026-01-01', max: '2026-12-31' },
    { code: 'text', type: 'TEXT', label, minLength: 2, maxLength: 20 },
    { code: 'long', type: 'LONG_TEXT', label, constraint: { expression: "regex(., '^x')", message: label } },
    { code: 'file', type: 'FILE', label },
    { code: 'country', type: 'COUNTRY', label, multiple: true },
    { code: 'organisation', type: 'ORGANISATION', label },
    { code: 'theme', type: 'THEME', label, condition: "${single} = 'a'" },
    { code: 'objective', type: 'OBJECTIVE', label, multiple: true },
    { code: 'note', type: 'NOTE', label },
    { code: 'sum', type: 'CALCULATED', label, calculation: '${scale} + ${number}' },
  ];

  it('is read as it was written', () => {
    const definition = definitionSchema.parse({ questions: all });
    expect(questionsOf(definition)).toEqual(all.map((question) => ({ required: false, ...question })));
  });

  it.each<[string, Given]>([
    ['maxChoices', { code: 'q', type: 'MULTIPLE', label, choices: choices('a', 'b'), minChoices: 2, maxChoices: 1 }],
    ['maxValue', { code: 'q', type: 'SCALE', label, minValue: 1, maxValue: 20 }],
    ['max', { code: 'q', type: 'NUMBER', label, min: 2, max: 1 }],
    ['max', { code: 'q', type: 'DATE', label, min: '2026-02-01', max: '2026-01-01' }],
    ['min', { code: 'q', type: 'DATE', label, min: '2026-02-30' }],
    ['maxLength', { code: 'q', type: 'TEXT', label, minLength: 5, maxLength: 4 }],
  ])('refuses a %s that cannot be', (field, question) => {
    const refused = read(question);
    expect(refused.ok ? null : Object.keys(refused.fields)).toEqual([at(field)]);
  });
});
