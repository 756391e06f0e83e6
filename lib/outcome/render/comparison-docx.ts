import 'server-only';
import { DeletedTextRun, Document, HeadingLevel, InsertedTextRun, Paragraph, TextRun } from 'docx';
import { packDocx } from '@/lib/core/pack-docx';
import { directionOf } from '@/lib/i18n/routing';
import type { Piece } from '@/lib/recommendations/model/words';
import type { ComparedBlock, Comparison } from '../model/compare';

/** A comparison as it is printed: `names` say which versions, in the language of the reader. */
export type PrintedComparison = {
  comparison: Comparison;
  /** Of the text compared. */
  language: string;
  /** The title where both versions have the same. */
  title: string;
  names: { from: string; to: string; illustrative: string | null };
  /** Whose changes Word shows them as, and since when: a document's, not a person's. */
  author: string;
  at: Date;
};

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/**
 * The later version with the changes since the earlier one as Word's own tracked changes: whoever accepts all has the later text,
 * whoever rejects all the earlier one, block by block (but for the order of what was moved). The same bytes for the same two versions.
 */
export function renderComparison(printed: PrintedComparison): Promise<Uint8Array> {
  const { comparison, language, title, names, author, at } = printed;
  const date = at.toISOString().replace(/\.\d+/u, '');
  const isRightToLeft = directionOf(language) === 'rtl';
  const tongue = isRightToLeft ? { bidirectional: language } : { value: language };
  let changes = 0;
  const mark = () => ({ id: (changes += 1), author, date });

  /** A text with its line breaks, kept, put in or taken out. */
  const runs = (text: string, is: 'kept' | 'added' | 'removed') =>
    text.split('\n').map((line, index) => {
      const look = { text: line, rightToLeft: isRightToLeft, language: tongue, ...(index > 0 ? { break: 1 } : {}) };
      if (is === 'kept') return new TextRun(look);
      return is === 'added' ? new InsertedTextRun({ ...look, ...mark() }) : new DeletedTextRun({ ...look, ...mark() });
    });
  const tracked = (pieces: readonly Piece[]) =>
    pieces.flatMap((piece) =>
      piece.kind === 'same'
        ? runs(piece.text, 'kept')
        : [
            ...(piece.removed === '' ? [] : runs(piece.removed, 'removed')),
            ...(piece.added === '' ? [] : runs(piece.added, 'added')),
          ],
    );
  const plain = (text: string) =>
    new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, size: 18 })] });

  const paragraphOf = ({ kind, level, label, number, change, pieces }: ComparedBlock): Paragraph => {
    const place = label === null ? (number === null ? '' : `${number}. `) : `${label}. `;
    const isWhole = change === 'added' || change === 'removed';
    return new Paragraph({
      bidirectional: isRightToLeft,
      spacing: { after: 160 },
      ...(kind === 'HEADING' ? { heading: headings[(level ?? 1) - 1] ?? HeadingLevel.HEADING_3 } : {}),
      // The end of a paragraph that one version does not have goes with it.
      ...(change === 'added' ? { run: { insertion: mark() } } : {}),
      ...(change === 'removed' ? { run: { deletion: mark() } } : {}),
      children: [...(isWhole || place === '' ? [] : runs(place, 'kept')), ...tracked(pieces)],
    });
  };

  const document = new Document({
    title,
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 22, language: { value: language } } },
        heading1: { run: { bold: true, size: 28 } },
        heading2: { run: { bold: true, size: 25 } },
        heading3: { run: { bold: true, size: 22 } },
      },
    },
    sections: [
      {
        children: [
          ...[names.from, names.to, names.illustrative].filter((line) => line !== null).map(plain),
          new Paragraph({
            heading: HeadingLevel.TITLE,
            bidirectional: isRightToLeft,
            children: comparison.title ? tracked(comparison.title) : runs(title, 'kept'),
          }),
          ...comparison.blocks.map(paragraphOf),
        ],
      },
    ],
  });
  return packDocx(document);
}
