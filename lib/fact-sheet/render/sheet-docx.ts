import 'server-only';
import { BorderStyle, HeadingLevel, ImageRun, Paragraph, TextRun, type Table } from 'docx';
import { chartPng } from '@/lib/charts/render/chart-png';
import { madeOnce } from '@/lib/core/made-file';
import { packDocx } from '@/lib/core/pack-docx';
import { translator } from '@/lib/i18n/translator';
import { band, cell, documentOf, runs, small, style, table, text, textWidth, title } from './document-parts';
import type { PrintedSheet } from './printed-sheet';
import type { WordedFigure, WordedSheet } from './words';

/** Points of a screen (96 to the inch) in a twentieth of a point. */
const pixels = 96 / 1440;

/** The fact sheet as a text document: real headings, tables that repeat their heads, the language set, the map with its text. */
export async function renderSheetDocx({ sheet, map, address }: PrintedSheet): Promise<Uint8Array> {
  const picture = map && (await madeOnce({ kind: 'chart-png', from: map.drawing }, () => chartPng(map.drawing)));
  const { name, asOf: description, language } = sheet;
  return packDocx(
    documentOf({ name, description, language }, [
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
      ...(sheet.others.rows.length > 0 ? [title(sheet.others.title), figureTable(sheet.others.rows, sheet, true)] : []),
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
    ]),
  );
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
    band(kicker),
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

function series({ series: { title: name, about, lead, rows, hosts }, language }: WordedSheet): (Paragraph | Table)[] {
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
    ...(hosts.rows.length > 0
      ? [
          new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(hosts.title)] }),
          text(hosts.lead),
          table({
            widths: [3300, 1100, textWidth - 4400],
            heads: [t('columns.host'), t('columns.hosted'), t('columns.editions')],
            ends: [1],
            rows: hosts.rows.map(({ host, count, editions }) => [
              [cell([host])],
              [cell([{ text: String(count) }], true)],
              [cell(editions)],
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
        widths: [textWidth - 4500, 2300, 1100, 1100],
        heads: [t('columns.mechanism'), t('columns.chair'), t('columns.founded'), t('columns.members')],
        ends: [2, 3],
        rows: rows.map(({ name: run, acronym, chair, founded, members }) => [
          [cell([run, ...(acronym ? [{ text: ` (${acronym})` }] : [])])],
          [cell(chair.length > 0 ? chair : [{ text: '–' }])],
          [cell([{ text: String(founded ?? '–') }], true)],
          [cell([{ text: String(members ?? '–') }], true)],
        ]),
      }),
    ]),
  ];
}
