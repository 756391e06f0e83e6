import { expect, it } from 'vitest';
import { statusOfRefusal } from './status-of-refusal';

it('lets an edit wait for a role that was taken back, and refuses for good only what sending again cannot help', () => {
  expect(statusOfRefusal('forbidden', true)).toBe(404);
  expect(statusOfRefusal('conflict', false)).toBe(404);
  expect((['conflict', 'closed', 'invalid', 'not_found'] as const).map((code) => statusOfRefusal(code, true))).toEqual([
    422, 422, 422, 422,
  ]);
  expect((['busy', 'too_many', 'unexpected'] as const).map((code) => statusOfRefusal(code, false))).toEqual([
    503, 503, 503,
  ]);
});
