import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { foldName } from '@/lib/core/fold';
import type { CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readCursor, writeCursor } from './model/cursor';
import { openStatuses } from './policy';
import type { RegistrationFilters } from './schema';

/** Rows of one page of the secretariat's list. */
export const pageSize = 50;

/** What everyone in the meeting may know of a person, as this representation shows it. */
const personName = {
  courtesyTitle: true,
  givenName: true,
  surname: true,
  functionalTitle: true,
  institution: true,
} as const;

type PersonName = {
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
};

/** Puts the name's parts of a registration together under `person`. */
function withPerson<R extends PersonName>({
  courtesyTitle,
  givenName,
  surname,
  functionalTitle,
  institution,
  ...row
}: R) {
  return { ...row, person: { courtesyTitle, givenName, surname, functionalTitle, institution } };
}

/**
 * One page of the meeting's registrations for the secretariat, changed last first, filtered and paged in the database.
 * `next` is the cursor of the following page, or null at the end.
 */
export async function listRegistrations(scope: MeetingScope, filters: RegistrationFilters) {
  authorize(scope, 'registration.list');
  const cursor = readCursor(filters.after);
  const rows = await db().registration.findMany({
    where: {
      AND: [
        matching(scope, filters),
        cursor
          ? { OR: [{ changedAt: { lt: cursor.changedAt } }, { changedAt: cursor.changedAt, id: { lt: cursor.id } }] }
          : {},
      ],
    },
    select: {
      id: true,
      status: true,
      capacity: true,
      mode: true,
      changedAt: true,
      ...personName,
      seat: { select: { rank: true, funded: true } },
      delegation: { select: { quota: true, party: { select: { code: true, names: true, acronyms: true } } } },
    },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize).map(({ delegation: { quota, party }, ...row }) => ({
    ...withPerson(row),
    quota,
    party: { code: party.code, names: party.names as LocalizedText, acronyms: party.acronyms as LocalizedText },
  }));
  const last = page.at(-1);
  return { rows: page, next: rows.length > pageSize && last ? writeCursor(last) : null };
}

export type RegistrationRow = Awaited<ReturnType<typeof listRegistrations>>['rows'][number];

/** How many registrations the filters leave. */
export async function countRegistrations(scope: MeetingScope, filters: RegistrationFilters): Promise<number> {
  authorize(scope, 'registration.list');
  return db().registration.count({ where: matching(scope, filters) });
}

function matching(scope: MeetingScope, { q, status, party, capacity }: RegistrationFilters) {
  return {
    meetingId: scope.meeting.id,
    ...(status === 'open' ? { status: { in: [...openStatuses] } } : status ? { status } : {}),
    ...(party ? { delegation: { party: { code: party } } } : {}),
    ...(capacity ? { capacity } : {}),
    ...(q
      ? {
          OR: [
            { foldedName: { contains: foldName(q, '') } },
            { institution: { contains: q, mode: 'insensitive' as const } },
          ],
        }
      : {}),
  };
}

/** The whole meeting in one line: registrations by state, and in how many delegations. */
export async function summariseRegistrations(
  scope: MeetingScope,
): Promise<{ byStatus: Partial<Record<RegistrationStatus, number>>; capacity: number; confirmed: number }> {
  authorize(scope, 'registration.list');
  const [rows, meeting] = await Promise.all([
    db().registration.groupBy({ by: ['status'], where: { meetingId: scope.meeting.id }, _count: { _all: true } }),
    db().meeting.findUniqueOrThrow({
      where: { id: scope.meeting.id },
      select: { capacity: true, confirmedCount: true },
    }),
  ]);
  return {
    byStatus: Object.fromEntries(rows.map(({ status, _count }) => [status, _count._all])),
    capacity: meeting.capacity,
    confirmed: meeting.confirmedCount,
  };
}

/** The delegations by which the list can be filtered. */
export async function listDelegationChoices(scope: MeetingScope): Promise<{ code: string; names: LocalizedText }[]> {
  authorize(scope, 'registration.list');
  const rows = await db().delegation.findMany({
    where: { meetingId: scope.meeting.id },
    select: { party: { select: { code: true, names: true } } },
  });
  return rows.map(({ party }) => ({ code: party.code, names: party.names as LocalizedText }));
}

/**
 * One registration with its answers, for the person, the delegation's focal points and the secretariat.
 * Somebody else's is "not found". The history of decisions is the secretariat's, see `listDecisions`.
 */
export async function findRegistration(scope: MeetingScope, id: string) {
  const registration = found(
    await db().registration.findFirst({
      where: { id, meetingId: scope.meeting.id },
      select: {
        id: true,
        status: true,
        capacity: true,
        mode: true,
        email: true,
        locale: true,
        languages: true,
        listedPublicly: true,
        listedConsentAt: true,
        submittedAt: true,
        lockVersion: true,
        delegationId: true,
        personId: true,
        ...personName,
        seat: { select: { rank: true, funded: true } },
        delegation: { select: { quota: true, party: { select: { code: true, names: true } } } },
      },
    }),
  );
  const { delegationId, personId } = registration;
  authorize(scope, 'registration.read', { delegationId, personId });
  const { party, quota } = registration.delegation;
  return { ...withPerson(registration), quota, party: { code: party.code, names: party.names as LocalizedText } };
}

export type RegistrationDetail = Awaited<ReturnType<typeof findRegistration>>;

/** Every change of state of a registration, oldest first: who, when and why, for the secretariat. */
export async function listDecisions(scope: MeetingScope, registrationId: string) {
  authorize(scope, 'registration.decide');
  const rows = await db().$queryRaw<
    {
      id: string;
      fromStatus: RegistrationStatus;
      toStatus: RegistrationStatus;
      reason: string | null;
      at: Date;
      by: string | null;
    }[]
  >`
    SELECT d.id, d."fromStatus", d."toStatus", d.reason, d.at,
           coalesce((SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                     WHERE ap."accountId" = d."byAccountId" AND NOT ap.assistant ORDER BY ap."primary" DESC LIMIT 1), a.email) AS by
    FROM "RegistrationDecision" d
    JOIN "Registration" r ON r.id = d."registrationId"
    LEFT JOIN "Account" a ON a.id = d."byAccountId"
    WHERE d."registrationId" = ${registrationId}::uuid AND r."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY d.at, d.id`;
  return rows;
}

/** Everyone confirmed, with name, function and institution and nothing else of the person, for everyone in the meeting. */
export async function listParticipants(scope: MeetingScope) {
  authorize(scope, 'participants.read');
  const rows = await db().registration.findMany({
    where: { meetingId: scope.meeting.id, status: 'CONFIRMED' },
    select: {
      capacity: true,
      ...personName,
      seat: { select: { rank: true } },
      delegation: { select: { party: { select: { code: true, kind: true, names: true } } } },
    },
  });
  return rows.map(({ seat, delegation: { party }, ...row }) => ({
    ...withPerson(row),
    rank: seat.rank,
    party: { code: party.code, kind: party.kind, names: party.names as LocalizedText },
  }));
}
