import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

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
        sex: true,
        listedPublicly: true,
        listedConsentAt: true,
        submittedAt: true,
        waitNumber: true,
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
  // The person's own word for the headcount: not their delegation's to read.
  const sex = can(scope, 'registration.submit', { personId }) ? registration.sex : undefined;
  return { ...withPerson(registration), sex, quota, party: { code: party.code, names: party.names as LocalizedText } };
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
