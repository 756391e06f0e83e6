import type { Locale } from './routing';

/*
 * Dates as the three languages write them in official texts: 26 March 2027, 14:32 · 26 mars 2027, 14 h 32 ·
 * 26 de marzo de 2027, 14:32. Months are always words, because 03/04 is read in two ways.
 * A moment needs a zone; a calendar day (`YYYY-MM-DD`, or a Date at midnight UTC as the database gives it) has none.
 */

const noBreak = '\u00a0';

const formats = new Map<string, Intl.DateTimeFormat>();

/** One formatter for each language, zone and shape: making one costs a hundred times what using it does, and pages are full of dates. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

interface DateOptions {
  /** Puts the day of the week in front. */
  weekday?: boolean;
  /** Leaves the year out, where the page has said it. */
  year?: boolean;
}

interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** The date of a moment in a zone. */
export function formatDate(at: Date, locale: Locale, zone: string, options: DateOptions = {}): string {
  const { year, month, day } = partsOf(at, zone);
  return writeDate(year, month, day, locale, options);
}

/** A calendar day. */
export function formatDay(day: string | Date, locale: Locale, options: DateOptions = {}): string {
  const { year, month, day: date } = dayParts(day);
  return writeDate(year, month, date, locale, options);
}

/** The time of a moment in a zone: 14:32, 14 h 32, and 18 h for a full hour in French. */
export function formatTime(at: Date, locale: Locale, zone: string): string {
  const { hour, minute } = partsOf(at, zone);
  const minutes = String(minute).padStart(2, '0');
  if (locale !== 'fr') return `${String(hour).padStart(2, '0')}:${minutes}`;
  return minute === 0 ? `${hour}${noBreak}h` : `${hour}${noBreak}h${noBreak}${minutes}`;
}

/** A time of a programme as it was given: `HH:MM` is written as the language does, 08:30 or 8 h 30; words stay as they are. */
export function formatClock(time: string, locale: Locale): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
  return formatTime(new Date(`1970-01-01T${time}:00Z`), locale, 'UTC');
}

/** Date and time of a moment in a zone. */
export function formatDateTime(at: Date, locale: Locale, zone: string, options: DateOptions = {}): string {
  return `${formatDate(at, locale, zone, options)}, ${formatTime(at, locale, zone)}`;
}

/** Date and time of a moment that belongs to no meeting, and so to no zone but UTC, which it says. */
export function formatInstant(at: Date, locale: Locale): string {
  return `${formatDateTime(at, locale, 'UTC')}${noBreak}(UTC)`;
}

/** Times of one sitting: 09:30–11:00, 9 h 30–11 h. */
export function formatTimeRange(from: Date, to: Date, locale: Locale, zone: string): string {
  return `${formatTime(from, locale, zone)}–${formatTime(to, locale, zone)}`;
}

/** Days of a meeting: 10–11 October 2017, 30 September – 1 October 2017. What both days share is said once. */
export function formatDayRange(
  from: string | Date,
  to: string | Date,
  locale: Locale,
  options: Pick<DateOptions, 'year'> = {},
): string {
  const [one, other] = [dayParts(from), dayParts(to)];
  if (one.year !== other.year) return `${formatDay(from, locale, options)} – ${formatDay(to, locale, options)}`;
  if (one.month !== other.month)
    return `${formatDay(from, locale, { year: false })} – ${formatDay(to, locale, options)}`;
  if (one.day === other.day) return formatDay(from, locale, options);
  return `${dayNumber(one.day, locale)}–${formatDay(to, locale, options)}`;
}

const inSentence = {
  en: {
    one: (day: string) => `on ${day}`,
    two: (first: string, last: string) => `on ${first} and ${last}`,
    more: (first: string, last: string) => `from ${first} to ${last}`,
  },
  fr: {
    one: (day: string) => `le ${day}`,
    two: (first: string, last: string) => `les ${first} et ${last}`,
    more: (first: string, last: string) => `du ${first} au ${last}`,
  },
  es: {
    one: (day: string) => `el ${day}`,
    two: (first: string, last: string) => `los días ${first} y ${last}`,
    more: (first: string, last: string) => `del ${first} al ${last}`,
  },
};

