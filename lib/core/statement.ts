import { createHash } from 'node:crypto';
import { types } from 'pg';
import { Prisma } from './prisma/client';

type Parser = (value: string) => unknown;
type Driver = { name?: string; text: string; values: unknown[]; types: typeof parsers };

const utcDay: Parser = (value) => new Date(`${value}T00:00:00Z`);
const utcTime: Parser = (value) => new Date(`${value.replace(' ', 'T')}Z`);
const decimal: Parser = (value) => new Prisma.Decimal(value);
/** PostgreSQL's number of `text[]`. */
const listOfTexts: number = 1009;
const texts = types.getTypeParser(listOfTexts) as (value: string) => (string | null)[];
const bytes = types.getTypeParser(types.builtins.BYTEA) as Parser;

const scalars: Record<number, Parser> = {
  [types.builtins.DATE]: utcDay,
  [types.builtins.TIMESTAMP]: utcTime,
  [types.builtins.INT8]: BigInt,
  [types.builtins.OID]: BigInt,
  [types.builtins.NUMERIC]: decimal,
  [types.builtins.BYTEA]: (value) => new Uint8Array(bytes(value) as Buffer),
};
/** By PostgreSQL's numbers of the types of lists. */
const lists: Record<number, Parser> = { 1182: utcDay, 1115: utcTime, 1016: BigInt, 1028: BigInt, 1231: decimal };

/** Values as `$queryRaw` gives them: a calendar day and a time without a zone are UTC, a bigint is one, a numeric a Decimal. */
const parsers = {
  getTypeParser: (oid: number): Parser => {
    const list = lists[oid];
    if (list) return (value) => texts(value).map((each) => (each === null ? null : list(each)));
    return scalars[oid] ?? (types.getTypeParser(oid) as Parser);
  },
};

/** A value as it is sent. The driver would write a time in the zone of the process, and a number of ours as JSON. */
function sent(value: unknown): unknown {
  if (value === undefined) throw new TypeError('A statement was given an undefined value.');
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (Prisma.Decimal.isDecimal(value)) return value.toString();
  return Array.isArray(value) ? value.map(sent) : value;
}

const names = new Map<string, string>();
/** Texts are written in the code, so there are some hundreds; more than this would be a list of parameters that grows. */
const mostNames = 500;
/** A plan made for lists of a few is a bad one for lists of thousands, which are worth a plan of their own. */
const longestPlanned = 50;

/** A name lets a connection keep the statement's plan: planning takes the database longer than most statements do. */
function nameOf(text: string, values: unknown[]): string | undefined {
  if (values.some((value) => Array.isArray(value) && value.length > longestPlanned)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  // Said by the text itself: a build keeps several copies of this file, and they share the pool's connections.
  const name = `own_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** A statement as the driver takes it, with values and results as the client's own raw statements have them. */
export function statement(sql: Prisma.Sql): Driver {
  const { text, values } = sql;
  const name = nameOf(text, values);
  return { ...(name ? { name } : {}), text, values: values.map(sent), types: parsers };
}
