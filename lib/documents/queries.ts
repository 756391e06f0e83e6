import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope, SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import { readStoredFile, type DownloadedFile } from '@/lib/core/file-store';
import { endingOf } from '@/lib/core/media-types';
import { Prisma } from '@/lib/core/prisma/client';
import { hashSecret } from '@/lib/core/secret';
import type { DocumentAccess, DocumentPreviewEnd } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { mostArchiveBytes, type ArchivedFile } from './exchange';
import { latestIn } from './model/languages';
import { fileNameOf, revisedSymbol } from './model/symbol';
import { publicReading, readingInTheOpen, readingOf, type Reading } from './policy';
import { readable, readDocuments, type ListedDocument } from './read-documents';
import type { DocumentFilters } from './schema';
import { searchDocuments, type Hit } from './search-documents';

/** Documents on one page of a list. */
export const documentsOnPage = 100;

/** Part of a list; `next` is the document after which the following page begins, `total` counts all pages. */
export type DocumentPage = { documents: ListedDocument[]; next: string | null; total: number };

/** The documents that whoever entered the meeting may read, in the order of kind and symbol, a hundred at a time. */
export async function listDocuments(
  scope: MeetingScope,
  filters: Partial<Pick<DocumentFilters, 'kind' | 'language' | 'after'>> = {},
): Promise<DocumentPage> {
  authorize(scope, 'document.read');
  const { kind, language, after } = filters;
  const narrowed = Prisma.sql`${kind ? Prisma.sql`d.kind = ${kind}::"DocumentKind"` : Prisma.sql`TRUE`} AND ${
    language
      ? Prisma.sql`EXISTS (SELECT FROM "DocumentFile" l WHERE l."documentId" = d.id AND l.language = ${language})`
      : Prisma.sql`TRUE`
  }`;
  const { id } = scope.meeting;
  const reading = readingOf(scope);
  const [rows, [counted]] = await Promise.all([
    readDocuments(id, reading, { narrowed, after, limit: documentsOnPage + 1 }),
    db().$queryRaw<[{ total: number }]>`
      SELECT count(*)::int AS total FROM "Document" d WHERE ${readable(id, reading)} AND ${narrowed}`,
  ]);
  const documents = rows.slice(0, documentsOnPage);
  const next = rows.length > documentsOnPage ? (documents.at(-1)?.id ?? null) : null;
  return { documents, next, total: counted.total };
}

/** All documents of the meeting, for its secretariat: in the order of kind and symbol. */
export async function listEveryDocument(scope: MeetingScope): Promise<ListedDocument[]> {
  authorize(scope, 'document.manage');
  return readDocuments(scope.meeting.id, readingOf(scope));
}

/** The newest documents and withdrawals of what the reader may read, fifty at most: what a feed tells. */
export async function listNewestDocuments(scope: MeetingScope): Promise<ListedDocument[]> {
  authorize(scope, 'document.read');
  return readDocuments(scope.meeting.id, readingOf(scope), { newestFirst: true, limit: 50 });
}

/** The files the reader may read in which words stand, a page of them, and how many there are. */
export async function findWords(
  scope: MeetingScope,
  { q = '', ...filters }: DocumentFilters,
): Promise<{ hits: Hit[]; total: number }> {
  authorize(scope, 'document.read');
  return searchDocuments(scope.meeting.id, readingOf(scope), { q, ...filters });
}

/** Whether the reader has any document to find: asked by the tabs of a meeting. */
export async function hasDocuments(scope: MeetingScope): Promise<boolean> {
  authorize(scope, 'document.read');
  const [row] = await db().$queryRaw<[{ any: boolean }]>`
    SELECT EXISTS (SELECT FROM "Document" d WHERE ${readable(scope.meeting.id, readingOf(scope))}) AS any`;
  return row.any;
}

/** What the reader may take away for the sessions of the meeting: nothing under embargo, awaited or withdrawn. */
export async function listSessionDocuments(scope: MeetingScope): Promise<ListedDocument[]> {
  authorize(scope, 'document.read');
  return readTakenAway(scope, readingOf(scope));
}

