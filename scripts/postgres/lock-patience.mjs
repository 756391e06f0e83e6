import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../machine/failure.mjs';

/** What PostgreSQL answers where a lock was not free within `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * How a change of the schema waits for a database that is in use. Whoever waits for a lock on a whole table lets nobody else
 * come before, readers neither: it waits for an instant, lets everybody pass, and tries again.
 */
export const defaultPatience = { lockMilliseconds: 1_000, pauseMilliseconds: 2_000, tries: 60 };

/** @typedef {{ lockMilliseconds?: number, pauseMilliseconds?: number, tries?: number, say?: (line: string) => void }} Patience */

/** Is it the lock that was not free, wherever in the chain of causes that stands? */
export function isLockBusy(error) {
  for (let at = error; at; at = at.cause) if (at.code === LOCK_NOT_AVAILABLE) return true;
  return false;
}

/**
 * Does work that takes locks and, broken off, leaves nothing behind; again after a pause where a lock was not free.
 * @template T
 * @param {(lockMilliseconds: number) => Promise<T>} work is to hold its connection to this `lock_timeout`
 * @param {Patience} [patience]
 * @returns {Promise<T>}
 * @throws {Failure} where no try found the locks free; nothing has changed then
 */
export async function whenLocksAreFree(work, patience = {}) {
  const { lockMilliseconds, pauseMilliseconds, tries, say = () => {} } = { ...defaultPatience, ...patience };
  for (let done = 1; ; done += 1) {
    try {
      return await work(lockMilliseconds);
    } catch (error) {
      if (!isLockBusy(error)) throw error;
      if (done >= tries)
        throw new Failure(
          `The schema could not be changed: in ${tries} tries a table it needs was never free for an instant. Nothing has changed. ` +
            'See in pg_stat_activity which transaction has been open for so long, end it, and start again.',
          { cause: error },
        );
      if (done === 1) say('the database is busy: waiting for a lock, and letting everybody else pass meanwhile');
      await pause(pauseMilliseconds);
    }
  }
}
