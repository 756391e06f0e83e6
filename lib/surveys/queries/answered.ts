import { Prisma } from '@/lib/core/prisma/client';

/**
 * The condition that the party of a response has answered, as results count it: it submitted once. One that was opened again
 * stays answered, whether or not it is submitted anew. `response`: the alias of "Response" in the statement.
 */
export function hasAnswered(response: 'a' | 're'): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM "Submission" once WHERE once."responseId" = ${Prisma.raw(response)}.id)`;
}
