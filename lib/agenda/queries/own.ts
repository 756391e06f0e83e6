import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import { enterInPlaceOf, type MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { feedHash, feedToken } from '../feed-token';
import { ownSessions, type Kept, type OwnSession } from '../model/own';
import type { ProgrammeSession } from '../model/session';
import { findProgramme, type ProgrammeFrame } from '../queries';

/** Somebody whose own agenda the reader keeps. */
export type Keeper = { id: string; name: string };

/** The persons of this mailbox who have a part in the meeting, by name; nobody for who only fills in for others. */
export async function listKeepers(scope: MeetingScope): Promise<Keeper[]> {
  authorize(scope, 'meeting.participate');
  const ids = new Set(scope.grants.flatMap(({ personId }) => personId ?? []));
  const rows = await db().person.findMany({
    where: { id: { in: [...ids].filter((personId) => can(scope, 'agenda.keep', { personId })) } },
    orderBy: [{ surname: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    select: { id: true, givenName: true, surname: true },
  });
  return rows.map(({ id, givenName, surname }) => ({ id, name: `${givenName} ${surname}`.trim() }));
}

/** Somebody's own agenda beside the whole programme. */
export type OwnAgenda = ProgrammeFrame & {
  own: OwnSession[];
  /** The address that a calendar follows: since when, and what stands in it; no token where the instance's secret has changed since. */
  feed: { since: Date; token: string | null } | null;
};

/** The own agenda of a person of the reader's. */
export async function ownAgenda(scope: MeetingScope, personId: string): Promise<OwnAgenda> {
  authorize(scope, 'agenda.keep', { personId });
  const [frame, kept, feed] = await Promise.all([
    findProgramme(scope),
    keptOf(scope.meeting.id, personId),
    db().agendaFeed.findFirst({ where: { role: { meetingId: scope.meeting.id, personId } } }),
  ]);
  const token = feed && feedToken(feed.nonce);
  return {
    ...frame,
    own: frame.programme ? ownSessions(frame.programme, kept) : [],
    feed: feed && { since: feed.createdAt, token: token && feedHash(token) === feed.tokenHash ? token : null },
  };
}

/**
 * What the calendar at an address reads, in the place of its person. Refuses "not found" for an address that works no more, and
 * for a meeting that is not public.
 */
export async function followedAgenda(
  slug: string,
  token: string,
): Promise<ProgrammeFrame & { scope: MeetingScope; own: OwnSession[] }> {
  const feed = await db().agendaFeed.findUnique({
    where: { tokenHash: feedHash(token), role: { meeting: { slug }, person: { erasedAt: null } } },
    select: { role: { select: { personId: true } } },
  });
  if (!feed) throw new Refusal('not_found');
  const scope = await enterInPlaceOf(feed.role.personId, slug);
  const [frame, kept] = await Promise.all([findProgramme(scope), keptOf(scope.meeting.id, feed.role.personId)]);
  return { ...frame, scope, own: frame.programme ? ownSessions(frame.programme, kept) : [] };
}

/** What a person has marked and has a part in, in any version. One statement; of the people in sessions that are past, nothing. */
async function keptOf(meetingId: string, personId: string): Promise<Kept[]> {
  const rows = await db().$queryRaw<
    {
      id: string;
      mark: Kept['mark'];
      parts: number[] | null;
      then: ProgrammeSession | null;
      last: ProgrammeSession | null;
    }[]
  >`
    WITH told AS MATERIALIZED (
      SELECT v.number, s.session, s.session ->> 'id' AS id
      FROM "AgendaVersion" v CROSS JOIN LATERAL jsonb_array_elements(v.content -> 'sessions') AS s(session)
      WHERE v."meetingId" = ${meetingId}::uuid),
    parts AS (
      SELECT id, array_agg(number ORDER BY number) AS numbers FROM told
      WHERE session -> 'roles' @> jsonb_build_array(jsonb_build_object('personId', ${personId}::text)) GROUP BY id),
    marks AS (
      SELECT a."sessionId"::text AS id, max(a.number) AS number, bool_or(a.kept) AS kept
      FROM "AgendaMark" a JOIN "MeetingRole" r ON r.id = a."roleId"
      WHERE r."meetingId" = ${meetingId}::uuid AND r."personId" = ${personId}::uuid GROUP BY 1)
    SELECT id, parts.numbers AS parts,
           CASE WHEN marks.number IS NULL THEN NULL ELSE jsonb_build_object('number', marks.number, 'kept', marks.kept) END AS mark,
           (SELECT t.session || '{"roles": []}' FROM told t
             WHERE t.id = coalesce(marks.id, parts.id) AND t.number = coalesce(marks.number, parts.numbers[1])) AS "then",
           (SELECT t.session || '{"roles": []}' FROM told t
             WHERE t.id = coalesce(marks.id, parts.id) ORDER BY t.number DESC LIMIT 1) AS last
    FROM marks FULL JOIN parts USING (id) ORDER BY id`;
  return rows.map(({ parts, ...row }) => ({ ...row, parts: parts ?? [] }));
}
