import 'server-only';
import {
  Document,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { packDocx } from '@/lib/core/pack-docx';
import { directionOf } from '@/lib/i18n/routing';
import type { TranslationFile } from '../exchange/translation-unit';

/** Words of the file, in the language of whoever asked for it. */
export type TableWords = { title: string; advice: string; place: string; source: string; target: string };

/** A4 on its side with margins of 20 mm; widths in twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 1134 };
const widths = [2570, 6000, 6000];
const font = 'Times New Roman';

/**
 * Sentences to translate as a table of a text document: where each stands, the source, and a cell to write in. Below the place
 * stands, small, the sentence's id with the hash of its source: `readTranslationTable` reads them back. The same bytes whenever it is made.
 */
export function renderTranslationTable(file: TranslationFile, words: TableWords): Promise<Uint8Array> {
  const { symbol, source, target, units } = file;
  const head = new TableRow({
    tableHeader: true,
    children: [words.place, words.source, words.target].map((word, index) =>
      cellOf([new Paragraph({ children: [new TextRun({ text: word, bold: true })] })], index),
    ),
  });
  const rows = units.map(({ uid, hash, place, source: text, target: said }) => {
    const key = new TextRun({ text: `${uid} ${hash}`, size: 8, color: '767676', noProof: true });
    const name = new Paragraph({ children: [new TextRun({ text: place })] });
    return new TableRow({
      cantSplit: true,
      children: [
        cellOf([name, new Paragraph({ children: [key] })], 0),
        cellOf([paragraphIn(text, source)], 1),
        cellOf([paragraphIn(said, target)], 2),
      ],
    });
  });
  const document = new Document({
    title: words.title,
    subject: symbol,
    styles: { default: { document: { run: { font, size: 21, language: { value: source } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        children: [
          new Paragraph({ children: [new TextRun({ text: words.title, bold: true, size: 28 })] }),
          new Paragraph({
            spacing: { after: 160 },
            children: [
              new TextRun({ text: `${words.advice} ` }),
              new TextRun({ text: `parley:${target}`, size: 8, color: '767676', noProof: true }),
            ],
          }),
          new Table({
            layout: TableLayoutType.FIXED,
            columnWidths: widths,
            width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
            rows: [head, ...rows],
          }),
        ],
      },
    ],
  });
  return packDocx(document);
}

function cellOf(children: Paragraph[], column: number): TableCell {
  return new TableCell({
    children,
    width: { size: widths[column] ?? 0, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
  });
}

function paragraphIn(text: string, language: string): Paragraph {
  const isRightToLeft = directionOf(language) === 'rtl';
  return new Paragraph({
    bidirectional: isRightToLeft,
    children: [
      new TextRun({
        text,
        rightToLeft: isRightToLeft,
        language: isRightToLeft ? { bidirectional: language } : { value: language },
      }),
    ],
  });
}
