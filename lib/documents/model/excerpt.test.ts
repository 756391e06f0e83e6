import { describe, expect, it } from 'vitest';
import { hitEnd, hitStart, piecesOf } from './excerpt';

const mark = (text: string) => text.replaceAll('[', hitStart).replaceAll(']', hitEnd);

describe('an excerpt', () => {
  it('marks the words as they were written', () => {
    expect(
      piecesOf(mark('la [cooperation] regionale et la [migration]'), 'la Coopération régionale et la migration'),
    ).toEqual([
      { text: 'la ', isHit: false },
      { text: 'Coopération', isHit: true },
      { text: ' régionale et la ', isHit: false },
      { text: 'migration', isHit: true },
    ]);
    expect(piecesOf(mark('[migration]'), 'Migration')).toEqual([{ text: 'Migration', isHit: true }]);
  });

  it('shows the folded words where the written ones are not to be had', () => {
    expect(piecesOf(mark('an [aim]'), null)).toEqual([
      { text: 'an ', isHit: false },
      { text: 'aim', isHit: true },
    ]);
    expect(piecesOf(mark('an [aim]'), 'an aiim')[1]).toEqual({ text: 'aim', isHit: true });
  });
});
