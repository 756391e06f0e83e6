import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { toInstant } from '@/lib/meetings/model/zone';
import { isTimeOfDay } from './model/session';
import { dateOfDay } from './model/times';

/** Refuses a start or an end that the clocks of the meeting's zone never show, because they are put forward over it. */
export function checkTime(
  { scope }: Ctx,
  { day, start, end }: { day: number | null; start: string | null; end: string | null },
): void {
  const { startsOn, zone } = scope.meeting;
  if (day === null || !isTimeOfDay(start)) return;
  const isThere = (time: string, of: number) => toInstant({ date: dateOfDay(startsOn, of), time }, zone) !== null;
  if (!isThere(start, day)) throw new Refusal('invalid', { start: { code: 'no_such_time' } });
  if (isTimeOfDay(end) && !isThere(end, end > start ? day : day + 1))
    throw new Refusal('invalid', { end: { code: 'no_such_time' } });
}