/** The same without what is the secretariat's alone: for calendars, which lie with others. */
export async function listOpenSessionDocuments(scope: MeetingScope): Promise<ListedDocument[]> {
  authorize(scope, 'document.read');
  return readTakenAway(scope, readingInTheOpen(scope));
}

/** What everybody may take away for them: for a screen at a door. */
export async function listPublicSessionDocuments(scope: MeetingScope): Promise<ListedDocument[]> {
  authorize(scope, 'document.read');
  return readTakenAway(scope, publicReading);
}

function readTakenAway(scope: MeetingScope, reading: Reading): Promise<ListedDocument[]> {
  const takenAway = Prisma.sql`d."sessionId" IS NOT NULL AND d."firstOutAt" <= now() AND w."documentId" IS NULL`;
  return readDocuments(scope.meeting.id, reading, { narrowed: takenAway });
}

/** One document for the secretariat. Refuses "not found". */
export async function findDocument(scope: MeetingScope, id: string): Promise<ListedDocument> {
  authorize(scope, 'document.manage');
  const [document] = await readDocuments(scope.meeting.id, readingOf(scope), {
    narrowed: Prisma.sql`d.id = ${id}::uuid`,
  });
  return found(document);
}

/** What a document can be given to: sessions of the draft programme, and groups. */
export type DocumentPlaces = {
  sessions: { id: string; day: number | null; start: string | null; title: LocalizedText }[];
  groups: { code: string; names: LocalizedText }[];
};

/** Sessions and groups of the meeting, in their order. */
export async function listPlaces(scope: MeetingScope): Promise<DocumentPlaces> {
  authorize(scope, 'document.manage');
  const where = { meetingId: scope.meeting.id };
  const [sessions, groups] = await Promise.all([
    db().agendaSession.findMany({
      where,
      orderBy: [{ day: 'asc' }, { start: 'asc' }, { position: 'asc' }],
      select: { id: true, day: true, start: true, title: true },
    }),
    db().breakoutGroup.findMany({ where, orderBy: { position: 'asc' }, select: { code: true, names: true } }),
  ]);
  return {
    sessions: sessions.map((session) => ({ ...session, title: session.title as LocalizedText })),
    groups: groups.map((group) => ({ ...group, names: group.names as LocalizedText })),
  };
}

/** A file of a document as somebody may take it away; its ETag where it is everybody's, null for what no browser may keep. */
export type TakenFile = { etag: string | null; read: () => Promise<DownloadedFile> };

/** The condition under which a file of "d", whose withdrawal is "w", is given to a reader: of what was withdrawn only the secretariat has files. */
function isGiven(scope: MeetingScope): Prisma.Sql {
  const reading = readingOf(scope);
  return Prisma.sql`(${readable(scope.meeting.id, reading)} AND (${reading.isSecretariat} OR w."documentId" IS NULL))`;
}

/** Whether a file of "d" is everybody's, as an ETag may say. */
const isEverybodys = Prisma.sql`(coalesce(d."publicAt" <= now(), FALSE) AND w."documentId" IS NULL)`;

/** The file, called by its symbol, for whoever may read the document. Refuses "not found": foreign, under embargo, withdrawn and missing read the same. */
export async function findDocumentFile(scope: MeetingScope, id: string): Promise<TakenFile> {
  authorize(scope, 'document.read');
  const [row] = await db().$queryRaw<
    {
      symbol: string;
      revision: number;
      language: string;
      fileId: string;
      sha256: string;
      type: string;
      isPublic: boolean;
    }[]
  >`
    SELECT d.symbol, f.revision, f.language, f."fileId", s.sha256, s.type,
      ${isEverybodys} AS "isPublic"
    FROM "DocumentFile" f JOIN "Document" d ON d.id = f."documentId" JOIN "StoredFile" s ON s.id = f."fileId" AND s.status = 'STORED'
      LEFT JOIN "DocumentWithdrawal" w ON w."documentId" = d.id
    WHERE f.id = ${id}::uuid AND ${isGiven(scope)}`;
  const { symbol, revision, language, fileId, sha256, type, isPublic } = found(row);
  return {
    etag: isPublic ? `"${sha256}"` : null,
    read: async () => ({
      name: fileNameOf(symbol, revision, language, endingOf(type)),
      type,
      bytes: found(await readStoredFile(fileId)).bytes,
      isIllustrative: scope.meeting.illustrative,
    }),
  };
}

