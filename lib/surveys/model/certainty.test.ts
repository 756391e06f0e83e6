import { expect, it } from 'vitest';
import { certaintyOf } from './certainty';

it('calls a theme the last on the list only where it has a rank: nobody having answered, nothing is said', () => {
  const last = (rank: number | null) => certaintyOf({ isCertainBeforeNext: null, rank }, true);
  expect([last(12), last(null)]).toEqual(['noNext', null]);
  expect(certaintyOf({ isCertainBeforeNext: null, rank: 3 }, false)).toBeNull();
  const before = (isCertainBeforeNext: boolean) => certaintyOf({ isCertainBeforeNext, rank: 3 }, false);
  expect([before(true), before(false)]).toEqual(['certain', 'couldChange']);
});
