import { expect, it } from 'vitest';
import { statusOfRefusal } from './status-of-refusal';

const writer = { isInMeeting: true, isWriter: true };

it('lets an edit wait for a role that was taken back, and refuses for good only what sending again cannot help', () => {
  expect(statusOfRefusal('forbidden', writer)).toBe(404);
  expect(statusOfRefusal('conflict', { isInMeeting: false, isWriter: false })).toBe(404);
  const forGood = ['conflict', 'closed', 'invalid', 'not_found'] as const;
  expect(forGood.map((code) => statusOfRefusal(code, writer))).toEqual([422, 422, 422, 422]);
  // Moved to another group: there is nothing for them here, until they are back.
  expect(statusOfRefusal('not_found', { isInMeeting: true, isWriter: false })).toBe(404);
  expect(statusOfRefusal('closed', { isInMeeting: true, isWriter: false })).toBe(422);
  const forNow = ['busy', 'too_many', 'unexpected'] as const;
  expect(forNow.map((code) => statusOfRefusal(code, { isInMeeting: false, isWriter: false }))).toEqual([503, 503, 503]);
});
