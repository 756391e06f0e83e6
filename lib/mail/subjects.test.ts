import { describe, expect, it } from 'vitest';
import { loadMessages } from '@/lib/i18n/load-messages';
import { locales, type Locale } from '@/lib/i18n/routing';
import { isPaper, purposes, unknownPlaceholders, wordedPurposes } from './policy';
import { wordsOfTheProduct } from './word-mail';

/** Every subject the product writes: those under a domain's `mail`, and those that can be worded by the organisers. */
function subjects(locale: Locale): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, at: string[]) => {
    if (typeof node === 'string') {
      const isMail =
        at[1] === 'mail' || (at[1] === 'words' && !wordedPurposes.some((name) => isPaper(name) && at[2] === name));
      if (at.at(-1) === 'subject' && isMail) found.set(at.join('.'), node);
    } else if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) walk(child, [...at, key]);
  };
  walk(loadMessages(locale), []);
  return found;
}

describe.each(locales)('subjects in %s', (locale) => {
  it('differ from purpose to purpose, whatever is put into them', () => {
    const plain = [...subjects(locale)].map(
      ([key, text]) =>
        [
          key,
          text
            .replace(/\{[^{}]*\}/g, '')
            .replace(/[\s:,]+/g, ' ')
            .trim(),
        ] as const,
    );
    expect(plain.length).toBeGreaterThanOrEqual(10);
    const twice = plain.filter(([key, text]) => plain.some(([other, same]) => other !== key && same === text));
    expect(twice).toEqual([]);
  });

  it('and texts of the product name only placeholders that have a value, and all that are required', () => {
    for (const purpose of wordedPurposes) {
      const { subject, body } = wordsOfTheProduct(purpose, locale);
      expect([purpose, unknownPlaceholders(purpose, subject + body)]).toEqual([purpose, []]);
      for (const name of purposes[purpose].required) expect(body).toContain(`{${name}}`);
    }
  });
});
