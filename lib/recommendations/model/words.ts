import { diffIndices } from 'node-diff3';

/** Part of a comparison of two texts: words that stayed, or words that were taken out and put in at one place. */
export type Piece =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'change'; readonly removed: string; readonly added: string };

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * A text as its words, spaces and marks of punctuation, by the rules of its language (Unicode TR29, with dictionaries for
 * scripts that write no spaces). Joined again they are the text, code unit by code unit; no letter is parted from its marks.
 */
export function wordsOf(text: string, language: string): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** A place where two texts differ: words `at` to `end` of the first stand for words `otherAt` to `otherEnd` of the second. */
export type Hunk = { readonly at: number; readonly end: number; readonly otherAt: number; readonly otherEnd: number };

/** Where two lists of words differ, in order, by their longest common subsequence (Hunt & McIlroy 1976). */
export function hunksOf(words: readonly string[], others: readonly string[]): Hunk[] {
  return diffIndices([...words], [...others]).map(({ buffer1: [at, length], buffer2: [otherAt, otherLength] }) => ({
    at,
    end: at + length,
    otherAt,
    otherEnd: otherAt + otherLength,
  }));
}

/** The words of `before` and `after`, compared. `acceptAll` of it is `after`, `rejectAll` is `before`, exactly. */
export function diffWords(before: string, after: string, language: string): Piece[] {
  const words = wordsOf(before, language);
  const others = wordsOf(after, language);
  const pieces: Piece[] = [];
  let from = 0;
  const keep = (to: number) => {
    if (to > from) pieces.push({ kind: 'same', text: words.slice(from, to).join('') });
  };
  for (const { at, end, otherAt, otherEnd } of hunksOf(words, others)) {
    keep(at);
    pieces.push({
      kind: 'change',
      removed: words.slice(at, end).join(''),
      added: others.slice(otherAt, otherEnd).join(''),
    });
    from = end;
  }
  keep(words.length);
  return pieces;
}

/** The text with those changes taken over that `isAccepted` says, by their number among the changes, from 0. */
export function acceptSome(pieces: readonly Piece[], isAccepted: (change: number) => boolean): string {
  let change = -1;
  return pieces
    .map((piece) => (piece.kind === 'same' ? piece.text : isAccepted((change += 1)) ? piece.added : piece.removed))
    .join('');
}

/** The text with every change taken over. */
export const acceptAll = (pieces: readonly Piece[]): string => acceptSome(pieces, () => true);

/** The text with no change taken over. */
export const rejectAll = (pieces: readonly Piece[]): string => acceptSome(pieces, () => false);

/**
 * Takes changes over into the text they were made from.
 * @throws TypeError when the text is another one: a change is never put where it only happens to fit
 */
export function applyPieces(before: string, pieces: readonly Piece[]): string {
  if (rejectAll(pieces) !== before) throw new TypeError('these changes were made from another text');
  return acceptAll(pieces);
}

/** How many places differ. */
export function countChanges(pieces: readonly Piece[]): number {
  return pieces.filter(({ kind }) => kind === 'change').length;
}

/**
 * The same comparison for reading: changes with nothing but spaces and marks between them become one, so that a reworded
 * clause reads as a clause and not as alternating words. What it says of either text stays exactly the same.
 */
export function forReading(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const isBetween = piece.kind === 'same' && pieces[index + 1]?.kind === 'change' && /^[\s\p{P}]*$/u.test(piece.text);
    if (last?.kind === 'change' && (piece.kind === 'change' || isBetween)) {
      const { removed, added } = piece.kind === 'same' ? { removed: piece.text, added: piece.text } : piece;
      joined[joined.length - 1] = { kind: 'change', removed: last.removed + removed, added: last.added + added };
    } else joined.push(piece);
  }
  return joined;
}
