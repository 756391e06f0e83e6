import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { csvLines, utf8Mark } from '@/lib/core/csv';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { transferWords } from '../model/log-words';
import { listTransfers, type LoggedTransfer } from '../queries/log';
import type { LogFilters } from '../schema';

/** Lines of the record read at a time. */
const batchSize = 500;

/** The record itself as CSV, in the reader's language: what was handed over, never to whom in person, and nobody who is in it. */
export async function* writeLog(scope: MeetingScope, filters: LogFilters, locale: Locale): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const t = translator(locale, 'transfers');
  const words = transferWords(locale);
  const note = scope.meeting.illustrative ? [[translator(locale, 'common')('illustrative.band')]] : [];
  const heads = [
    'at',
    'purpose',
    'recipientKind',
    'recipient',
    'rows',
    'fields',
    'format',
    'state',
    'by',
    'id',
  ] as const;
  const line = (row: LoggedTransfer): CsvCell[] => [
    row.at.toISOString(),
    words.purpose(row.purpose),
    words.recipientKind(row.recipientKind),
    row.recipient,
    row.rows,
    words.fields(row.fields).join(', '),
    words.format(row.format),
    t(`log.states.${row.state}`),
    row.by,
    row.id,
  ];
  yield encoder.encode(`${utf8Mark}${csvLines([...note, heads.map((head) => t(`log.columns.${head}`))])}`);
  let after = filters.after;
  for (let more = true; more;) {
    const { rows, next } = await listTransfers(scope, { ...filters, after }, batchSize);
    yield encoder.encode(csvLines(rows.map(line)));
    after = next ?? undefined;
    more = next !== null;
  }
}
