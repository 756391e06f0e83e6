import type { Tx } from '@/lib/core/db';
import type { Subject } from '@/lib/core/personal';

type Found = {
  personIds: string[];
  registrationIds: string[] | null;
  accountIds: string[] | null;
  emails: string[] | null;
  names: Subject['names'];
  fileIds: string[] | null;
};

/**
 * Everything by which rows name a person. A mailbox that acts for others as well is not the person's alone: it stays
 * theirs, and so does its address. Seven sub-selects in one statement.
 */
export async function findSubject(tx: Pick<Tx, '$queryRaw'>, personId: string): Promise<Subject> {
  const [row] = await tx.$queryRaw<Found[]>`
    WITH RECURSIVE same AS (
      SELECT id FROM "Person" WHERE id = ${personId}::uuid
      UNION SELECT p.id FROM "Person" p JOIN same s ON p."mergedIntoId" = s.id),
    registered AS (SELECT * FROM "Registration" WHERE "personId" IN (SELECT id FROM same)),
    sole AS (
      SELECT a.id, a.email FROM "Account" a JOIN "AccountPerson" ap ON ap."accountId" = a.id
      WHERE ap."personId" IN (SELECT id FROM same) AND NOT ap.assistant
        AND NOT EXISTS (SELECT 1 FROM "AccountPerson" o WHERE o."accountId" = a.id AND o."personId" NOT IN (SELECT id FROM same))),
    addresses AS (
      SELECT email FROM sole
      UNION SELECT r.email FROM registered r WHERE r.email <> ''
        AND NOT EXISTS (SELECT 1 FROM "Registration" o WHERE o.email = r.email AND o."personId" NOT IN (SELECT id FROM same))
        AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a.email = r.email AND a.id NOT IN (SELECT id FROM sole))),
    mails AS (SELECT m.id FROM "OutboxMail" m WHERE m.recipient IN (SELECT email FROM addresses)),
    files AS (
      SELECT "photoId" AS id FROM registered
      UNION SELECT s."fileId" FROM "SensitiveRecord" s WHERE s."registrationId" IN (SELECT id FROM registered)
      UNION SELECT (regexp_matches(a.value::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'))[1]::uuid
        FROM "FormAnswer" a JOIN "FormResponse" f ON f.id = a."responseId" WHERE f."registrationId" IN (SELECT id FROM registered)
      UNION SELECT t."fileId" FROM "MailAttachment" t WHERE t."mailId" IN (SELECT id FROM mails)
        AND NOT EXISTS (SELECT 1 FROM "MailAttachment" o WHERE o."fileId" = t."fileId" AND o."mailId" NOT IN (SELECT id FROM mails))
      UNION SELECT b."fileId" FROM "ImportBatch" b JOIN "ImportRow" i ON i."batchId" = b.id WHERE i."registrationId" IN (SELECT id FROM registered))
    SELECT (SELECT array_agg(id::text) FROM same) AS "personIds",
           (SELECT array_agg(id::text) FROM registered) AS "registrationIds",
           (SELECT array_agg(id::text) FROM sole) AS "accountIds",
           (SELECT array_agg(email) FROM addresses) AS emails,
           (SELECT json_agg(DISTINCT jsonb_build_object('givenName', n."givenName", 'surname', n.surname)) FROM (
              SELECT "givenName", surname FROM "Person" WHERE id IN (SELECT id FROM same)
              UNION SELECT "givenName", surname FROM registered) n) AS names,
           (SELECT array_agg(id::text) FROM files WHERE id IS NOT NULL AND id IN (SELECT id FROM "StoredFile")) AS "fileIds"`;
  return {
    personIds: row?.personIds ?? [],
    registrationIds: row?.registrationIds ?? [],
    accountIds: row?.accountIds ?? [],
    emails: row?.emails ?? [],
    names: row?.names ?? [],
    fileIds: row?.fileIds ?? [],
  };
}
