import { describe, expect, it } from 'vitest';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { alignSentences } from './alignment';
import { differencesOf, isTakeable, type Proposal } from './differences';

const source = ['One.', 'Two *words*.', 'Three.', 'Four.', 'Five.'].map((text, index) => ({ uid: `s${index}`, text }));
const said = (index: number, text: string) => ({
  uid: `s${index}`,
  text,
  sourceHash: textHash(source[index]?.text ?? ''),
  isProposed: false,
});
const sentences = alignSentences('en', source, { fr: [said(1, 'Deux *mots*.'), said(2, 'Trois.')] }, []);
const proposal = (index: number, text: string, of = source[index]?.text ?? ''): Proposal => ({
  uid: `s${index}`,
  hash: textHash(of),
  text,
  state: 'translated',
});

describe("a translator's file", () => {
  it('is compared with what stands, sentence by sentence, in the order of the document', () => {
    const differences = differencesOf(
      [
        proposal(7, 'Parti.', 'Gone.'),
        proposal(4, '\u202eCinq.'),
        proposal(3, 'Quatre.', 'Four, as it was.'),
        proposal(2, 'Trois !'),
        proposal(1, 'Deux *mots*.'),
        proposal(0, 'Un.'),
      ],
      [{ id: 'block', kind: 'PARAGRAPH', sentences }],
      'fr',
    );
    expect(differences.map(({ uid, kind, place }) => [uid, kind, place?.sentence])).toEqual([
      ['s0', 'new', 1],
      ['s1', 'same', 2],
      ['s2', 'changed', 3],
      ['s3', 'stale', 4],
      ['s4', 'refused', 5],
      ['s7', 'unknown', undefined],
    ]);
    expect(differences.filter(isTakeable).map(({ standing, text }) => [standing, text])).toEqual([
      ['', 'Un.'],
      ['Trois.', 'Trois !'],
    ]);
  });
});
