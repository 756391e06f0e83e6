import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool, type ClientConfig, type PoolClient } from 'pg';
import { env } from './env';
import { PrismaClient } from './prisma/client';

type Tally = { writes: number; statements: number };

/** A build keeps several copies of this file: what belongs together is the process's, whichever of them asks. */
const holder = globalThis as {
  parleyPool?: Pool;
  parleyDatabase?: Database;
  parleyPoolApart?: Pool;
  parleyDatabaseApart?: Database;
  parleyTally?: AsyncLocalStorage<Tally>;
  parleyJoining?: AsyncLocalStorage<PoolClient>;
};

/** Counts what a transaction writes, so that a change without its audit row can be refused. */
export const writeTally: AsyncLocalStorage<Tally> = (holder.parleyTally ??= new AsyncLocalStorage<Tally>());

/** Operations that write nothing. Raw SQL that writes goes through `$executeRaw`, which counts; the structure test holds the domains to it. */
const reads = new Set([
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
  '$queryRaw',
]);
/** Tables that do not need an audit row of their own: the record of the change itself. */
const unaudited = new Set(['AuditEntry', 'AuditDetail', 'IdempotencyKey', 'OutboxMail', 'LiveEvent', 'RateLimit']);

/** Each is held for one short statement. */
const connectionsApart = 2;

/** Milliseconds. A database that is away is known soon. */
const connectWithin = 2_000;
/**
 * Milliseconds for which a request stands in line for a connection: a delegation of 200 that hands in at the same moment is
 * taken one after the other, and nobody is told that something went wrong.
 */
const patientFor = 20_000;

/** The pool has one option for standing in line and for connecting, which are two things: this one connects. */
class PunctualClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectWithin });
  }
}

/** The connection that a transaction begun by the client is to take place on, where one is under way: see `transaction`. */
export const joining: AsyncLocalStorage<PoolClient> = (holder.parleyJoining ??= new AsyncLocalStorage<PoolClient>());

/** Gives the client's transaction the connection that it is to join, and a free one otherwise. */
class JoiningPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool['connect']>[0]): void;
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | void {
    if (callback) return super.connect(callback);
    const joined = joining.getStore();
    return joined ? Promise.resolve(joined) : super.connect();
  }
}

function createPool(connections: number): Pool {
  const made = new JoiningPool({
    connectionString: env().DATABASE_URL,
    max: connections,
    Client: PunctualClient,
    connectionTimeoutMillis: patientFor,
    idleTimeoutMillis: 30_000,
    // A silent or slow database must not hold a page for ever (F06, F08).
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    // The limits above are kept by the server; this one holds when the server says nothing any more.
    query_timeout: 17_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'parley',
  });
  // A connection that breaks while idle must not end the process; the next query gets a new one (F03, F04).
  made.on('error', () => undefined);
  return made;
}

function createClient(connections: Pool) {
  const base = new PrismaClient({ adapter: new PrismaPg(connections) });
  return base.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const tally = writeTally.getStore();
        if (tally) {
          tally.statements += 1;
          if (!reads.has(operation) && !unaudited.has(model ?? '')) tally.writes += 1;
        }
        return query(args);
      },
    },
  });
}

export type Database = ReturnType<typeof createClient>;
/** The client inside a transaction. */
export type Tx = Parameters<Parameters<Database['$transaction']>[0]>[0];

/** The connections of the process's one client. For `read` alone. */
export function pool(): Pool {
  holder.parleyPool ??= createPool(env().DATABASE_POOL);
  return holder.parleyPool;
}

/** The process's one database client, made on first use (a build has no database). */
export function db(): Database {
  holder.parleyDatabase ??= createClient(pool());
  return holder.parleyDatabase;
}

/**
 * Connections for the single statements that must count although the transaction around them is refused (attempts, allowances):
 * a transaction that asked the common pool for a second one while others do the same would wait for ever. What the pool itself is
 * asked is a transaction alone.
 */
export function poolApart(): Pool {
  holder.parleyPoolApart ??= createPool(connectionsApart);
  return holder.parleyPoolApart;
}

/** The client on those connections. */
export function dbApart(): Database {
  holder.parleyDatabaseApart ??= createClient(poolApart());
  return holder.parleyDatabaseApart;
}
