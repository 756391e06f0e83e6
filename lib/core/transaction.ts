import type { PoolClient, QueryConfig } from 'pg';
import { db, joining, pool, writeTally, type Tx } from './db';
import { Prisma } from './prisma/client';
import { statement } from './statement';

/** Milliseconds after which a transaction is given nothing more to do: it holds locks that others wait for. */
const longest = 20_000;

/**
 * Runs work in one transaction: committed when it returns, rolled back when it throws. Raw statements are sent by the driver
 * itself, at a quarter of what they cost through the client. The client's operations take place on the same connection; what
 * they need is set up when the first one is asked for.
 * @throws what `work` throws; also when a statement had failed and `work` went on as if it had not
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await pool().connect();
  // A connection that breaks between two statements must not end the process: the next statement says so.
  connection.on('error', ignore);
  let isWell = false;
  try {
    await connection.query('BEGIN');
    const open = openOn(connection);
    try {
      const value = await work(open.tx);
      await open.end(true);
      // Of a transaction in which something failed the database makes a rollback, and calls that no error.
      const { command } = await connection.query('COMMIT');
      if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed: it was rolled back.');
      isWell = true;
      return value;
    } catch (error) {
      await open.end(false);
      await connection.query('ROLLBACK').then(() => (isWell = true), ignore);
      throw error;
    }
  } finally {
    connection.off('error', ignore);
    connection.release(!isWell);
  }
}

const ignore = () => undefined;

/** The transaction as its work sees it, and how its part ends: nothing is sent afterwards, on what is by then somebody else's connection. */
function openOn(connection: PoolClient): { tx: Tx; end: (isGood: boolean) => Promise<void> } {
  const until = performance.now() + longest;
  let isOver = false;
  const send = async (query: QueryConfig) => {
    if (isOver) throw new Error('The transaction is over.');
    if (performance.now() > until) throw new Error('The transaction took too long.');
    return connection.query<Record<string, unknown>>(query);
  };
  let joined: Joined | null = null;
  const viaClient = () => (joined ??= join(send)).tx;
  const raw = (isWrite: boolean) => async (first: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const tally = writeTally.getStore();
    if (tally) tally.statements += 1;
    const answer = await send(statement(first instanceof Prisma.Sql ? first : Prisma.sql(first, ...values)));
    // What met no row has changed nothing that an audit could speak of.
    if (tally && isWrite && answer.rowCount) tally.writes += 1;
    return answer;
  };
  const query = raw(false);
  const execute = raw(true);
  const own = {
    $queryRaw: async (first: Prisma.Sql, ...values: unknown[]) => (await query(first, values)).rows,
    $executeRaw: async (first: Prisma.Sql, ...values: unknown[]) => (await execute(first, values)).rowCount ?? 0,
  };
  return {
    tx: lazily(own, viaClient),
    async end(isGood) {
      await joined?.end(isGood);
      isOver = true;
    },
  };
}

type Send = (query: QueryConfig) => Promise<unknown>;
type Joined = { tx: Promise<Tx>; end: (isGood: boolean) => Promise<void> };
type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** A client whose raw statements are `own`, and whose other operations are those of the client that `given` sets up. */
function lazily(own: object, given: () => Promise<Tx>): Tx {
  const modelOf = (model: string) =>
    new Proxy({} as Methods, {
      get:
        (_none, operation: string) =>
        async (...args: unknown[]) =>
          ((await given()) as unknown as Record<string, Methods>)[model]?.[operation]?.(...args),
    });
  return new Proxy(own as Tx, {
    get(known, name) {
      // Whatever is awaited is asked whether it is a promise.
      if (name in known || typeof name === 'symbol' || name === 'then') return Reflect.get(known, name) as unknown;
      if (!name.startsWith('$')) return modelOf(name);
      return async (...args: unknown[]) => ((await given()) as unknown as Methods)[name]?.(...args);
    },
  });
}

/** Has the client begin a transaction of its own, which takes place in ours: what begins and ends it is left out. */
function join(send: Send): Joined {
  let isJoined = false;
  const connection = {
    query(query: QueryConfig) {
      if (!/^(BEGIN|COMMIT|ROLLBACK)$/.test(query.text)) return send(query);
      isJoined = true;
      return Promise.resolve({ fields: [], rows: [], rowCount: 0 });
    },
    on: ignore,
    removeListener: ignore,
    release: ignore,
  };
  let close: (isGood: boolean) => void = ignore;
  const closed = new Promise<boolean>((resolve) => (close = resolve));
  let whole: Promise<void> = Promise.resolve();
  const tx = new Promise<Tx>((begun, failed) => {
    whole = joining.run(connection as unknown as PoolClient, () =>
      db().$transaction(
        async (inner) => {
          if (!isJoined) throw new Error('The client began a transaction on a connection of its own.');
          begun(inner);
          if (!(await closed)) throw new Error('The transaction is rolled back.');
        },
        { maxWait: longest, timeout: longest },
      ),
    );
    whole.catch(failed);
  });
  return {
    tx,
    async end(isGood) {
      close(isGood);
      await whole.catch((error: unknown) => {
        if (isGood) throw error;
      });
    },
  };
}
