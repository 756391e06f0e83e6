import { describe, expect, it } from 'vitest';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { alignSentences, isOutOfOrder, type Review, type TranslationRow } from './alignment';

const source = [
  { uid: 'a', text: 'They met.' },
  { uid: 'b', text: 'They agreed.' },
];
const row = (uid: string, of: string, isProposed = false): TranslationRow => ({
  uid,
  text: `fr ${uid}`,
  sourceHash: textHash(of),
  isProposed,
});
const review = (step: Review['step'], over: Partial<Review> = {}): Review => ({
  uid: 'a',
  language: 'fr',
  sourceHash: textHash('They met.'),
  textHash: textHash('fr a'),
  step,
  ...over,
});
const states = (rows: TranslationRow[], reviews: Review[] = []) =>
  alignSentences('en', source, { fr: rows }, reviews).map(({ said }) => said.fr?.state);

describe('a translated sentence', () => {
  it('is missing, stale, proposed or translated by what it was made from', () => {
    expect(states([row('a', 'They met.')])).toEqual(['translated', 'missing']);
    expect(states([row('a', 'They met twice.'), row('b', 'They agreed.', true)])).toEqual(['stale', 'proposed']);
  });

  it('is what was last said of exactly these two texts', () => {
    const current = [row('a', 'They met.', true)];
    expect(states(current, [review('REVISED'), review('CLEARED')])[0]).toBe('cleared');
    expect(states(current, [review('CLEARED'), review('TRANSLATED')])[0]).toBe('translated');
    expect(states([row('a', 'They met twice.')], [review('CLEARED')])[0]).toBe('stale');
    expect(states(current, [review('CLEARED', { textHash: textHash('autre') })])[0]).toBe('proposed');
    expect(states(current, [review('CLEARED', { language: 'es' })])[0]).toBe('proposed');
  });

  it('that is said together with the one before is never further than that, and read only with it', () => {
    const together = (over: Partial<TranslationRow> = {}) => [
      { ...row('a', 'They met.'), ...over },
      { ...row('b', 'They agreed.'), text: '' },
    ];
    expect(states(together())).toEqual(['translated', 'translated']);
    expect(states(together({ sourceHash: textHash('They met twice.') }))).toEqual(['stale', 'stale']);
    expect(states(together({ isProposed: true }))).toEqual(['proposed', 'proposed']);
    expect(states(together({ text: '' }))).toEqual(['missing', 'missing']);
    expect(states(together().slice(1))).toEqual(['missing', 'missing']);
    const read = review('REVISED', { uid: 'b', sourceHash: textHash('They agreed.') });
    expect(states(together(), [read])[1]).toBe('revised');
    expect(states(together({ text: 'autre' }), [read])[1]).toBe('translated');
  });

  it('that the source no longer has, or has elsewhere, makes the whole another text', () => {
    expect(isOutOfOrder(source, [row('a', ''), row('b', '')])).toBe(false);
    expect(isOutOfOrder(source, [row('b', '')])).toBe(false);
    expect(isOutOfOrder(source, [row('b', ''), row('a', '')])).toBe(true);
    expect(isOutOfOrder(source, [row('a', ''), row('gone', '')])).toBe(true);
  });
});
