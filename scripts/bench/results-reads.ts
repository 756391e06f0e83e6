import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, pool } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { takeSnapshotDefinition } from '@/lib/surveys/definitions';
import { takeSnapshot } from '@/lib/surveys/take-snapshot';
import { findCrossTab } from '@/lib/surveys/queries/cross-tab';
import { findSnapshot, readLabels } from '@/lib/surveys/queries/results';
import { readLiveResults } from '@/prisma/factories/live-results';

const ROUNDS = 3;

/** Everything that results say of choices and points, by region and kind of organisation, counted by the database alone. */
const COUNTED = `
  WITH last AS (
    SELECT DISTINCT ON (r.id) p.kind, pr."regionCode", s.payload->'answers' AS answers
    FROM "Response" r JOIN "Party" p ON p.id = r."partyId" LEFT JOIN "PartyRegion" pr ON pr."partyId" = p.id
    JOIN "Submission" s ON s."responseId" = r.id WHERE r."surveyId" = $1 ORDER BY r.id, s.number DESC
  ), said AS (SELECT last.kind, last."regionCode", a.key AS question, a.value FROM last, jsonb_each(last.answers) a WHERE a.value->>'kind' = 'VALUE')
  SELECT question, "regionCode", kind, choice, place, count(*)
  FROM said, jsonb_array_elements_text(said.value->'choices') WITH ORDINALITY AS chosen(choice, place) GROUP BY 1, 2, 3, 4, 5
  UNION ALL SELECT question, "regionCode", kind, value->>'number', 0, count(*) FROM said
  WHERE value->>'number' IS NOT NULL OR value->>'text' IS NOT NULL GROUP BY 1, 2, 3, 4, 5`;

/** Seals the results of a meeting's survey and reads them as its pages do; one line of JSON on the standard output, in milliseconds. */
async function main(slug: string): Promise<object> {
  const actor = await administrator();
  const scope = await enterMeeting(actor, slug);
  const { id: survey } = await db().survey.findFirstOrThrow({
    where: { meetingId: scope.meeting.id },
    select: { id: true },
  });
  const sealing = await timed(() => seal(slug, actor, survey));
  const alone = new Client({ connectionString: process.env.DATABASE_URL });
  await alone.connect();
  const asked = { rows: 'single-1', columns: 'multiple-1' };
  const measured = { sql: [] as number[], page: [] as number[], table: [] as number[], live: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const once = {
      sql: await timed(() => alone.query(COUNTED, [survey])),
      page: await timed(() => findSnapshot(scope, null)),
      table: await timed(() => findCrossTab(scope, null, asked)),
      live: await timed(() => Promise.all([readLiveResults(scope, survey), readLabels(survey)])),
    };
    // The first round warms up.
    if (round > 0) for (const name of ['sql', 'page', 'table', 'live'] as const) measured[name].push(once[name]);
  }
  await Promise.all([alone.end(), db().$disconnect(), pool().end()]);
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const { sql, page, table, live } = measured;
  return { sealing, sql: middle(sql), page: middle(page), table: middle(table), live: middle(live) };
}

/** A snapshot as the job takes it, from the request to the seal. */
async function seal(meeting: string, actor: Actor, survey: string): Promise<void> {
  const asked = await execute(takeSnapshotDefinition, { actor, meeting, input: { survey }, key: randomUUID() });
  if (!asked.ok) throw new Error(`the snapshot was refused: ${asked.code}`);
  if (!(await takeSnapshot(meeting, asked.value.request))) throw new Error('the snapshot was not taken');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The sample's administrator, as a request of theirs would find them. */
async function administrator(): Promise<Actor> {
  const { id, email } = await db().account.findUniqueOrThrow({
    where: { email: 'administrator@sample.example.org' },
    select: { id: true, email: true },
  });
  return {
    ...{ accountId: id, email, sessionId: randomUUID() },
    locale: 'en',
    name: 'Bench',
    siteRole: 'ADMIN',
    personIds: [],
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
