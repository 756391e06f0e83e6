import type { RefusalCode } from '@/lib/core/errors';

/**
 * How a device is told that an edit was not taken: 503 where sending it again can help, 404 where its writer may not (a role can
 * come back: it waits), 422 where it never will be.
 * @param writer whether they are in the meeting, and may write in the group whose room it was written in: to whoever may in
 * another group alone, what they may not touch reads as "not found"
 */
export function statusOfRefusal(
  code: RefusalCode,
  writer: { isInMeeting: boolean; isWriter: boolean },
): 404 | 422 | 503 {
  if (code === 'unexpected' || code === 'busy' || code === 'too_many') return 503;
  const mayNot = code === 'forbidden' || (code === 'not_found' && !writer.isWriter);
  return mayNot || !writer.isInMeeting ? 404 : 422;
}
