import { inProject } from '../machine/paths.mjs';
import { spawnNode } from '../machine/children.mjs';
import { readIfThere } from '../machine/files.mjs';
import { freePort } from '../machine/ports.mjs';
import { ended, pause } from '../machine/processes.mjs';
import { withClient } from '../postgres/connect.mjs';
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { hall, watch } from './hall.mjs';
import { median } from './load.mjs';

const SIZES = [10, 100, 1_000, 2_000];
const CROWD = 1_000;
const EVENTS = 9;
/** Of one account, so many windows are open. */
const WINDOWS = 10;

let measured;

/**
 * A hall of people who watch the meeting: how long after a change the last of them has been told, at each size, against a bare
 * server of the same runtime; what a viewer costs in memory; how long a thousand take to come back. Measured once for all
 * benches that ask.
 * @returns {Promise<{ sizes: { viewers: number, ours: number, middle: number, bare: number }[], kilobytes: number | null, backAfter: number }>}
 *   times in milliseconds: `ours` and `bare` until the last viewer, `middle` until half of them have it
 */
export function measureHall() {
  measured ??= measure();
  return measured;
}

async function measure() {
  const { environment, origin, pid, stop } = await startApplication();
  try {
    const { rows } = await withClient(environment.DATABASE_OWNER_URL, (client) =>
      client.query('SELECT id FROM "Meeting" WHERE slug = $1', [SLUG]),
    );
    const meetingId = rows[0].id;
    const [people] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [SIZES.at(-1) / WINDOWS]);
    const cookies = await cookiesOf(
      environment,
      people.map(({ accountId }) => accountId),
    );
    const bare = await startBareHall(environment.DATABASE_URL);
    const at = { ours: addressOf(origin), bare: addressOf(bare.origin) };
    const path = `/api/meetings/${SLUG}/events`;
    const open = {
      ours: (index, last) => watch(at.ours, path, { cookie: cookies[index % cookies.length], ...last }),
      bare: () => watch(at.bare, '/', {}),
    };
    try {
      return await withClient(environment.DATABASE_OWNER_URL, async (client) => {
        const change = {
          ours: () => client.query(publishing('parley_live'), [meetingId]),
          bare: () => client.query(publishing('bench_live'), [meetingId]),
        };
        const first = await hall(open.ours, 10);
        await tell(first, change.ours);
        for (const viewer of first) viewer.leave();
        const sizes = [];
        let kilobytes = null;
        let backAfter = 0;
        for (const viewers of SIZES) {
          const before = residentKilobytes(pid);
          const ours = await hall(open.ours, viewers);
          const told = await tell(ours, change.ours);
          if (viewers === CROWD) {
            const after = residentKilobytes(pid);
            kilobytes = before === null || after === null ? null : (after - before) / viewers;
            backAfter = await comeBack(ours, open.ours, change.ours);
          }
          for (const viewer of ours) viewer.leave();
          const others = await hall(open.bare, viewers);
          const toldBare = await tell(others, change.bare);
          for (const viewer of others) viewer.leave();
          sizes.push({ viewers, ours: told.last, middle: told.middle, bare: toldBare.last });
        }
        return { sizes, kilobytes, backAfter };
      });
    } finally {
      await bare.stop();
    }
  } finally {
    await stop();
  }
}

const addressOf = (origin) => ({ host: '127.0.0.1', port: new URL(origin).port });

/** What the pipeline does to announce a change, at the end of a transaction; for the bare server on a channel of its own. */
const publishing = (channel) => `
  WITH taken AS (
    UPDATE "Meeting" SET "liveSeq" = "liveSeq" + 1 WHERE id = $1::uuid RETURNING "liveSeq" AS seq
  ), event AS (
    INSERT INTO "LiveEvent" ("meetingId", seq, type, "subjectId", visibility)
    SELECT $1::uuid, seq, 'bench', gen_random_uuid()::text, 'PARTICIPANTS' FROM taken RETURNING "meetingId", seq, type, "subjectId", visibility
  )
  SELECT pg_notify('${channel}', json_build_object('meetingId', "meetingId", 'seq', seq, 'type', type, 'subjectId', "subjectId", 'visibility', visibility)::text)
  FROM event`;

/** Makes changes one after the other. @returns {Promise<{ last: number, middle: number }>} milliseconds after a change was sent, the middle ones of all changes */
async function tell(viewers, change) {
  const times = [];
  for (let event = 0; event <= EVENTS; event += 1) {
    const since = performance.now();
    const told = viewers.map(
      (viewer) => new Promise((resolve) => (viewer.onChange = () => resolve(performance.now() - since))),
    );
    await change();
    const after = (await Promise.all(told)).toSorted((a, b) => a - b);
    // The first one warms up.
    if (event > 0) times.push({ last: after.at(-1), middle: median(after) });
    await pause(50);
  }
  return { last: median(times.map(({ last }) => last)), middle: median(times.map(({ middle }) => middle)) };
}

/** Everybody loses the stream and misses a change, and all come back in the same moment. @returns milliseconds until all know of it */
async function comeBack(viewers, open, change) {
  const lastOf = viewers.map((viewer) => viewer.last());
  for (const viewer of viewers) viewer.leave();
  await change();
  const since = performance.now();
  const back = await Promise.all(lastOf.map((last, index) => open(index, { 'last-event-id': String(last) })));
  const missed = Math.max(...lastOf) + 1;
  while (back.some((viewer) => viewer.last() < missed)) await pause(5);
  const after = performance.now() - since;
  for (const viewer of back) viewer.leave();
  return after;
}

/** Null where the system does not tell. */
function residentKilobytes(pid) {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/status`) ?? '');
  return line ? Number(line[1]) : null;
}

/** A server of the same runtime that does nothing but hand on what the database announces. */
async function startBareHall(databaseUrl) {
  const port = await freePort();
  const child = spawnNode(
    [inProject('scripts', 'bench', 'bare-hall.mjs')],
    { DATABASE_URL: databaseUrl, PORT: String(port) },
    ['ignore', 'pipe', 'inherit'],
  );
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}