/** One document for whoever may read it. Refuses "not found". */
export async function findReadableDocument(scope: MeetingScope, id: string): Promise<ListedDocument> {
  authorize(scope, 'document.read');
  const [document] = await readDocuments(scope.meeting.id, readingOf(scope), {
    narrowed: Prisma.sql`d.id = ${id}::uuid`,
  });
  return found(document);
}

/** A page or slide to look at; `size` of its picture in pixels, null where there is none. */
export type PreviewPage = { number: number; words: string; size: { width: number; height: number } | null };
/** What can be looked at of a file: how many pages it has, how many of them are here, how the drawing ended, and the one asked for. */
export type Preview = { total: number; kept: number; end: DocumentPreviewEnd; page: PreviewPage | null };

/** A page of a file's preview, the last there is where fewer are, for whoever may read the file; null while it is being made, and for everybody else. */
export async function findPreview(scope: MeetingScope, file: string, number: number): Promise<Preview | null> {
  authorize(scope, 'document.read');
  const [row] = await db().$queryRaw<Preview[]>`
    SELECT v.total, v."end", (SELECT count(*)::int FROM "DocumentPage" every WHERE every."documentFileId" = v."documentFileId") AS kept,
      (SELECT json_build_object('number', p.number, 'words', p.words,
         'size', CASE WHEN p."pictureId" IS NOT NULL THEN json_build_object('width', p.width, 'height', p.height) END)
       FROM "DocumentPage" p WHERE p."documentFileId" = v."documentFileId" AND p.number <= ${number} ORDER BY p.number DESC LIMIT 1) AS page
    FROM "DocumentPreview" v JOIN "DocumentFile" f ON f.id = v."documentFileId" JOIN "Document" d ON d.id = f."documentId"
      LEFT JOIN "DocumentWithdrawal" w ON w."documentId" = d.id
    WHERE f.id = ${file}::uuid AND ${isGiven(scope)}`;
  return row ?? null;
}

/** The picture of a page of a file, for whoever may read the file. Refuses "not found", as the file itself does. */
export async function findPagePicture(scope: MeetingScope, file: string, number: number): Promise<TakenFile> {
  authorize(scope, 'document.read');
  const [row] = await db().$queryRaw<{ pictureId: string; sha256: string; type: string; isPublic: boolean }[]>`
    SELECT p."pictureId", s.sha256, s.type, ${isEverybodys} AS "isPublic"
    FROM "DocumentPage" p JOIN "DocumentFile" f ON f.id = p."documentFileId" JOIN "Document" d ON d.id = f."documentId"
      JOIN "StoredFile" s ON s.id = p."pictureId" AND s.status = 'STORED'
      LEFT JOIN "DocumentWithdrawal" w ON w."documentId" = d.id
    WHERE f.id = ${file}::uuid AND p.number = ${number} AND ${isGiven(scope)}`;
  const { pictureId, sha256, type, isPublic } = found(row);
  return {
    etag: isPublic ? `"${sha256}"` : null,
    read: async () => ({
      name: `${number}.webp`,
      type,
      bytes: found(await readStoredFile(pictureId)).bytes,
      isIllustrative: scope.meeting.illustrative,
    }),
  };
}

/** A link by which somebody brings the files of a document. */
export type SpeakerLink = {
  id: string;
  name: string;
  email: string;
  expiresAt: Date;
  revokedAt: Date | null;
  isOpen: boolean;
};

