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
  /** In force; told of a withdrawn one too. */
  revision: number;
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

/** Kind, then symbol with its number as a number: the columns of "d", or of another name for the table. */
const place = (table: string): Prisma.Sql =>
  Prisma.raw(`${table}.kind, regexp_replace(${table}.symbol, '[0-9]+$', ''), length(${table}.symbol), ${table}.symbol`);

/** Of "d", where "w" is its withdrawal: when something last changed for its readers. */
const lastChange = Prisma.sql`coalesce(w.at, greatest(d."firstOutAt", d."publicAt", (
  SELECT max(newest.at) FROM "DocumentFile" newest WHERE newest."documentId" = d.id)))`;

type Part = {
  narrowed?: Prisma.Sql;
  /** Only what stands after this document in the order. */
  after?: string | undefined;
  /** The order; by kind and symbol where left out. */
  newestFirst?: boolean;
  /** How many at most; all where left out. */
  limit?: number;
};

/** Documents that meet a condition on "d" and its withdrawal "w". */
export async function readDocuments(
  meetingId: string,
  reading: Reading,
  { narrowed = Prisma.sql`TRUE`, after, newestFirst = false, limit }: Part = {},
): Promise<ListedDocument[]> {
  const following = after
    ? Prisma.sql`coalesce((${place('d')}) > (SELECT ${place('a')} FROM "Document" a WHERE a.id = ${after}::uuid AND a."meetingId" = d."meetingId"), TRUE)`
    : Prisma.sql`TRUE`;
  return db().$queryRaw<ListedDocument[]>`
    SELECT d.id, d.kind, d.symbol, d.title, d.author, d.access, d."groupCode", g.names AS "groupNames", d."sessionId", d."embargoUntil", d."firstOutAt", d."publicAt", d."lockVersion",
      coalesce(d."embargoUntil" > now(), FALSE) AS "isEmbargoed",
      coalesce((SELECT max(f.revision) FROM "DocumentFile" f WHERE f."documentId" = d.id), 0) AS revision,
      CASE WHEN w."documentId" IS NULL OR ${reading.isSecretariat} THEN coalesce((
        SELECT json_agg(json_build_object('id', f.id, 'revision', f.revision, 'language', f.language, 'title', f.title, 'at', f.at, 'isBySpeaker', f."linkId" IS NOT NULL,
                 'type', s.type, 'size', s.size, 'sha256', s.sha256) ORDER BY f.revision, f.language)
        FROM "DocumentFile" f JOIN "StoredFile" s ON s.id = f."fileId" WHERE f."documentId" = d.id), '[]') ELSE '[]' END AS files,
      CASE WHEN w."documentId" IS NOT NULL THEN json_build_object('reason', w.reason, 'at', w.at) END AS withdrawal
    FROM "Document" d LEFT JOIN "DocumentWithdrawal" w ON w."documentId" = d.id
      LEFT JOIN "BreakoutGroup" g ON g."meetingId" = d."meetingId" AND g.code = d."groupCode"
    WHERE ${readable(meetingId, reading)} AND ${narrowed} AND ${following}
    ORDER BY ${newestFirst ? Prisma.sql`${lastChange} DESC, d.id` : place('d')} LIMIT ${limit ?? null}::int`;
}
