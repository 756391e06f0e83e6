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
/** In a mailbox shared by many each name is held against so many that follow it in the alphabet, not against all. */
const neighbours = 20;
/** From here on two names differ by a letter or two. */
const similarFrom = 0.7;

/**
 * Persons of the meeting who may be one, with the reasons: the same name, the same name with its parts the other way round, one
 * mailbox with names that are alike, or names that differ by a letter or two. The cost grows with the number of people and not
 * with its square: of many with one name each is paired with the first of them.
 */
export async function listDuplicates(scope: MeetingScope): Promise<DuplicatePair[]> {
  authorize(scope, 'registration.merge');
  const { id } = scope.meeting;
  const statuses = [...activeStatuses];
  type Pair = { one: string; other: string; reasons: DuplicateReason[]; similarity: number };
  const [, pairs] = await db().$transaction([
    // The threshold of the operator %: with it the index leaves only names that count.
    db().$queryRaw`SELECT set_config('pg_trgm.similarity_threshold', ${String(similarFrom)}, true)`,
    db().$queryRaw<Pair[]>`
    WITH here AS MATERIALIZED (
      SELECT DISTINCT r."personId" AS person, r."foldedName" AS name, name_parts(r."foldedName") AS parts, lower(r.email) AS email
      FROM "Registration" r WHERE r."meetingId" = ${id}::uuid AND r.status = ANY (${statuses}::"RegistrationStatus"[])
    ), namesakes AS (
      SELECT person, name, first_value(person) OVER same AS first, first_value(name) OVER same AS "firstName"
      FROM here WINDOW same AS (PARTITION BY parts ORDER BY person, name)
    ), shared AS MATERIALIZED (
      SELECT * FROM (
        SELECT person, name, email, count(*) OVER (PARTITION BY email) AS size,
               row_number() OVER (PARTITION BY email ORDER BY name, person) AS position
        FROM here) AS mailbox
      WHERE size > 1
    ), found AS (
      SELECT first AS a, person AS b, CASE WHEN name = "firstName" THEN 'sameName' ELSE 'swapped' END AS reason, similarity(name, "firstName")
      FROM namesakes WHERE person <> first
      UNION ALL
      SELECT a.person, b.person, 'sameEmail', similarity(a.name, b.name)
      FROM shared a CROSS JOIN generate_series(1, ${neighbours}::int) AS step
      JOIN shared b ON b.email = a.email AND b.position = a.position + step
      WHERE a.person <> b.person AND similarity(a.name, b.name) > 0.3
      UNION ALL
      SELECT a.person, b."personId", 'similar', similarity(a.name, b."foldedName")
      FROM (SELECT r."personId" AS person, r."foldedName" AS name FROM "Registration" r
            WHERE r."meetingId" = ${id}::uuid AND r.status = ANY (${statuses}::"RegistrationStatus"[])
            ORDER BY r."changedAt" DESC, r.id DESC LIMIT ${lookedAround}) a
      JOIN "Registration" b ON b."foldedName" % a.name AND b."meetingId" = ${id}::uuid AND b."personId" <> a.person
        AND b.status = ANY (${statuses}::"RegistrationStatus"[])
      WHERE name_parts(a.name) <> name_parts(b."foldedName")
    )
    SELECT LEAST(a, b) AS one, GREATEST(a, b) AS other, array_agg(DISTINCT reason) AS reasons, max(similarity)::float8 AS similarity
    FROM found GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2 LIMIT ${mostPairs}`,
  ]);
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

/** Merges made in this meeting that still stand, newest first; not those of the erased, whose parts nobody can tell any more. */
export async function listMerges(scope: MeetingScope): Promise<{ id: string; name: string; into: string; at: Date }[]> {
  authorize(scope, 'registration.merge');
  return db().$queryRaw`
    SELECT p.id, trim(p."givenName" || ' ' || p.surname) AS name, trim(k."givenName" || ' ' || k.surname) AS into, p."mergedAt" AS at
    FROM "Person" p JOIN "Person" k ON k.id = p."mergedIntoId"
    WHERE p.id::text IN (SELECT "subjectId" FROM "AuditEntry" WHERE "meetingId" = ${scope.meeting.id}::uuid AND "subjectType" = 'Person' AND action = 'registration.merge-persons')
      AND NOT EXISTS (SELECT FROM "Erasure" e WHERE e."personId" IN (p.id, k.id))
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
