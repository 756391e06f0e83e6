import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/i18n/routing';
import { heldInWords } from './held-words';
import { registry } from './registry';

describe.each(locales)('what is held, in %s', (locale) => {
  it('has a word for every column that the person is shown', () => {
    // What is sealed is opened first, and shown column by column.
    const shown = registry
      .filter(({ rows, isCountedOnly }) => rows && !isCountedOnly)
      .flatMap(({ personal, beside = [] }) => [...personal, ...beside])
      .filter((column) => !['sealed', 'keyId'].includes(column));
    const wordless = [...new Set(shown)].filter(
      (column) => heldInWords({ [column]: 'x' }, locale)[0]?.label === column,
    );
    expect(wordless).toEqual([]);
  });

  it('says codes and yes or no in words', () => {
    const said = heldInWords({ visa: 'NOT_NEEDED', diets: ['HALAL', 'OTHER'], given: true }, locale);
    expect(said.map(({ value }) => value).join()).not.toMatch(/NOT_NEEDED|HALAL,|OTHER|true/);
  });
});
