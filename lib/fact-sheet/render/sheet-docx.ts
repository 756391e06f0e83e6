import 'server-only';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
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
import { chartPng } from '@/lib/charts/render/chart-png';
import { madeOnce } from '@/lib/core/made-file';
import { packDocx } from '@/lib/core/pack-docx';
import { translator } from '@/lib/i18n/translator';
import type { PrintedSheet } from './printed-sheet';
import type { Run, Sentence } from './runs';
import type { WordedFigure, WordedSheet } from './words';

/** Sizes are half points, distances twentieths of a point. A4 with margins of 20 mm. */
const style = { font: 'Times New Roman', sans: 'Arial', text: 20, small: 17, quiet: '444444', accent: '0B4F79' };
const page = { width: 11906, height: 16838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
/** Points of a screen (96 to the inch) in a twentieth of a point. */
const pixels = 96 / 1440;

/** The fact sheet as a text document: real headings, tables that repeat their heads, the language set, the map with its text. */
export async function renderSheetDocx({ sheet, map, address }: PrintedSheet): Promise<Uint8Array> {
  const picture = map && (await madeOnce({ kind: 'chart-png', from: map.drawing }, () => chartPng(map.drawing)));
  const document = new Document({
    title: sheet.name,
    creator: 'Parley',
    description: sheet.asOf,
    styles: {
      default: {
        document: { run: { font: style.font, size: style.text, language: { value: sheet.language } } },
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
        footers: { default: new Footer({ children: [footer(sheet)] }) },
        children: [
          ...head(sheet),
          ...definitions(sheet),
          ...sheet.sections.flatMap((section) => [
            title(section.title),
            text(section.lead, true),
            ...(section.id === 'participation' && map && picture ? mapOf(map, picture) : []),
            figureTable(section.rows, sheet),
          ]),
          ...series(sheet),
          ...counted(sheet),
          ...(sheet.others.rows.length > 0
            ? [title(sheet.others.title), figureTable(sheet.others.rows, sheet, true)]
            : []),
          ...(sheet.method.lines.length > 0
            ? [
                title(sheet.method.title),
                ...sheet.method.lines.map(
                  (line) => new Paragraph({ spacing: { after: 80 }, children: runs(line, style.small) }),
                ),
              ]
            : []),
          small(address, { before: 320, after: 80 }),
          small(sheet.disclaimer),
        ],
      },
    ],
  });
  return packDocx(document);
}

function head({ kicker, title: name, asOf, notices, large, language }: WordedSheet): (Paragraph | Table)[] {
  const t = translator(language, 'facts');
  const of = (each: WordedFigure) => [
    new Paragraph({
      spacing: { before: 60, after: 0 },
      children: [new TextRun({ text: String(each.computed ?? '–'), size: 60, bold: true, color: style.accent })],
    }),
    new Paragraph({
      spacing: { after: 0 },
      children: [new TextRun({ text: each.label.text, font: style.sans, size: 19, bold: true })],
    }),
    ...(each.published === null ? [] : [small(t('largePublished', { value: each.published }))]),
  ];
  return [
    new Paragraph({
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: style.accent },
      spacing: { before: 60, after: 60, line: 360 },
      children: [new TextRun({ text: kicker, font: style.sans, size: 21, bold: true, color: 'FFFFFF' })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(name)] }),
    small(asOf),
    ...notices.map((notice) => small(notice)),
    ...(large.length > 0
      ? [
          small('', { after: 60 }),
          table({
            widths: large.map(() => Math.floor(textWidth / large.length)),
            rows: [large.map(of)],
            top: { style: BorderStyle.SINGLE, size: 16, color: style.accent },
            bottom: { style: BorderStyle.NONE, size: 0 },
          }),
        ]
      : []),
  ];
}

function definitions({ definitions: { title: name, items, after } }: WordedSheet): Paragraph[] {
  return [title(name), ...items.map(defined), small(after)];
}

const defined = ({ term, text: words }: WordedSheet['definitions']['items'][number]) =>
  new Paragraph({
    spacing: { after: 120 },
    children: [new TextRun({ text: `${term}. `, bold: true }), new TextRun(words)],
  });

function mapOf({ drawing, notes }: NonNullable<PrintedSheet['map']>, picture: Uint8Array): Paragraph[] {
  // As chart.typ draws it: with a margin around.
  const [whole, high] = [drawing.width + 32, drawing.height + 32];
  const shown = textWidth * pixels;
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 60 },
      children: [
        new ImageRun({
          type: 'png',
          data: picture,
          transformation: { width: Math.round(shown), height: Math.round((shown * high) / whole) },
          altText: {
            id: '1',
            name: drawing.title,
            title: drawing.title,
            description: `${drawing.title}. ${drawing.finding}`,
          },
        }),
      ],
    }),
    small([`${drawing.title}.`, drawing.finding, ...notes].join(' '), { after: 200 }),
  ];
}

