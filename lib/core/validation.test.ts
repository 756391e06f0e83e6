import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { everything, headerBreaks, hostile, longCells } from '@/prisma/factories/hostile-texts';
import { toCsv } from './csv';
import { foldWords } from './fold';
import { emailAddress, line, mustBeTicked, optional, text, ticked, validate, wholeNumber } from './validation';

function codeOf(schema: z.ZodType, value: unknown) {
  const result = validate(z.strictObject({ answer: schema }), value === undefined ? {} : { answer: value });
  return result.ok ? 'ok' : result.fields.answer;
}

describe('validate', () => {
  it('gives the parsed value', () => {
    expect(validate(z.strictObject({ seats: wholeNumber({ min: 1, max: 9 }) }), { seats: ' 4 ' })).toEqual({
      ok: true,
      value: { seats: 4 },
    });
  });

  it.each([
    ['not sent', z.string(), undefined, { code: 'required' }],
    ['empty', line({ max: 9 }), '  ', { code: 'required' }],
    ['too short', line({ min: 3, max: 9 }), 'ab', { code: 'too_short', params: { min: 3 } }],
    ['too long', line({ max: 3 }), 'abcd', { code: 'too_long', params: { max: 3 } }],
    ['too small', wholeNumber({ min: 2, max: 9 }), '1', { code: 'too_small', params: { min: 2 } }],
    ['too big', wholeNumber({ min: 2, max: 9 }), '10', { code: 'too_big', params: { max: 9 } }],
    ['words for a number', wholeNumber({ min: 2, max: 9 }), 'two', { code: 'not_a_number' }],
    ['a number in disguise', wholeNumber({ min: 2, max: 9_000 }), '1e3', { code: 'not_a_number' }],
    ['no choice', z.enum(['head', 'delegate']), '', { code: 'required' }],
    ['a foreign choice', z.enum(['head', 'delegate']), 'king', { code: 'invalid_choice' }],
    ['no list', z.array(z.string()).min(1), [], { code: 'required' }],
    ['a short list', z.array(z.string()).min(2), ['a'], { code: 'too_few', params: { min: 2 } }],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], { code: 'too_many_items', params: { max: 1 } }],
    ['a wrong day', z.iso.date(), '2027-02-30', { code: 'invalid_date' }],
    [
      'an early day',
      z.coerce.date().min(new Date('2027-04-13')),
      '2027-04-12',
      { code: 'date_too_early', params: { min: '2027-04-13' } },
    ],
    ['an incomplete address', emailAddress, 'f.sarr@cedeao', { code: 'invalid_email' }],
    ['a quoted address', emailAddress, '"a@b"@example.int', { code: 'invalid_email' }],
    ['an address with a line break', emailAddress, 'a@example.int\nBcc: b@example.int', { code: 'invalid_email' }],
    ['no consent', mustBeTicked, undefined, { code: 'required' }],
    ['a refinement with a message', z.string().refine(() => false, 'symbol_taken'), 'G/1', { code: 'symbol_taken' }],
    [
      'a refinement with params',
      z.string().refine(() => false, { params: { code: 'over_quota', quota: 2, by: { whom: 'x' } } }),
      'x',
      { code: 'over_quota', params: { quota: 2 } },
    ],
  ])('%s', (_name, schema, value, expected) => {
    expect(codeOf(schema, value)).toEqual(expected);
  });

  it('names every unknown field, also nested', () => {
    const schema = z.strictObject({ name: z.strictObject({ en: z.string() }) });
    expect(validate(schema, { name: { en: 'x', role: 'ADMIN' }, meetingId: '1' })).toEqual({
      ok: false,
      fields: { 'name.role': { code: 'unknown_field' }, meetingId: { code: 'unknown_field' } },
    });
  });

  it('keeps the first error of each path', () => {
    const schema = z.strictObject({ a: z.string().min(3).regex(/^x/) });
    expect(validate(schema, { a: 'b' })).toEqual({
      ok: false,
      fields: { a: { code: 'too_short', params: { min: 3 } } },
    });
  });

  it('reads an emptied optional field as no answer and a tick as a boolean', () => {
    expect(validate(z.strictObject({ note: optional(line({ max: 9 })), agreed: ticked }), { note: ' ' })).toEqual({
      ok: true,
      value: { note: undefined, agreed: false },
    });
  });
});

describe('text as it is stored', () => {
  it('is what was typed, whatever others would run of it', () => {
    for (const typed of everything) expect(line({ max: 200 }).parse(typed)).toBe(typed);
    for (const typed of headerBreaks.filter((breaks) => /[\r\n]/.test(breaks)))
      expect(codeOf(line({ max: 99 }), `a${typed}`)).toEqual({ code: 'invalid_text' });
    for (const typed of [hostile, ...headerBreaks])
      expect(codeOf(emailAddress, `a@example.int${typed}`)).toEqual({ code: 'invalid_email' });
  });

  it('is read as fast however long one waits for an end of it', () => {
    const started = performance.now();
    for (const typed of longCells(200_000)) {
      codeOf(text({ max: 300_000 }), typed);
      codeOf(line({ max: 300_000 }), typed);
      codeOf(emailAddress, typed);
      toCsv([[typed]]);
      foldWords(typed);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is NFC, trimmed and has single spaces, while non-breaking spaces stay', () => {
    expect(line({ max: 99 }).parse('  Plénie\u0300re   à 14\u00a0h\u00a032 ')).toBe('Plénière à 14\u00a0h\u00a032');
  });

  it('keeps line breaks of a longer text and nothing else that is invisible', () => {
    expect(text({ max: 99 }).parse('One \r\nTwo\r\n')).toBe('One\nTwo');
    expect(codeOf(text({ max: 99 }), 'bell \u0007')).toEqual({ code: 'invalid_text' });
    expect(codeOf(line({ max: 99 }), 'two\nlines')).toEqual({ code: 'invalid_text' });
  });

  it('refuses characters that reorder their neighbours broken pairs and what is no sign, and keeps Arabic and joiners', () => {
    expect(codeOf(line({ max: 99 }), 'SARR\u202etxt')).toEqual({ code: 'invalid_text' });
    expect(codeOf(line({ max: 99 }), 'SARR\ud800')).toEqual({ code: 'invalid_text' });
    expect(codeOf(line({ max: 99 }), 'SARR\uffff')).toEqual({ code: 'invalid_text' });
    expect(codeOf(line({ max: 99 }), 'فاطمة')).toBe('ok');
    expect(codeOf(line({ max: 99 }), 'क्\u200dष')).toBe('ok');
  });
});
