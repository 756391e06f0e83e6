import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { Refusal, found } from '@/lib/core/errors';
import { read } from '@/lib/core/read';
import type { Locale } from '@/lib/i18n/routing';
import type { TransferField } from '../model/fields';
import type { Purpose, RecipientKind } from '../model/purposes';
import { fetchMinutes, roleFor } from '../policy';
import { purposeSchema, type TransferFilters, type TransferFormat } from '../schema';

/** A file that was written down and is to be made. */
export type PreparedTransfer = {
  id: string;
  purpose: Purpose;
  format: TransferFormat;
  fields: TransferField[];
  filter: TransferFilters;
  locale: Locale;
  rows: number;
  recipient: string;
  recipientKind: RecipientKind;
  reason: string;
  at: Date;
  /** It went out whole: to have it again it is prepared again. */
  isSent: boolean;
  /** The minutes in which it could be fetched are over. */
  isOver: boolean;
};

/** What its preparer asked for, also when it is too late to fetch the file. Refuses "not_found" for everybody else. */
export async function findPrepared(scope: MeetingScope, id: string): Promise<PreparedTransfer> {
  authorize(scope, 'transfer.prepare');
  const [row] = await read<PreparedTransfer[]>`
    SELECT t.id, t.purpose, t.format, t.fields, t.filter, t.locale, t.rows, t.recipient, t."recipientKind", coalesce(n.reason, '') AS reason, t.at,
           EXISTS (SELECT 1 FROM "TransferStep" s WHERE s."transferId" = t.id AND s.kind = 'SENT') AS "isSent",
           t.at <= now() - make_interval(mins => ${fetchMinutes}::int) AS "isOver"
    FROM "Transfer" t LEFT JOIN "TransferNote" n ON n."transferId" = t.id
    WHERE t.id = ${id}::uuid AND t."meetingId" = ${scope.meeting.id}::uuid AND t."byAccountId" = ${found(scope.actor).accountId}::uuid`;
  const transfer = found(row);
  const purpose = purposeSchema.safeParse(transfer.purpose);
  found(purpose.success ? roleFor(purpose.data, scope.grants) : null);
  return transfer;
}

/** The same for the page after preparing; null where there is nothing to fetch (any more). */
export async function findPreparedFor(scope: MeetingScope, id: string): Promise<PreparedTransfer | null> {
  try {
    return await findPrepared(scope, id);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
