import { describe, expect, it } from 'vitest';
import { lacks, languageState, latestIn, missingIn, revisionOf } from './languages';

const file = (revision: number, language: string) => ({ revision, language });
const revised = { files: [file(0, 'en'), file(0, 'fr'), file(1, 'en')], withdrawal: null };

describe('the languages of a document', () => {
  it('are those of its last revision; an earlier one is said to be one', () => {
    expect(revisionOf(revised.files)).toBe(1);
    expect(['en', 'fr', 'es'].map((language) => languageState(revised.files, language))).toEqual([
      'CURRENT',
      'EARLIER',
      'MISSING',
    ]);
    expect(latestIn([file(1, 'en'), file(0, 'en')], 'en')).toEqual(file(1, 'en'));
    expect([revisionOf([]), latestIn([], 'en')]).toEqual([0, undefined]);
  });

  it('are counted where they are missing; what is awaited or withdrawn is not', () => {
    const awaited = { files: [], withdrawal: null };
    const withdrawn = { files: [file(0, 'en')], withdrawal: {} };
    const whole = { files: ['en', 'fr', 'es'].map((language) => file(0, language)), withdrawal: null };
    expect(missingIn([revised, awaited, withdrawn, whole], ['en', 'fr', 'es'])).toEqual([
      { language: 'en', missing: 0, earlier: 0 },
      { language: 'fr', missing: 0, earlier: 1 },
      { language: 'es', missing: 1, earlier: 0 },
    ]);
    expect([revised, awaited, withdrawn, whole].map((one) => lacks(one, 'fr'))).toEqual([true, false, false, false]);
  });
});