/** The links to a document, the last first; those whose holder was erased are left out. */
export async function listLinks(scope: MeetingScope, documentId: string): Promise<SpeakerLink[]> {
  authorize(scope, 'document.manage');
  return db().$queryRaw<SpeakerLink[]>`
    SELECT l.id, l.name, l.email, l."expiresAt", l."revokedAt", (l."revokedAt" IS NULL AND l."expiresAt" > now()) AS "isOpen"
    FROM "DocumentLink" l JOIN "Document" d ON d.id = l."documentId"
    WHERE d.id = ${documentId}::uuid AND d."meetingId" = ${scope.meeting.id}::uuid AND l.email <> '' ORDER BY l."createdAt" DESC`;
}

/** What the page behind a link shows to whoever holds it: one document and its files, and until when. */
export type LinkedDocument = {
  meeting: { slug: string; title: LocalizedText; zone: string; illustrative: boolean; languages: string[] };
  symbol: string;
  title: LocalizedText;
  name: string;
  embargoUntil: Date | null;
  isEmbargoed: boolean;
  access: DocumentAccess;
  expiresAt: Date;
  files: { id: string; revision: number; language: string; title: string; type: string; size: number; at: string }[];
};

/** The document of an open link, or null: unknown, ended, past its deadline and withdrawn are told apart by nobody. Changes nothing. */
export async function findLinkedDocument(scope: SiteScope, token: string): Promise<LinkedDocument | null> {
  authorize(scope, 'document.hand-in');
  const [row] = await db().$queryRaw<LinkedDocument[]>`
    SELECT json_build_object('slug', m.slug, 'title', m."shortTitle", 'zone', m.zone, 'illustrative', m.illustrative, 'languages', m.languages) AS meeting,
      d.symbol, d.title, l.name, d."embargoUntil", coalesce(d."embargoUntil" > now(), FALSE) AS "isEmbargoed", d.access, l."expiresAt",
      coalesce((SELECT json_agg(json_build_object('id', f.id, 'revision', f.revision, 'language', f.language, 'title', f.title, 'at', f.at,
                  'type', s.type, 'size', s.size) ORDER BY f.revision DESC, f.language)
        FROM "DocumentFile" f JOIN "StoredFile" s ON s.id = f."fileId" WHERE f."documentId" = d.id), '[]') AS files
    FROM "DocumentLink" l JOIN "Document" d ON d.id = l."documentId" JOIN "Meeting" m ON m.id = d."meetingId"
    WHERE l."tokenHash" = ${hashSecret('document-link', token)} AND l."revokedAt" IS NULL AND l."expiresAt" > now()
      AND NOT EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d.id)`;
  return row ?? null;
}

/**
 * Every file the reader may read, the last of each language, in the order of the list: for an archive. With `isWhole` the versions
 * that were replaced too. Nothing of what was withdrawn. Refuses "full" beyond what an archive can hold.
 */
export async function listArchive(scope: MeetingScope, { isWhole }: { isWhole: boolean }): Promise<ArchivedFile[]> {
  authorize(scope, 'document.read');
  const documents = await readDocuments(scope.meeting.id, readingOf(scope));
  const files = documents
    .filter(({ withdrawal }) => withdrawal === null)
    .flatMap(({ kind, symbol, files: all }) =>
      all
        .filter((file) => isWhole || latestIn(all, file.language) === file)
        .map(({ id, revision, language, title, type, size, sha256 }) => ({
          path: `${kind.toLowerCase()}/${fileNameOf(symbol, revision, language, endingOf(type))}`,
          symbol: revisedSymbol(symbol, revision),
          revision,
          language,
          title,
          size,
          sha256,
          // Asked again when its turn comes: what is withdrawn meanwhile ends the archive.
          read: async () => bytesOf(await (await findDocumentFile(scope, id)).read()),
        })),
    );
  if (files.reduce((sum, { size }) => sum + size, 0) > mostArchiveBytes) throw new Refusal('full');
  return files;
}

function bytesOf({ bytes }: DownloadedFile): Uint8Array {
  if (bytes instanceof ReadableStream) throw new Error('a stored file is read whole');
  return bytes;
}
