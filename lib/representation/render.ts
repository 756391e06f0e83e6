import type { MeetingFrame } from '@/lib/auth/scope';
import { toCsv, type CsvCell } from '@/lib/core/csv';
import { mediaTypes } from '@/lib/core/media-types';
import { toWorkbook } from '@/lib/core/workbook';
import { formatDateTime } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { delegationSheet, type SheetPlace } from './exchange';
import type { SheetFormat } from './schema';

const types = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: mediaTypes.xlsx,
} as const;

/** The list of a delegation as a file, in the reader's language. Of a sample meeting it says so in its first line. */
export async function renderSheet(
  meeting: MeetingFrame,
  { party, places }: { party: { code: string; names: LocalizedText }; places: readonly SheetPlace[] },
  format: SheetFormat,
  locale: Locale,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const t = translator(locale, 'representation');
  const words = translator(locale, 'registration');
  const moment = (at: Date) => formatDateTime(at, locale, meeting.zone);
  const preamble: CsvCell[][] = [
    ...(meeting.illustrative ? [[translator(locale, 'common')('illustrative.band')]] : []),
    [pick(meeting.title, locale).text, pick(party.names, locale).text],
    [t('export.made', { date: `${moment(new Date())} (${meeting.zone})` })],
  ];
  const rows = delegationSheet(
    places,
    {
      head: (field) => t(`export.columns.${field}`),
      yes: t('export.yes'),
      no: t('export.no'),
      courtesy: (code) => words(`courtesy.${code}` as 'courtesy.MS'),
      capacity: (code) => words(`capacity.${code}` as 'capacity.HEAD'),
      mode: (code) => words(`mode.${code}` as 'mode.ONLINE'),
      status: (code) => words(`status.${code}`),
      language: (code) => languageName(code, locale),
      moment,
    },
    preamble,
  );
  return {
    name: `${meeting.slug}-${party.code}.${format.toLowerCase()}`,
    type: types[format],
    bytes:
      format === 'CSV'
        ? new TextEncoder().encode(toCsv(rows))
        : await toWorkbook([
            {
              name: t('export.sheet'),
              above: preamble,
              heads: (rows[preamble.length] ?? []).map(String),
              lines: [rows.slice(preamble.length + 1)],
            },
          ]),
  };
}
