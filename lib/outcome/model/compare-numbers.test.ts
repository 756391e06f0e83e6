import { describe, expect, it } from 'vitest';
import { compareFigures, figuresOf } from './compare-numbers';

const compare = (en: string, fr: string) => compareFigures({ text: en, language: 'en' }, { text: fr, language: 'fr' });

describe('numbers and symbols', () => {
  it.each([
    ['en', '1,234.5 of 10,000 and 3', ['10000', '1234.5', '3']],
    ['fr', '1\u202f234,5 sur 10\u00a0000 et 3', ['10000', '1234.5', '3']],
    ['es', '1.234,5 de 10.000 y 3', ['10000', '1234.5', '3']],
    ['en', '10 and 11 October 2017', ['--10', '10', '11', '2017']],
    ['en', 'They may meet in May, on 1st March or January 29, 2027', ['--01', '--03', '1', '2027', '29']],
    ['fr', 'le 1er août 2026, mars', ['--08', '1', '2026']],
    ['es', '29 y 30 de enero de 2027', ['--01', '2027', '29', '30']],
    ['en', 'AFR/3 and C/2 of GRCP7/Highlights, GRCP7', ['AFR/3', 'C/2', 'GRCP7', 'GRCP7/Highlights']],
    ['en', 'A/RES/73/195, paragraph 4', ['4', 'A/RES/73/195']],
    ['en', 'COVID and the 2030 Agenda', ['2030']],
    ['en', '1, 2, 3', ['1', '2', '3']],
  ])('of %s: %s', (language, text, expected) => {
    expect(figuresOf(text, language)).toEqual(expected);
  });

  it('that are alike say nothing', () => {
    expect(compare('93 delegates of 24 mechanisms (C/1)', '93 délégués de 24 mécanismes (C/1)')).toEqual({
      missing: [],
      added: [],
    });
  });

  it('include the months of dates', () => {
    expect(compare('on 29 October 2026', 'le 29 octobre 2026')).toEqual({ missing: [], added: [] });
    expect(compare('on 29 October 2026', 'le 29 novembre 2026')).toEqual({ missing: ['--10'], added: ['--11'] });
  });

  it('that differ are named on either side, as often as they differ', () => {
    expect(compare('24 of 24 answered C/1', '24 sur 42 ont répondu')).toEqual({
      missing: ['24', 'C/1'],
      added: ['42'],
    });
  });
});
