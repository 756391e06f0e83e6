import { writeAudits } from '@/lib/core/audit';
import { db, type Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { forgetTracesIn } from '@/lib/auth/forget-traces';
import { dateFilesOfMeetings, deleteServed, dueAfter, type Served } from './delete-served';
import { photoDays, sensitiveKinds, sensitiveRules } from './model/kinds';
import { retentionDays } from './model/retention-days';

/** Days for which mails stay readable: after the end of their meeting; of no meeting, after they were written. */
const mailDays = { ofMeeting: retentionDays.mails, others: 90 };
const linkDays = 90;
const liveDays = 30;
const importDays = 30;

/** What went, by what it was; the names are those of messages/<locale>/privacy.json and of the command's output. */
export type RetentionReport = Served &
  Record<
    'sensitiveRecords' | 'files' | 'mails' | 'links' | 'liveEvents' | 'importRows' | 'answerSheets' | 'traces',
    number
  >;

/** Ends a dry run: everything was really done, counted and is now undone. */
class DryRun extends Error {}

/**
 * Deletes what has served its time. Dates follow the meeting's: where a meeting was moved, they are moved first. Running
 * it again deletes nothing more. With `isDry` the same statements run and are taken back, so its counts are the real ones.
 */
export async function applyRetention({ isDry = false }: { isDry?: boolean } = {}): Promise<RetentionReport> {
  let report: RetentionReport | undefined;
  try {
    await db().$transaction(
      async (tx) => {
        report = await deleteWhatIsDue(tx);
        if (isDry) throw new DryRun();
        if (Object.values(report).some((count) => count > 0))
          await writeAudits(tx, { accountId: null, role: 'SYSTEM', action: 'retention.run', meetingId: null }, [
            { subject: { type: 'Retention', id: new Date().toISOString().slice(0, 10) }, details: report },
          ]);
      },
      { timeout: 120_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!report) throw new Error('retention did not run');
  return report;
}

async function deleteWhatIsDue(tx: Tx): Promise<RetentionReport> {
  await followTheMeetings(tx);
  const files = await eraseDueFiles(tx);
  const served = await deleteServed(tx);
  const sensitiveRecords = await tx.$executeRaw`DELETE FROM "SensitiveRecord" WHERE "deleteAfter" <= now()`;
  const mails = await tx.$executeRaw`
    UPDATE "OutboxMail" o SET body = NULL, recipient = '', copies = '{}', "lastError" = NULL
    WHERE (o.body IS NOT NULL OR o.recipient <> '') AND o.status NOT IN ('QUEUED', 'SENDING') AND (
      (o."meetingId" IS NULL AND o."createdAt" < now() - make_interval(days => ${mailDays.others}::int))
      OR EXISTS (SELECT 1 FROM "Meeting" m WHERE m.id = o."meetingId" AND m."endsOn" < now() - make_interval(days => ${mailDays.ofMeeting}::int)
                 AND o."createdAt" < now() - make_interval(days => ${mailDays.others}::int)))`;
  const links = await tx.$executeRaw`
    DELETE FROM "PersonalLink" WHERE least("expiresAt", "revokedAt") < now() - make_interval(days => ${linkDays}::int)`;
  const liveEvents =
    await tx.$executeRaw`DELETE FROM "LiveEvent" WHERE at < now() - make_interval(days => ${liveDays}::int)`;
  const importRows = await tx.$executeRaw`
    UPDATE "ImportRow" r SET cells = NULL, entry = NULL, errors = '[]' FROM "ImportBatch" b
    WHERE b.id = r."batchId" AND r.cells IS NOT NULL AND b."createdAt" < now() - make_interval(days => ${importDays}::int)`;
  // What was never confirmed cannot be any more; the sheet's name goes with what stood in it.
  await tx.$executeRaw`
    UPDATE "ImportBatch" SET "fileName" = '',
           status = CASE WHEN status IN ('READING', 'MAPPING', 'CHECKING', 'PREVIEWED', 'FAILED') THEN 'DISCARDED' ELSE status END
    WHERE "fileName" <> '' AND "createdAt" < now() - make_interval(days => ${importDays}::int)`;
  // A sheet of answers that was brought in and neither saved nor discarded.
  const answerSheets = await tx.$executeRaw`
    DELETE FROM "AnswerSheet" WHERE "createdAt" < now() - make_interval(days => ${importDays}::int)`;
  const traces = await forgetTracesIn(tx);
  return { sensitiveRecords, files, ...served, mails, links, liveEvents, importRows, answerSheets, traces };
}

/** A meeting that was moved takes the dates of deletion with it. */
async function followTheMeetings(tx: Tx): Promise<void> {
  const daysOfKind = Prisma.sql`CASE s.kind ${Prisma.join(
    sensitiveKinds.map((kind) => Prisma.sql`WHEN ${kind}::"SensitiveKind" THEN ${sensitiveRules[kind].days}::int`),
    ' ',
  )} END`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE "SensitiveRecord" s SET "deleteAfter" = ${dueAfter(daysOfKind)} FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE r.id = s."registrationId" AND s."deleteAfter" <> ${dueAfter(daysOfKind)}`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "StoredFile" f SET "deleteAfter" = ${dueAfter(Prisma.sql`${photoDays}::int`)} FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
    WHERE f.id = r."photoId" AND f."deleteAfter" IS DISTINCT FROM ${dueAfter(Prisma.sql`${photoDays}::int`)}`);
  await tx.$executeRaw`
    UPDATE "StoredFile" f SET "deleteAfter" = s."deleteAfter" FROM "SensitiveRecord" s
    WHERE f.id = s."fileId" AND f."deleteAfter" IS DISTINCT FROM s."deleteAfter"`;
  await dateFilesOfMeetings(tx);
}

/** Portraits, scans and sheets whose date has come; the worker removes their content afterwards. */
async function eraseDueFiles(tx: Tx): Promise<number> {
  await tx.$executeRaw`
    UPDATE "StoredFile" f SET "deleteAfter" = now() FROM "ImportBatch" b
    WHERE f.id = b."fileId" AND f.status = 'STORED' AND b."createdAt" < now() - make_interval(days => ${importDays}::int)`;
  await tx.$executeRaw`
    UPDATE "Registration" r SET "photoId" = NULL FROM "StoredFile" f
    WHERE f.id = r."photoId" AND f.status = 'STORED' AND f."deleteAfter" <= now()`;
  return tx.$executeRaw`
    UPDATE "StoredFile" SET status = 'ERASED', name = '' WHERE status = 'STORED' AND "deleteAfter" <= now()`;
}
