import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import { openSensitive } from '@/lib/privacy/seal-sensitive';
import { activeStatuses } from '@/lib/registration/policy';
import { matching } from '@/lib/registration/queries/matching';
import { isOfThosePresent, isSensitive, rulesOf, type Purpose } from '../model/purposes';
import { roleFor } from '../policy';
import type { TransferFilters } from '../schema';

/**
 * The filters that count for a purpose: sensitive data is handed on of those confirmed alone, and files about those who
 * come know no other way of taking part.
 */
export function filtersFor(purpose: Purpose, filters: TransferFilters): TransferFilters {
  const { form, version, ...others } = filters;
  return {
    ...others,
    ...(rulesOf(purpose).holdsAnswers ? { form, version: form ? version : undefined } : {}),
    ...(isSensitive(purpose) ? { status: undefined } : {}),
    ...(isOfThosePresent(purpose) ? { mode: 'IN_PERSON' as const } : {}),
  };
}

/**
 * Registrations that a file for this purpose has no business with, though the filters choose them: a visa office gets no
 * passport of anybody who has said that they need no visa. What was said is sealed, so it is opened here, and only to leave out.
 */
export async function leftOutOf(
  reader: Pick<Tx, 'sensitiveRecord'>,
  meetingId: string,
  purpose: Purpose,
): Promise<string[]> {
  if (rulesOf(purpose).about !== 'visa') return [];
  const records = await reader.sensitiveRecord.findMany({
    where: { kind: 'VISA', registration: { meetingId, status: 'CONFIRMED' } },
    select: { registrationId: true, sealed: true, keyId: true },
  });
  return records.flatMap((record) =>
    openSensitive({ ...record, kind: 'VISA' })?.visa === 'NOT_NEEDED' ? [record.registrationId] : [],
  );
}

/** The conditions on a registration `r` to be in a file for this purpose. `without`: ids that are left out all the same. */
export function chosen(
  meetingId: string,
  purpose: Purpose,
  filters: TransferFilters,
  without: readonly string[] = [],
): Prisma.Sql {
  const { status, form, version, ...others } = filtersFor(purpose, filters);
  const states = status === 'ACTIVE' ? activeStatuses : [status ?? 'CONFIRMED'];
  const funded = Prisma.sql`AND (EXISTS (SELECT 1 FROM "FundingAward" f WHERE f."registrationId" = r.id)
    OR EXISTS (SELECT 1 FROM "Seat" s WHERE s.id = r."seatId" AND s.funded))`;
  const answered = Prisma.sql`AND EXISTS (
    SELECT 1 FROM "FormResponse" x JOIN "RegistrationForm" g ON g.id = x."formId" JOIN "RegistrationFormVersion" v ON v.id = x."versionId"
    WHERE x."registrationId" = r.id AND x.status = 'SUBMITTED' AND g."meetingId" = ${meetingId}::uuid AND g.code = ${form ?? null}
      AND (${version ?? null}::int IS NULL OR v.number = ${version ?? null}::int))`;
  return Prisma.sql`${matching(meetingId, others)} AND r.status = ANY (${[...states]}::"RegistrationStatus"[])
    ${rulesOf(purpose).about === 'funded' ? funded : Prisma.empty}
    ${rulesOf(purpose).holdsAnswers ? answered : Prisma.empty}
    ${without.length > 0 ? Prisma.sql`AND r.id <> ALL (${[...without]}::uuid[])` : Prisma.empty}`;
}

/** How many registrations, and how many people, a file for this purpose would be about. Two statements at most. */
export async function countChosen(
  scope: MeetingScope,
  purpose: Purpose,
  filters: TransferFilters,
): Promise<{ rows: number; persons: number }> {
  authorize(scope, 'transfer.prepare');
  if (!roleFor(purpose, scope.grants)) throw new Refusal('not_found');
  const { id: meetingId } = scope.meeting;
  const without = await leftOutOf(db(), meetingId, purpose);
  const [row] = await read<{ rows: number; persons: number }[]>`
    SELECT count(*)::int AS rows, count(DISTINCT r."personId")::int AS persons
    FROM "Registration" r WHERE ${chosen(meetingId, purpose, filters, without)}`;
  return row ?? { rows: 0, persons: 0 };
}
