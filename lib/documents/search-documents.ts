import { db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { DocumentKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { hitEnd, hitStart, piecesOf, type Piece } from './model/excerpt';
import type { Reading } from './policy';
import { readable } from './read-documents';

/** Results on a page. */
export const hitsPerPage = 20;

/** A file in which words were found. */
export type Hit = {
  documentId: string;
  fileId: string;
  kind: DocumentKind;
  symbol: string;
  revision: number;
  language: string;
  title: string;
  documentTitle: LocalizedText;
  type: string;
  size: number;
  /** Where the words stand; empty where only title or symbol were met. */
  excerpt: Piece[];
};

type Asked = { q: string; kind?: DocumentKind | undefined; language?: string | undefined; page: number };
type Row = Omit<Hit, 'excerpt'> & { marked: string | null; written: string | null; total: number };

/**
 * The files in which the words stand that the reader may read, best first: the last of each language, never one of a document that
 * was withdrawn. Words are cut to their stems by the rules of each file's language, accents count for nothing, and "…", - and OR mean
 * what they mean to PostgreSQL's websearch_to_tsquery. A symbol is found by its beginning.
 */
export async function searchDocuments(
  meetingId: string,
  reading: Reading,
  asked: Asked,
): Promise<{ hits: Hit[]; total: number }> {
  const rows = await db().$queryRaw<Row[]>(searchStatement(meetingId, reading, asked));
  return {
    total: rows[0]?.total ?? 0,
    hits: rows.map(({ marked, written, total: _total, ...hit }) => ({
      ...hit,
      excerpt: marked === null ? [] : piecesOf(marked, written),
    })),
  };
}

/** The one statement of a search, as it is sent. */
export function searchStatement(meetingId: string, reading: Reading, { q, kind, language, page }: Asked): Prisma.Sql {
  const words = (config: string) => Prisma.sql`websearch_to_tsquery(${config}::regconfig, fold_words(${q}))`;
  const prefix = `${q.toUpperCase().replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`
    WITH asked AS MATERIALIZED (SELECT ${words('english')} AS en, ${words('french')} AS fr, ${words('spanish')} AS es),
    found AS (
      SELECT f.id, f."documentId", f.language, f.revision, f.title, f."fileId", d.kind, d.symbol, d.title AS "documentTitle",
        CASE f.language WHEN 'fr' THEN asked.fr WHEN 'es' THEN asked.es ELSE asked.en END AS query, x.words, d.symbol LIKE ${prefix} AS "isSymbol"
      FROM "DocumentText" x JOIN "DocumentFile" f ON f.id = x."documentFileId" JOIN "Document" d ON d.id = f."documentId", asked
      WHERE ((f.language = 'en' AND x.words @@ asked.en) OR (f.language = 'fr' AND x.words @@ asked.fr) OR (f.language = 'es' AND x.words @@ asked.es)
          OR d.symbol LIKE ${prefix})
        AND ${readable(meetingId, reading)}
        AND (${kind ?? null}::text IS NULL OR d.kind::text = ${kind ?? null}) AND (${language ?? null}::text IS NULL OR f.language = ${language ?? null})
        AND NOT EXISTS (SELECT FROM "DocumentWithdrawal" w WHERE w."documentId" = d.id)
        AND NOT EXISTS (SELECT FROM "DocumentFile" later WHERE later."documentId" = d.id AND later.language = f.language AND later.revision > f.revision)),
    best AS (
      SELECT found.*, ts_rank(words, query) AS rank, count(*) OVER ()::int AS total FROM found
      ORDER BY "isSymbol" DESC, ts_rank(words, query) DESC, symbol, language LIMIT ${hitsPerPage} OFFSET ${(page - 1) * hitsPerPage}),
    shown AS (
      SELECT best.*, x.text, fold_words(x.text) AS folded FROM best JOIN "DocumentText" x ON x."documentFileId" = best.id),
    marked AS (
      SELECT shown.*, ts_headline(document_search(language), folded, query,
        ${`StartSel=${hitStart}, StopSel=${hitEnd}, MaxFragments=1, MaxWords=40, MinWords=20`}) AS marked FROM shown)
    SELECT m."documentId", m.id AS "fileId", m.kind, m.symbol, m.revision, m.language, m.title, m."documentTitle", m.total, s.type, s.size,
      CASE WHEN m.marked LIKE ${`%${hitStart}%`} THEN m.marked END AS marked,
      CASE WHEN length(m.folded) = length(m.text) THEN
        substr(m.text, strpos(m.folded, translate(m.marked, ${`${hitStart}${hitEnd}`}, '')), length(translate(m.marked, ${`${hitStart}${hitEnd}`}, ''))) END AS written
    FROM marked m JOIN "StoredFile" s ON s.id = m."fileId" ORDER BY m."isSymbol" DESC, m.rank DESC, m.symbol, m.language`;
}
