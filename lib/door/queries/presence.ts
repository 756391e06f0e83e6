import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { PartyLine, Presence } from '../model/presence';

/**
 * Records that count for a place. For the building: its own, and arrivals at any session, since who sits in a room is in the
 * house; leaving a session is not leaving the house.
 */
export function atPlace(session: string | null): Prisma.Sql {
  return session ? Prisma.sql`c.session = ${session}` : Prisma.sql`(c.session IS NULL OR c.direction = 'IN')`;
}

/** Midnight in the meeting's zone. */
export function midnight({ meeting }: MeetingScope): Prisma.Sql {
  return Prisma.sql`(date_trunc('day', now() AT TIME ZONE ${meeting.zone}) AT TIME ZONE ${meeting.zone})`;
}

/** The last record of each person at a place, with whether they came today and ever. */
function lastRecords(scope: MeetingScope, session: string | null): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (r."personId") r."personId", c.direction = 'IN' AND c.at >= ${midnight(scope)} AS "isIn",
           bool_or(c.direction = 'IN' AND c.at >= ${midnight(scope)}) OVER (PARTITION BY r."personId") AS "cameToday",
           bool_or(c.direction = 'IN') OVER (PARTITION BY r."personId") AS came
    FROM "CheckIn" c JOIN "Registration" r ON r.id = c."registrationId"
    WHERE c."meetingId" = ${scope.meeting.id}::uuid AND ${atPlace(session)}
    ORDER BY r."personId", c.at DESC, c."recordedAt" DESC, c.id DESC`;
}

/** How many are here now, came today, came at all and are expected, at the building (null) or at a session. */
export async function countPresence(scope: MeetingScope, session: string | null): Promise<Presence> {
  authorize(scope, 'door.read');
  const [row] = await read<Presence[]>`
    WITH last AS (${lastRecords(scope, session)})
    SELECT (SELECT count(*) FILTER (WHERE "isIn") FROM last)::int AS now,
           (SELECT count(*) FILTER (WHERE "cameToday") FROM last)::int AS today,
           (SELECT count(*) FILTER (WHERE came) FROM last)::int AS ever,
           (SELECT count(DISTINCT "personId") FROM "Registration"
            WHERE "meetingId" = ${scope.meeting.id}::uuid AND status = 'CONFIRMED' AND mode = 'IN_PERSON')::int AS expected`;
  return row ?? { now: 0, today: 0, ever: 0, expected: 0 };
}

/** Every party with a delegation: how many of its people are expected, are here now and have been here. */
export async function listPartiesAtDoor(
  scope: MeetingScope,
  locale: Locale,
  session: string | null,
): Promise<PartyLine[]> {
  authorize(scope, 'door.read');
  const rows = await read<(Omit<PartyLine, 'name'> & { names: LocalizedText })[]>`
    WITH last AS (${lastRecords(scope, session)})
    SELECT p.code, p.names,
           count(DISTINCT r."personId") FILTER (WHERE r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON')::int AS expected,
           count(DISTINCT r."personId") FILTER (WHERE l."isIn")::int AS here,
           count(DISTINCT r."personId") FILTER (WHERE l.came)::int AS ever
    FROM "Delegation" d JOIN "Party" p ON p.id = d."partyId"
    JOIN "Registration" r ON r."delegationId" = d.id LEFT JOIN last l ON l."personId" = r."personId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid
    GROUP BY p.id HAVING count(*) FILTER (WHERE r.status = 'CONFIRMED' OR l.came) > 0
    ORDER BY p.code`;
  return rows.map(({ names, ...row }) => {
    const { text, lang } = pick(names, locale);
    return { ...row, name: { text, lang } };
  });
}
