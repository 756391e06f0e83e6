import { describe, expect, it } from 'vitest';

import { pick } from './pick';

describe('pick', () => {
  it('takes the language asked for', () => {
    expect(pick({ en: 'Plenary', fr: 'Plénière' }, 'fr')).toEqual({ text: 'Plénière', lang: 'fr', isFallback: false });
  });

  it('falls back to the source language before English', () => {
    expect(pick({ en: 'Plenary', fr: 'Plénière' }, 'es', 'fr')).toEqual({
      text: 'Plénière',
      lang: 'fr',
      isFallback: true,
    });
  });

  it('falls back to English without a source, then to whatever there is', () => {
    expect(pick({ fr: 'Plénière', en: 'Plenary' }, 'es').lang).toBe('en');
    expect(pick({ ar: 'جلسة عامة' }, 'es')).toEqual({ text: 'جلسة عامة', lang: 'ar', isFallback: true });
  });

  it('treats null and blank as missing', () => {
    expect(pick({ es: null, fr: '  ', en: 'Plenary' }, 'es').lang).toBe('en');
    expect(pick({ es: null }, 'es')).toEqual({ text: '', lang: 'es', isFallback: false });
    expect(pick(null, 'fr')).toEqual({ text: '', lang: 'fr', isFallback: false });
  });
});
