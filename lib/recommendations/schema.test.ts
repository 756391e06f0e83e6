import { describe, expect, it } from 'vitest';
import { draftSchema, reviseSchema } from './schema';

const fields = { language: 'en', theme: 'labour-migration', addressees: 'States' };
const [group, recommendation, base] = [1, 2, 3].map((number) => `e1a1e7de-6d7a-4f5e-9f2e-0d8f3a0b0c0${number}`);

describe('the sentence of a recommendation', () => {
  it.each([
    ['Enter', 'Adopt standards\nfor agencies.'],
    ['a paste of a letter', 'Adopt standards\r\n\r\n\tfor agencies.\r\n'],
    ['a line of another program', 'Adopt standards\u2028for\u000bagencies.'],
  ])('is one line, also after %s', (_, typed) => {
    expect(draftSchema.parse({ ...fields, group, text: typed }).text).toBe('Adopt standards for agencies.');
    const { language: _language, ...attributes } = fields;
    const revised = reviseSchema.parse({ ...attributes, recommendation, base, text: typed });
    expect(revised.text).toBe('Adopt standards for agencies.');
  });

  it('is still there, and holds nothing that hides', () => {
    for (const text of ['\n \r\n', 'Adopt \u0000 standards.', 'Adopt \u202e standards.'])
      expect(draftSchema.safeParse({ ...fields, group, text }).success).toBe(false);
  });
});
