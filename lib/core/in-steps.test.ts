import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { atOnce, inSteps } from './in-steps';
import { within } from './within';

/** So many steps of about a millisecond each. */
function* steps(count: number): Generator<void, string> {
  for (let step = 0; step < count; step += 1) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

describe('long work in steps', () => {
  it('lets everybody else have a turn between its stretches', async () => {
    let turns = 0;
    const stop = new AbortController();
    const others = (async () => {
      while (!stop.signal.aborted) {
        await nextTurn();
        turns += 1;
      }
    })();
    expect(await inSteps(steps(100))).toBe('done');
    stop.abort();
    await others;
    expect(turns).toBeGreaterThan(5);
  });

  it('ends with what it fails with', async () => {
    await expect(
      inSteps(
        (function* () {
          yield;
          throw new Error('no');
        })(),
      ),
    ).rejects.toThrow('no');
  });

  it('gives the same in one go', () => {
    expect(atOnce(steps(3))).toBe('done');
  });
});

describe('what is waited for within a time', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is given where it is there, and null where it is late', async () => {
    expect(await within(1_000, Promise.resolve('there'))).toBe('there');
    vi.useFakeTimers();
    const late = within(1_000, new Promise<string>(() => undefined));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await late).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
