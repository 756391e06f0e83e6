import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { DocumentAccess, DocumentKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Reading } from './policy';

/** A file of a document, with what is stored. */
export type ListedFile = {
  id: string;
  revision: number;
  language: string;
  title: string;
  type: string;
  size: number;
  sha256: string;
  at: string;
  /** It came by a speaker's link. */
  isBySpeaker: boolean;
};

/** A document as a reader finds it. Of one that was withdrawn only the secretariat is given the files. */
export type ListedDocument = {
  id: string;
  kind: DocumentKind;
  symbol: string;
  title: LocalizedText;
  author: string | null;
  access: DocumentAccess;
  groupCode: string | null;
  groupNames: LocalizedText | null;
  sessionId: string | null;
  embargoUntil: Date | null;
  /** By the clock of the database. */
  isEmbargoed: boolean;
  /** When it comes or came out to anybody beside the secretariat, and to the public; null: not so far. */
  firstOutAt: Date | null;
  publicAt: Date | null;
  lockVersion: number;
  /** By revision, then language. */
  files: ListedFile[];
  withdrawal: { reason: LocalizedText; at: string } | null;
};

/** The condition on "d" under which somebody reads a document. The one place where it is said in SQL. */
export function readable(meetingId: string, reading: Reading): Prisma.Sql {
  const { isSecretariat, isInMeeting, groupIds, delegationIds } = reading;
  if (isSecretariat) return Prisma.sql`d."meetingId" = ${meetingId}::uuid`;
  return Prisma.sql`(d."meetingId" = ${meetingId}::uuid AND d."firstOutAt" <= now()
    AND (d.access = 'PUBLIC' OR (${isInMeeting} AND d.access = 'PARTICIPANTS') OR (d.access = 'GROUP' AND EXISTS (
      SELECT FROM "BreakoutGroup" g WHERE g."meetingId" = d."meetingId" AND g.code = d."groupCode" AND (g.id = ANY (${groupIds}::uuid[])
        OR EXISTS (SELECT FROM "GroupParty" gp JOIN "Delegation" own ON own."partyId" = gp."partyId"
                   WHERE gp."groupId" = g.id AND own."meetingId" = d."meetingId" AND own.id = ANY (${delegationIds}::uuid[])))))))`;
}

/** Documents that meet a condition on "d", in the order of kind and symbol; 2,000 at most. */
export async function readDocuments(
  meetingId: string,
  reading: Reading,
  narrowed: Prisma.Sql = Prisma.sql`TRUE`,
): Promise<ListedDocument[]> {
  return db().$queryRaw<ListedDocument[]>`
    SELECT d.id, d.kind, d.symbol, d.title, d.author, d.access, d."groupCode", g.names AS "groupNames", d."sessionId", d."embargoUntil", d."firstOutAt", d."publicAt", d."lockVersion",
      coalesce(d."embargoUntil" > now(), FALSE) AS "isEmbargoed",
      CASE WHEN w."documentId" IS NULL OR ${reading.isSecretariat} THEN coalesce((
        SELECT json_agg(json_build_object('id', f.id, 'revision', f.revision, 'language', f.language, 'title', f.title, 'at', f.at, 'isBySpeaker', f."linkId" IS NOT NULL,
                 'type', s.type, 'size', s.size, 'sha256', s.sha256) ORDER BY f.revision, f.language)
        FROM "DocumentFile" f JOIN "StoredFile" s ON s.id = f."fileId" WHERE f."documentId" = d.id), '[]') ELSE '[]' END AS files,
      CASE WHEN w."documentId" IS NOT NULL THEN json_build_object('reason', w.reason, 'at', w.at) END AS withdrawal
    FROM "Document" d LEFT JOIN "DocumentWithdrawal" w ON w."documentId" = d.id
      LEFT JOIN "BreakoutGroup" g ON g."meetingId" = d."meetingId" AND g.code = d."groupCode"
    WHERE ${readable(meetingId, reading)} AND ${narrowed}
    ORDER BY d.kind, regexp_replace(d.symbol, '[0-9]+$', ''), length(d.symbol), d.symbol LIMIT 2000`;
}
