// A page of twenty questions: the kilobytes of its scripts as a server that compresses sends them, and over 400 kbps with half a
// second to and fro, when its last question can be answered. What is typed before the scripts have come must still be there.
import { addAskedParties } from './asked-parties.mjs';
import { cookiesOf, SLUG } from './application.mjs';
import { BYTES_PER_SECOND, openSlowly, weigh, withSlowBrowser } from './slow-page.mjs';
import { askTwentyQuestions } from './twenty-questions.mjs';

export const name = 'survey-page';
export const direction = 'at most';
export const target = 1;

const MOST_KILOBYTES = 190;
const ROUNDS = 3;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  return await withSlowBrowser(async (started) => {
    const { browser, environment, origin } = started;
    await askTwentyQuestions(environment, SLUG);
    const writers = await addAskedParties(environment.DATABASE_OWNER_URL, SLUG, 1, ROUNDS + 2);
    const [first, ...others] = await cookiesOf(
      environment,
      writers.map(({ accountId }) => accountId),
    );
    const path = `/en/meetings/${SLUG}/survey`;
    const kilobytes = await weigh(browser, origin, path, first);
    const { bytes, seconds } = await openSlowly(started, path, others, (page) =>
      page.getByRole('main').locator('textarea[name="answers.text-2.text"]'),
    );
    return {
      ours: kilobytes,
      limit: MOST_KILOBYTES,
      unit: 'kB of JavaScript',
      detail: `the last of twenty questions can be answered after ${seconds.toFixed(1)} s at 400 kbps; ${(bytes / 1024).toFixed(0)} kB in all, which the link needs ${(bytes / BYTES_PER_SECOND).toFixed(1)} s for`,
    };
  });
}
