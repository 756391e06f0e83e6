import { formatClock } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { isTimeOfDay, type ProgrammeSession } from './session';

/** The hours of a session as they are printed, e.g. 09:30–10:15 or 9 h 30–10 h 15; null where no time is told. */
export function hoursOf(
  { start, end }: Pick<ProgrammeSession, 'start' | 'end'>,
  locale: Locale,
): { start: string; end: string | null; isNextDay: boolean } | null {
  if (!start) return null;
  return {
    start: formatClock(start, locale),
    end: end && formatClock(end, locale),
    isNextDay: isTimeOfDay(end) && isTimeOfDay(start) && end <= start,
  };
}
