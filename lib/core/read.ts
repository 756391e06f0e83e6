import type { QueryResultRow } from 'pg';
import { pool, writeTally } from './db';
import { Prisma } from './prisma/client';
import { statement } from './statement';

/**
 * One statement of a page outside any transaction: what `$queryRaw` does, by the driver itself. For the reads that every page
 * makes; through the client one costs twice the time. Never writes: what changes something goes through the pipeline.
 */
export async function read<Rows extends readonly object[]>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Rows> {
  const tally = writeTally.getStore();
  if (tally) tally.statements += 1;
  const { rows } = await pool().query<QueryResultRow>(statement(Prisma.sql(strings, ...values)));
  return rows as unknown as Rows;
}
