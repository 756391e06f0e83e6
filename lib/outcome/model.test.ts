import { describe, expect, it } from 'vitest';
import { gapsOf, numberBlocks, type DraftBlock } from './model';

const block = (position: number, over: Partial<DraftBlock> = {}): DraftBlock => ({
  position,
  kind: 'PARAGRAPH',
  text: { en: 'Text', fr: 'Texte', es: 'Texto' },
  stale: [],
  commitment: null,
  ...over,
});

describe('gapsOf', () => {
  it('finds nothing where every language is there', () => {
    expect(gapsOf([block(1), block(2)], ['en', 'fr', 'es'])).toEqual([]);
  });

  it('names each missing and each stale place', () => {
    const blocks = [block(1, { text: { en: 'Text', fr: ' ' } }), block(2, { stale: ['es'] })];
    expect(gapsOf(blocks, ['en', 'fr', 'es'])).toEqual([
      { position: 1, language: 'fr', problem: 'missing' },
      { position: 1, language: 'es', problem: 'missing' },
      { position: 2, language: 'es', problem: 'stale' },
    ]);
  });
});

describe('numberBlocks', () => {
  it('numbers paragraphs through and leaves headings without', () => {
    const blocks = [
      block(1, { kind: 'HEADING' }),
      block(2),
      block(3, { kind: 'HEADING' }),
      block(4, { kind: 'COMMITMENT' }),
    ];
    expect(numberBlocks(blocks).map(({ number }) => number)).toEqual([null, 1, null, 2]);
  });
});
