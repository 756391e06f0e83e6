import { directionOf } from '@/lib/i18n/routing';

/** Words for those who hear the text, in the reader's language: "removed:", "added:", "end of change." */
export interface SaidOfChanges {
  removed: string;
  added: string;
  end: string;
  lang: string;
}

interface WordDiffProps {
  /** What stayed, and what was taken out and put in at one place, in order. */
  pieces: readonly ({ kind: 'same'; text: string } | { kind: 'change'; removed: string; added: string })[];
  /** Language of the text. */
  lang: string;
  said: SaidOfChanges;
}

/**
 * A text with its changes: struck through and underlined for those who see it, in words for those who hear it (few screen
 * readers say that words are inserted or deleted). Colour says nothing that the lines do not. Works in the browser too;
 * on the server `TextChanges` brings the words along.
 */
export function WordDiff({ pieces, lang, said }: WordDiffProps) {
  const hear = (words: string) => (
    <span className="vh" lang={said.lang} dir={directionOf(said.lang)}>
      {` ${words} `}
    </span>
  );
  return (
    <span lang={lang} dir={directionOf(lang)}>
      {pieces.map((piece, index) =>
        piece.kind === 'same' ? (
          piece.text
        ) : (
          // Places of one comparison never move: their number is who they are.
          <span key={index}>
            {piece.removed === '' ? null : (
              <del>
                {hear(said.removed)}
                {piece.removed}
              </del>
            )}
            {piece.added === '' ? null : (
              <ins>
                {hear(said.added)}
                {piece.added}
              </ins>
            )}
            {hear(said.end)}
          </span>
        ),
      )}
    </span>
  );
}
