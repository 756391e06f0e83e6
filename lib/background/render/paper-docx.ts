import 'server-only';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ISectionOptions,
} from 'docx';
import { madeOnce } from '@/lib/core/made-file';
import { packDocx } from '@/lib/core/pack-docx';
import type { Drawing } from '@/lib/charts/model/drawing';
import { chartPng } from '@/lib/charts/render/chart-png';
import type { Block, Cell, Column, Part, WordedPaper } from '../model/paper';

/** Sizes are half points, distances twentieths of a point. A4 with margins of 20 mm. */
const style = { font: 'Times New Roman', sans: 'Arial', text: 21, note: 17, quiet: '444444' };
/** Of a table: head, figures, what is withheld, and the room beside them; tighter where columns are many, so that no word is cut. */
const looks = {
  roomy: { head: 16, text: 16, withheld: 15, beside: 70 },
  dense: { head: 14, text: 15, withheld: 13, beside: 45 },
  crowded: { head: 13, text: 14, withheld: 12, beside: 30 },
};
type Look = (typeof looks)[keyof typeof looks];
const lookOf = (columns: number): Look => (columns > 9 ? looks.crowded : columns > 6 ? looks.dense : looks.roomy);
/** A table of so many rows is not torn apart; a longer one repeats its head. */
const whole = 14;
const page = { width: 11906, height: 16838, margin: 1134 };
/** The width of the text, upright and on its side, in twentieths of a point. */
const textWidth = { upright: page.width - 2 * page.margin, wide: page.height - 2 * page.margin };
/** Points of a screen (96 to the inch) in a twentieth of a point. */
const pixels = 96 / 1440;
const tints = ['', 'DBE7EF', 'B3CDDD', '79A5C1', '3B769D', '0B4F79'];

/**
 * The paper as a text document: real headings and tables that repeat their heads, the language set, charts as pictures with
 * their alternative text. A chart that was drawn before is not drawn again.
 */
export async function renderPaperDocx(paper: WordedPaper): Promise<Uint8Array> {
  const charts = new Map<Drawing, Uint8Array>();
  for (const { blocks } of paper.parts)
    for (const block of blocks) if (block.kind === 'chart') charts.set(block.drawing, await pictureOf(block.drawing));
  const document = new Document({
    title: paper.title,
    subject: paper.subtitle,
    creator: paper.meeting,
    description: paper.status,
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 340, hanging: 280 } } },
            },
          ],
        },
      ],
    },
    styles: {
      default: {
        document: { run: { font: style.font, size: style.text, language: { value: paper.language } } },
        title: {
          run: { font: style.font, size: 48, bold: true, color: '000000' },
          paragraph: { spacing: { after: 80 } },
        },
        heading1: {
          run: { font: style.font, size: 29, bold: true, color: '000000' },
          paragraph: { spacing: { before: 560, after: 200 }, keepNext: true },
        },
        heading2: {
          run: { font: style.font, size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
      },
    },
    sections: sectionsOf(paper, charts),
  });
  return packDocx(document);
}

function pictureOf(drawing: Drawing): Promise<Uint8Array> {
  return madeOnce({ kind: 'chart-png', from: drawing }, () => chartPng(drawing));
}

/** The first page and upright parts in one section; each wide part in one that is turned on its side. */
function sectionsOf(paper: WordedPaper, charts: ReadonlyMap<Drawing, Uint8Array>): ISectionOptions[] {
  const groups: { isWide: boolean; children: (Paragraph | Table)[] }[] = [
    { isWide: false, children: firstPage(paper) },
  ];
  paper.parts.forEach((part, index) => {
    const last = groups.at(-1);
    // The last part can be held against the page of results as a whole.
    const isLast = index === paper.parts.length - 1;
    const children = partOf(part, { number: index + 1, isOnNewPage: index === 0 || isLast }, charts);
    if (last && !last.isWide && !part.isWide) {
      last.children.push(...children);
    } else groups.push({ isWide: part.isWide, children });
  });
  groups.at(-1)?.children.push(small(paper.disclaimer, { spacing: { before: 480 } }));
  return groups.map(({ isWide, children }) => ({
    properties: {
      page: {
        // The library turns the page itself.
        size: {
          width: page.width,
          height: page.height,
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1134, bottom: 1247, left: page.margin, right: page.margin, footer: 560 },
      },
    },
    footers: { default: new Footer({ children: footer(paper, isWide ? textWidth.wide : textWidth.upright) }) },
    children,
  }));
}

