import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import type { PrintedComparison } from './printed-comparison';
import { onPaper } from './runs';

/** The PDF (PDF/UA-1) of two years side by side. The same comparison gives the same bytes. */
export function renderComparisonPdf({ figures, changes, ...comparison }: PrintedComparison): Promise<Uint8Array> {
  return typesetPdf('lib/fact-sheet/render/sheet.typ', {
    data: {
      ...comparison,
      figures: figures.map(({ label, values, difference, why }) => ({
        label: onPaper([label])[0],
        values: values.map(({ value }) => value),
        difference,
        why: why.map(onPaper),
      })),
      changes: changes.map((change) => ({ ...change, lines: change.lines.map(onPaper) })),
    },
    templates: ['lib/charts/render/chart-marks.typ'],
  });
}
