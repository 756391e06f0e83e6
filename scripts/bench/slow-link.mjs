// The registration form over 400 kbps with half a second to and fro: when its first field is seen and can be filled in, against the time
// that the link needs for all the bytes of the page. What is typed before the scripts have come must still be there afterwards.
import { cookiesOf, SLUG } from './application.mjs';
import { makeDelegates } from './delegates.mjs';
import { BYTES_PER_SECOND, openSlowly, withSlowBrowser } from './slow-page.mjs';

export const name = 'slow-link';
export const direction = 'at most';
export const target = 0.5;

const ROUNDS = 3;

/** @returns {Promise<{ ours: number, limit: number, unit: string, detail: string }>} */
export async function run() {
  return await withSlowBrowser(async (started) => {
    const { environment } = started;
    const [delegates] = await makeDelegates(environment.DATABASE_OWNER_URL, SLUG, [1]);
    const [{ accountId, registrationId }] = delegates;
    const [cookie] = await cookiesOf(environment, [accountId]);
    const path = `/en/meetings/${SLUG}/registration/${registrationId}`;
    const { bytes, seconds } = await openSlowly(started, path, Array(ROUNDS).fill(cookie), (page) =>
      page.getByRole('main').locator('input[name="surname"]'),
    );
    return {
      ours: seconds,
      limit: bytes / BYTES_PER_SECOND,
      unit: 's',
      detail: `${(bytes / 1024).toFixed(0)} kB in all, an empty cache`,
    };
  });
}
