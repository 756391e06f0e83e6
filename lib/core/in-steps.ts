import { setImmediate } from 'node:timers/promises';

/** Work goes on for so many milliseconds before everything else has its turn: less than anybody notices. */
const stretch = 8;

/**
 * Does long work step by step, so that whoever else is served waits for one stretch and not for the whole: after each stretch
 * everything that has come in meanwhile goes first. The work says by `yield` where it may be left.
 */
export async function inSteps<V>(work: Generator<void, V>): Promise<V> {
  for (;;) {
    const end = performance.now() + stretch;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < end);
    await setImmediate();
  }
}

/** Does the work in one go: for those who may wait, such as tests and threads of their own. */
export function atOnce<V>(work: Generator<void, V>): V {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
