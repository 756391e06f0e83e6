import { formatDate, formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';

/**
 * The hours of a session (milliseconds since 1970) by the clocks of a reader's zone, with the day where it is another one there:
 * "20:45–21:45", "12 April, 23:00". Null where the clocks of the meeting show the same.
 */
export function readerHours(
  { from, until }: { from: number; until: number | null },
  { zone, reader }: { zone: string; reader: string },
  locale: Locale,
): string | null {
  const instants = [from, ...(until === null ? [] : [until])].map((one) => new Date(one));
  const shown = (at: Date, of: string) => `${formatDate(at, locale, of)} ${formatTime(at, locale, of)}`;
  if (instants.every((at) => shown(at, zone) === shown(at, reader))) return null;
  const hours = instants.map((at) => formatTime(at, locale, reader)).join('–');
  const [first = new Date(from)] = instants;
  const isOtherDay = formatDate(first, locale, zone) !== formatDate(first, locale, reader);
  return isOtherDay ? `${formatDate(first, locale, reader, { year: false })}, ${hours}` : hours;
}

/** A zone as one reads it: "Kathmandu" for Asia/Kathmandu. */
export function placeOfZone(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
