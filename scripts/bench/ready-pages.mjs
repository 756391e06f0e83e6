// What is kept ready for everybody, while somebody writes all the time so that next to nothing of it is still true: beside a process
// on the same database that keeps nothing. And when an edit is seen: by the request that comes after it.
import http from 'node:http';
import { withClient } from '../postgres/connect.mjs';
import { SLUG, processorTime, startApplication } from './application.mjs';
import { median, rate, send } from './load.mjs';

export const name = 'ready-pages';
export const direction = 'at least';
export const target = 0.9;

const ROUNDS = 5;
const REQUESTS = 40;
const EDITS = 50;
/** Milliseconds between two writes. */
const PAUSE = 5;

const PAGES = ['/en/meetings/grcp7', '/en/directory/midsa', `/en/meetings/${SLUG}/documents`];
const isPage = ({ status, text }) => status === 200 && text.includes('</html>');

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} pages a second, eight readers at a time */
export async function run() {
  const { origin, beside, environment, pid, stop } = await startApplication(undefined, {
    beside: { PARLEY_READY_MB: '0' },
  });
  try {
    return await withClient(environment.DATABASE_URL, async (client) => {
      const measured = { kept: [], anew: [] };
      for (let round = 0; round <= ROUNDS; round += 1) {
        const once = {
          kept: await whileWriting(client, () => read(origin)),
          anew: await whileWriting(client, () => read(beside)),
        };
        if (round > 0) for (const [which, value] of Object.entries(once)) measured[which].push(value);
      }
      const before = processorTime(pid);
      await read(origin);
      const spent = before === null ? null : (processorTime(pid) - before) / (REQUESTS * PAGES.length);
      const seen = await edits(client, origin);
      const detail = [
        `an edit was shown by the next request ${seen.shown} of ${EDITS} times, half of them answered within ${median(seen.times).toFixed(0)} ms, all within ${Math.max(...seen.times).toFixed(0)} ms`,
        ...(spent === null ? [] : [`while nobody writes ${spent.toFixed(2)} ms of processor time for a page`]),
      ];
      return { ours: median(measured.kept), limit: median(measured.anew), unit: 'pages/s', detail: detail.join('; ') };
    });
  } finally {
    await stop();
  }
}

const read = (origin) =>
  rate(
    origin,
    Array.from({ length: REQUESTS * PAGES.length }, (_, index) => ({ path: PAGES[index % PAGES.length] })),
    { isGood: isPage },
  );

/** Does the work while rows are written that no page shows: each of them could have been one that is shown. */
async function whileWriting(client, work) {
  let isOver = false;
  const writing = (async () => {
    while (!isOver) {
      await client.query(`UPDATE "Meeting" SET "lockVersion" = "lockVersion" + 1 WHERE slug = $1`, [SLUG]);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  try {
    return await work();
  } finally {
    isOver = true;
    await writing;
  }
}

/** Edits what a page shows, and reads it at once. */
async function edits(client, origin) {
  const agent = new http.Agent({ keepAlive: true });
  const times = [];
  let shown = 0;
  for (let edit = 0; edit < EDITS; edit += 1) {
    await client.query(`UPDATE "Meeting" SET venue = $1 WHERE slug = 'grcp7'`, [`Room ${edit} of the bench`]);
    const begun = performance.now();
    const { text } = await send(agent, origin, { path: PAGES[0] });
    times.push(performance.now() - begun);
    if (text.includes(`Room ${edit} of the bench`)) shown += 1;
  }
  agent.destroy();
  return { shown, times };
}
