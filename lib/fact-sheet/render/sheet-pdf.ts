import 'server-only';
import { typesetDrawing } from '@/lib/charts/render/chart-png';
import { typesetPdf } from '@/lib/core/typst';
import { translator } from '@/lib/i18n/translator';
import type { PrintedSheet } from './printed-sheet';
import { onPaper } from './runs';
import type { WordedFigure } from './words';

/** The PDF (PDF/UA-1) of a fact sheet. The same sheet gives the same bytes. */
export function renderSheetPdf({ sheet, map, address }: PrintedSheet): Promise<Uint8Array> {
  const t = translator(sheet.language, 'facts');
  const { asOf, sections, others, large, ...rest } = sheet;
  return typesetPdf('lib/fact-sheet/render/sheet.typ', {
    data: {
      ...rest,
      'as-of': asOf,
      large: large.map((figure) => ({
        ...figure,
        'said-published': figure.published === null ? null : t('largePublished', { value: figure.published }),
      })),
      'bars-legend': t('barsLegend'),
      sections: sections.map(({ rows, ...section }) => ({ ...section, rows: rows.map(typesetFigure) })),
      others: { ...others, rows: others.rows.map(typesetFigure) },
      series: {
        ...sheet.series,
        hosts: {
          ...sheet.series.hosts,
          rows: sheet.series.hosts.rows.map(({ editions, ...row }) => ({ ...row, editions: onPaper(editions) })),
        },
      },
      method: { ...sheet.method, lines: sheet.method.lines.map(onPaper) },
      counted: {
        ...sheet.counted,
        classes: sheet.counted.classes.map(({ rows, ...each }) => ({
          ...each,
          rows: rows.map(({ name, chair, ...row }) => ({ ...row, name: onPaper([name])[0], chair: onPaper(chair) })),
        })),
      },
      heads: {
        ...{ edition: t('columns.edition'), meeting: t('columns.meeting'), when: t('columns.when') },
        ...{ mechanism: t('columns.mechanism'), chair: t('columns.chair') },
        ...{ founded: t('columns.founded'), members: t('columns.members') },
        ...{ host: t('columns.host'), hosted: t('columns.hosted'), editions: t('columns.editions') },
      },
      map: map && typesetDrawing(map.drawing),
      'map-notes': map?.notes ?? [],
      address,
    },
    templates: ['lib/charts/render/chart-marks.typ'],
  });
}

const typesetFigure = ({ isEqual, why, label, ...row }: WordedFigure) => ({
  ...{ ...row, label: onPaper([label])[0], 'is-equal': isEqual },
  why: why.map(onPaper),
});
