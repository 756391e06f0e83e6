// A hall of fifty delegates whose pages of one group are renewed after the same event: the statements that all of them cause, against
// fifty times those of one who is alone. Said beside it: how much a renewed page weighs.
import http from 'node:http';
import { gzipSync } from 'node:zlib';
import { cookiesOf, SLUG, startApplication } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { send } from './load.mjs';
import { startStatementCounter } from './statement-counter.mjs';

export const name = 'room-reads';
export const direction = 'at most';
export const target = 0.6;

const VIEWERS = 50;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  let counter;
  const { environment, origin, stop } = await startApplication(async (given) => {
    counter = await startStatementCounter(given.DATABASE_URL);
    return { ...given, DATABASE_URL: counter.url };
  });
  const agent = new http.Agent({ keepAlive: true });
  try {
    const [people] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [VIEWERS]);
    const cookies = await cookiesOf(
      environment,
      people.map(({ accountId }) => accountId),
    );
    let weight = 0;
    // As a page asks that is open already: what the server renders, without the document around it.
    const open = async (cookie) => {
      const headers = { cookie, rsc: '1', 'accept-encoding': 'identity' };
      const { status, text } = await send(agent, origin, { path: `/en/meetings/${SLUG}/groups/AFR?_rsc`, headers });
      if (status !== 200) throw new Error(`the page answered ${status}`);
      weight = gzipSync(text).byteLength;
    };
    const counted = async (task) => {
      const before = counter.count();
      await task();
      return counter.count() - before;
    };
    // What a process reads once in its life does not count; then the read that others share has to be forgotten.
    await open(cookies[0]);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const alone = await counted(() => open(cookies[0]));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const all = await counted(() => Promise.all(cookies.map(open)));
    return {
      ours: all,
      limit: VIEWERS * alone,
      unit: 'statements',
      detail: `one alone ${alone}, each of ${VIEWERS} at once ${(all / VIEWERS).toFixed(1)}; a renewed page ${(weight / 1_000).toFixed(1)} kB compressed`,
    };
  } finally {
    agent.destroy();
    await stop();
    counter?.close();
  }
}
