import { calendarDaysBetween, dayOf } from '@/lib/i18n/dates';

/** Calendar days of the meeting's zone until a moment: 0 today, negative once it has passed. */
export function daysUntil(now: Date, at: Date, zone: string): number {
  return calendarDaysBetween(now, at, zone);
}

/** Calendar days until a day of the meeting (a DATE, midnight UTC): 0 on that day in the meeting's zone. */
export function daysUntilDay(now: Date, day: Date, zone: string): number {
  return Math.round((day.getTime() - Date.parse(dayOf(now, zone))) / 86_400_000);
}
