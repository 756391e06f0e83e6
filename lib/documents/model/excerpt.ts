/** A piece of an excerpt, and whether it is a word that was looked for. */
export type Piece = { text: string; isHit: boolean };

/** Marks the database puts around words that were looked for; no text holds them. */
export const hitStart = '\u0001';
export const hitEnd = '\u0002';

/**
 * Puts the marks of a folded excerpt into the words as they were written.
 * @param marked the excerpt without accents, with marks
 * @param written the same signs as they stand in the text; null where a fold has changed their number: then the folded words are shown
 */
export function piecesOf(marked: string, written: string | null): Piece[] {
  const folded = marked.split(hitStart).join('').split(hitEnd).join('');
  const shown = written !== null && written.length === folded.length ? written : folded;
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of marked.split(hitStart)) {
    const [hit, rest] = part.includes(hitEnd) ? part.split(hitEnd) : [null, part];
    for (const [text, isHit] of [
      [hit ?? '', true],
      [rest ?? '', false],
    ] as const) {
      if (text !== '') pieces.push({ text: shown.slice(at, at + text.length), isHit });
      at += text.length;
    }
  }
  return pieces;
}
