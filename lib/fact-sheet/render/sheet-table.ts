import type { CsvCell } from '@/lib/core/csv';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { SheetData } from '../model/sheet';
import { plainText } from './runs';
import { wordSheet } from './words';

/** All figures of a year as lines of a sheet, with what explains their difference; below them who hosted the meetings of the series. */
export function sheetTable(data: SheetData, locale: Locale): CsvCell[][] {
  const { name, asOf, notices, sections, series, others, columns } = wordSheet(data, locale);
  const t = translator(locale, 'facts');
  const rows = [...sections.flatMap((section) => section.rows), ...others.rows];
  return [
    [name],
    [asOf],
    ...notices.map((notice) => [notice]),
    [],
    ['key', columns.figure, columns.published, columns.computed, columns.difference, columns.why],
    ...rows.map(({ key, label, published, computed, why }): CsvCell[] => [
      key,
      label.text,
      published,
      computed,
      published === null || computed === null ? null : computed - published,
      why.map(plainText).join(' '),
    ]),
    ...(series.hosts.rows.length > 0
      ? [
          [],
          [series.hosts.title],
          [t('columns.host'), t('columns.hosted'), t('columns.editions')],
          ...series.hosts.rows.map(({ host, count, editions }): CsvCell[] => [host.text, count, plainText(editions)]),
        ]
      : []),
  ];
}
