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
  VerticalAlign,
  WidthType,
} from 'docx';
import { packDocx } from '@/lib/core/pack-docx';
import { directionOf } from '@/lib/i18n/routing';
import type { CommentTable, TableCellText } from './comment-table';

/** A4 on its side with margins of 15 mm; widths in twentieths of a point. */
const page = { width: 11906, height: 16838, margin: 850 };
const widths = [660, 1150, 2350, 1900, 1350, 2500, 2000, 1250, 1978];
const font = 'Times New Roman';

/** The comment table as a text document on its side; the head is repeated on each page. The same bytes whenever it is made. */
export function renderCommentTable(table: CommentTable): Promise<Uint8Array> {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.heads.map((text, column) => cellOf({ text, language: table.language }, column, { bold: true })),
  });
  const rows = table.rows.map((row) => new TableRow({ children: row.map((cell, column) => cellOf(cell, column)) }));
  const line = (text: string) => new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text })] });
  const document = new Document({
    title: table.title,
    styles: { default: { document: { run: { font, size: 18, language: { value: table.language } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        children: [
          new Paragraph({
            spacing: { after: 80 },
            children: [new TextRun({ text: table.title, bold: true, size: 26 })],
          }),
          line(table.facts),
          line(table.text),
          ...(table.illustrative ? [line(table.illustrative)] : []),
          ...(rows.length === 0 ? [line(table.none)] : []),
          ...(rows.length > 0
            ? [
                new Table({
                  layout: TableLayoutType.FIXED,
                  columnWidths: widths,
                  width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
                  rows: [head, ...rows],
                }),
              ]
            : []),
        ],
      },
    ],
  });
  return packDocx(document);
}

/** One paragraph for each line of a text, in its language and direction. */
function cellOf({ text, language }: TableCellText, column: number, { bold = false } = {}): TableCell {
  const isRightToLeft = directionOf(language) === 'rtl';
  return new TableCell({
    verticalAlign: VerticalAlign.TOP,
    width: { size: widths[column] ?? 0, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          bidirectional: isRightToLeft,
          children: [
            new TextRun({
              text: part,
              bold,
              rightToLeft: isRightToLeft,
              language: isRightToLeft ? { bidirectional: language } : { value: language },
            }),
          ],
        }),
    ),
  });
}
