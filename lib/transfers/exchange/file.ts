import { createHash } from 'node:crypto';
import type { MeetingScope } from '@/lib/auth/scope';
import { mediaTypes } from '@/lib/core/media-types';
import { toWorkbook } from '@/lib/core/workbook';
import { translator } from '@/lib/i18n/translator';
import type { PreparedTransfer } from '../queries/prepared';
import type { TransferFormat } from '../schema';
import { aboutLines } from './about';
import { writeCsv } from './csv';
import { writeJson } from './json';
import { sheetOf, type Sheet } from './sheet';

export const fileTypes: Record<TransferFormat, { extension: string; type: string }> = {
  XLSX: { extension: 'xlsx', type: mediaTypes.xlsx },
  CSV: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  CSV_PLAIN: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  JSON: { extension: 'json', type: mediaTypes.json },
};

/** The bytes of a prepared file as they are made, a piece at a time; a workbook is one piece. */
export async function* writeFile(scope: MeetingScope, transfer: PreparedTransfer): AsyncGenerator<Uint8Array> {
  const { format, locale } = transfer;
  const note = scope.meeting.illustrative ? translator(locale, 'common')('illustrative.band') : null;
  const sheet = await sheetOf(scope, transfer);
  if (format === 'XLSX') {
    yield await workbookOf(scope, transfer, sheet, note);
    return;
  }
  const encoder = new TextEncoder();
  const pieces =
    format === 'JSON' ? writeJson(scope, transfer, sheet) : writeCsv(sheet, { isMarked: format === 'CSV', note });
  for await (const piece of pieces) yield encoder.encode(piece);
}

async function workbookOf(
  scope: MeetingScope,
  transfer: PreparedTransfer,
  { columns, batches }: Sheet,
  note: string | null,
): Promise<Uint8Array> {
  const t = translator(transfer.locale, 'transfers');
  return toWorkbook([
    {
      name: t('about.sheet'),
      above: note === null ? [] : [[note]],
      heads: columns.map(({ head }) => head),
      lines: batches,
    },
    {
      name: t('about.title'),
      above: [],
      heads: [t('about.what'), t('about.value')],
      lines: [aboutLines(scope, transfer, columns)],
    },
  ]);
}

/**
 * A stream that makes the next piece when the last one was taken, so that a slow link holds one piece in memory and not the
 * file. `onSent` is told the hash and number of all bytes once the last one was taken; a download that breaks off tells it nothing.
 * `first` is a piece that was made before, to know that it can be.
 */
export function streamOf(
  pieces: AsyncGenerator<Uint8Array>,
  onSent: (of: { sha256: string; bytes: number }) => Promise<void>,
  first?: IteratorResult<Uint8Array>,
): ReadableStream<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  let next: Promise<IteratorResult<Uint8Array>> | null = first ? Promise.resolve(first) : null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await (next ?? pieces.next());
        next = null;
        if (done) {
          await onSent({ sha256: hash.digest('hex'), bytes });
          controller.close();
          return;
        }
        hash.update(value);
        bytes += value.byteLength;
        controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    // Nothing is made ahead of its being asked for.
    { highWaterMark: 0 },
  );
}