function firstPage(paper: WordedPaper): Paragraph[] {
  const line = (text: string, size: number, look: { bold?: boolean; before?: number; after?: number } = {}) =>
    new Paragraph({
      spacing: { before: look.before ?? 0, after: look.after ?? 60 },
      children: [new TextRun({ text, size, ...(look.bold ? { bold: true } : {}) })],
    });
  return [
    small(paper.symbol, { spacing: { after: 800 } }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(paper.title)] }),
    line(paper.subtitle, 28, { after: 360 }),
    line(paper.meeting, 26, { bold: true }),
    line(paper.place, 22, { after: 240 }),
    small(paper.version),
    small(paper.status, { spacing: { after: 240 } }),
    ...paper.notes.map(
      (text) =>
        new Paragraph({
          spacing: { after: 80 },
          indent: { left: 200 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: style.quiet } },
          children: [sans(text, style.note)],
        }),
    ),
    line(paper.briefTitle, 24, { bold: true, before: 360, after: 100 }),
    ...paper.brief.map((text) => point(text, paper.language)),
    line(paper.contentsTitle, 24, { bold: true, before: 360, after: 100 }),
    ...paper.parts.map(({ title }, index) => small(`${index + 1}. ${title}`)),
  ];
}

function partOf(
  part: Part,
  { number, isOnNewPage }: { number: number; isOnNewPage: boolean },
  charts: ReadonlyMap<Drawing, Uint8Array>,
): (Paragraph | Table)[] {
  const width = part.isWide ? textWidth.wide : textWidth.upright;
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: isOnNewPage,
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: '000000' } },
      children: [new TextRun(`${number}. ${part.title}`)],
    }),
    ...part.blocks.flatMap((block, index) => {
      const next = part.blocks[index + 1]?.kind;
      // What introduces a figure stays with it.
      return printed(block, { width, leads: index === 0 || next === 'chart' || next === 'table' }, charts);
    }),
  ];
}

function printed(
  block: Block,
  { width, leads }: { width: number; leads: boolean },
  charts: ReadonlyMap<Drawing, Uint8Array>,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      if (block.isQuiet) return [small(block.text, { keepNext: leads })];
      return [new Paragraph({ keepNext: leads, spacing: { after: 140 }, children: [spoken(block.text, block.lang)] })];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [spoken(block.text, block.lang)] })];
    case 'list':
      return block.items.map(({ text, lang }) => point(text, lang));
    case 'chart':
      return chart(block, width, charts.get(block.drawing));
    case 'details':
      return block.items.flatMap(({ label, value, isCode }) => [
        small(label, { spacing: { before: 120, after: 20 }, keepNext: true }),
        new Paragraph({
          spacing: { after: 80 },
          children: [isCode ? sans(value, style.note, '000000') : spoken(value)],
        }),
      ]);
    case 'table':
      return table(block, width);
  }
}

function chart(
  { drawing, caption }: Extract<Block, { kind: 'chart' }>,
  width: number,
  picture: Uint8Array | undefined,
): Paragraph[] {
  if (!picture) return [];
  // As chart.typ draws it: with a margin around, and never larger than on the printed page.
  const [whole, high] = [drawing.width + 32, drawing.height + 32];
  const shown = Math.min(width * pixels, whole * 0.9);
  const description = [drawing.title, drawing.finding].filter(Boolean).join('. ');
  return [
    ...(drawing.title
      ? [new Paragraph({ keepNext: true, spacing: { before: 160 }, children: [title(drawing.title)] })]
      : []),
    new Paragraph({
      keepNext: caption !== '',
      spacing: { after: 60 },
      children: [
        new ImageRun({
          type: 'png',
          data: picture,
          transformation: { width: Math.round(shown), height: Math.round((shown * high) / whole) },
          altText: { name: drawing.title || description, title: drawing.title || description, description },
        }),
      ],
    }),
    ...(caption ? [small(caption, { spacing: { after: 200 } })] : []),
  ];
}

