import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, readPattern } from './pattern';

const isMatch = (pattern: string, text: string) => {
  const read = readPattern(pattern);
  return read && matches(read, text);
};

describe('patterns', () => {
  it.each([
    ['[A-Z][a-z]+', 'Dakar', true],
    ['[A-Z][a-z]+', 'dakar', false],
    ['^[0-9]{3,5}$', '12', false],
    ['^[0-9]{3,5}$', '1234', true],
    ['^[0-9]{3,5}$', '123456', false],
    ['\\d{2}', '1', false],
    ['\\d{2,}', '12345', true],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'focal.point@example.org', true],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'focal point@example', false],
    ['(yes|no)?', '', true],
    ['(yes|no)?', 'no', true],
    ['(?:ab)*c', 'ababc', true],
    ['a.c', 'a😀c', true],
    ['a|b|', '', true],
    ['[]a]', ']', true],
    ['[a-]', '-', true],
    ['[\\w-]+', 'a_b-c', true],
    ['\\p{Lu}\\p{Ll}*', 'Élan', true],
    ['\\P{N}+', 'abc1', false],
    ['a*?b+?', 'aabb', true],
    ['\\.\\*', '.*', true],
    ['\\+?[0-9 ]{6,}', '+221 33 823', true],
    ['a{0}b', 'b', true],
    ['(a|b){2}', 'ab', true],
    ['a^b', 'ab', false],
  ])('%s holds for %s: %s', (pattern, text, expected) => {
    expect(isMatch(pattern, text)).toBe(expected);
  });

  it.each([
    '(a)\\1',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '\\bword',
    '(',
    ')',
    '[a',
    'a**',
    'a{2',
    '{2}',
    '[z-a]',
    '\\p{Greek}',
  ])('refuses %s', (pattern) => {
    expect(readPattern(pattern)).toBeNull();
  });

  it('refuses what would become a machine without end', () => {
    expect(readPattern('(a{999}){999}')).toBeNull();
    expect(readPattern('(((((a{9}){9}){9}){9}){9}){9}')).toBeNull();
    expect(readPattern('('.repeat(200) + ')'.repeat(200))).toBeNull();
    expect(readPattern('a'.repeat(501))).toBeNull();
  });

  it.each(['(a+)+b', '(a|aa)+b', '(a*)*b', '(a|a)*b', '([a-z]+)*1', '(.*a){12}b', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'takes no time over %s, which hangs others',
    (pattern) => {
      const started = performance.now();
      expect(isMatch(pattern, 'a'.repeat(4_000))).toBe(false);
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );

  it('agrees with the matcher of the language, pattern by pattern', () => {
    const atoms = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)', '\\w', '(a|)');
    const times = fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,1}', '{1,}');
    const patterns = fc
      .array(fc.tuple(atoms, times), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([atom, count]) => atom + count).join(''));
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(isMatch(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
