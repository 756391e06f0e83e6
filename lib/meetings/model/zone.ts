/** A wall-clock time of a meeting: a calendar day `YYYY-MM-DD` and a time of day `HH:MM`, meaningless without a zone. */
export type LocalTime = { date: string; time: string };

const day = 24 * 60 * 60_000;

/** Whether this runtime can compute with the zone. Names the list leaves out (old or new spellings of a city) count too. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9+_/-]*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The zones to choose from, in alphabetical order, with UTC in front; `current` is kept even where the runtime spells it otherwise. */
export function listZones(current?: string): string[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (current && isZone(current)) zones.add(current);
  const [first = 'UTC', ...rest] = zones;
  return [first, ...rest.sort()];
}

/**
 * The instant at which the clocks of a zone show this local time. Null where they never do, because they are put
 * forward over it. Where they show it twice, because they are put back, the first of the two (as in RFC 5545).
 */
export function toInstant({ date, time }: LocalTime, zone: string): Date | null {
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(wall)) return null;
  // Any change of offset near this time lies between these two; no zone is further than a day from UTC.
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const candidates = offsets
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(instant, zone) === wall);
  return candidates.length === 0 ? null : new Date(Math.min(...candidates));
}

/** What the clocks of a zone show at an instant; seconds are left out. */
export function toLocal(instant: Date, zone: string): LocalTime {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const format = formats.get(zone) ?? makeFormat(zone);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
  const shown = Date.UTC(year, month - 1, date, hour, minutes, second);
  return shown - Math.floor(instant / 1000) * 1000;
}

function makeFormat(zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
