import { Prisma } from '@/lib/core/prisma/client';

/**
 * How many submitted last to the version of a survey that fewest have; null where nobody has. Which version a row answers can be
 * told from what it was not asked, and who answered before a version came from the hours: rows are given out by the smallest
 * such group. `survey`: the alias of "Survey" in the statement.
 */
export function fewestOfAVersion(survey: 's'): Prisma.Sql {
  return Prisma.sql`(
    SELECT min(version.parties) FROM (
      SELECT count(*)::int AS parties FROM (
        SELECT DISTINCT ON (x."responseId") x.payload->>'version' AS number
        FROM "Submission" x JOIN "Response" y ON y.id = x."responseId" WHERE y."surveyId" = ${Prisma.raw(survey)}.id
        ORDER BY x."responseId", x.number DESC) last
      GROUP BY last.number) version)`;
}
