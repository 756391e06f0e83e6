import 'server-only';
import { BorderStyle, Document, Footer, HeadingLevel, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import { packDocx } from '@/lib/core/pack-docx';
import { isRightToLeft } from '../model/participant-list';
import type { WordedList } from './list-words';

/** Sizes are half points, distances twentieths of a point. */
const style = { font: 'Times New Roman', text: 21, small: 17, page: { width: 11906, height: 16838 } };

/** The list as a text document that can be corrected and merged: real headings, the language set, page numbers. */
export async function renderListDocx(list: WordedList): Promise<Uint8Array> {
  const document = new Document({
    title: list.title,
    creator: list.meeting,
    description: list.status,
    styles: {
      default: {
        document: { run: { font: style.font, size: style.text, language: { value: list.language } } },
        title: {
          run: { font: style.font, size: 38, bold: true, color: '000000' },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: {
          run: { font: style.font, size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
        },
        heading2: {
          run: { font: style.font, size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: style.page, margin: { top: 1247, bottom: 1361, left: 1361, right: 1361, footer: 600 } },
        },
        footers: { default: new Footer({ children: footer(list) }) },
        children: [...head(list), ...body(list), small(list.disclaimer, { before: 480 })],
      },
    ],
  });
  return packDocx(document);
}

function head(list: WordedList): Paragraph[] {
  return [
    small(list.symbol),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(list.title)] }),
    new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: list.meeting, size: 24 })] }),
    small(list.place),
    small(list.status),
    ...[list.illustrative, list.omitted].flatMap((line) => (line ? [small(line, { before: 120 })] : [])),
  ];
}

function body(list: WordedList): Paragraph[] {
  return list.sections.flatMap(({ title, parties }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: '000000' } },
      children: [new TextRun(title)],
    }),
    ...parties.flatMap(({ name, lang, chair, people }) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        children: [new TextRun({ text: name, language: { value: lang } })],
      }),
      ...(chair ? [small(chair, { after: 60 }, true)] : []),
      ...people.map(
        (person, rank) =>
          new Paragraph({
            keepLines: true,
            keepNext: staysWithNext(rank, people.length),
            indent: { left: 510, hanging: 227 },
            spacing: { after: 80 },
            children: [
              ...(person.courtesy ? [run(`${person.courtesy} `)] : []),
              ...(person.given ? [run(`${person.given} `)] : []),
              run(person.surname, { bold: true }),
              ...(person.details ? [run(`, ${person.details}`)] : []),
              ...(person.online ? [run(` (${person.online})`)] : []),
            ],
          }),
      ),
    ]),
  ]);
}

/** A delegation of up to so many stands on one page; of a longer one at least two names stand together. */
const whole = 8;

function staysWithNext(rank: number, count: number): boolean {
  if (rank === count - 1) return false;
  return count <= whole || rank === 0 || rank === count - 2;
}

/** Text is escaped by the library; a part written from right to left is told to be. */
function run(text: string, look: { bold?: boolean } = {}): TextRun {
  return new TextRun({ text, ...look, ...(isRightToLeft(text) && look.bold ? { rightToLeft: true } : {}) });
}

function small(
  text: string,
  spacing: { before?: number; after?: number } = { after: 40 },
  keepNext = false,
): Paragraph {
  return new Paragraph({ spacing, keepNext, children: [new TextRun({ text, size: style.small, color: '444444' })] });
}

function footer({ mark, seal }: WordedList): Paragraph[] {
  const look = { size: 15, color: '444444' };
  return [
    new Paragraph({
      tabStops: [{ type: 'right', position: 9184 }],
      border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '999999' } },
      children: [
        new TextRun({ text: mark, ...look }),
        new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], ...look }),
      ],
    }),
    new Paragraph({ children: [new TextRun({ text: seal, ...look })] }),
  ];
}
