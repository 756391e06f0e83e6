import type { RefusalCode } from '@/lib/core/errors';

/**
 * How a device is told that an edit was not taken: 503 where sending it again can help, 404 where its writer may not (a role can
 * come back: it waits), 422 where it never will be.
 */
export function statusOfRefusal(code: RefusalCode, isInMeeting: boolean): 404 | 422 | 503 {
  if (code === 'unexpected' || code === 'busy' || code === 'too_many') return 503;
  return code === 'forbidden' || !isInMeeting ? 404 : 422;
}
