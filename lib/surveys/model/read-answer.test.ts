import { describe, expect, it } from 'vitest';
import { validate } from '@/lib/core/validation';
import { answersSchema, type SurveyAnswer } from '../schema';
import { definitionSchema, type FlatDefinition } from './definition';

type Question = FlatDefinition['questions'][number];

const label = { en: 'L' };
const choices = (...codes: string[]) => codes.map((code) => ({ code, label }));
const none = { choices: [], number: null, text: null, language: null };
const value = (given: Partial<SurveyAnswer>) => ({ kind: 'VALUE', ...none, ...given });

/** What is read of one posted question, or the errors at its fields. */
function read(question: Question, posted: unknown, kept?: SurveyAnswer) {
  const schema = answersSchema(
    definitionSchema.parse({ questions: [question] }),
    5,
    new Map(kept ? [[question.code, kept]] : []),
  );
  const result = validate(schema, { [question.code]: posted });
  if (result.ok) return result.value[question.code];
  return Object.fromEntries(Object.entries(result.fields).map(([name, { code }]) => [name.replace(/^q\./, ''), code]));
}

describe('"other"', () => {
  const single: Question = { code: 'q', type: 'SINGLE', label, choices: choices('a', 'b'), other: true };
  const multiple: Question = { ...single, type: 'MULTIPLE' } as Question;

  it('is a choice with its words', () => {
    expect(read(single, { choice: 'other', other: ' Sport ', language: 'fr' })).toEqual(
      value({ choices: ['other'], other: 'Sport', language: 'fr' }),
    );
    expect(read(multiple, { choices: ['other', 'a'], other: 'Sport', language: 'fr' })).toEqual(
      value({ choices: ['a', 'other'], other: 'Sport', language: 'fr' }),
    );
    expect(read(single, { choice: 'a', other: '', language: 'fr' })).toEqual(value({ choices: ['a'] }));
  });

  it('is not chosen without words, and words are not taken without the choice', () => {
    expect(read(single, { choice: 'other', other: ' ' })).toEqual({ other: 'other_missing' });
    expect(read(single, { choice: 'a', other: 'Sport' })).toEqual({ other: 'other_not_chosen' });
    expect(read(single, { choice: 'DONT_KNOW', other: 'Sport' })).toEqual({ other: 'other_not_chosen' });
    expect(read(multiple, { choices: [], other: 'Sport' })).toEqual({ other: 'other_not_chosen' });
  });

  it('is not offered where it is not taken', () => {
    const closed: Question = { code: 'q', type: 'SINGLE', label, choices: choices('a', 'b') };
    expect(read(closed, { choice: 'other', other: 'Sport' })).toEqual({ choice: 'invalid_choice' });
    expect(read(closed, { choice: 'a', other: 'Sport' })).toEqual({ other: 'unknown_field' });
  });
});

describe('several choices', () => {
  const question: Question = {
    code: 'q',
    type: 'MULTIPLE',
    label,
    choices: choices('a', 'b', 'c'),
    minChoices: 2,
    maxChoices: 2,
  };

  it('are as many as may be', () => {
    expect(read(question, { choices: ['c', 'a'] })).toEqual(value({ choices: ['a', 'c'] }));
    expect(read(question, { choices: ['a'] })).toEqual({ choices: 'too_few' });
    expect(read(question, { choices: ['a', 'b', 'c'] })).toEqual({ choices: 'too_many_items' });
    expect(read(question, {})).toBeNull();
  });
});

describe('a matrix', () => {
  const question: Question = { code: 'q', type: 'MATRIX', label, rows: choices('x', 'y'), columns: choices('1', '2') };

  it('keeps a column for each row that was answered', () => {
    expect(read(question, { cells: { y: '2', x: '1' } })).toEqual(value({ cells: { x: '1', y: '2' } }));
    expect(read(question, { cells: { y: '2', x: '' } })).toEqual(value({ cells: { y: '2' } }));
    expect(read(question, { cells: {} })).toBeNull();
    expect(read(question, {})).toBeNull();
  });

  it('has no other rows and columns, and no answer beside a reason', () => {
    expect(read(question, { cells: { z: '1' } })).toEqual({ 'cells.z': 'unknown_field' });
    expect(read(question, { cells: { x: '3' } })).toEqual({ 'cells.x': 'invalid_choice' });
    expect(read(question, { cells: { x: '1' }, instead: 'DONT_KNOW' })).toEqual({ instead: 'answer_or_reason' });
  });
});

