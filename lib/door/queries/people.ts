import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { foldName } from '@/lib/core/fold';
import { Prisma } from '@/lib/core/prisma/client';
import { read } from '@/lib/core/read';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { cardOf, isIn, type DoorCard, type DoorRow } from '../model/card';
import { mostInList, type DoorPerson } from '../model/door-list';
import { atPlace, midnight } from './presence';

/** People shown for a name at once; a longer name finds fewer. */
const mostFound = 12;

/** Registrations as the door needs them: nothing sensitive, no address, no remark of the organising team. */
function rows(scope: MeetingScope, session: string | null, where: Prisma.Sql, limit: number) {
  return read<(DoorRow & { hash: string | null })[]>`
    SELECT r.id, r."courtesyTitle"::text, r."givenName", r.surname, r."functionalTitle", r.capacity::text, r.mode::text,
           r.status::text, r."walkIn", r.languages, r."photoId" IS NOT NULL AS "hasPhoto", r."badgeCode" IS NOT NULL AS "hasBadge",
           encode(sha256(convert_to(r."badgeCode", 'UTF8')), 'hex') AS hash,
           jsonb_build_object('code', p.code, 'names', p.names, 'acronyms', p.acronyms) AS party,
           coalesce((SELECT jsonb_agg(jsonb_build_object('code', g.code, 'names', g.names) ORDER BY g.position)
                     FROM "GroupParty" m JOIN "BreakoutGroup" g ON g.id = m."groupId"
                     WHERE m."partyId" = p.id AND g."meetingId" = r."meetingId"), '[]') AS groups,
           coalesce((SELECT jsonb_agg(q.names ORDER BY q.code)
                     FROM "Registration" o JOIN "Delegation" e ON e.id = o."delegationId" JOIN "Party" q ON q.id = e."partyId"
                     WHERE o."meetingId" = r."meetingId" AND o."personId" = r."personId" AND o.id <> r.id AND o.status = 'CONFIRMED'), '[]') AS others,
           coalesce((SELECT jsonb_agg(DISTINCT h) FROM "Registration" o JOIN "CheckIn" c ON c."registrationId" = o.id, unnest(c."handedOut") h
                     WHERE o."meetingId" = r."meetingId" AND o."personId" = r."personId" AND (h <> 'BADGE' OR o.id = r.id)), '[]') AS given,
           coalesce((SELECT jsonb_agg(jsonb_build_object('direction', n.direction, 'session', n.session, 'at', n.at, 'isToday', n.at >= ${midnight(scope)})
                                      ORDER BY n.at DESC, n."recordedAt" DESC, n.id DESC)
                     FROM (SELECT c.* FROM "Registration" o JOIN "CheckIn" c ON c."registrationId" = o.id
                           WHERE o."meetingId" = r."meetingId" AND o."personId" = r."personId" AND ${atPlace(session)}
                           ORDER BY c.at DESC, c."recordedAt" DESC, c.id DESC LIMIT 4) n), '[]') AS recent
    FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.surname <> '–' AND ${where}
    ORDER BY r."foldedName", r.id LIMIT ${limit}`;
}

/** The card of one registration, or null for one of another meeting. */
export async function findCard(
  scope: MeetingScope,
  locale: Locale,
  id: string,
  session: string | null,
): Promise<DoorCard | null> {
  authorize(scope, 'door.read');
  const [row] = await rows(scope, session, Prisma.sql`r.id = ${id}::uuid`, 1);
  return row ? shown(row, scope, locale) : null;
}

/** Cards of those whose name or party holds what is looked for, whatever has become of their registration. */
export async function findCards(
  scope: MeetingScope,
  locale: Locale,
  wanted: string,
  session: string | null,
): Promise<DoorCard[]> {
  authorize(scope, 'door.read');
  const folded = foldName(wanted, '');
  if (!folded) return [];
  const like = `%${folded.replace(/ /g, '%')}%`;
  const party = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const matches = Prisma.sql`(r."foldedName" LIKE ${like} OR p.code ILIKE ${party} OR p.names::text ILIKE ${party} OR p.acronyms::text ILIKE ${party})`;
  return (await rows(scope, session, matches, mostFound)).map((row) => shown(row, scope, locale));
}

function shown(
  { hash: _hash, ...row }: DoorRow & { hash: string | null },
  scope: MeetingScope,
  locale: Locale,
): DoorCard {
  return cardOf(row, scope.meeting, locale);
}

/** The door's own list: everybody who takes part or holds a badge. */
export async function listDoorPeople(
  scope: MeetingScope,
  locale: Locale,
  session: string | null,
): Promise<DoorPerson[]> {
  authorize(scope, 'door.read');
  const wanted = Prisma.sql`(r.status IN ('NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED') OR r."badgeCode" IS NOT NULL)`;
  const found = await rows(scope, session, wanted, mostInList);
  return found.map((row) => {
    const { id, hash, givenName, surname, mode, status, party, groups } = row;
    const { due } = cardOf(row, scope.meeting, locale);
    return {
      id,
      hash,
      givenName,
      surname,
      party: pick(party.names, locale).text,
      groups: groups.map(({ names }) => pick(names, locale).text),
      mode,
      status,
      due,
      isIn: isIn(row),
    };
  });
}
