import { describe, expect, it } from 'vitest';
import { alignSentences } from '@/lib/outcome/model/alignment';
import type { DraftBlock } from '@/lib/outcome/model/blocks';
import { plainContent } from '@/lib/outcome/model/marks';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { inLanguage, readable, sentencesToClear } from './sentences';

const block = (over: Partial<DraftBlock>): DraftBlock => ({
  id: 'b1',
  kind: 'PARAGRAPH',
  level: null,
  part: null,
  shape: 'PARAGRAPH',
  content: {},
  commitment: null,
  recommendation: null,
  figure: null,
  wordings: {},
  sentences: [],
  stale: [],
  isOutdated: false,
  ...over,
});

const said = (uid: string, text: string, source: string) => ({
  uid,
  text,
  sourceHash: textHash(source),
  isProposed: false,
});

describe('the sentences of a version', () => {
  const blocks = [
    block({
      id: 'h',
      kind: 'HEADING',
      level: 1,
      sentences: alignSentences('en', [{ uid: 'u0', text: 'Opening' }], {}, []),
    }),
    block({
      sentences: alignSentences(
        'en',
        [
          { uid: 'u1', text: 'One.' },
          { uid: 'u2', text: 'Two.' },
          { uid: 'u3', text: 'Three.' },
        ],
        { fr: [said('u1', 'Un et deux.', 'One.'), said('u2', '', 'Two.')] },
        [],
      ),
    }),
    block({ id: 'f', kind: 'FIGURE', content: { en: plainContent('92 delegates'), fr: plainContent('92 délégués') } }),
  ];
  const rows = sentencesToClear(blocks, ['en', 'fr']);

  it('have one place for all languages, the label or number of their block, and no row where nothing is said', () => {
    expect(
      rows.map(({ position, language, label, number, text }) => [position, language, label ?? number, text]),
    ).toEqual([
      [1, 'en', 'I', 'Opening'],
      [2, 'en', 1, 'One.'],
      [2, 'fr', 1, 'Un et deux.'],
      [3, 'en', 1, 'Two.'],
      [3, 'fr', 1, ''],
      [4, 'en', 1, 'Three.'],
      [5, 'en', 2, '92 delegates'],
      [5, 'fr', 2, '92 délégués'],
    ]);
    expect(rows.at(-1)).toMatchObject({ blockId: 'f', uid: 'f' });
  });

  it('are read in one language: what it says together with the one before is not read twice, what is missing is read as it was written', () => {
    expect(inLanguage(rows, 'fr').map(({ language, text }) => [language, text])).toEqual([
      ['en', 'Opening'],
      ['fr', 'Un et deux.'],
      ['en', 'Three.'],
      ['fr', '92 délégués'],
    ]);
  });

  it('are read without their marks', () => {
    expect(readable('A *strong* [link](https://example.org) \\[so\\]', 'PARAGRAPH')).toBe('A strong link [so]');
    expect(readable('A *figure* is as it is computed', 'FIGURE')).toBe('A *figure* is as it is computed');
  });
});
