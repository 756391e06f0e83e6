/** A day as exactly as a source gives it: "2018", "2018-05" or "2018-05-14" (the forms of EDTF level 0). */
export type PartialDay = string;

/** A period whose ends a source gives more or less exactly; null is open. */
export type Period = { since: PartialDay | null; until: PartialDay | null };

const before = '0000-01-01';
const after = '9999-12-31';

/** First day that a partial day can mean. */
export function earliest(day: PartialDay): string {
  return day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day;
}

/** Last day that a partial day can mean. */
export function latest(day: PartialDay): string {
  if (day.length === 10) return day;
  if (day.length === 4) return `${day}-12-31`;
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether it is a partial day of the calendar: no 30 February. */
export function isPartialDay(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const first = earliest(text);
  const parsed = new Date(`${first}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === first;
}

/** Whether a period can include a day (`YYYY-MM-DD`); a year alone includes all its days. */
export function covers({ since, until }: Period, day: string): boolean {
  return (since === null ? before : earliest(since)) <= day && day <= (until === null ? after : latest(until));
}

/** Whether a period ends before it can begin. */
export function isBackwards({ since, until }: Period): boolean {
  return since !== null && until !== null && latest(until) < earliest(since);
}

/**
 * Whether two periods certainly have a day in common. A term that ends and one that begins in the same year do not: the
 * sources leave open on which day one handed over to the other.
 */
export function certainlyOverlap(one: Period, other: Period): boolean {
  const core = ({ since, until }: Period) => ({
    from: since === null ? before : latest(since),
    to: until === null ? after : earliest(until),
  });
  const [a, b] = [core(one), core(other)];
  return a.from <= a.to && b.from <= b.to && (a.from > b.from ? a.from : b.from) < (a.to < b.to ? a.to : b.to);
}

/** Where a period stands to a day: over, under way, or still to come. Without a beginning it is under way until it ends. */
export function standing(period: Period, day: string): 'past' | 'current' | 'incoming' {
  if (period.until !== null && latest(period.until) < day) return 'past';
  return period.since !== null && earliest(period.since) > day ? 'incoming' : 'current';
}