/** Days of a meeting inside a sentence, with their preposition or article: "on 10 and 11 October 2017", "les 10 et 11 octobre 2017", "del 10 al 12 de octubre de 2017". */
export function formatDaysInSentence(from: string | Date, to: string | Date, locale: Locale): string {
  const [one, other] = [dayParts(from), dayParts(to)];
  const days = Math.round(
    (Date.UTC(other.year, other.month - 1, other.day) - Date.UTC(one.year, one.month - 1, one.day)) / 86_400_000,
  );
  const words = inSentence[locale];
  if (days === 0) return words.one(formatDay(to, locale));
  const hasSameMonth = one.year === other.year && one.month === other.month;
  const first = hasSameMonth ? dayNumber(one.day, locale) : formatDay(from, locale, { year: one.year !== other.year });
  return (days === 1 ? words.two : words.more)(first, formatDay(to, locale));
}

/** Month and year, for sources and records that know no day: March 2022. */
export function formatMonth(day: string | Date, locale: Locale): string {
  const { year, month } = dayParts(day);
  return locale === 'es' ? `${monthName(month, locale)} de ${year}` : `${monthName(month, locale)} ${year}`;
}

/** Difference of a zone to UTC at a moment: UTC+2, UTC−3:30. */
export function formatOffset(at: Date, zone: string): string {
  const local = partsOf(at, zone);
  const minutes = Math.round(
    (Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute) -
      Math.floor(at.getTime() / 60_000) * 60_000) /
      60_000,
  );
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** Calendar days from one moment to another as people in the zone count them: tomorrow is 1, yesterday −1. */
export function calendarDaysBetween(from: Date, to: Date, zone: string): number {
  const [one, other] = [partsOf(from, zone), partsOf(to, zone)];
  return Math.round(
    (Date.UTC(other.year, other.month - 1, other.day) - Date.UTC(one.year, one.month - 1, one.day)) / 86_400_000,
  );
}

/** The day of a moment in a zone as `YYYY-MM-DD`, for `<time>` and for date fields. */
export function dayOf(at: Date, zone: string): string {
  const { year, month, day } = partsOf(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function writeDate(year: number, month: number, day: number, locale: Locale, options: DateOptions): string {
  const link = locale === 'es' ? ' de ' : ' ';
  const date = [
    dayNumber(day, locale),
    monthName(month, locale),
    ...(options.year === false ? [] : [String(year)]),
  ].join(link);
  if (!options.weekday) return date;
  const weekday = format(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, day));
  return locale === 'es' ? `${weekday}, ${date}` : `${weekday} ${date}`;
}

/** French alone says the first of a month as an ordinal. */
function dayNumber(day: number, locale: Locale): string {
  return locale === 'fr' && day === 1 ? '1er' : String(day);
}

const monthNames = new Map<string, string>();

/** A month of the year, 1 to 12, by its name as it stands beside a day. */
export function monthName(month: number, locale: Locale): string {
  const key = `${locale} ${month}`;
  const known = monthNames.get(key);
  if (known !== undefined) return known;
  // With a day beside it, so that a language that declines its months gives the right form.
  const parts = format(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(
    Date.UTC(2027, month - 1, 15),
  );
  const name = parts.find((part) => part.type === 'month')?.value ?? String(month);
  monthNames.set(key, name);
  return name;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Writes a moment in a zone as 26/03/2027, 14:32. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  clocks.set(zone, made);
  return made;
}

const moments = new Map<string, DateParts>();
/** A page asks again and again for the same few moments; as many as are kept here are soon read anew. */
const mostMoments = 2_000;

function partsOf(at: Date, zone: string): DateParts {
  const key = `${zone} ${Math.floor(at.getTime() / 60_000)}`;
  const known = moments.get(key);
  if (known) return known;
  // Reading the written form costs a third of having it taken apart.
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = clockOf(zone).format(at).split(/\D+/).map(Number);
  const parts = { year, month, day, hour, minute };
  if (moments.size >= mostMoments) moments.clear();
  moments.set(key, parts);
  return parts;
}

function dayParts(day: string | Date): DateParts {
  const at = typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : day;
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
  };
}

/** A due date as it was given: a calendar day is written out, words ("by the next edition") stay as they are. */
export function formatDue(due: string, locale: Locale): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(due) ? formatDay(due, locale) : due;
}
