import { beforeAll, describe, expect, it } from 'vitest';
import { enterMeeting } from '@/lib/auth/scope';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { makeGroup, makeRegion, makeSnapshot, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { listFedByFigures } from './queries';

beforeAll(async () => {
  await makeRegion('AFR');
  await makeTheme('labour-migration');
});

/** A figure with an issue, on which stand a numbered recommendation that became a commitment, one withdrawn and a draft. */
async function chained() {
  const meeting = await makeMeeting();
  const snapshot = await makeSnapshot(
    meeting.id,
    ['a', 'b'],
    [
      { columnKey: 'africa', choice: 'a', rank: 1 },
      { columnKey: 'africa', choice: 'b', rank: 2 },
    ],
  );
  const cellId = snapshot.cells.find(({ choiceCode }) => choiceCode === 'a')?.id ?? '';
  const group = await makeGroup(meeting.id);
  const meetingId = meeting.id;
  await db().issue.update({ where: { id: group.issueId }, data: { cellId } });
  const regional = { meetingId, groupId: group.id, issueId: group.issueId };
  const numbered = await makeRecommendation({ ...regional, status: 'CONSOLIDATED', symbol: 'AFR/1' });
  await makeRecommendation({ ...regional, status: 'WITHDRAWN', symbol: 'AFR/2' });
  await makeRecommendation({ ...regional });
  const general = await makeRecommendation({
    meetingId,
    status: 'ADOPTED',
    symbol: 'G/1',
    sources: [{ ...numbered, disposition: 'FULL' }],
  });
  const { id: decisionId } = await db().decision.create({
    data: { revisionId: general.revisionId, outcome: 'ADOPTED', byName: 'The Chair' },
    select: { id: true },
  });
  await db().commitment.create({
    data: { meetingId, symbol: 'C/1', revisionId: general.revisionId, decisionId, owners: [] },
  });
  return { meeting, group, publish: () => publish(meeting.id) };
}

async function publish(meetingId: string) {
  const { id: documentId } = await db().outcomeDocument.create({
    data: { meetingId, symbol: `${meetingId}/Highlights`, title: {}, state: 'PUBLISHED', authentic: ['en'] },
    select: { id: true },
  });
  const canonical = JSON.stringify({ documentId });
  await db().publication.create({
    data: { documentId, number: 1, canonical, sha256: sha256(canonical), byName: 'Somebody' },
  });
}

describe('forward from a figure', () => {
  it('leads to its issue, the numbered recommendations on it and the commitments they became', async () => {
    const { meeting, group, publish } = await chained();
    await publish();
    const rows = await listFedByFigures(await enterMeeting(null, meeting.slug), 1);
    expect(
      rows.map(({ column, choice, issue, recommendations }) => [
        column,
        choice,
        issue.id,
        issue.groupCode,
        recommendations.map(({ symbol, uses }) => [
          symbol,
          uses.map(({ generalSymbol, disposition, commitment }) => [generalSymbol, disposition, commitment]),
        ]),
      ]),
    ).toEqual([['africa', 'a', group.issueId, 'AFR', [['AFR/1', [['G/1', 'FULL', 'C/1']]]]]]);
    expect(await listFedByFigures(await enterMeeting(null, meeting.slug), 2)).toEqual([]);
  });

  it('tells the public nothing before the Highlights are published, and those in the meeting no commitment', async () => {
    const { meeting } = await chained();
    expect(await listFedByFigures(await enterMeeting(null, meeting.slug), 1)).toEqual([]);
    const commitmentFor = async (kind: 'OBSERVER' | 'TRANSLATOR') => {
      const actor = await makeActor({ roles: [{ meetingId: meeting.id, kind }] });
      const [row] = await listFedByFigures(await enterMeeting(actor, meeting.slug), 1);
      return row?.recommendations.map(({ uses }) => uses.map(({ commitment }) => commitment));
    };
    expect(await commitmentFor('OBSERVER')).toEqual([[null]]);
    expect(await commitmentFor('TRANSLATOR')).toEqual([['C/1']]);
  });
});
