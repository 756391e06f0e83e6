import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { deskTask, tasksOf, type HeldRole, type Task } from '../model/tasks';
import { readFigures } from './figures';

/** What is asked of the person at the keyboard, in all meetings that are not closed. Two statements at most. */
export async function listTasks(scope: SiteScope, now: Date): Promise<{ desks: Task[]; tasks: Task[] }> {
  authorize(scope, 'work.read');
  const personIds = scope.actor?.personIds ?? [];
  const assistedIds = scope.actor?.assistedIds ?? [];
  const isStaff = Boolean(scope.actor?.siteRole);
  const [roles, meetings] = await Promise.all([
    readRoles(personIds, assistedIds),
    isStaff || personIds.length > 0 ? readDesks(personIds, isStaff) : [],
  ]);
  return { desks: meetings.map((meeting) => deskTask(meeting, now)), tasks: tasksOf(roles, now) };
}

/** Desks of the meetings somebody organises; of all meetings for the permanent secretariat. */
function readDesks(personIds: string[], isStaff: boolean) {
  return readFigures(Prisma.sql`m.phase <> 'CLOSED' AND (${isStaff} OR m.id IN (
    SELECT "meetingId" FROM "MeetingRole" WHERE kind = 'ORGANISER' AND "personId" = ANY (${personIds}::uuid[])))`);
}

/** All roles of one's own persons; of persons one assists, only what they register for. */
function readRoles(personIds: string[], assistedIds: string[]): Promise<HeldRole[]> {
  return db().$queryRaw<HeldRole[]>`
    SELECT json_build_object('id', w.id, 'name', trim(w."givenName" || ' ' || w.surname),
                             'isAssisted', NOT w.id = ANY (${personIds}::uuid[])) AS person, r.kind, m.slug, m."shortTitle", m.illustrative, m.zone, m."startsOn", m."endsOn",
           m."registrationOpensAt", m."registrationClosesAt", m."surveyClosesAt",
           CASE WHEN p.id IS NULL THEN NULL ELSE json_build_object('names', p.names, 'acronyms', p.acronyms) END AS party,
           i.status AS invitation, d.quota - d."seatsTaken" AS "freeSeats",
           (SELECT json_build_object('id', g.id, 'status', g.status) FROM "Registration" g
             WHERE g."personId" = r."personId" AND g."delegationId" = d.id ORDER BY g."createdAt" DESC LIMIT 1) AS registration,
           s.status AS survey, re.status AS response,
           CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('code', b.code, 'names', b.names) END AS "group",
           (SELECT json_build_object('items', count(*), 'undecided', count(*) FILTER (
              WHERE q.status NOT IN ('ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED')))
            FROM "PlenaryItem" pi JOIN "Recommendation" q ON q.id = pi."recommendationId" WHERE pi."meetingId" = m.id) AS plenary
    FROM "MeetingRole" r
    JOIN "Person" w ON w.id = r."personId"
    JOIN "Meeting" m ON m.id = r."meetingId" AND m.phase <> 'CLOSED'
    LEFT JOIN "Delegation" d ON d.id = r."delegationId"
    LEFT JOIN "Party" p ON p.id = d."partyId"
    LEFT JOIN "Invitation" i ON i.id = d."invitationId"
    LEFT JOIN LATERAL (SELECT id, status FROM "Survey" WHERE "meetingId" = m.id ORDER BY code LIMIT 1) s ON true
    LEFT JOIN "Response" re ON re."surveyId" = s.id AND re."partyId" = d."partyId"
    LEFT JOIN "BreakoutGroup" b ON b.id = r."groupId"
    WHERE r."personId" = ANY (${personIds}::uuid[]) OR (r."personId" = ANY (${assistedIds}::uuid[]) AND r.kind = 'DELEGATE')
    ORDER BY m."startsOn", r.kind, r.id`;
}
