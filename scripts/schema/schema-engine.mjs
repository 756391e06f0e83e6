// Prisma's own schema engine, as the WebAssembly build from npm: the binary that `prisma migrate` would download
// does the same work, but cannot be had without the internet. Introspection and shadow databases are not used here:
// with adapter-pg a "shadow database" can turn out to be the real one.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { Failure } from '../machine/failure.mjs';
import { isLockBusy, whenLocksAreFree } from '../postgres/lock-patience.mjs';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** @typedef {{ path: string, content: string }[]} SchemaFiles */

/** One instance in a process: the glue knows one memory, and a second instance would read and write in that of the first. */
let bindings;
const loadEngine = () => (bindings ??= instantiate());

async function instantiate() {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import(pathToFileURL(entry).href);
  const wasm = await WebAssembly.compile(fs.readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm')));
  const instance = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(`schema engine: ${message}`) };
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

async function withEngine(adapters, work) {
  const { SchemaEngine } = await loadEngine();
  let engine;
  try {
    engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(adapters));
    return await work(engine);
  } catch (error) {
    // The engine's own errors are written for people, down to the trace of its Rust code.
    throw error.name === 'SchemaConnectorError'
      ? new Failure(error.message.split('\n   0: ')[0], { cause: error })
      : error;
  } finally {
    engine?.free();
  }
}

/**
 * adapter-pg cuts a script at every semicolon, also inside the body of a function and in a comment. PostgreSQL takes a
 * script whole, and then all of it or none of it: so it can be tried again where a lock was not free. `failure`: why one
 * could not be run; the engine says no more than that there was an error.
 */
class WholeScripts extends PrismaPg {
  failure = null;

  constructor(pool, patience) {
    super(pool);
    this.pool = pool;
    this.patience = patience;
  }

  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await whenLocksAreFree((milliseconds) => this.run(script, milliseconds), this.patience);
      } catch (error) {
        this.failure =
          error instanceof Failure
            ? error
            : new Failure(`A migration could not be applied: ${error.message}`, { cause: error });
        throw error;
      }
    };
    return adapter;
  }

  async run(script, lockMilliseconds) {
    const client = await this.pool.connect();
    try {
      await client.query(`SET lock_timeout = ${lockMilliseconds}`);
      await client.query(script);
      await client.query('RESET lock_timeout');
      client.release();
    } catch (error) {
      // Its settings are no longer known: it is not used again.
      client.release(true);
      throw error;
    }
  }
}

/**
 * The pool is ours to close: the engine leaves its connection open, and with it the lock on the migrations.
 * @throws {Failure} where a script could not be run
 */
async function withDatabase(url, work, patience) {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {}); // a lost connection fails the statement that is running, and says more there
  const scripts = new WholeScripts(pool, patience);
  try {
    return await withEngine(scripts, work);
  } catch (error) {
    throw scripts.failure ?? error;
  } finally {
    await pool.end();
  }
}

/** Comparing two schemas touches no database, but the engine first asks which PostgreSQL it talks to: this answers. */
const disconnected = {
  provider: 'postgres',
  adapterName: 'disconnected',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'disconnected',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.4', 180_004]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: async () => {},
  }),
  connectToShadowDb: refuse,
};

async function refuse() {
  throw new Error('The schema engine wanted a database to compare two schemas.');
}

/**
 * Applies the migrations a database does not have yet: what `prisma migrate deploy` does, with the same table of record. In
 * use meanwhile, the database stays so: see `whenLocksAreFree`.
 * @param {string} url of the role that owns the tables
 * @param {object} migrations from `listMigrations`
 * @param {import('../postgres/lock-patience.mjs').Patience} [patience]
 * @returns {Promise<string[]>} the names of those applied now
 * @throws {Failure} where one could not be applied; what came before is. Where that was for want of a lock, the next start goes on from there
 */
export async function applyMigrations(url, migrations, patience) {
  try {
    return await withDatabase(
      url,
      async (engine) => {
        const list = { migrationsList: migrations, filters: NO_FILTERS };
        return (await engine.applyMigrations(list)).appliedMigrationNames;
      },
      patience,
    );
  } catch (error) {
    if (isLockBusy(error)) await forgetBrokenOff(url, migrations);
    throw error;
  }
}

/** A migration that found no lock has left nothing behind: it is no failed one, at which every later start would stop. */
async function forgetBrokenOff(url, migrations) {
  const { failedMigrationNames } = await diagnose(url, migrations);
  for (const name of failedMigrationNames) await markRolledBack(url, name);
}

/**
 * What stands between the migrations on disk and a database.
 * @returns {Promise<{ history: object | null, failedMigrationNames: string[], editedMigrationNames: string[] }>}
 */
export function diagnose(url, migrations) {
  return withDatabase(url, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList: migrations, optInToShadowDatabase: false, filters: NO_FILTERS }),
  );
}

/** Notes that a failed migration was undone by hand, so that `deploy` tries it again. */
export function markRolledBack(url, migrationName) {
  return withDatabase(url, (engine) => engine.markMigrationRolledBack({ migrationName }));
}

/**
 * The SQL that leads from one schema to another. Needs no database.
 * @param {SchemaFiles | null} from null: an empty database
 * @param {SchemaFiles} to
 */
export async function sqlBetween(from, to) {
  const datamodel = (files) => ({ tag: 'schemaDatamodel', files });
  return withEngine(disconnected, async (engine) => {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: NO_FILTERS,
    });
    return stdout ?? '';
  });
}