function figureTable(rows: readonly WordedFigure[], sheet: WordedSheet, isPublishedOnly = false): Table {
  const { columns, words } = sheet;
  const numbers = isPublishedOnly ? [1100] : [1100, 1100, 1200];
  const label = 2100;
  const difference = ({ difference: said, isEqual }: WordedFigure) => (isEqual ? words.equal : (said ?? ''));
  return table({
    widths: [label, ...numbers, textWidth - label - numbers.reduce((sum, each) => sum + each, 0)],
    heads: [
      columns.figure,
      columns.published,
      ...(isPublishedOnly ? [] : [columns.computed, columns.difference]),
      columns.why,
    ],
    ends: numbers.map((_, index) => index + 1),
    rows: rows.map((row) => [
      [cell([{ ...row.label, bold: true }])],
      [cell([{ text: String(row.published ?? '–') }], true)],
      ...(isPublishedOnly
        ? []
        : [
            [cell([{ text: String(row.computed ?? '–'), bold: true }], true)],
            [cell([{ text: difference(row) }], true)],
          ]),
      [
        new Paragraph({
          children: row.why.flatMap((sentence, index) => runs(index > 0 ? [{ text: ' ' }, ...sentence] : sentence, 16)),
        }),
      ],
    ]),
  });
}

function series({ series: { title: name, about, lead, rows }, language }: WordedSheet): (Paragraph | Table)[] {
  const t = translator(language, 'facts');
  const widths = [900, textWidth - 900 - 3300, 3300];
  return [
    title(name),
    text(about),
    text(lead, true),
    ...(rows.length > 0
      ? [
          table({
            widths,
            heads: [t('columns.edition'), t('columns.meeting'), t('columns.when')],
            ends: [0],
            rows: rows.map(({ edition, title: run, when }) => [
              [cell([{ text: edition }], true)],
              [cell([run])],
              [cell([{ text: when }])],
            ]),
          }),
        ]
      : []),
  ];
}

function counted({ counted: { title: name, classes }, language }: WordedSheet): (Paragraph | Table)[] {
  if (classes.length === 0) return [];
  const t = translator(language, 'facts');
  return [
    title(name),
    ...classes.flatMap(({ title: kind, rows }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(`${kind} (${rows.length})`)] }),
      table({
        widths: [textWidth - 2200, 1100, 1100],
        heads: [t('columns.mechanism'), t('columns.founded'), t('columns.members')],
        ends: [1, 2],
        rows: rows.map(({ name: run, acronym, founded, members }) => [
          [cell([run, ...(acronym ? [{ text: ` (${acronym})` }] : [])])],
          [cell([{ text: String(founded ?? '–') }], true)],
          [cell([{ text: String(members ?? '–') }], true)],
        ]),
      }),
    ]),
  ];
}

type Line = { style: (typeof BorderStyle)[keyof typeof BorderStyle]; size: number; color?: string };
const line = (size: number, color: string): Line => ({ style: BorderStyle.SINGLE, size, color });
const none: Line = { style: BorderStyle.NONE, size: 0 };

/** A table with lines between its rows; `ends`: columns whose heads stand at the end, over figures. */
function table(of: {
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

function cell(said: readonly (Run & { bold?: boolean })[], atEnd = false, keepNext = false): Paragraph {
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
function runs(sentence: Sentence, size: number): TextRun[] {
  return sentence.map(
    ({ text: words, lang }) =>
      new TextRun({ text: words, font: style.sans, size, ...(lang ? { language: { value: lang } } : {}) }),
  );
}

const title = (words: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    border: { top: { style: BorderStyle.SINGLE, size: 8, space: 6, color: style.accent } },
    children: [new TextRun(words)],
  });
/** `isIntroducing`: stays with what it introduces. */
const text = (words: string, isIntroducing = false) =>
  new Paragraph({ keepNext: isIntroducing, spacing: { after: 120 }, children: [new TextRun(words)] });

function small(words: string, spacing: { before?: number; after?: number } = { after: 80 }): Paragraph {
  return new Paragraph({
    spacing,
    children: [new TextRun({ text: words, font: style.sans, size: style.small, color: style.quiet })],
  });
}

function footer({ name }: WordedSheet): Paragraph {
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
