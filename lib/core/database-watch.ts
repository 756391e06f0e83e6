import { Client } from 'pg';
import { areCounts } from './counts';
import { env } from './env';
import { onShutdown } from './shutdown';
import { endedBetween, parseSnapshot, type Snapshot } from './snapshot';

/** An answer that takes longer is none: a page says so within two seconds. */
const patienceMilliseconds = 1_200;
/** The patience is counted in slices; between two of them whatever has arrived is read. */
const slices = 12;
/** Milliseconds for which a database that did not answer is not asked again: who waited for it here would wait once more behind. */
const lostFor = 200;

/** What a question is answered with: how far the database has come, or null where it does not answer. */
type Answer = Promise<string | null>;

type Watch = {
  client: Client | null;
  asking: Answer | null;
  next: Answer | null;
  /** What the last question was answered with, and how many edits were known by then. */
  seen: Snapshot | null;
  edits: number;
  /** When it last did not answer, by the process's own clock (`performance.now()`). */
  lost: number;
};

/** One per process; on the global object, because the framework may load this module once for the proxy and once for pages. */
const holder = globalThis as { parleyDatabaseWatch?: Watch };

/**
 * Whether the database answers now, by a connection of its own: a pool that is busy is not a database that is away.
 * All who ask at the same time share one question, so that a full house costs no more than one at a time. An earlier
 * answer is never believed: it would let pages through to a database that has fallen silent. That there was none is, for a moment.
 */
export async function isDatabaseAnswering(): Promise<boolean> {
  const watch = watchOfProcess();
  if (performance.now() - watch.lost < lostFor) return false;
  return (await (watch.asking ?? ask(watch))) !== null;
}

/**
 * How far the database has come, asked after the call: another text after every transaction that committed anything, in whatever
 * process and by whatever way. Two equal texts mean that every statement in between saw the same rows: what is seen is decided by
 * the snapshot alone (which transactions have ended), no transaction ends twice, and one that is under way changes it when it
 * ends and not before. What alone leaves the text as it is are this process's own counts of allowances, which nobody is shown.
 * Null where the database does not answer. Those who come while a question is on its way, which may have been answered already,
 * share the next one. Not of a standby, whose snapshots say less.
 */
export function databaseState(): Answer {
  const watch = watchOfProcess();
  if (!watch.asking) return ask(watch);
  watch.next ??= watch.asking.then((state) => {
    watch.next = null;
    // Who waited for an answer that did not come would wait as long again.
    return state === null ? null : (watch.asking ?? ask(watch));
  });
  return watch.next;
}

function watchOfProcess(): Watch {
  if (!holder.parleyDatabaseWatch) {
    const watch: Watch = { client: null, asking: null, next: null, seen: null, edits: 0, lost: -Infinity };
    holder.parleyDatabaseWatch = watch;
    onShutdown(() => drop(watch));
  }
  return holder.parleyDatabaseWatch;
}

function ask(watch: Watch): Answer {
  watch.asking = patientAnswer(watch).finally(() => (watch.asking = null));
  return watch.asking;
}

async function patientAnswer(watch: Watch): Answer {
  const patience = losePatience();
  try {
    return await Promise.race([question(watch), patience.lost]);
  } catch {
    drop(watch);
    watch.lost = performance.now();
    return null;
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

async function question(watch: Watch): Promise<string> {
  const client = (watch.client ??= await connect(watch));
  const { rows } = await client.query<[string]>({
    name: 'parley-state',
    text: 'SELECT pg_current_snapshot()::text',
    rowMode: 'array',
  });
  const now = parseSnapshot(rows[0]?.[0] ?? '');
  const ended = watch.seen && endedBetween(watch.seen, now);
  if (!ended || !(await areCounts(ended))) watch.edits += 1;
  watch.seen = now;
  return `${watch.edits}`;
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
  // Another connection may lead to another server, which counts its transactions anew.
  watch.seen = null;
  client?.end().catch(() => undefined);
}
