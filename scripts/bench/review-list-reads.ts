import { Pool } from 'pg';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, pool } from '@/lib/core/db';
import { listRegistrations, pageStatement } from '@/lib/registration/queries/list';
import { registrationFiltersSchema } from '@/lib/registration/schema/registrations';

const ROUNDS = 60;

/** The lists that a secretariat opens, by their address. */
const LISTS: Record<string, Record<string, string>> = {
  all: {},
  'to decide': { status: 'open' },
  search: { q: 'carmen diallo' },
  'search of one': { q: 'bench-777@' },
  declined: { status: 'DECLINED' },
};

type Reading = { text: string; values: unknown[] };

/** Reads the first page of each list through the application and by pg alone; one line of JSON on the standard output. */
async function main(slug: string): Promise<object> {
  const scope = await enterMeeting(await organiser(), slug);
  const lists = Object.entries(LISTS).map(([list, query]) => ({
    list,
    filters: registrationFiltersSchema.parse(query),
  }));
  const statements = lists.map(({ filters }): Reading => pageStatement(scope.meeting.id, filters));
  const alone = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const ours = () => inTurn(lists, ({ filters }) => listRegistrations(scope, filters));
  const limit = () => inTurn(statements, ({ text, values }) => alone.query(text, values));
  await inTurn([ours, limit], (read) => processorTime(read, 10));
  const measured = { ours: 0, limit: 0 };
  // In turns, so that whatever else the machine does meets both.
  for (let round = 0; round < ROUNDS; round += 10) {
    measured.ours += await processorTime(ours, 10);
    measured.limit += await processorTime(limit, 10);
  }
  const buffers = await inTurn(lists, async ({ list, filters }) => ({
    list,
    buffers: await buffersOf(alone, pageStatement(scope.meeting.id, filters)),
  }));
  await Promise.all([alone.end(), db().$disconnect(), pool().end()]);
  return { ours: measured.ours / ROUNDS, limit: measured.limit / ROUNDS, buffers };
}

/** One after the other, as a person opens them. */
async function inTurn<T, R>(all: readonly T[], visit: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await visit(one));
  return results;
}

/** Milliseconds of this process's processor time for so many rounds. */
async function processorTime(round: () => Promise<unknown>, rounds: number): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < rounds; done += 1) await round();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

type Plan = { Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } };

async function buffersOf(alone: Pool, { text, values }: Reading): Promise<number> {
  const { rows } = await alone.query<{ 'QUERY PLAN': Plan[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
    values,
  );
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (!plan) throw new Error('The database explained nothing.');
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

/** The sample's organiser, as a request of theirs would find them. */
async function organiser(): Promise<Actor> {
  const account = await db().account.findUniqueOrThrow({
    where: { email: 'organiser@sample.example.org' },
    select: { id: true, email: true, locale: true, persons: { select: { personId: true } } },
  });
  const personIds = account.persons.map(({ personId }) => personId);
  const none = { sessionId: account.id, name: null, siteRole: null };
  return { accountId: account.id, email: account.email, locale: account.locale, personIds, ...none };
}

main(process.argv[2] ?? '').then(
  (result) => {
    console.log(JSON.stringify(result));
    process.exit();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
