import { Prisma } from '@/lib/core/prisma/client';
import { partsOfAxis, type SaidAnswer } from '../model/axes';

/** So many organisations that answered a version alike on two axes; `leftOut`: choices that filters kept from them. */
export type SaidGroup = {
  readonly version: number;
  readonly row: SaidAnswer | null;
  readonly column: SaidAnswer | null;
  readonly count: number;
  readonly leftOut?: { readonly row: readonly string[]; readonly column: readonly string[] };
};

/**
 * How many organisations said the same on two axes, over the submissions a snapshot counted: a row for each pair of
 * answers that was given. Texts are left out of the comparison, and of a matrix all rows but the one that is asked for, so
 * that a table has as many rows as there are values.
 */
export function sayingsStatement(snapshotId: string, surveyId: string, rows: string, columns: string): Prisma.Sql {
  const answer = (axis: string) => {
    const { question, row } = partsOfAxis(axis);
    const given = Prisma.sql`s.payload->'answers'->${question}::text`;
    const cell = Prisma.sql`CASE WHEN ${given}->'cells' ? ${row}::text THEN jsonb_build_object(${row}::text, ${given}->'cells'->${row}::text) END`;
    return Prisma.sql`CASE WHEN jsonb_typeof(${given}) = 'object'
                 THEN jsonb_build_object('kind', ${given}->'kind', 'choices', ${given}->'choices', 'number', ${given}->'number',
                        'codes', ${given}->'codes', 'cells', ${row === null ? Prisma.sql`NULL` : cell}) END`;
  };
  return Prisma.sql`
    SELECT (s.payload->>'version')::int AS version, ${answer(rows)} AS row, ${answer(columns)} AS "column", count(*)::int AS count
    FROM jsonb_each_text((SELECT payload->'submissions' FROM "ResultSnapshot" WHERE id = ${snapshotId}::uuid)) counted(party, seal)
    JOIN "Party" p ON p.code = counted.party
    JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
    JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.seal
    GROUP BY 1, 2, 3`;
}
