import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { activeStatuses } from '../policy';

/** Why two persons may be one. */
export type DuplicateReason = 'sameName' | 'swapped' | 'sameEmail' | 'similar';

/** A registration of one of two persons who may be one. */
export type DuplicateSide = {
  personId: string;
  courtesyTitle: CourtesyTitle | null;
  givenName: string;
  surname: string;
  functionalTitle: string | null;
  institution: string | null;
  email: string;
  createdAt: Date;
  registrations: { id: string; status: RegistrationStatus; party: LocalizedText; delegationId: string }[];
};

export type DuplicatePair = {
  reasons: DuplicateReason[];
  similarity: number;
  one: DuplicateSide;
  other: DuplicateSide;
};

/** Most pairs shown at once; merging makes room for the next. */
const mostPairs = 50;
/** Similar names are looked for around those who changed last: each look costs an index search. */
const lookedAround = 300;

/**
 * Persons of the meeting who may be one, with the reasons: the same name, the same name with its parts the other way round, one
 * mailbox with names that are alike, or names that differ by a letter or two. Two statements.
 */
export async function listDuplicates(scope: MeetingScope): Promise<DuplicatePair[]> {
  authorize(scope, 'registration.merge');
  const { id } = scope.meeting;
  const pairs = await db().$queryRaw<{ one: string; other: string; reasons: DuplicateReason[]; similarity: number }[]>`
    WITH here AS MATERIALIZED (
      SELECT DISTINCT r."personId" AS person, r."foldedName" AS name, name_parts(r."foldedName") AS parts, lower(r.email) AS email
      FROM "Registration" r WHERE r."meetingId" = ${id}::uuid AND r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
    ), found AS (
      SELECT a.person AS one, b.person AS other, CASE WHEN a.name = b.name THEN 'sameName' ELSE 'swapped' END AS reason
      FROM here a JOIN here b ON b.parts = a.parts AND a.person < b.person
      UNION
      SELECT a.person, b.person, 'sameEmail' FROM here a JOIN here b ON b.email = a.email AND a.person < b.person
      WHERE similarity(a.name, b.name) > 0.3
      UNION
      SELECT LEAST(a.person, b."personId"), GREATEST(a.person, b."personId"), 'similar'
      FROM (SELECT r."personId" AS person, r."foldedName" AS name FROM "Registration" r
            WHERE r."meetingId" = ${id}::uuid AND r.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
            ORDER BY r."changedAt" DESC, r.id DESC LIMIT ${lookedAround}) a
      JOIN "Registration" b ON b."foldedName" % a.name AND b."meetingId" = ${id}::uuid AND b."personId" <> a.person
        AND b.status = ANY (${[...activeStatuses]}::"RegistrationStatus"[])
      WHERE similarity(a.name, b."foldedName") >= 0.7 AND name_parts(a.name) <> name_parts(b."foldedName")
    )
    SELECT one, other, array_agg(DISTINCT reason) AS reasons,
           (SELECT max(similarity(a.name, b.name))::float8 FROM here a, here b WHERE a.person = one AND b.person = other) AS similarity
    FROM found GROUP BY one, other ORDER BY 4 DESC, one, other LIMIT ${mostPairs}`;
  const sides = await readSides(scope, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]);
  return pairs.flatMap(({ one, other, ...why }) => {
    const [first, second] = [sides.get(one), sides.get(other)];
    return first && second ? [{ ...why, one: first, other: second }] : [];
  });
}

/** Two persons side by side before they are made one; null unless both are of this meeting. */
export async function findMerge(
  scope: MeetingScope,
  person: string,
  duplicate: string,
): Promise<{ person: DuplicateSide; duplicate: DuplicateSide; accounts: string[] } | null> {
  authorize(scope, 'registration.merge');
  const sides = await readSides(scope, [person, duplicate]);
  const [first, second] = [sides.get(person), sides.get(duplicate)];
  if (!first || !second || person === duplicate) return null;
  const accounts = await db().accountPerson.findMany({
    where: { personId: duplicate },
    select: { account: { select: { email: true } } },
  });
  return { person: first, duplicate: second, accounts: accounts.map(({ account }) => account.email) };
}

/** Merges made in this meeting that still stand, newest first. */
export async function listMerges(scope: MeetingScope): Promise<{ id: string; name: string; into: string; at: Date }[]> {
  authorize(scope, 'registration.merge');
  return db().$queryRaw`
    SELECT p.id, trim(p."givenName" || ' ' || p.surname) AS name, trim(k."givenName" || ' ' || k.surname) AS into, p."mergedAt" AS at
    FROM "Person" p JOIN "Person" k ON k.id = p."mergedIntoId"
    WHERE p.id::text IN (SELECT "subjectId" FROM "AuditEntry" WHERE "meetingId" = ${scope.meeting.id}::uuid AND "subjectType" = 'Person' AND action = 'registration.merge-persons')
    ORDER BY p."mergedAt" DESC LIMIT 50`;
}

async function readSides(scope: MeetingScope, personIds: string[]): Promise<Map<string, DuplicateSide>> {
  const rows = await db().registration.findMany({
    where: { meetingId: scope.meeting.id, personId: { in: personIds } },
    select: {
      id: true,
      status: true,
      personId: true,
      delegationId: true,
      courtesyTitle: true,
      givenName: true,
      surname: true,
      functionalTitle: true,
      institution: true,
      email: true,
      createdAt: true,
      delegation: { select: { party: { select: { names: true } } } },
    },
    orderBy: { createdAt: 'asc' },
  });
  const sides = new Map<string, DuplicateSide>();
  for (const { id, status, delegationId, delegation, ...about } of rows) {
    const side = sides.get(about.personId) ?? { ...about, registrations: [] };
    side.registrations.push({ id, status, delegationId, party: delegation.party.names as LocalizedText });
    sides.set(about.personId, side);
  }
  return sides;
}
