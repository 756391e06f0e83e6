import { randomUUID } from 'node:crypto';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Client } from 'pg';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, type MeetingScope } from '@/lib/auth/scope';
import { db, pool } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { prepareTransferDefinition } from '@/lib/transfers/definitions';
import { streamOf, writeFile } from '@/lib/transfers/exchange/file';
import { fieldsOf, purposes } from '@/lib/transfers/model/purposes';
import { countChosen } from '@/lib/transfers/queries/chosen';
import { peopleStatement } from '@/lib/transfers/queries/people';
import { findPrepared } from '@/lib/transfers/queries/prepared';

const ROUNDS = 5;
const PURPOSE = 'participants';
/** What the meeting is filled with has handed in and waits for a decision. */
const FILTERS = { status: 'SUBMITTED' } as const;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** Exports everybody through the application and copies the same rows by the database alone; one line of JSON on the standard output. */
async function main(slug: string): Promise<object> {
  const actor = await organiser();
  const scope = await enterMeeting(actor, slug);
  const { rows } = await countChosen(scope, PURPOSE, FILTERS);
  const alone = new Client({ connectionString: process.env.DATABASE_URL });
  await alone.connect();
  const begun = performance.now();
  const [csv, json] = [await prepare(actor, slug, 'CSV_PLAIN', rows), await prepare(actor, slug, 'JSON', rows)];
  const preparing = (performance.now() - begun) / 2;
  const measured = { csv: [] as number[], json: [] as number[], copy: [] as number[] };
  let bytes = 0;
  // In turns, so that whatever else the machine does meets all; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const copied = await timed(() => copy(alone, csv));
    const written = await timed(() => download(scope, csv));
    const said = await timed(() => download(scope, json));
    bytes = written.value;
    if (round === 0) continue;
    measured.copy.push(copied.milliseconds);
    measured.csv.push(written.milliseconds);
    measured.json.push(said.milliseconds);
  }
  const held = await heldWhile(scope, csv);
  await Promise.all([alone.end(), db().$disconnect(), pool().end()]);
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    rows,
    csv: middle(measured.csv),
    json: middle(measured.json),
    copy: middle(measured.copy),
    preparing,
    heldMegabytes: held,
    bytes,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - begun };
}

async function prepare(actor: Actor, meeting: string, format: string, rows: number): Promise<string> {
  const result = await execute(prepareTransferDefinition, {
    actor,
    meeting,
    key: randomUUID(),
    input: {
      purpose: PURPOSE,
      ...FILTERS,
      fields: [...fieldsOf(PURPOSE)],
      counted: String(rows),
      recipientKind: purposes[PURPOSE].recipients[0],
      recipient: 'Bench',
      reason: 'Bench',
      format,
      shownIn: 'en',
    },
  });
  if (!result.ok) throw new Error(`The export was refused: ${JSON.stringify(result)}`);
  return result.value.id;
}

/** The file as the route sends it, with its hash. @returns its bytes */
async function download(scope: MeetingScope, id: string, onPiece: () => void = () => undefined): Promise<number> {
  let sent = 0;
  const stream = streamOf(writeFile(scope, await findPrepared(scope, id)), async ({ bytes }) => {
    sent = bytes;
  });
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onPiece();
  return sent;
}

/** The same rows by COPY. The driver throws away what comes, which is as fast as it can be taken. */
async function copy(alone: Client, id: string): Promise<void> {
  const members = Prisma.sql`(
    SELECT m.id, m.n FROM "Transfer" t CROSS JOIN unnest(t."registrationIds") WITH ORDINALITY AS m(id, n)
    WHERE t.id = ${Prisma.raw(`'${id}'`)}) AS member`;
  const { text } = peopleStatement(purposes[PURPOSE].fields, members);
  await alone.query(`COPY (${text}) TO STDOUT (FORMAT csv)`);
}

/** Megabytes that are still in use, everything thrown away not counted: the most at any piece of the file. */
async function heldWhile(scope: MeetingScope, id: string): Promise<number> {
  let most = 0;
  await download(scope, id, () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, (heapUsed + external) / 1_000_000);
  });
  return most;
}

/** The sample's organiser, as a request of theirs would find them. */
async function organiser(): Promise<Actor> {
  const account = await db().account.findUniqueOrThrow({
    where: { email: 'organiser@sample.example.org' },
    select: { id: true, email: true, locale: true, persons: { select: { personId: true } } },
  });
  return {
    accountId: account.id,
    sessionId: randomUUID(),
    email: account.email,
    locale: 'en',
    name: 'Bench',
    siteRole: null,
    personIds: account.persons.map(({ personId }) => personId),
  };
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
