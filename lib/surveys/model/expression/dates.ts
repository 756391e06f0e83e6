const dayLength = 86_400_000;

/** A moment as it was written: its wall time, and how many minutes it is ahead of UTC. */
export type Moment = { wall: Date; offset: number; hasTime: boolean };

const dateOnly = /^(\d{4})-(\d{2})-(\d{2})$/;
const withTime = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;
const timeOnly = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Midnight of a date that exists, as UTC; null for 30 February. */
function midnightOf(text: string): number | null {
  const [, year = '', month = '', day = ''] = dateOnly.exec(text) ?? [];
  if (!year) return null;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) ? null : date.getTime();
}

function millisecondsOf([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number | null {
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Math.trunc(Number(`0.${fraction ?? 0}`) * 1000);
}

/** A date, or a date with a time, in ISO 8601; null where it is neither. */
export function momentOf(text: string): Moment | null {
  if (text.length > 40) return null;
  const midnight = midnightOf(text);
  if (midnight !== null) return { wall: new Date(midnight), offset: 0, hasTime: false };
  const [, date = '', ...parts] = withTime.exec(text) ?? [];
  const [start, time] = [midnightOf(date), millisecondsOf(parts)];
  if (start === null || time === null) return null;
  return { wall: new Date(start + time), offset: offsetOf(parts[4]), hasTime: true };
}

function offsetOf(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Whether a text is a date without a time, written `YYYY-MM-DD`, that the calendar has: 30 February is none. */
export const isDate = (text: string): boolean => midnightOf(text) !== null;

/** Days since 1 January 1970, with a fraction for the time; null where the text is no date. */
export function daysOf(text: string): number | null {
  const moment = momentOf(text);
  return moment && (moment.wall.getTime() - moment.offset * 60_000) / dayLength;
}

/** The part of a day that has passed at a time: noon is 0.5. NaN where the text is no time. */
export function dayPartOf(text: string): number {
  const [found, ...parts] = text.length > 40 ? [] : (timeOnly.exec(text) ?? []);
  const moment = momentOf(text);
  const time = found ? millisecondsOf(parts) : moment && moment.wall.getTime() % dayLength;
  return time === null || time < 0 ? Number.NaN : time / dayLength;
}

/** The date of so many days since 1 January 1970, as YYYY-MM-DD; empty outside the years 1 to 9999. */
export function dateOfDays(days: number): string {
  const date = new Date(Math.floor(days) * dayLength);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return /^(?!0000)\d{4}-/.test(text) ? text.slice(0, 10) : '';
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** A moment on the clocks of a zone (a name such as `Africa/Dakar`), with its offset, as ISO 8601. */
export function writeMoment(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const date = `${pad(read('year'), 4)}-${pad(read('month'))}-${pad(read('day'))}`;
  const time = `${pad(read('hour'))}:${pad(read('minute'))}:${pad(read('second'))}`;
  const offset = Math.round((Date.parse(`${date}T${time}Z`) - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
  const [sign, minutes] = [offset < 0 ? '-' : '+', Math.abs(offset)];
  const ahead = `${sign}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
  return `${date}T${time}.${pad(moment.getUTCMilliseconds(), 3)}${ahead}`;
}

/**
 * A date in the form that is asked for, with XLSForm's signs (`%Y %y %m %n %b %d %e %a`, and `%H %h %M %S %3` for the time).
 * Names of months and days in `locale`. Empty where the text is no date.
 */
export function formatMoment(text: string, format: string, locale: string): string {
  const moment = momentOf(text);
  if (!moment) return '';
  const { wall } = moment;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(wall);
  const written: Readonly<Record<string, () => string>> = {
    Y: () => pad(wall.getUTCFullYear(), 4),
    y: () => pad(wall.getUTCFullYear() % 100),
    m: () => pad(wall.getUTCMonth() + 1),
    n: () => String(wall.getUTCMonth() + 1),
    b: () => named({ month: 'short' }),
    d: () => pad(wall.getUTCDate()),
    e: () => String(wall.getUTCDate()),
    a: () => named({ weekday: 'short' }),
    H: () => pad(wall.getUTCHours()),
    h: () => String(wall.getUTCHours()),
    M: () => pad(wall.getUTCMinutes()),
    S: () => pad(wall.getUTCSeconds()),
    '3': () => pad(wall.getUTCMilliseconds(), 3),
  };
  return format.slice(0, 200).replace(/%(.)/g, (found, sign: string) => written[sign]?.() ?? found);
}
