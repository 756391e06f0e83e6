import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeDelegation, nomination } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { nominateDefinition } from './definitions';

const places = 20;
const crowd = 120;

/** Runs the jobs with at most `width` under way at once, as a busy server would. */
async function inParallel<T>(jobs: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...jobs];
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) results.push(await job());
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

describe('a crowd for the last places', () => {
  it('takes every place once, refuses the others, and a repeated crowd changes nothing', async () => {
    const secretary = await makeActor({ siteRole: 'STAFF' });
    const { slug: meeting } = await makeMeeting({ registrationClosesAt: new Date(Date.now() + 86_400_000) });
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: places });
    const calls = Array.from({ length: crowd }, () => ({
      actor: focalPoint,
      meeting,
      input: nomination(delegationId),
      key: randomUUID(),
    }));
    const attempt = () =>
      inParallel(
        calls.map((call) => () => execute(nominateDefinition, call)),
        30,
      );

    const first = await attempt();
    expect(first.filter(({ ok }) => ok)).toHaveLength(places);
    for (const result of first) if (!result.ok) expect(result.code).toBe('full');

    // Every reply lost, everything sent again with its key: the same twenty, nobody else.
    const again = await attempt();
    expect(again.filter(({ ok }) => ok)).toHaveLength(places);
    const { seatsTaken } = await db().delegation.findUniqueOrThrow({
      where: { id: delegationId },
      select: { seatsTaken: true },
    });
    expect(seatsTaken).toBe(places);
    expect(await db().registration.count({ where: { delegationId } })).toBe(places);
    expect(await db().auditEntry.count({ where: { action: 'registration.nominate' } })).toBe(places);
  });
});
