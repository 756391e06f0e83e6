import { expect, it } from 'vitest';
import { takeAllowances } from './rate-limit';

it('counts each of a crowd as if it came alone', async () => {
  const of = (key: string, limit: number) => ({ key, limit, windowSeconds: 86_400 });
  const taken = await Promise.all(
    Array.from({ length: 60 }, (_, index) => takeAllowances(of('crowd', 25), of(`of-${index % 2}`, 20))),
  );
  // Of the first 25, even and odd in turns, none has used up the allowance of its half.
  expect(taken.map((isThere, index) => (isThere ? index : -1)).filter((index) => index >= 0)).toEqual(
    Array.from({ length: 25 }, (_, index) => index),
  );
  expect(await takeAllowances(of('of-0', 31))).toBe(true);
  expect(await takeAllowances(of('of-0', 31))).toBe(false);
});
