// A group's room as its rapporteur has it: the kilobytes of its scripts as a server that compresses sends them, and over 400 kbps
// with half a second to and fro, when a point can be typed. What is typed before the scripts have come must still be there.
import { cookiesOf, sampleAccount, SLUG } from './application.mjs';
import { BYTES_PER_SECOND, openSlowly, weigh, withSlowBrowser } from './slow-page.mjs';

export const name = 'room-page';
export const direction = 'at most';
export const target = 1;

const MOST_KILOBYTES = 260;
const ROUNDS = 3;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  return await withSlowBrowser(async (started) => {
    const { browser, environment, origin } = started;
    const [cookie] = await cookiesOf(environment, [await sampleAccount(environment, 'rapporteur')]);
    const path = `/en/meetings/${SLUG}/groups/AFR`;
    const kilobytes = await weigh(browser, origin, path, cookie);
    const { bytes, seconds } = await openSlowly(started, path, Array(ROUNDS).fill(cookie), (page) =>
      page.locator('section[aria-labelledby="points"] textarea').last(),
    );
    return {
      ours: kilobytes,
      limit: MOST_KILOBYTES,
      unit: 'kB of JavaScript',
      detail: `a point can be typed after ${seconds.toFixed(1)} s at 400 kbps; ${(bytes / 1024).toFixed(0)} kB in all, which the link needs ${(bytes / BYTES_PER_SECOND).toFixed(1)} s for`,
    };
  });
}
