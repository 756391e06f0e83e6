import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { printedSymbol, type Edition } from '../model/edition';
import { readSealed, type SealedDocument } from '../model/sealed';
import { readDocumentContent } from '../read-content';

/**
 * A version of the Highlights: as they stand ("now"), as kept while they were composed ("d3"), as published ("p1"); `number`
 * and `at` are null for the first, `symbol` is as printed.
 */
export type VersionLine = {
  key: string;
  kind: 'NOW' | 'DRAFT' | 'PUBLICATION';
  number: number | null;
  symbol: string;
  at: Date | null;
  why: string;
};

export type VersionText = Pick<SealedDocument, 'title' | 'blocks'>;

export type VersionPair = {
  /** The newest first. */
  versions: VersionLine[];
  source: string;
  from: { key: string; text: VersionText };
  to: { key: string; text: VersionText };
};

type Document = { id: string; symbol: string; source: string };

/**
 * Two versions to be compared, and all that can be chosen; `from` is the last version and `to` what stands now where none is
 * named. Null before there is a document or a version. Refuses "not_found" for a version that is not there.
 */
export async function findVersions(
  scope: MeetingScope,
  chosen: { from?: string | undefined; to?: string | undefined },
): Promise<VersionPair | null> {
  authorize(scope, 'outcome.translate');
  const document = await db().outcomeDocument.findUnique({
    where: { meetingId: scope.meeting.id },
    select: { id: true, symbol: true, source: true },
  });
  if (!document) return null;
  const versions = await listVersions(document);
  const [, last] = versions;
  if (!last) return null;
  const [from, to] = [chosen.from ?? last.key, chosen.to ?? 'now'];
  const [before, after] = [await readVersion(document, from), await readVersion(document, to)];
  return { versions, source: document.source, from: { key: from, text: before }, to: { key: to, text: after } };
}

async function listVersions({ id, symbol }: Document): Promise<VersionLine[]> {
  type Row = { kind: 'DRAFT' | 'PUBLICATION'; number: number; at: Date; why: string; edition: Edition | null };
  const rows = await db().$queryRaw<Row[]>`
    SELECT 'DRAFT' AS kind, number, at, why, NULL::jsonb AS edition FROM "DraftVersion" WHERE "documentId" = ${id}::uuid
    UNION ALL
    SELECT 'PUBLICATION', number, "publishedAt", '', canonical::jsonb -> 'edition' FROM "Publication" WHERE "documentId" = ${id}::uuid
    ORDER BY at DESC, kind DESC, number DESC`;
  const kept = rows.map(({ kind, number, at, why, edition }) => ({
    key: `${kind === 'DRAFT' ? 'd' : 'p'}${number}`,
    kind,
    number,
    symbol: printedSymbol({ symbol, ...(edition ? { edition } : {}) }),
    at,
    why,
  }));
  return [{ key: 'now', kind: 'NOW', number: null, symbol, at: null, why: '' }, ...kept];
}

async function readVersion({ id }: Document, key: string): Promise<VersionText> {
  if (key === 'now') {
    const { content } = await db().$transaction((tx) => readDocumentContent(tx, id), {
      isolationLevel: 'RepeatableRead',
    });
    return content;
  }
  const documentId_number = { documentId: id, number: Number(key.slice(1)) };
  const select = { canonical: true } as const;
  const row = key.startsWith('d')
    ? await db().draftVersion.findUnique({ where: { documentId_number }, select })
    : await db().publication.findUnique({ where: { documentId_number }, select });
  if (!row) throw new Refusal('not_found');
  return readSealed(row.canonical);
}
