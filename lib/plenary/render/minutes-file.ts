import 'server-only';
import { BorderStyle, Document, Footer, HeadingLevel, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import { madeOnce } from '@/lib/core/made-file';
import { packDocx } from '@/lib/core/pack-docx';
import { typesetPdf } from '@/lib/core/typst';
import type { Locale } from '@/lib/i18n/routing';
import { dayRecord } from '../model/day-record';
import { recordHash, type PlenaryRecord } from '../model/record';
import { wordMinutes, type WordedMinutes } from './word-minutes';

export const minutesFormats = ['pdf', 'docx'] as const;
export type MinutesFormat = (typeof minutesFormats)[number];

/**
 * The minutes of a day as a file: made once for everybody who asks for the same day in the same language, and again only where
 * something of that day was recorded since. May be kept on the disk: of persons they name only who noted a decision or opened a
 * silence procedure, which the archive keeps when a person is erased.
 */
export function minutesFile(
  record: PlenaryRecord,
  day: string,
  language: Locale,
  format: MinutesFormat,
): Promise<Uint8Array> {
  return madeOnce(
    { kind: `plenary-minutes-${format}`, from: { record: recordHash(dayRecord(record, day)), day, language } },
    () => {
      const minutes = wordMinutes(record, day, language);
      return format === 'pdf'
        ? typesetPdf('lib/plenary/render/minutes.typ', { data: minutes })
        : renderMinutesDocx(minutes);
    },
  );
}

/** Sizes are half points, distances twentieths of a point. */
const style = { font: 'Times New Roman', text: 21, small: 17, quiet: '444444' };

async function renderMinutesDocx(minutes: WordedMinutes): Promise<Uint8Array> {
  const quiet = { size: style.small, color: style.quiet };
  const small = (text: string, { label = '', lang = minutes.language }: { label?: string; lang?: string } = {}) =>
    new Paragraph({
      spacing: { after: 60 },
      children: [
        ...(label ? [new TextRun({ text: `${label} `, ...quiet })] : []),
        new TextRun({ text, ...quiet, language: { value: lang } }),
      ],
    });
  const document = new Document({
    title: minutes.title,
    creator: minutes.meeting,
    description: minutes.lead,
    styles: {
      default: {
        document: { run: { font: style.font, size: style.text, language: { value: minutes.language } } },
        title: {
          run: { font: style.font, size: 38, bold: true, color: '000000' },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: {
          run: { font: style.font, size: 26, bold: true, color: '000000' },
          paragraph: { spacing: { before: 480, after: 160 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1247, bottom: 1361, left: 1361, right: 1361, footer: 600 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: [{ type: 'right', position: 9184 }],
                border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '999999' } },
                children: [
                  new TextRun({ text: minutes.seal, size: 13, color: style.quiet }),
                  new TextRun({
                    children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    size: 15,
                    color: style.quiet,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          small(minutes.meeting),
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(minutes.title)] }),
          small(minutes.lead),
          ...(minutes.illustrative ? [small(minutes.illustrative)] : []),
          ...minutes.sections.flatMap(({ title, lines }) => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
            ...lines.map(({ kind, text, lang, label = '' }) =>
              kind === 'small'
                ? small(text, { label, lang })
                : new Paragraph({
                    spacing: { after: 120 },
                    ...(kind === 'text' ? { indent: { left: 454 } } : {}),
                    children: [new TextRun({ text, language: { value: lang } })],
                  }),
            ),
          ]),
        ],
      },
    ],
  });
  return packDocx(document);
}
