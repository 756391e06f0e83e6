import type { Database, Tx } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { CodingPart } from '@/lib/core/prisma/enums';
import type { StoredCoding } from '../model/coded-answers';

export type CodingRow = StoredCoding & { bookId: string; by: string | null; at: Date; bookVersion: number };

/**
 * What was coded with these books, by everybody or as one part alone; codes by their ids. Whoever reads it for a coder names the
 * coder's own part: nothing of the other's leaves the database then. One statement.
 */
export async function readCodings(
  tx: Tx | Database,
  bookIds: readonly string[],
  part: CodingPart | null,
): Promise<CodingRow[]> {
  const of = part ? Prisma.sql`AND c.part = ${part}::"CodingPart"` : Prisma.empty;
  return tx.$queryRaw<CodingRow[]>`
    SELECT c."bookId", c."responseId", c."textSha256", c.part::text, c.at, c."bookVersion",
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = c."byAccountId" AND NOT ap.assistant ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by,
           (SELECT coalesce(json_agg(g."codeId" ORDER BY k.number), '[]') FROM "CodingCode" g JOIN "BookCode" k ON k.id = g."codeId"
            WHERE g."codingId" = c.id) AS codes
    FROM "Coding" c WHERE c."bookId" = ANY (${[...bookIds]}::uuid[]) ${of} ORDER BY c.at, c.id`;
}

/** The same without the codes: which wording was coded by which part. For counting what nobody may compare yet. One statement. */
export async function readCodedParts(tx: Tx | Database, bookIds: readonly string[]): Promise<CodingRow[]> {
  const rows = await tx.coding.findMany({
    where: { bookId: { in: [...bookIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { bookId: true, responseId: true, textSha256: true, part: true, at: true, bookVersion: true },
  });
  return rows.map((row) => ({ ...row, by: null, codes: [] }));
}
