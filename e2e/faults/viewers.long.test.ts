// A thousand people watch a meeting, and the application is killed under them: all are back soon, and nobody misses a change.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/core/db';
import { inParallel } from '@/prisma/factories/crowd';
import { violations } from '@/prisma/factories/invariants';
import { makeActor } from '@/prisma/factories/meetings';
import { startInstance, type Instance } from './application';
import { knownAtTheEnd, watchers } from './campaign';
import { everybody, handInAll, makeRace, outcomeIn } from './hand-in';

let application: Instance;
beforeEach(async () => {
  application = await startInstance();
});
afterEach(() => application.kill());

describe('a thousand viewers whose application is killed', () => {
  it('all come back, by themselves, and end at the last version, each change once; how long that took is said', async () => {
    const race = await makeRace(12, 6);
    // Ten windows each: of more the application closes the oldest.
    const staff = await inParallel(
      Array.from({ length: 100 }, () => () => makeActor({ siteRole: 'STAFF' })),
      4,
    );
    const desks = (
      await Promise.all(staff.map((secretary) => watchers(application.url, { ...race, secretary }, 10)))
    ).flat();
    const early = await handInAll(application.url, race.slug, race.people.slice(0, 6));
    await application.kill();
    await application.start();
    const since = performance.now();
    const late = await handInAll(application.url, race.slug, race.people.slice(6), { width: 3 });
    const { liveSeq } = await db().meeting.findUniqueOrThrow({
      where: { id: race.meetingId },
      select: { liveSeq: true },
    });
    await vi.waitFor(() => expect(desks.filter((desk) => desk.last() < liveSeq).length).toBe(0), {
      timeout: 60_000,
      interval: 50,
    });
    const seconds = (performance.now() - since) / 1000;
    console.log(`1,000 viewers: all at the last version ${seconds.toFixed(1)} s after the application answered again`);
    expect(await outcomeIn(race.meetingId)).toEqual(everybody(12, 6));
    expect(await violations(await knownAtTheEnd(race, [...early, ...late], desks))).toEqual([]);
    await Promise.all(desks.map((desk) => desk.stop()));
  });
});
