import { describe, expect, it } from 'vitest';
import { warningsOf } from './check-languages';
import { readContent, type Shape } from './marks';

const glossary = [{ key: 'breakout-group', terms: { en: 'breakout group', fr: 'groupe de discussion' }, acronyms: {} }];
const check = (en: string, fr: string, shape: Shape = 'PARAGRAPH') =>
  warningsOf({ en: readContent(en, shape), fr: readContent(fr, shape) }, { source: 'en', translation: 'fr' }, glossary);

describe('a translation', () => {
  it('that agrees in everything that can be compared raises nothing', () => {
    expect(check('24 *breakout groups*[^See C/1]', '24 *groupes de discussion*[^Voir C/1]')).toEqual([]);
  });

  it('raises each number, row, footnote, link and term that differs', () => {
    expect(check('24 breakout groups[^a]\nb', '42 groupes de travail [x](https://x.ch)', 'LIST')).toEqual([
      { kind: 'missing', figures: ['24'] },
      { kind: 'added', figures: ['42'] },
      { kind: 'rows', source: 2, translation: 1 },
      { kind: 'notes', source: 1, translation: 0 },
      { kind: 'links', source: 0, translation: 1 },
      { kind: 'term', term: { key: 'breakout-group', said: 'breakout group', agreed: 'groupe de discussion' } },
    ]);
  });

  it('that is not there yet is a gap and no doubt', () => {
    expect(check('24', '')).toEqual([]);
  });
});
