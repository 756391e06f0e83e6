import type { CsvCell } from '@/lib/core/csv';
import type { Locale } from '@/lib/i18n/routing';
import type { SheetData } from '../model/sheet';
import { plainText } from './runs';
import { wordSheet } from './words';

/** All figures of a year as lines of a sheet, with what explains their difference. */
export function sheetTable(data: SheetData, locale: Locale): CsvCell[][] {
  const { name, asOf, notices, sections, others, columns } = wordSheet(data, locale);
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
  ];
}
