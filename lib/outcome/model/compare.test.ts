import { describe, expect, it } from 'vitest';
import { acceptAll, rejectAll } from '@/lib/recommendations/model/words';
import { compareVersions } from './compare';
import { plainText, readContent } from './marks';
import type { SealedBlock } from './sealed';

const block = (id: string, en: string, more: Partial<SealedBlock> = {}): SealedBlock => ({
  id,
  kind: 'PARAGRAPH',
  level: null,
  label: null,
  number: null,
  shape: 'PARAGRAPH',
  content: { en: readContent(en, more.shape ?? 'PARAGRAPH') },
  commitment: null,
  recommendation: null,
  figure: null,
  ...more,
});
const version = (...blocks: SealedBlock[]) => ({ title: { en: 'Highlights' }, blocks });
const outline = (before: SealedBlock[], after: SealedBlock[]) =>
  compareVersions(version(...before), version(...after), 'en').blocks.map(({ id, change, isMoved }) =>
    isMoved ? `${id} ${change} moved` : `${id} ${change}`,
  );

describe('comparing two versions', () => {
  const [a, b, c] = [block('a', 'One.'), block('b', 'Two.'), block('c', 'Three.')];

  it('names what was changed, added, taken out where it stood, and moved', () => {
    expect(outline([a, b, c], [a, block('b', 'Two and a half.'), block('d', 'Four.'), c])).toEqual([
      'a same',
      'b changed',
      'd added',
      'c same',
    ]);
    expect(outline([a, b, c], [a, c])).toEqual(['a same', 'b removed', 'c same']);
    expect(outline([a, b, c], [c, a, b]).toSorted()).toEqual(['a same', 'b same', 'c same moved']);
    expect(outline([a, b], [])).toEqual(['a removed', 'b removed']);
  });

  it.each([
    ['a sentence', 'Members meet once a year.', 'Members meet twice a year in Geneva.', 'PARAGRAPH'],
    ['a list', 'first\nsecond', 'first\nthird\nsecond', 'LIST'],
    ['a table', 'a | b\n1 | 2', 'a | b\n1 | 3', 'TABLE'],
    ['a footnote', 'Agreed.', 'Agreed[^by consensus].', 'PARAGRAPH'],
  ] as const)('says every word of both texts: %s', (_what, before, after, shape) => {
    const [was, is] = [block('a', before, { shape }), block('a', after, { shape })];
    const [compared] = compareVersions(version(was), version(is), 'en').blocks;
    expect(rejectAll(compared?.pieces ?? [])).toBe(plainText(was.content.en ?? []));
    expect(acceptAll(compared?.pieces ?? [])).toBe(plainText(is.content.en ?? []));
  });

  it('shows a change of marks alone with its marks, and of what a block rests on in words', () => {
    const [marked] = compareVersions(version(a), version(block('a', '*One*.')), 'en').blocks;
    expect([marked?.change, acceptAll(marked?.pieces ?? [])]).toEqual(['changed', '*One*.']);
    const bound = block('a', 'One.', { recommendation: { id: 'r', symbol: 'AFR/1', revision: 2, hash: 'x' } });
    const [rests] = compareVersions(version(a), version(bound), 'en').blocks;
    expect(rests).toMatchObject({
      change: 'changed',
      isBoundOtherwise: true,
      pieces: [{ kind: 'same', text: 'One.' }],
    });
  });

  it('compares the title, and nothing of another language', () => {
    const french = { title: { en: 'Highlights', fr: 'Points saillants' }, blocks: [a] };
    expect(compareVersions(version(a), french, 'en').title).toBeNull();
    expect(acceptAll(compareVersions(version(a), french, 'fr').title ?? [])).toBe('Points saillants');
  });
});
