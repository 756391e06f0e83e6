import { db } from '@/lib/core/db';
import type { Visibility } from '@/lib/core/prisma/enums';
import { words, type Said } from './said';

/** Somebody who watches a meeting: the number they began after, and the numbers of the events they were given, in order. */
export type LiveClient = { name: string; after: number; given: readonly number[]; classes: readonly Visibility[] };

/** 6: the meeting's events are numbered without a gap up to its last number. */
export function liveEvents(meetingId: string): Promise<string[]> {
  return words(db().$queryRaw<Said>`
    SELECT '6: ' || n || ' live events and the last number is ' || "liveSeq" AS said FROM (
      SELECT m."liveSeq", (SELECT count(*) FROM "LiveEvent" e WHERE e."meetingId" = m.id AND e.seq BETWEEN 1 AND m."liveSeq") AS n
      FROM "Meeting" m WHERE m.id = ${meetingId}::uuid) c WHERE n <> "liveSeq"`);
}

/** 6: every client was given every event it may learn of, once, in order, and none it may not. */
export async function missedBy(meetingId: string, clients: readonly LiveClient[]): Promise<string[]> {
  if (clients.length === 0) return [];
  const events = await db().liveEvent.findMany({
    where: { meetingId },
    orderBy: { seq: 'asc' },
    select: { seq: true, visibility: true },
  });
  return clients.flatMap(({ name, after, given, classes }) => {
    const due = events
      .filter(({ seq, visibility }) => seq > after && classes.includes(visibility))
      .map(({ seq }) => seq);
    const place = due.findIndex((seq, index) => given[index] !== seq);
    if (place >= 0) return [`6: ${name} was given ${given[place] ?? 'nothing'} where event ${due[place]} was due`];
    return given.length > due.length ? [`6: ${name} was given ${given[due.length]}, which was not due`] : [];
  });
}
