import { describe, expect, it } from 'vitest';

import { formatFileSize, formatList, formatNumber, formatPercent, languageName, numberInWords } from './numbers';

describe('numbers', () => {
  it('are grouped as the language does, with a true minus', () => {
    expect(formatNumber(-1204, 'en')).toBe('−1,204');
    expect(formatNumber(1204, 'fr')).toBe('1\u202f204');
    expect(formatNumber(1204, 'es')).toBe('1204');
    expect(formatPercent(0.624, 'fr')).toBe('62\u00a0%');
    expect(formatPercent(0.624, 'en', 1)).toBe('62.4%');
  });

  it('stand in words from one to ten, with the gender of the noun', () => {
    expect(numberInWords(5, 'en')).toBe('five');
    expect(numberInWords(1, 'fr', { gender: 'f', capital: true })).toBe('Une');
    expect(numberInWords(1, 'es', { gender: 'f' })).toBe('una');
    expect(numberInWords(11, 'fr')).toBe('11');
    expect(numberInWords(0, 'en')).toBe('0');
  });
});

describe('sizes of files', () => {
  it('are said in kilobytes and, from one million bytes, in megabytes', () => {
    expect([0, 41_200, 999_999].map((bytes) => formatFileSize(bytes, 'en'))).toEqual(['1 kB', '41 kB', '1,000 kB']);
    expect(formatFileSize(1_440_000, 'fr')).toBe('1,4\u202fMo');
  });
});

describe('lists and languages', () => {
  it('join as a sentence does', () => {
    expect(formatList(['Africa', 'Asia', 'Europe'], 'en')).toBe('Africa, Asia and Europe');
    expect(formatList(['l’Afrique', 'l’Asie'], 'fr')).toBe('l’Afrique et l’Asie');
    expect(formatList(['oral', 'escrito'], 'es', 'disjunction')).toBe('oral o escrito');
  });

  it('name a language inside a sentence', () => {
    expect(languageName('en', 'fr')).toBe('anglais');
    expect(languageName('fr', 'en')).toBe('French');
  });
});
