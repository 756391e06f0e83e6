import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { recordHash, type Bundle, type Issue, type PlenaryRecord } from '../model/record';
import { readRecord } from '../read-record';

/** Everything the plenary has recorded up to now, read whole: for its papers and its bundle, never for a page. */
export async function readPlenaryRecord(scope: MeetingScope): Promise<PlenaryRecord> {
  authorize(scope, 'plenary.read');
  return readRecord(db(), scope.meeting);
}

/** The days of which there are minutes, by the meeting's clock, the first one first: what `sittingsOf` says of the record, in one statement. */
export async function listDays(scope: MeetingScope): Promise<string[]> {
  authorize(scope, 'plenary.read');
  const { id, zone } = scope.meeting;
  const rows = await db().$queryRaw<{ day: string }[]>`
    WITH listed AS (SELECT "recommendationId" FROM "PlenaryItem" WHERE "meetingId" = ${id}::uuid),
    amended AS (SELECT a.id, a.at FROM "Amendment" a JOIN listed USING ("recommendationId")),
    decided AS (SELECT d.id, d.at FROM "Decision" d JOIN "Revision" v ON v.id = d."revisionId" JOIN listed USING ("recommendationId")),
    reserved AS (SELECT r.id, r.at FROM "Reservation" r JOIN decided ON decided.id = r."decisionId"),
    moment AS (
      SELECT at FROM amended
      UNION ALL SELECT e.at FROM "AmendmentEnd" e JOIN amended ON amended.id = e."amendmentId"
      UNION ALL SELECT at FROM decided
      UNION ALL SELECT at FROM reserved
      UNION ALL SELECT e.at FROM "ReservationEnd" e JOIN reserved ON reserved.id = e."reservationId"
      UNION ALL SELECT "startedAt" FROM "PlenaryTurn" WHERE "meetingId" = ${id}::uuid AND "startedAt" IS NOT NULL
    )
    SELECT DISTINCT to_char(at AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS day FROM moment ORDER BY day`;
  return rows.map(({ day }) => day);
}

/** A record as it was given out under a number, with the hash of each of its days. */
export type IssueRow = { number: number; sha256: string; byName: string; at: Date; days: Bundle['days'] };

const issued = { number: true, sha256: true, byName: true, at: true } as const;

/** Every issue of the record, the newest first. */
export async function listIssues(scope: MeetingScope): Promise<IssueRow[]> {
  authorize(scope, 'plenary.read');
  const rows = await db().recordIssue.findMany({
    where: { meetingId: scope.meeting.id },
    orderBy: { number: 'desc' },
    take: 100,
    select: { ...issued, days: true },
  });
  return rows.map(({ days, ...issue }) => ({ ...issue, days: days as Bundle['days'] }));
}

/** An issue with what it holds; null where there is none of that number. An altered row is an error, never a bundle. */
export async function findIssue(
  scope: MeetingScope,
  number: number,
): Promise<{ issue: Issue; record: PlenaryRecord } | null> {
  authorize(scope, 'plenary.read');
  const row = await db().recordIssue.findUnique({
    where: { meetingId_number: { meetingId: scope.meeting.id, number } },
    select: { ...issued, content: true },
  });
  if (!row) return null;
  const record = row.content as PlenaryRecord;
  if (recordHash(record) !== row.sha256) throw new Error(`issue ${number} of the record does not have its hash`);
  return { issue: { number, at: row.at.toISOString(), by: row.byName }, record };
}
