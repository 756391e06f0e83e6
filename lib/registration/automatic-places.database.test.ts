import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { inParallel, makeCrowd } from '@/prisma/factories/crowd';
import { makeDelegation } from '@/prisma/factories/delegations';
import { handInAndDie } from '@/prisma/factories/hand-in-and-die';
import { violations } from '@/prisma/factories/invariants';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { submitDefinition } from './definitions';
import type { submitSchema } from './schema/submit';

// The thousand for a hundred are in automatic-places.long.test.ts; the same run at a size that fits every test run.
const crowd = 60;
const places = 12;

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

async function makeRace() {
  const meeting = await makeMeeting({
    confirmation: 'AUTOMATIC',
    capacity: places,
    registrationClosesAt: new Date(Date.now() + 86_400_000),
  });
  const { delegationId } = await makeDelegation(secretary, meeting.slug);
  return { ...meeting, delegates: await makeCrowd(meeting.id, delegationId, crowd) };
}

describe('a crowd that hands in at once where the meeting confirms by itself', () => {
  it('takes every place once, the rest wait in order without a gap, and sending everything again changes nothing', async () => {
    const { id: meetingId, slug, delegates } = await makeRace();
    const handIn = () =>
      inParallel(
        delegates.map(
          ({ actor, input, key }) =>
            () =>
              execute(submitDefinition, { actor, meeting: slug, input, key }),
        ),
        16,
      );
    expect((await handIn()).filter(({ ok }) => !ok)).toEqual([]);
    const acknowledged = delegates.map(({ registrationId }) => registrationId);
    const outcome = async () => {
      const rows = await db().registration.findMany({
        where: { meetingId },
        select: { id: true, personId: true, status: true, waitNumber: true },
      });
      const waiting = rows.filter(({ status }) => status === 'WAITLISTED');
      return {
        persons: new Set(rows.map(({ personId }) => personId)).size,
        rows: rows.length,
        confirmed: rows.filter(({ status }) => status === 'CONFIRMED').length,
        numbers: waiting.map(({ waitNumber }) => waitNumber).sort((a, b) => Number(a) - Number(b)),
      };
    };
    const expected = {
      persons: crowd,
      rows: crowd,
      confirmed: places,
      numbers: Array.from({ length: crowd - places }, (_, index) => index + 1),
    };
    expect(await outcome()).toEqual(expected);
    expect(await violations({ meetingId, acknowledged })).toEqual([]);
    // Every reply lost after COMMIT, everything sent again with its key.
    expect((await handIn()).filter(({ ok }) => !ok)).toEqual([]);
    expect(await outcome()).toEqual(expected);
    expect(await violations({ meetingId, acknowledged })).toEqual([]);
  }, 60_000);
});

// Through the built application and with two hundred: e2e/faults/hand-in.long.test.ts.
describe('a process killed outright while it takes hand-ins', () => {
  it('has kept what it acknowledged, and everything converges when it is sent again', async () => {
    const { id: meetingId, slug, delegates } = await makeRace();
    const done = await handInAndDie(slug, delegates, crowd / 4);
    const known = (all: boolean) => ({
      meetingId,
      acknowledged: delegates.filter((_, index) => all || done.has(index)).map(({ registrationId }) => registrationId),
      writes: delegates.map(({ actor, key, registrationId }, index) => ({
        action: 'registration.submit',
        accountId: actor.accountId,
        key,
        subject: registrationId,
        outcome: all || done.has(index) ? ('acknowledged' as const) : ('unknown' as const),
      })),
    });
    expect(done.size).toBeGreaterThanOrEqual(crowd / 4);
    expect(done.size).toBeLessThan(crowd);
    expect(await violations(known(false))).toEqual([]);
    const again = await inParallel(
      delegates.map(
        ({ actor, input, key }) =>
          () =>
            execute(submitDefinition, { actor, meeting: slug, input, key }),
      ),
      8,
    );
    expect(again.filter(({ ok }) => !ok)).toEqual([]);
    expect(await db().registration.count({ where: { meetingId, status: 'CONFIRMED' } })).toBe(places);
    expect(await violations(known(true))).toEqual([]);
  }, 60_000);
});

/** The twin: the same harness around a room that is counted first and taken afterwards. The checker must find it out. */
describe('the same crowd without the counter', () => {
  it('sells places twice, and the checker says so', async () => {
    const { id: meetingId, slug, delegates } = await makeRace();
    const some = delegates.slice(0, places + 4);
    const width = 8;
    let waiting = 0;
    let release = () => {};
    const allHaveCounted = new Promise<void>((resolve) => (release = resolve));
    const countThenTake: Definition<'meeting', typeof submitSchema, null> = {
      ...submitDefinition,
      verb: async (ctx, input) => {
        const taken = await ctx.tx.registration.count({ where: { meetingId, status: 'CONFIRMED' } });
        if ((waiting += 1) === width) release();
        await allHaveCounted;
        const status = taken < places ? 'CONFIRMED' : 'WAITLISTED';
        await ctx.tx.registration.update({ where: { id: input.registration }, data: { status }, select: { id: true } });
        await ctx.audit({ subject: { type: 'Registration', id: input.registration } });
        return null;
      },
    };
    // All but a few one after the other, then a few at once for what is left.
    await db().registration.updateMany({
      where: { id: { in: some.slice(0, places - 2).map(({ registrationId }) => registrationId) } },
      data: { status: 'CONFIRMED' },
    });
    const racing = delegates.slice(-width);
    await inParallel(
      racing.map(
        ({ actor, input, key }) =>
          () =>
            execute(countThenTake, { actor, meeting: slug, input, key }),
      ),
      width,
    );
    const confirmed = await db().registration.count({ where: { meetingId, status: 'CONFIRMED' } });
    expect(confirmed).toBeGreaterThan(places);
    const found = await violations({ meetingId, acknowledged: racing.map(({ registrationId }) => registrationId) });
    expect(found.some((said) => said.startsWith('4: the room has'))).toBe(true);
    expect(found.some((said) => said.startsWith('1: '))).toBe(true);
  }, 60_000);
});
