import type { Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import { retentionDays } from './model/retention-days';

/** Rows that went, by what they were. */
export type Served = Record<'answers' | 'papers' | 'remarks' | 'auditDetails', number>;

/** The moment, for meeting "m", at which something kept so many days after its last one has to be gone (`deleteAfter`). */
export const dueAfter = (days: Prisma.Sql) =>
  Prisma.sql`(m."endsOn"::timestamp AT TIME ZONE 'UTC') + make_interval(days => ${days} + 1, hours => 12)`;

const isDue = (days: number) => Prisma.sql`${dueAfter(Prisma.sql`${days}::int`)} <= now()`;
/** The same for form "f" of the meeting. */
const daysOfForm = Prisma.sql`
  CASE f.kind WHEN 'FOLLOW_UP' THEN ${retentionDays.followUpAnswers}::int ELSE ${retentionDays.registrationAnswers}::int END`;

/** Gives the files of a meeting's people the date on which they go: answers as their form, letters of nomination as such. */
export async function dateFilesOfMeetings(tx: Tx): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE "StoredFile" s SET "deleteAfter" = ${dueAfter(daysOfForm)}
    FROM "FormAnswer" a JOIN "FormResponse" r ON r.id = a."responseId" JOIN "RegistrationForm" f ON f.id = r."formId"
      JOIN "Meeting" m ON m.id = f."meetingId"
    WHERE s.purpose = 'form-answer' AND a.value #>> '{}' = s.id::text AND s."deleteAfter" IS DISTINCT FROM ${dueAfter(daysOfForm)}`);
  const letters = dueAfter(Prisma.sql`${retentionDays.nominationLetters}::int`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE "StoredFile" s SET "deleteAfter" = ${letters} FROM "Meeting" m
    WHERE s.purpose = 'nomination-letter' AND m.id = s."meetingId" AND s."deleteAfter" IS DISTINCT FROM ${letters}`);
}

/** Deletes what meetings long over have left of their people, and the details of the audit record with it. */
export async function deleteServed(tx: Tx): Promise<Served> {
  const answers = await tx.$executeRaw(Prisma.sql`
    DELETE FROM "FormAnswer" a USING "FormResponse" r, "RegistrationForm" f, "Meeting" m
    WHERE r.id = a."responseId" AND f.id = r."formId" AND m.id = f."meetingId" AND ${dueAfter(daysOfForm)} <= now()`);
  const papers = await tx.$executeRaw(Prisma.sql`
    UPDATE "IssuedPaper" p SET facts = NULL, "revokedReason" = NULL FROM "Meeting" m
    WHERE m.id = p."meetingId" AND (p.facts IS NOT NULL OR p."revokedReason" IS NOT NULL) AND (
      (p.kind IN ('VISA_LETTER', 'BADGE') AND ${isDue(retentionDays.travelPapers)})
      OR (p.kind = 'LETTER_OF_AWARD' AND ${isDue(retentionDays.awards)}))`);
  return { answers, papers, remarks: await deleteRemarks(tx), auditDetails: await deleteAuditDetails(tx) };
}

async function deleteRemarks(tx: Tx): Promise<number> {
  const of = Prisma.sql`r.id = t."registrationId" AND m.id = r."meetingId" AND ${isDue(retentionDays.remarks)}`;
  const remarks = await tx.$executeRaw(
    Prisma.sql`DELETE FROM "RegistrationRemark" t USING "Registration" r, "Meeting" m WHERE ${of}`,
  );
  const changes = await tx.$executeRaw(
    Prisma.sql`DELETE FROM "RegistrationChange" t USING "Registration" r, "Meeting" m WHERE ${of}`,
  );
  const comments = await tx.$executeRaw(Prisma.sql`
    DELETE FROM "AnswerComment" t USING "Delegation" d, "Meeting" m
    WHERE d.id = t."delegationId" AND m.id = d."meetingId" AND ${isDue(retentionDays.remarks)}`);
  return remarks + changes + comments;
}

/** Details go only once they are sealed: their salted hash proves the entry from then on. */
async function deleteAuditDetails(tx: Tx): Promise<number> {
  const days = retentionDays.auditDetails;
  return tx.$executeRaw(Prisma.sql`
    DELETE FROM "AuditDetail" d USING "AuditEntry" e LEFT JOIN "Meeting" m ON m.id = e."meetingId"
    WHERE e.id = d."entryId" AND e.at < now() - make_interval(days => ${days}::int)
      AND (m.id IS NULL OR ${isDue(days)})
      AND e.id <= (SELECT coalesce(max("toId"), 0) FROM "AuditSeal")`);
}
