import { toInstant } from '@/lib/meetings/model/zone';

/** The day so many days after another (`YYYY-MM-DD`); `days` may be negative. */
export function shiftDay(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last days of the months from `first` to `last`, the latest first. All as `YYYY-MM-DD`, both ends included. */
export function monthEnds(first: string, last: string): string[] {
  const ends: string[] = [];
  for (let start = `${first.slice(0, 7)}-01`; start <= last;) {
    const next = `${shiftDay(start, 31).slice(0, 7)}-01`;
    const end = shiftDay(next, -1);
    if (end >= first && end <= last) ends.unshift(end);
    start = next;
  }
  return ends;
}

/** The first instant of a day in a zone, also where the clocks are put forward over its midnight. */
export function startOfDay(date: string, zone: string): Date {
  const start = toInstant({ date, time: '00:00' }, zone) ?? toInstant({ date, time: '01:00' }, zone);
  if (!start) throw new Error(`no such day in ${zone}: ${date}`);
  return start;
}
