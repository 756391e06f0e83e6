import { describe, expect, it } from 'vitest';
import { alignSentences, type TranslationRow } from './alignment';
import { gapsOf, refusalOf } from './gaps';
import { plainContent, type Content } from './marks';
import { textHash } from '@/lib/recommendations/model/recommendation';

const said = (texts: Record<string, string>): Record<string, Content> =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, plainContent(text)]));
const whole = { ...said({ en: 'Text', fr: 'Texte', es: 'Texto' }) };
const source = [
  { uid: 'a', text: 'One.' },
  { uid: 'b', text: 'Two.' },
  { uid: 'c', text: 'Three.' },
];
const row = (uid: string, of: string, over: Partial<TranslationRow> = {}): TranslationRow => ({
  uid,
  text: uid,
  sourceHash: textHash(of),
  isProposed: false,
  ...over,
});

describe('gapsOf', () => {
  it('finds nothing where every language is there', () => {
    expect(gapsOf([{ id: 'a', content: whole, stale: [], sentences: [] }], ['en', 'fr', 'es'])).toEqual([]);
  });

  it('names each language that says nothing and each block that is stale as a whole', () => {
    const blocks = [
      { id: 'a', content: said({ en: 'Text', fr: ' ' }), stale: [], sentences: [] },
      { id: 'b', content: whole, stale: ['es'], sentences: [] },
    ];
    expect(gapsOf(blocks, ['en', 'fr', 'es'])).toEqual([
      { block: 'a', language: 'fr', problem: 'missing', sentences: [] },
      { block: 'a', language: 'es', problem: 'missing', sentences: [] },
      { block: 'b', language: 'es', problem: 'stale', sentences: [] },
    ]);
  });

  it('names the sentences that are missing, stale or proposed, and the refusal says the same', () => {
    const fr = [row('a', 'Another.'), row('b', 'Two.', { isProposed: true })];
    const sentences = alignSentences(
      'en',
      source,
      { fr, es: [row('a', 'One.'), row('b', 'Two.'), row('c', 'Three.')] },
      [],
    );
    const gaps = gapsOf([{ id: 'x', content: whole, stale: ['fr'], sentences }], ['en', 'fr', 'es']);
    expect(gaps.map(({ language, problem, sentences: numbers }) => [language, problem, numbers])).toEqual([
      ['fr', 'missing', [3]],
      ['fr', 'stale', [1]],
      ['fr', 'proposed', [2]],
    ]);
    expect(refusalOf(gaps)).toEqual({
      'blocks.x.fr.missing': { code: 'text_missing', params: { sentences: '3' } },
      'blocks.x.fr.stale': { code: 'text_stale', params: { sentences: '1' } },
      'blocks.x.fr.proposed': { code: 'text_proposed', params: { sentences: '2' } },
    });
  });
});
