import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { dayOf } from '@/lib/i18n/dates';
import { keptDays } from '../model/purposes';
import type { PreparedTransfer } from '../queries/prepared';
import type { Sheet } from './sheet';
import { sourceOf } from './source-of';

/** Changes when a reader of older files would no longer understand newer ones. */
export const jsonSchemaVersion = 1;

/**
 * A sheet as one JSON object: version, meeting, what the file is for, its fields with their heads and sources, and `rows`,
 * one object on each line by the names of the fields. Written a thousand lines at a time.
 */
export async function* writeJson(
  { meeting }: MeetingScope,
  transfer: PreparedTransfer,
  { columns, batches }: Sheet,
): AsyncGenerator<string> {
  const { locale } = transfer;
  const head = {
    schema: 'parley-transfer',
    version: jsonSchemaVersion,
    illustrative: meeting.illustrative,
    language: locale,
    meeting: {
      code: meeting.code,
      title: meeting.title,
      city: meeting.city,
      startsOn: dayOf(meeting.startsOn, 'UTC'),
      endsOn: dayOf(meeting.endsOn, 'UTC'),
    },
    transfer: {
      id: transfer.id,
      purpose: transfer.purpose,
      recipientKind: transfer.recipientKind,
      recipient: transfer.recipient,
      chosenBy: transfer.filter,
      at: transfer.at.toISOString(),
      keptDaysAfterMeeting: keptDays(transfer.purpose),
    },
    fields: columns.map(({ name, head }) => ({ name, head, source: sourceOf(name) })),
  };
  const line = (cells: CsvCell[]) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null])));
  let before = '';
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  for await (const lines of batches) {
    if (lines.length > 0) yield `${before}\n${lines.map(line).join(',\n')}`;
    before = lines.length > 0 ? ',' : before;
  }
  yield '\n]}\n';
}
