import { found } from '@/lib/core/errors';
import type { Tx } from '@/lib/core/db';
import type { Standing } from './policy';

/** Where somebody stands with the papers of a meeting, by the database's time and the meeting's zone. One statement. */
export async function readStanding(
  db: Pick<Tx, '$queryRaw'>,
  meetingId: string,
  registrationId: string,
): Promise<Standing> {
  const [row] = await db.$queryRaw<Standing[]>`
    SELECT r.status = 'CONFIRMED' AS "isConfirmed", r.mode = 'IN_PERSON' AS "isInPerson",
           EXISTS (SELECT 1 FROM "FundingAward" f WHERE f."registrationId" = r.id AND f.status = 'AWARDED') AS "isAwarded",
           EXISTS (SELECT 1 FROM "CheckIn" c WHERE c."registrationId" = r.id AND c.direction = 'IN') AS "wasSeen",
           now() > (m."endsOn" + 1)::timestamp AT TIME ZONE m.zone AS "isOver"
    FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE r.id = ${registrationId}::uuid AND r."meetingId" = ${meetingId}::uuid`;
  return found(row);
}
