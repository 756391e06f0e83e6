import { describe, expect, it, vi } from 'vitest';
import { databaseState, isDatabaseAnswering } from './database-watch';
import { db } from './db';
import { takeAllowances } from './rate-limit';

it('is not called away because this process was busy itself', async () => {
  expect(await isDatabaseAnswering()).toBe(true);
  const answer = isDatabaseAnswering();
  // Longer than the patience with the database: its answer came in time and lies there unread.
  for (const end = performance.now() + 1_500; performance.now() < end;);
  expect(await answer).toBe(true);
});

describe('the state of the database', () => {
  const edit = () => db().$executeRaw`SELECT pg_current_xact_id()`;

  it('is another after each transaction that could have written, and asked after the call', async () => {
    const states: (string | null)[] = [];
    for (let time = 0; time < 5; time += 1) {
      await edit();
      states.push(await databaseState());
    }
    expect(new Set(states).size).toBe(5);
    // Five come while a question is on its way, which was sent before the edit.
    const early = databaseState();
    await edit();
    const late = await Promise.all(Array.from({ length: 5 }, databaseState));
    expect(new Set(late).size).toBe(1);
    expect(late[0]).not.toBe(states[4]);
    await early;
  });

  it('stands where an allowance was counted, which nobody is shown', async () => {
    const allowance = { key: 'state', limit: 1000, windowSeconds: 3600 };
    // Other files of this run write into the same server: a moment without them is waited for.
    await vi.waitFor(async () => {
      const before = await databaseState();
      await Promise.all(Array.from({ length: 20 }, () => takeAllowances(allowance)));
      expect(await databaseState()).toBe(before);
    }, 60_000);
  });
});
