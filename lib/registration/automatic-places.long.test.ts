import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { inParallel, makeCrowd, type Delegate } from '@/prisma/factories/crowd';
import { makeDelegation } from '@/prisma/factories/delegations';
import { handInAndDie } from '@/prisma/factories/hand-in-and-die';
import { violations } from '@/prisma/factories/invariants';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { submitDefinition } from './definitions';

const crowd = 1_000;
const places = 100;

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

async function makeRace(size: number) {
  const meeting = await makeMeeting({
    confirmation: 'AUTOMATIC',
    capacity: places,
    registrationClosesAt: new Date(Date.now() + 86_400_000),
  });
  const { delegationId } = await makeDelegation(secretary, meeting.slug);
  return { ...meeting, delegates: await makeCrowd(meeting.id, delegationId, size) };
}

const handIn = (meeting: string, delegates: readonly Delegate[]) =>
  inParallel(
    delegates.map(
      ({ actor, input, key }) =>
        () =>
          execute(submitDefinition, { actor, meeting, input, key }),
    ),
    32,
  );

async function outcome(meetingId: string) {
  const rows = await db().registration.findMany({
    where: { meetingId },
    select: { personId: true, status: true, waitNumber: true },
  });
  const numbers = rows.flatMap(({ waitNumber }) => (waitNumber === null ? [] : [waitNumber])).sort((a, b) => a - b);
  return {
    persons: new Set(rows.map(({ personId }) => personId)).size,
    rows: rows.length,
    confirmed: rows.filter(({ status }) => status === 'CONFIRMED').length,
    waiting: numbers.length,
    gaps: numbers.filter((number, index) => number !== index + 1),
  };
}
const expected = { persons: crowd, rows: crowd, confirmed: places, waiting: crowd - places, gaps: [] };

describe('a thousand for a hundred places', () => {
  it('confirms exactly a hundred, the rest wait in order, each person is one row; a repeated crowd changes nothing', async () => {
    const { id: meetingId, slug, delegates } = await makeRace(crowd);
    const acknowledged = delegates.map(({ registrationId }) => registrationId);
    expect((await handIn(slug, delegates)).filter(({ ok }) => !ok)).toEqual([]);
    expect(await outcome(meetingId)).toEqual(expected);
    expect(await violations({ meetingId, acknowledged })).toEqual([]);
    expect((await handIn(slug, delegates)).filter(({ ok }) => !ok)).toEqual([]);
    expect(await outcome(meetingId)).toEqual(expected);
    expect(await violations({ meetingId, acknowledged })).toEqual([]);
  });

  it('killed in the middle, again and again: what was acknowledged is there, and everything converges when it is sent again', async () => {
    const { id: meetingId, slug, delegates } = await makeRace(crowd);
    let left = [...delegates];
    const known: string[] = [];
    for (const after of [60, 150, 90]) {
      const done = await handInAndDie(slug, left, after);
      expect(done.size).toBeGreaterThanOrEqual(after);
      known.push(...left.filter((_, index) => done.has(index)).map(({ registrationId }) => registrationId));
      expect(await violations({ meetingId, acknowledged: known })).toEqual([]);
      // Whoever got no answer sends again; some of them had been taken before the process died.
      left = left.filter((_, index) => !done.has(index));
    }
    expect((await handIn(slug, left)).filter(({ ok }) => !ok)).toEqual([]);
    expect(await outcome(meetingId)).toEqual(expected);
    const acknowledged = delegates.map(({ registrationId }) => registrationId);
    expect(await violations({ meetingId, acknowledged })).toEqual([]);
  });
});
