import { Client } from 'pg';
import { env } from './env';
import { onShutdown } from './shutdown';

/** An answer that takes longer is none: a page says so within two seconds. */
const patienceMilliseconds = 1_200;
/** The patience is counted in slices; between two of them whatever has arrived is read. */
const slices = 12;

type Watch = { client: Client | null; asking: Promise<boolean> | null };

/** One per process; on the global object, because the framework may load this module once for the proxy and once for pages. */
const holder = globalThis as { parleyDatabaseWatch?: Watch };

/**
 * Whether the database answers now, by a connection of its own: a pool that is busy is not a database that is away.
 * All who ask at the same time share one question, so that a full house costs no more than one at a time. An earlier
 * answer is never believed: it would let pages through to a database that has fallen silent.
 */
export function isDatabaseAnswering(): Promise<boolean> {
  const watch = watchOfProcess();
  watch.asking ??= ask(watch).finally(() => (watch.asking = null));
  return watch.asking;
}

function watchOfProcess(): Watch {
  if (!holder.parleyDatabaseWatch) {
    const watch: Watch = { client: null, asking: null };
    holder.parleyDatabaseWatch = watch;
    onShutdown(() => drop(watch));
  }
  return holder.parleyDatabaseWatch;
}

async function ask(watch: Watch): Promise<boolean> {
  const patience = losePatience();
  try {
    await Promise.race([question(watch), patience.lost]);
    return true;
  } catch {
    drop(watch);
    return false;
  } finally {
    patience.end();
  }
}

/**
 * Rejects once the patience is used up. A process that is busy itself (a thousand hand in at once) reads an answer late that
 * came in time: a pause of its own, however long, counts as one slice, and a database is not called away for it.
 */
function losePatience(): { lost: Promise<never>; end: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    let left = slices;
    const wait = () => {
      left -= 1;
      if (left < 0) reject(new Error('late'));
      else timer = setTimeout(wait, patienceMilliseconds / slices);
    };
    wait();
  });
  return { lost, end: () => clearTimeout(timer) };
}

async function question(watch: Watch): Promise<void> {
  const client = (watch.client ??= await connect(watch));
  await client.query('SELECT 1');
}

async function connect(watch: Watch): Promise<Client> {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    // Longer than the patience, which is what decides; only so that no attempt stays for ever.
    connectionTimeoutMillis: 5 * patienceMilliseconds,
    application_name: 'parley-watch',
  });
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => watch.client === client && drop(watch));
  await client.connect();
  return client;
}

function drop(watch: Watch): void {
  const { client } = watch;
  watch.client = null;
  client?.end().catch(() => undefined);
}
