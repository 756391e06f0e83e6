import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import { readStoredFile, type DownloadedFile } from '@/lib/core/file-store';
import { endingOf } from '@/lib/core/media-types';
import { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { fileNameOf } from './model/symbol';
import { readingOf } from './policy';
import { readable, readDocuments, type ListedDocument } from './read-documents';
import type { DocumentFilters } from './schema';

/** The documents that whoever entered the meeting may read, in the order of kind and symbol. */
export async function listDocuments(scope: MeetingScope, filters: DocumentFilters = {}): Promise<ListedDocument[]> {
  authorize(scope, 'document.read');
  const { kind, language } = filters;
  const narrowed = Prisma.sql`${kind ? Prisma.sql`d.kind = ${kind}::"DocumentKind"` : Prisma.sql`TRUE`} AND ${
    language
      ? Prisma.sql`EXISTS (SELECT FROM "DocumentFile" l WHERE l."documentId" = d.id AND l.language = ${language})`
      : Prisma.sql`TRUE`
  }`;
  return readDocuments(scope.meeting.id, readingOf(scope), narrowed);
}

/** Whether the reader has any document to find: asked by the tabs of a meeting. */
export async function hasDocuments(scope: MeetingScope): Promise<boolean> {
  authorize(scope, 'document.read');
  const [row] = await db().$queryRaw<[{ any: boolean }]>`
    SELECT EXISTS (SELECT FROM "Document" d WHERE ${readable(scope.meeting.id, readingOf(scope))}) AS any`;
  return row.any;
}

/** One document for the secretariat. Refuses "not found". */
export async function findDocument(scope: MeetingScope, id: string): Promise<ListedDocument> {
  authorize(scope, 'document.manage');
  const [document] = await readDocuments(scope.meeting.id, readingOf(scope), Prisma.sql`d.id = ${id}::uuid`);
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

/** A file of a document as somebody may take it away, with the hash that stands for its bytes. */
export type TakenFile = { sha256: string; read: () => Promise<DownloadedFile> };

/** The file, called by its symbol, for whoever may read the document. Refuses "not found": foreign, under embargo, withdrawn and missing read the same. */
export async function findDocumentFile(scope: MeetingScope, id: string): Promise<TakenFile> {
  authorize(scope, 'document.read');
  const reading = readingOf(scope);
  const [row] = await db().$queryRaw<
    { symbol: string; revision: number; language: string; fileId: string; sha256: string; type: string }[]
  >`
    SELECT d.symbol, f.revision, f.language, f."fileId", s.sha256, s.type
    FROM "DocumentFile" f JOIN "Document" d ON d.id = f."documentId" JOIN "StoredFile" s ON s.id = f."fileId" AND s.status = 'STORED'
    WHERE f.id = ${id}::uuid AND ${readable(scope.meeting.id, reading)}
      AND (${reading.isSecretariat} OR NOT EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d.id))`;
  const { symbol, revision, language, fileId, sha256, type } = found(row);
  return {
    sha256,
    read: async () => ({
      name: fileNameOf(symbol, revision, language, endingOf(type)),
      type,
      bytes: found(await readStoredFile(fileId)).bytes,
      isIllustrative: scope.meeting.illustrative,
    }),
  };
}
