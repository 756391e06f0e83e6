import { expect, vi } from 'vitest';
import { db } from '@/lib/core/db';
import type { Write } from '@/prisma/factories/invariants/writes';
import { handInAll, headersOf, peopleWith, type Race } from './hand-in';
import { watch, type Watcher } from './watch';

/** Sends again, with the same keys, for those who do not know, as often as patient people would. */
export async function retry(url: string, { slug, people }: Race, first: readonly Write[]): Promise<Write[]> {
  let known = [...first];
  for (let tries = 0; tries < 5; tries += 1) {
    const left = peopleWith(people, known, 'unknown');
    const again = await handInAll(url, slug, left, { width: 16 });
    const keys = new Set(left.map(({ key }) => key));
    known = [...known.filter(({ key }) => !keys.has(key)), ...again];
  }
  expect(peopleWith(people, known, 'unknown')).toEqual([]);
  return known;
}

/** Subjects of the changes that were acknowledged. */
export const acknowledgedOf = (writes: readonly Write[]) =>
  writes.filter(({ outcome }) => outcome === 'acknowledged').map(({ subject }) => subject);

/** What a run knows at its end, with what each watcher was given once it has everything. */
export async function knownAtTheEnd({ meetingId }: Race, writes: readonly Write[], watchers: readonly Watcher[] = []) {
  await vi.waitFor(
    async () => {
      const { liveSeq } = await db().meeting.findUniqueOrThrow({
        where: { id: meetingId },
        select: { liveSeq: true },
      });
      for (const watcher of watchers) expect(watcher.last()).toBe(liveSeq);
    },
    { timeout: 20_000, interval: 100 },
  );
  return {
    meetingId,
    acknowledged: acknowledgedOf(writes),
    writes,
    clients: watchers.map((watcher) => watcher.client()),
  };
}

/** So many members of the secretariat who watch a meeting. */
export async function watchers(url: string, { slug, secretary }: Race, count: number): Promise<Watcher[]> {
  const headers = await headersOf(secretary.accountId);
  return Promise.all(Array.from({ length: count }, (_, index) => watch(url, slug, headers, `desk ${index + 1}`)));
}
