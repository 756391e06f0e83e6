import 'server-only';
import { HeadingLevel, Paragraph, TextRun } from 'docx';
import { packDocx } from '@/lib/core/pack-docx';
import { band, cell, documentOf, runs, small, style, table, text, textWidth, title } from './document-parts';
import type { PrintedComparison } from './printed-comparison';

/** Two years side by side as a text document: real headings, a table that repeats its head, the language set. */
export async function renderComparisonDocx(comparison: PrintedComparison): Promise<Uint8Array> {
  const { name, lead, language, kicker, title: heading, heads, columns, years, figures, changes } = comparison;
  const numbers = [850, 850, 950];
  const label = 2700;
  return packDocx(
    documentOf({ name, description: lead, language }, [
      band(kicker),
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(heading)] }),
      small(lead),
      title(heads.figures),
      table({
        widths: [label, ...numbers, textWidth - label - numbers.reduce((sum, each) => sum + each, 0)],
        heads: [columns.figure, ...years.map(String), columns.difference, columns.why],
        ends: [1, 2, 3],
        rows: figures.map((row) => [
          [cell([{ ...row.label, bold: true }])],
          ...row.values.map(({ value }) => [cell([{ text: String(value ?? '–') }], true)]),
          [cell([{ text: row.difference }], true)],
          [new Paragraph({ children: row.why.flatMap((sentence) => runs(sentence, 16)) })],
        ]),
      }),
      title(heads.changes),
      ...(changes.length === 0 ? [text(comparison.nothing)] : []),
      ...changes.flatMap(({ title: said, note, lines }) => [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(said)] }),
        ...(note ? [small(note)] : []),
        ...lines.map(
          (line) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: runs(line, style.small) }),
        ),
      ]),
      small(comparison.address, { before: 320, after: 80 }),
      small(comparison.disclaimer),
    ]),
  );
}