function table(
  { title: name, columns, rows, note }: Extract<Block, { kind: 'table' }>,
  width: number,
): (Paragraph | Table)[] {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((width * column.width) / parts));
  const look = lookOf(columns.length);
  const isWhole = rows.length <= whole;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, index) =>
      cellOf(column, { width: widths[index] ?? 0, look, keepNext: true }, [
        new TextRun({ text: column.head, bold: true, font: style.sans, size: look.head }),
        ...(column.sub === null
          ? []
          : [new TextRun({ text: column.sub, break: 1, font: style.sans, size: look.head - 1, color: style.quiet })]),
      ]),
    ),
  });
  const body = rows.map(
    (cells, at) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((cell, index) => {
          // The first row stays with the head, so that it never stands alone at the foot of a page.
          const keepNext = rows.length > 1 && (isWhole ? at < rows.length - 1 : at === 0);
          const of = { width: widths[index] ?? 0, look, tint: cell.tint ?? 0, keepNext };
          return cellOf(columns[index], of, [runOf(cell, look)]);
        }),
      }),
  );
  const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
  return [
    ...(name ? [new Paragraph({ keepNext: true, spacing: { before: 240, after: 80 }, children: [title(name)] })] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: line(8, '000000'),
        bottom: line(6, '000000'),
        left: { style: BorderStyle.NONE, size: 0 },
        right: { style: BorderStyle.NONE, size: 0 },
        insideHorizontal: line(4, 'CCCCCC'),
        insideVertical: { style: BorderStyle.NONE, size: 0 },
      },
      rows: [head, ...body],
    }),
    small(note ?? '', { spacing: { before: 80, after: 160 } }),
  ];
}

type CellLook = { width: number; look: Look; tint?: number; keepNext: boolean };

function cellOf(
  column: Column | undefined,
  { width, look, tint = 0, keepNext }: CellLook,
  children: TextRun[],
): TableCell {
  const alignments = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, end: AlignmentType.RIGHT };
  const fill = tints[tint];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 50, bottom: 50, left: look.beside, right: look.beside },
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill } } : {}),
    ...(column?.isApart ? { borders: { left: { style: BorderStyle.SINGLE, size: 6, color: '777777' } } } : {}),
    children: [new Paragraph({ keepNext, alignment: alignments[column?.align ?? 'start'], children })],
  });
}

function runOf({ text, lang, tint = 0, isStrong, isWithheld }: Cell, look: Look): TextRun {
  return new TextRun({
    text,
    font: style.sans,
    size: isWithheld ? look.withheld : look.text,
    ...(isStrong ? { bold: true } : {}),
    ...(tint >= 4 ? { color: 'FFFFFF' } : isWithheld ? { color: style.quiet } : {}),
    ...(lang ? { language: { value: lang } } : {}),
  });
}

const sans = (text: string, size: number, color = style.quiet) => new TextRun({ text, font: style.sans, size, color });
const title = (text: string) => new TextRun({ text, font: style.sans, size: 19, bold: true });
const spoken = (text: string, lang?: string) => new TextRun({ text, ...(lang ? { language: { value: lang } } : {}) });

function point(text: string, lang: string): Paragraph {
  return new Paragraph({
    numbering: { reference: 'points', level: 0 },
    spacing: { after: 80 },
    children: [spoken(text, lang)],
  });
}

type Distance = { spacing?: { before?: number; after?: number }; keepNext?: boolean };

function small(text: string, { spacing = { after: 60 }, keepNext = false }: Distance = {}): Paragraph {
  return new Paragraph({ spacing, keepNext, children: [sans(text, style.note)] });
}

function footer({ mark, seal }: WordedPaper, width: number): Paragraph[] {
  const look = { size: 14, color: style.quiet, font: style.sans };
  return [
    new Paragraph({
      tabStops: [{ type: 'right', position: width }],
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '999999' } },
      children: [
        new TextRun({ text: mark, ...look }),
        new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...look }),
      ],
    }),
    new Paragraph({ children: [new TextRun({ text: seal, ...look })] }),
  ];
}
