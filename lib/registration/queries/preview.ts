import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { CourtesyTitle, RegistrationStatus } from '@/lib/core/prisma/enums';
import { statesBefore } from '../policy';
import type { decisions, RegistrationMatch } from '../schema/registrations';
import { matching } from './matching';

/** What a decision is to be taken on: rows that were ticked, or all that match a filter. */
export type Chosen = { ids: readonly string[] } | { filters: RegistrationMatch };

/** What a decision would do, counted exactly before anything is done. */
export type Preview = {
  /** Milliseconds since 1970 by the database's clock: what changes after it is left alone. */
  counted: number;
  total: number;
  /** How many can go there, and how many cannot, by the state they are in. */
  able: number;
  unable: Partial<Record<RegistrationStatus, number>>;
  /** Those who can, as far as one transaction carries; only for rows that were ticked. */
  ids: string[];
  /** Places of the room that are neither taken nor held; those the chosen hold already count as theirs. */
  roomLeft: number;
  /** Of those who can: the places their offers hold already. */
  held: number;
  /** The first of those who can, by name. */
  people: { id: string; givenName: string; surname: string; courtesyTitle: CourtesyTitle | null }[];
  /** Languages in which they are written to. */
  locales: Record<string, number>;
};

/** Most people named before a decision; the others are counted. */
const mostNamed = 30;

/** Counts what a decision would do to whom. One statement. */
export async function previewDecision(
  scope: MeetingScope,
  chosen: Chosen,
  decision: (typeof decisions)[number],
): Promise<Preview> {
  authorize(scope, 'registration.decide');
  const { id } = scope.meeting;
  const isTicked = 'ids' in chosen;
  const which = isTicked
    ? Prisma.sql`r."meetingId" = ${id}::uuid AND r.id = ANY (${[...chosen.ids]}::uuid[])`
    : matching(id, chosen.filters);
  const able = Prisma.sql`status = ANY (${statesBefore(decision)}::"RegistrationStatus"[])`;
  const [row] = await db().$queryRaw<
    [
      {
        counted: number;
        byStatus: Record<string, number> | null;
        able: number;
        ids: string[] | null;
        held: number;
        roomLeft: number;
        people: Preview['people'] | null;
        locales: Record<string, number> | null;
      },
    ]
  >`
    WITH chosen AS MATERIALIZED (SELECT r.id, r.status, r.locale, r."givenName", r.surname, r."courtesyTitle", r."foldedName" FROM "Registration" r WHERE ${which})
    SELECT floor(extract(epoch FROM now()) * 1000)::float8 AS counted,
           (SELECT json_object_agg(status, n) FROM (SELECT status, count(*)::int AS n FROM chosen GROUP BY status) s) AS "byStatus",
           (SELECT count(*)::int FROM chosen WHERE ${able}) AS able,
           (SELECT json_agg(id ORDER BY id) FROM chosen WHERE ${able} AND ${isTicked}) AS ids,
           (SELECT count(*)::int FROM chosen c JOIN "PlaceOffer" o ON o."registrationId" = c.id AND o.status = 'OPEN' WHERE c.status = 'WAITLISTED') AS held,
           (SELECT capacity - "confirmedCount" FROM "Meeting" WHERE id = ${id}::uuid) AS "roomLeft",
           (SELECT json_agg(json_build_object('id', id, 'givenName', "givenName", 'surname', surname, 'courtesyTitle', "courtesyTitle"))
            FROM (SELECT * FROM chosen WHERE ${able} ORDER BY "foldedName", id LIMIT ${mostNamed}) first) AS people,
           (SELECT json_object_agg(locale, n) FROM (SELECT locale, count(*)::int AS n FROM chosen WHERE ${able} GROUP BY locale) l) AS locales`;
  const from: readonly string[] = statesBefore(decision);
  const byStatus = Object.entries(row.byStatus ?? {});
  return {
    counted: row.counted,
    total: byStatus.reduce((sum, [, count]) => sum + count, 0),
    able: row.able,
    unable: Object.fromEntries(byStatus.filter(([status]) => !from.includes(status))),
    ids: row.ids ?? [],
    held: row.held,
    roomLeft: row.roomLeft,
    people: row.people ?? [],
    locales: row.locales ?? {},
  };
}
