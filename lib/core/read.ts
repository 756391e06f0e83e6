import { createHash } from 'node:crypto';
import { types, type QueryResultRow } from 'pg';
import { pool, writeTally } from './db';
import { Prisma } from './prisma/client';

const asUtc: Record<number, (value: string) => unknown> = {
  [types.builtins.DATE]: (value) => new Date(`${value}T00:00:00Z`),
  [types.builtins.TIMESTAMP]: (value) => new Date(`${value.replace(' ', 'T')}Z`),
  [types.builtins.INT8]: BigInt,
};

/** Values as `$queryRaw` gives them: a calendar day and a time without a zone are UTC, a bigint is one. */
const parsers = {
  getTypeParser: (oid: number) => asUtc[oid] ?? (types.getTypeParser(oid) as (value: string) => unknown),
};

const names = new Map<string, string>();
/** Texts are written in the code, so there are few; more than this would be a list of parameters that grows. */
const mostNames = 300;

/** A name lets a connection keep the statement's plan: planning a page of counts takes the database longer than counting. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  // Said by the text itself: a build keeps several copies of this file, and they share the pool's connections.
  const name = `read_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

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
  const { text, values: bound } = Prisma.sql(strings, ...values);
  const { rows } = await pool().query<QueryResultRow>({ name: nameOf(text), text, values: bound, types: parsers });
  return rows as unknown as Rows;
}
