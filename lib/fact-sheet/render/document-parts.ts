import 'server-only';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Locale } from '@/lib/i18n/routing';
import type { Run, Sentence } from './runs';

/** Sizes are half points, distances twentieths of a point. A4 with margins of 20 mm. */
export const style = { font: 'Times New Roman', sans: 'Arial', text: 20, small: 17, quiet: '444444', accent: '0B4F79' };
const page = { width: 11906, height: 16838, margin: 1134 };
export const textWidth = page.width - 2 * page.margin;

/** A document of A4 pages with its name in the foot of each; the language is set. */
export function documentOf(
  { name, description, language }: { name: string; description: string; language: Locale },
  children: (Paragraph | Table)[],
): Document {
  return new Document({
    title: name,
    creator: 'Parley',
    description,
    styles: {
      default: {
        document: { run: { font: style.font, size: style.text, language: { value: language } } },
        title: {
          run: { font: style.font, size: 44, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after: 120 } },
        },
        heading1: {
          run: { font: style.font, size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 440, after: 140 }, keepNext: true },
        },
        heading2: {
          run: { font: style.sans, size: 19, bold: true, color: '000000' },
          paragraph: { spacing: { before: 260, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: page, margin: { top: 1020, bottom: 1247, left: page.margin, right: page.margin, footer: 600 } },
        },
        footers: { default: new Footer({ children: [footer(name)] }) },
        children,
      },
    ],
  });
}

/** The band above a title. */
export const band = (words: string) =>
  new Paragraph({
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: style.accent },
    spacing: { before: 60, after: 60, line: 360 },
    children: [new TextRun({ text: words, font: style.sans, size: 21, bold: true, color: 'FFFFFF' })],
  });

type Line = { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color?: string };
const line = (size: number, color: string): Line => ({ style: BorderStyle.SINGLE, size, color });
const none: Line = { style: BorderStyle.NONE, size: 0 };

/** A table with lines between its rows; `ends`: columns whose heads stand at the end, over figures. */
export function table(of: {
  widths: readonly number[];
  heads?: readonly string[];
  ends?: readonly number[];
  rows: readonly Paragraph[][][];
  top?: Line;
  bottom?: Line;
}): Table {
  const { widths, heads, ends = [], rows, top = line(8, '000000'), bottom = line(6, '000000') } = of;
  const row = (cells: readonly Paragraph[][], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      ...(isHead ? { tableHeader: true } : {}),
      children: cells.map(
        (children, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: 70, right: 70 },
            children,
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: { top, bottom, left: none, right: none, insideHorizontal: line(4, 'CCCCCC'), insideVertical: none },
    rows: [
      ...(heads
        ? [
            row(
              heads.map((said, index) => [cell([{ text: said, bold: true }], ends.includes(index), true)]),
              true,
            ),
          ]
        : []),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

/** What stands in a cell; at its end over figures. */
export function cell(said: readonly (Run & { bold?: boolean })[], atEnd = false, keepNext = false): Paragraph {
  return new Paragraph({
    keepNext,
    alignment: atEnd ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: said.map(
      ({ text: words, lang, bold }) =>
        new TextRun({
          ...{ text: words, font: style.sans, size: 17, ...(bold ? { bold } : {}) },
          ...(lang ? { language: { value: lang } } : {}),
        }),
    ),
  });
}

/** Pieces of a sentence. Nothing is a link: what a source is called on paper is its address. */
export function runs(sentence: Sentence, size: number): TextRun[] {
  return sentence.map(
    ({ text: words, lang }) =>
      new TextRun({ text: words, font: style.sans, size, ...(lang ? { language: { value: lang } } : {}) }),
  );
}

/** Head of a part. */
export const title = (words: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    border: { top: { style: BorderStyle.SINGLE, size: 8, space: 6, color: style.accent } },
    children: [new TextRun(words)],
  });
/** `isIntroducing`: stays with what it introduces. */
export const text = (words: string, isIntroducing = false) =>
  new Paragraph({ keepNext: isIntroducing, spacing: { after: 120 }, children: [new TextRun(words)] });

/** What is read last. */
export function small(words: string, spacing: { before?: number; after?: number } = { after: 80 }): Paragraph {
  return new Paragraph({
    spacing,
    children: [new TextRun({ text: words, font: style.sans, size: style.small, color: style.quiet })],
  });
}

function footer(name: string): Paragraph {
  const look = { font: style.sans, size: 15, color: style.quiet };
  return new Paragraph({
    tabStops: [{ type: 'right', position: textWidth }],
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '999999' } },
    children: [
      new TextRun({ text: name, ...look }),
      new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...look }),
    ],
  });
}
