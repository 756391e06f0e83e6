import { Prisma } from '@/lib/core/prisma/client';

/**
 * How many organisations said the same to two questions, over the submissions a snapshot counted: a row for each pair of
 * answers that was given. Texts are left out of the comparison, so that a table has as many rows as there are values.
 */
export function sayingsStatement(snapshotId: string, surveyId: string, rows: string, columns: string): Prisma.Sql {
  const answer = (code: string) =>
    Prisma.sql`CASE WHEN jsonb_typeof(s.payload->'answers'->${code}::text) = 'object'
                 THEN jsonb_build_object('kind', s.payload->'answers'->${code}::text->'kind',
                        'choices', s.payload->'answers'->${code}::text->'choices',
                        'number', s.payload->'answers'->${code}::text->'number') END`;
  return Prisma.sql`
    SELECT (s.payload->>'version')::int AS version, ${answer(rows)} AS row, ${answer(columns)} AS "column", count(*)::int AS count
    FROM jsonb_each_text((SELECT payload->'submissions' FROM "ResultSnapshot" WHERE id = ${snapshotId}::uuid)) counted(party, seal)
    JOIN "Party" p ON p.code = counted.party
    JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
    JOIN "Submission" s ON s."responseId" = r.id AND s.sha256 = counted.seal
    GROUP BY 1, 2, 3`;
}
