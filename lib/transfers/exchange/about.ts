import type { MeetingScope } from '@/lib/auth/scope';
import type { CsvCell } from '@/lib/core/csv';
import { formatDateTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { translator } from '@/lib/i18n/translator';
import { keptDays } from '../model/purposes';
import type { PreparedTransfer } from '../queries/prepared';
import type { FileColumn } from '../model/columns';

/** What a file says of itself: meeting, purpose, recipient, how long it may be kept, where its columns come from. */
export function aboutLines(
  { meeting }: MeetingScope,
  transfer: PreparedTransfer,
  columns: readonly FileColumn[],
): CsvCell[][] {
  const { locale, purpose } = transfer;
  const t = translator(locale, 'transfers');
  const days = keptDays(purpose);
  return [
    [t('about.meeting'), pick(meeting.title, locale).text],
    [t('about.purpose'), t(`purposes.${purpose}.title`)],
    [t('about.recipient'), transfer.recipient],
    [t('about.made'), `${formatDateTime(transfer.at, locale, meeting.zone)} (${meeting.zone})`],
    [t('about.record'), transfer.id],
    ...(days === null ? [] : [[t('about.kept'), t('what.kept', { days })]]),
    ...columns.map(({ head, source }) => [head, source]),
  ];
}
