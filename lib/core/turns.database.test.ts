import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { env } from './env';
import { inTurn } from './turns';

it('lets half as many at once as there are connections, the rest in the order they came', async () => {
  const most = env().DATABASE_POOL / 2;
  const order: number[] = [];
  let busy = 0;
  let busiest = 0;
  const changes = Array.from({ length: 4 * most }, (_, index) =>
    inTurn(async () => {
      busiest = Math.max(busiest, (busy += 1));
      order.push(index);
      await setImmediate();
      busy -= 1;
      if (index % 3 === 0) throw new Error('refused');
      return index;
    }),
  );
  const outcomes = await Promise.allSettled(changes);
  expect(busiest).toBe(most);
  expect(order).toEqual(changes.map((_, index) => index));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(Math.ceil(changes.length / 3));
  // Whoever failed gave the turn back.
  expect(await inTurn(() => Promise.resolve('last'))).toBe('last');
});
