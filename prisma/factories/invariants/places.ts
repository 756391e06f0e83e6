import { db } from '@/lib/core/db';
import { words, type Said } from './said';

/** 4: no more are confirmed than the room, the delegation and the seat hold, and each counter says how many. */
export function counters(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '4: the room has ' || taken || ' people or offers, its counter says ' || "confirmedCount" || ', and it holds ' || capacity AS said FROM (
      SELECT m.capacity, m."confirmedCount",
             (SELECT count(*) FROM "Registration" r WHERE r."meetingId" = m.id AND r.status = 'CONFIRMED')
             + (SELECT count(*) FROM "PlaceOffer" o JOIN "Registration" r ON r.id = o."registrationId" WHERE r."meetingId" = m.id AND o.status = 'OPEN') AS taken
      FROM "Meeting" m WHERE m.id = ${meetingId}::uuid) c WHERE taken <> "confirmedCount" OR taken > capacity
    UNION ALL
    SELECT '4: delegation ' || id || ' has ' || taken || ' people, its counter says ' || "seatsTaken" FROM (
      SELECT d.id, d.quota, d."seatsTaken", (SELECT count(*) FROM "Registration" r WHERE r."delegationId" = d.id
        AND r.status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')) AS taken
      FROM "Delegation" d WHERE d."meetingId" = ${meetingId}::uuid) c WHERE taken <> "seatsTaken" OR taken > quota
    UNION ALL
    SELECT '4: seat ' || "seatId" || ' has ' || count(*) || ' people' FROM "Registration"
    WHERE "meetingId" = ${meetingId}::uuid AND status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED')
    GROUP BY "seatId" HAVING count(*) > 1`);
}

/**
 * 4: the waiting list has no gap, no number twice, and is in the order of acceptance. Handing in takes the number and then
 * writes its audit row while the meeting's row is locked, so the rows of those who came to wait by handing in are numbered
 * in the order of their commits.
 */
export function waitingList(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '4: number ' || n || ' of the waiting list was never given' AS said
    FROM "Meeting" m, generate_series(1, m."lastWaitNumber") AS n
    WHERE m.id = ${meetingId}::uuid AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."meetingId" = m.id AND r."waitNumber" = n)
      AND NOT EXISTS (SELECT 1 FROM "RegistrationDecision" d JOIN "Registration" r ON r.id = d."registrationId"
                      WHERE r."meetingId" = m.id AND d."fromStatus" = 'WAITLISTED')
    UNION ALL
    SELECT '4: number ' || "waitNumber" || ' of the waiting list was given ' || count(*) || ' times' FROM "Registration"
    WHERE "meetingId" = ${meetingId}::uuid AND "waitNumber" IS NOT NULL GROUP BY "waitNumber" HAVING count(*) > 1
    UNION ALL
    SELECT '4: number ' || number || ' of the waiting list was given before the one in front of it' FROM (
      SELECT r."waitNumber" AS number, e.id < lag(e.id) OVER (ORDER BY r."waitNumber", e.id) AS is_early
      FROM "Registration" r JOIN "AuditEntry" e ON e."subjectId" = r.id::text AND e.action = 'registration.submit'
      JOIN "AuditDetail" x ON x."entryId" = e.id AND x.details->'steps' @> '["WAITLISTED"]'
      WHERE r."meetingId" = ${meetingId}::uuid AND r."waitNumber" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "PlaceOffer" o WHERE o."registrationId" = r.id)) c WHERE is_early`);
}
