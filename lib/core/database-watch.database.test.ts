import { expect, it } from 'vitest';
import { isDatabaseAnswering } from './database-watch';

it('is not called away because this process was busy itself', async () => {
  expect(await isDatabaseAnswering()).toBe(true);
  const answer = isDatabaseAnswering();
  // Longer than the patience with the database: its answer came in time and lies there unread.
  for (const end = performance.now() + 1_500; performance.now() < end;);
  expect(await answer).toBe(true);
});
