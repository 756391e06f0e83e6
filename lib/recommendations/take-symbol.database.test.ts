import { describe, expect, it } from 'vitest';
import { execute } from '@/lib/core/execute';
import { db, type Tx } from '@/lib/core/db';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { agreeDefinition } from './definitions';

const together = 6;

async function reviewed() {
  const meeting = await makeMeeting();
  const group = await makeGroup(meeting.id);
  const facilitator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId: group.id }] });
  const made = [];
  for (let index = 0; index < together; index += 1)
    made.push(await makeRecommendation({ meetingId: meeting.id, groupId: group.id, status: 'GROUP_REVIEW' }));
  return { meeting, facilitator, made };
}

describe('numbers', () => {
  it('are all different and without a gap when several are agreed at once', async () => {
    const { meeting, facilitator, made } = await reviewed();
    const results = await Promise.all(
      made.map(({ id, revisionId }) =>
        execute(agreeDefinition, {
          actor: facilitator,
          meeting: meeting.slug,
          input: { recommendation: id, revision: revisionId },
          key: id,
        }),
      ),
    );
    const symbols = results.map((result) => (result.ok ? result.value.symbol : result.code)).toSorted();
    expect(symbols).toEqual(Array.from({ length: together }, (_, index) => `AFR/${index + 1}`));
  });

  it('would collide without the counter row: the twin counts and then writes', async () => {
    const { meeting, made } = await reviewed();
    // Everybody counts before anybody writes, as unlucky timing would have it.
    let arrived = 0;
    let release: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (release = resolve));
    const agreeByCounting = async (tx: Tx, id: string) => {
      const given = await tx.recommendation.count({ where: { meetingId: meeting.id, symbol: { startsWith: 'AFR/' } } });
      arrived += 1;
      if (arrived === together) release();
      await all;
      await tx.recommendation.update({ where: { id }, data: { symbol: `AFR/${given + 1}` } });
    };
    const results = await Promise.allSettled(made.map(({ id }) => db().$transaction((tx) => agreeByCounting(tx, id))));
    expect(results.filter(({ status }) => status === 'rejected').length).toBe(together - 1);
  });
});
