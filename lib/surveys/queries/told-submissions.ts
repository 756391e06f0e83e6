import { Prisma } from '@/lib/core/prisma/client';

/**
 * The answers to the survey `s` of the statement around it that can be read one by one: where they name who gave them, what each
 * party submitted last; where they are anonymous, what the newest snapshot counts, since what no snapshot counts could be found
 * by subtracting one from the answers. With who gave it ("responseId", "code"), whether it is counted among States, the number of
 * the version it answers, of anonymous ones the number of the snapshot, and the payload.
 */
export const toldSubmissions = Prisma.sql`(
    SELECT r.id AS "responseId", p.code, p.kind = 'STATE' AS "isState", last.payload, (last.payload->>'version')::int AS version, NULL::int AS snapshot
    FROM "Response" r JOIN "Party" p ON p.id = r."partyId"
    JOIN LATERAL (SELECT x.payload FROM "Submission" x WHERE x."responseId" = r.id ORDER BY x.number DESC LIMIT 1) last ON true
    WHERE s.attributed AND r."surveyId" = s.id
    UNION ALL
    SELECT r.id, p.code, counted."isState", sealed.payload, (sealed.payload->>'version')::int, newest.number
    FROM (SELECT n.number, n.payload FROM "ResultSnapshot" n WHERE n."surveyId" = s.id AND NOT s.attributed ORDER BY n.number DESC LIMIT 1) newest
    CROSS JOIN LATERAL (
      SELECT one.key AS code, one.value AS sha256, false AS "isState" FROM jsonb_each_text(newest.payload->'submissions') one
      UNION ALL SELECT one.key, one.value, true FROM jsonb_each_text(coalesce(newest.payload->'states'->'submissions', '{}')) one
    ) counted
    JOIN "Party" p ON p.code = counted.code JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = s.id
    JOIN LATERAL (SELECT x.payload FROM "Submission" x WHERE x."responseId" = r.id AND x.sha256 = counted.sha256 LIMIT 1) sealed ON true
  )`;

/**
 * How many of the version that fewest have answered there are among anonymous ones, of the States or of all others; null where
 * there are none, and where answers name who gave them. Which version a row answers can be told from what it was not asked, and what States wrote, who are read apart elsewhere,
 * by subtraction: where both are read together, both must be enough. In a statement with "Survey" as `s`.
 */
export const fewestOfAVersion = Prisma.sql`
    CASE WHEN NOT s.attributed THEN (
      SELECT min(each.parties) FROM (
        SELECT count(*)::int AS parties FROM ${toldSubmissions} told GROUP BY told."isState", told.version) each) END`;
