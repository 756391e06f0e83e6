import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Field } from '../schema';
import { readAnswer } from './read-answer';

const field = (type: Field['type'], choices: string[] = []) =>
  ({
    id: 'f',
    type,
    label: { en: 'F' },
    required: true,
    choices: choices.map((id) => ({ id, label: { en: id } })),
  }) as Field;
const read = (
  type: Field['type'],
  posted: string | string[] | undefined,
  stored?: AnswerValue,
  choices = ['red', 'blue'],
) => {
  const result = readAnswer(field(type, choices), posted, { stored, locale: 'es', consentText: 'Acepto.' });
  return result.ok ? result.value : result.error.code;
};

describe('an answer', () => {
  it.each(['text', 'long_text', 'single', 'multiple', 'date', 'country', 'phone', 'consent', 'language'] as const)(
    'of type %s left empty is none, and never wrong',
    (type) => {
      for (const nothing of [undefined, '', '  ', []]) expect(read(type, nothing as string)).toBeNull();
    },
  );

  it.each([
    ['+41 22 717 91 11', '+41 22 717 91 11'],
    [' +41\u00a022 717  91 11 ', '+41 22 717 91 11'],
    ['0041 22 717 91 11', '+41 22 717 91 11'],
    ['+1 (212) 963-1234', '+1 (212) 963-1234'],
    ['+３３ 1 23 45 67 89', '+33 1 23 45 67 89'],
  ])('of a telephone is kept as typed: %s', (typed, kept) => {
    expect(read('phone', typed)).toBe(kept);
  });

  it.each(['022 717 91 11', '+41', '+41 22 call me', '=1+1', '+0 123 456 789', `+${'1'.repeat(16)}`, '++41227179111'])(
    'of a telephone is refused: %s',
    (typed) => {
      expect(read('phone', typed)).toBe('invalid_phone');
    },
  );

  it('of a telephone is read again as it was stored', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9][\d .()-]{6,20}$/), (typed) => {
        const once = read('phone', typed);
        if (once !== 'invalid_phone') expect(read('phone', once as string)).toBe(once);
      }),
    );
  });

  it('is one of the choices; one no longer offered stays where it was chosen', () => {
    expect(read('single', 'red')).toBe('red');
    expect(read('single', 'green')).toBe('invalid_choice');
    expect(read('single', 'green', 'green')).toBe('green');
    expect(read('multiple', ['blue', 'red', 'red'])).toEqual(['red', 'blue']);
    expect(read('multiple', ['blue', 'green'])).toBe('invalid_choice');
    expect(read('multiple', ['blue', 'green'], ['green'])).toEqual(['blue', 'green']);
    expect(read('single', '__proto__')).toBe('invalid_choice');
    expect(read('single', 'constructor')).toBe('invalid_choice');
  });

  it('of a consent keeps the words agreed to, and the first of them as long as it stands', () => {
    expect(read('consent', 'on')).toEqual({ text: 'Acepto.', locale: 'es' });
    expect(read('consent', 'on', { text: 'I agree.', locale: 'en' })).toEqual({ text: 'I agree.', locale: 'en' });
    expect(read('consent', undefined, { text: 'I agree.', locale: 'en' })).toBeNull();
    expect(read('consent', 'yes')).toBe('invalid');
  });

  it('of a date is a day there is', () => {
    expect(read('date', '2027-02-28')).toBe('2027-02-28');
    expect(read('date', '2027-02-30')).toBe('invalid_date');
    expect(read('date', '28/02/2027')).toBe('invalid_date');
  });

  it('is never read for what takes none, or comes by another way', () => {
    for (const type of ['note', 'sensitive', 'file'] as const) expect(read(type, 'x')).toBe('unknown_field');
  });

  it('with controls or direction marks is refused', () => {
    expect(read('text', 'a\u0000b')).toBe('invalid_text');
    expect(read('long_text', 'a\u202eb')).toBe('invalid_text');
    expect(read('text', 'e\u0301')).toBe('é');
  });
});
