import { expect, it } from 'vitest';
import { ringsOf } from './rings';

it('reads steps that stand close together, and each ring from its own beginning', () => {
  expect(ringsOf('M1.5 2l1-.5.5-1.5zM10 0l-2 3z')).toEqual([
    [
      [1.5, 2],
      [2.5, 1.5],
      [3, 0],
    ],
    [
      [10, 0],
      [8, 3],
    ],
  ]);
});
