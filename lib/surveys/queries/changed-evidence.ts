import type { MeetingScope } from '@/lib/auth/scope';
import type { Database, Tx } from '@/lib/core/db';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { placesOf } from '../model/regions';
import { asOrganisation } from './read-answers';

type Reopened = { snapshot: number; day: string; code: string; kind: PartyKind; regions: string[] };

/**
 * The day (YYYY-MM-DD, in the meeting's zone) the evidence of a figure was last touched: an answer that its snapshot counted in its column was reopened afterwards,
 * where the figures stand as in an earlier snapshot (`asOf`), after that one was taken. The snapshot itself stays as it is. Null where nothing was. One statement; few rows, since reopening is rare.
 */
export async function readChangedEvidence(
  client: Tx | Database,
  scope: MeetingScope,
): Promise<(figure: { snapshot: number; column: string }) => string | null> {
  const reopened = await client.$queryRaw<Reopened[]>`
    SELECT n.number AS snapshot, to_char(max(o.at) AT TIME ZONE ${scope.meeting.zone}, 'YYYY-MM-DD') AS day, p.code, p.kind,
           coalesce((SELECT array_agg(pr."regionCode") FROM "PartyRegion" pr WHERE pr."partyId" = p.id), '{}') AS regions
    FROM "Reopening" o
    JOIN "Response" r ON r.id = o."responseId"
    JOIN "Survey" s ON s.id = r."surveyId" AND s."meetingId" = ${scope.meeting.id}::uuid
    JOIN "Party" p ON p.id = r."partyId"
    JOIN "ResultSnapshot" n ON n."surveyId" = s.id AND n.payload->'submissions' ? p.code
    JOIN "ResultSnapshot" counted ON counted."surveyId" = s.id AND counted."takenAt" < o.at
     AND counted.number = coalesce((n.payload->>'asOf')::int, n.number)
    GROUP BY n.number, p.id`;
  const latest = new Map<string, string>();
  for (const { snapshot, day, ...party } of reopened) {
    const organisation = asOrganisation(party);
    const columns = placesOf(organisation, party.regions).map(({ key }) => key);
    for (const column of [...columns, `${organisation.kind}s`, 'total']) {
      const key = `${snapshot} ${column}`;
      const known = latest.get(key);
      if (!known || known < day) latest.set(key, day);
    }
  }
  return ({ snapshot, column }) => latest.get(`${snapshot} ${column}`) ?? null;
}
