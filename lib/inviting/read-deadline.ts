import type { MeetingFrame } from '@/lib/auth/scope';
import { Refusal } from '@/lib/core/errors';
import { toInstant } from '@/lib/meetings/model/zone';

/** The moment a form's deadline means in the meeting's zone, or null where none is set. Refuses an hour the clocks never show. */
export function readDeadline(
  { zone }: Pick<MeetingFrame, 'zone'>,
  { date, time }: { date?: string | undefined; time?: string | undefined },
): Date | null {
  if (!date || !time) return null;
  const instant = toInstant({ date, time }, zone);
  if (!instant) throw new Refusal('invalid', { 'answerBy.time': { code: 'no_such_time' } });
  return instant;
}
