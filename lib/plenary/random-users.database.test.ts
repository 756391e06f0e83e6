import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeDelegation } from '@/prisma/factories/delegations';
import { violations } from '@/prisma/factories/invariants';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { attempts, play, type Attempt } from '@/prisma/factories/random-plenary';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { tableAmendmentDefinition } from './definitions';

/** Always the same draw; the long run draws others (`npm run test:long`). */
const [program = []] = fc.sample(attempts({ minLength: 50, maxLength: 50 }), { numRuns: 1, seed: 20_261_129 });

describe('a room and a plenary, whatever their users do and whatever goes wrong', () => {
  it('take what they should and nothing else, and all that must hold holds after each step', async () => {
    const { wrong, taken, refused } = await play(program);
    expect(wrong).toEqual([]);
    expect(Math.min(taken, refused)).toBeGreaterThan(5);
  }, 60_000);

  it('is told where something does not hold: a status without its step, and what is open on a text that was decided', async () => {
    const meeting = await makeMeeting();
    const { focalPoint, delegationId } = await makeDelegation(await makeActor({ siteRole: 'STAFF' }), meeting.slug);
    const { id, revisionId: revision } = await makeRecommendation({ meetingId: meeting.id, status: 'READY' });
    await db().plenaryItem.create({ data: { meetingId: meeting.id, recommendationId: id, position: 1 } });
    const input = { recommendation: id, revision, delegation: delegationId, language: 'en', text: 'Adopt a standard.' };
    const call = { actor: focalPoint, meeting: meeting.slug, input, key: randomUUID() };
    expect(await execute(tableAmendmentDefinition, call)).toMatchObject({ ok: true });
    expect(await violations({ meetingId: meeting.id })).toEqual([]);
    await db().recommendation.update({ where: { id }, data: { status: 'ADOPTED' } });
    expect((await violations({ meetingId: meeting.id })).toSorted()).toEqual([
      `1: the steps of ${id} do not lead to ADOPTED`,
      `5: an amendment is open to ${id}, which was decided`,
    ]);
  }, 60_000);

  const by = { minutes: 1, item: 0 } as const;
  const changed: Attempt[] = [
    { ...by, by: 'chair', step: 'show', fault: 'none' },
    { ...by, by: 'staff', step: 'revise', fault: 'none' },
    { ...by, by: 'chair', step: 'show', fault: 'none' },
    { ...by, by: 'chair', step: 'decide', fault: 'stale' },
  ];

  it('would be seen to decide on a text that nobody had read, without the look at its revision', async () => {
    expect((await play(changed)).wrong).toEqual([]);
    expect((await play(changed, 'revision')).wrong).toEqual(['decide by chair (stale) was taken']);
  }, 60_000);

  it('would be seen to do twice what was sent twice, without the key of a repetition', async () => {
    const twice: Attempt[] = [{ ...by, by: 'one', step: 'table', fault: 'double' }];
    expect((await play(twice)).wrong).toEqual([]);
    expect((await play(twice, 'key')).wrong).toEqual([expect.stringContaining('was answered twice otherwise')]);
  }, 60_000);
});