describe('a number', () => {
  const question: Question = { code: 'q', type: 'NUMBER', label, decimals: 2, min: -10, max: 5000 };

  it.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1 250', 1250],
    ['1\u202f250,25', 1250.25],
    ['−3', -3],
    ['0', 0],
  ])('is read from "%s"', (number, read_) => {
    expect(read(question, { number })).toEqual(value({ number: read_ }));
  });

  it.each([
    ['1.555', 'too_many_decimals'],
    ['ten', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['1,000.5', 'not_a_number'],
    ['-11', 'too_small'],
    ['5001', 'too_big'],
  ])('is not read from "%s"', (number, code) => {
    expect(read(question, { number })).toEqual({ number: code });
  });

  it('is whole where no decimals are asked for', () => {
    expect(read({ code: 'q', type: 'NUMBER', label }, { number: '1,5' })).toEqual({ number: 'not_a_whole_number' });
  });
});

describe('a day', () => {
  const question: Question = { code: 'q', type: 'DATE', label, min: '2026-01-01', max: '2026-12-31' };

  it('is one of the calendar, within its ends', () => {
    expect(read(question, { date: '2026-06-30' })).toEqual(value({ text: '2026-06-30' }));
    expect(read(question, { date: '' })).toBeNull();
    expect(read(question, { date: '2026-02-30' })).toEqual({ date: 'invalid_date' });
    expect(read(question, { date: '2025-12-31' })).toEqual({ date: 'date_too_early' });
    expect(read(question, { date: '2027-01-01' })).toEqual({ date: 'date_too_late' });
  });
});

describe('a text', () => {
  it('is a line or several, as long as it may be', () => {
    const line: Question = { code: 'q', type: 'TEXT', label, minLength: 3, maxLength: 5 };
    expect(read(line, { text: ' Abcd ', language: 'es' })).toEqual(value({ text: 'Abcd', language: 'es' }));
    expect(read(line, { text: 'A\nb' })).toEqual({ text: 'invalid_text' });
    expect(read(line, { text: 'Ab' })).toEqual({ text: 'too_short' });
    expect(read(line, { text: 'Abcdef' })).toEqual({ text: 'too_long' });
    expect(read({ code: 'q', type: 'LONG_TEXT', label }, { text: 'A\r\nb' })).toEqual(value({ text: 'A\nb' }));
  });
});

describe('a file', () => {
  const question: Question = { code: 'q', type: 'FILE', label };
  const kept = {
    kind: 'VALUE',
    ...none,
    file: { id: crypto.randomUUID(), sha256: 'f' },
  } as const satisfies SurveyAnswer;

  it('stays as it is kept until it is taken back', () => {
    expect(read(question, {}, { ...kept, choices: [] })).toEqual(kept);
    expect(read(question, { remove: 'on' }, { ...kept, choices: [] })).toBeNull();
    expect(read(question, {})).toBeNull();
  });

  it('is no answer beside a reason for none', () => {
    expect(read(question, { instead: 'DONT_KNOW' }, { ...kept, choices: [] })).toEqual({ instead: 'answer_or_reason' });
    expect(read(question, { instead: 'DONT_KNOW', remove: 'on' }, { ...kept, choices: [] })).toMatchObject({
      kind: 'DONT_KNOW',
    });
  });
});

describe('what is taken from a list of the house', () => {
  it('is one code, or several without doubles', () => {
    const one: Question = { code: 'q', type: 'COUNTRY', label };
    expect(read(one, { codes: 'KE' })).toEqual(value({ codes: ['KE'] }));
    expect(read(one, { codes: '' })).toBeNull();
    expect(read(one, { codes: ['KE', 'FR'] })).toEqual({ codes: 'too_many_items' });
    const several: Question = { code: 'q', type: 'OBJECTIVE', label, multiple: true };
    expect(read(several, { codes: ['2', '1', '2'] })).toEqual(value({ codes: ['2', '1'] }));
  });
});

describe('notes and calculations', () => {
  it('take no answer', () => {
    const result = validate(
      answersSchema(
        definitionSchema.parse({
          questions: [
            { code: 'n', type: 'NOTE', label },
            { code: 'c', type: 'CALCULATED', label, calculation: '1' },
          ],
        }),
        5,
      ),
      {},
    );
    expect(result).toEqual({ ok: true, value: {} });
  });
});
