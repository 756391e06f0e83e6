import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  agreeDefinition,
  carrySinglyDefinition,
  reviewDefinition,
  submitDefinition,
  withdrawDefinition,
} from './definitions';
import { REGIONAL_TRANSITIONS, type RecommendationRole, type RegionalState } from './policy';

/** What can be pressed for each step; the others follow from what becomes of general recommendations. */
const steps = {
  GROUP_REVIEW: reviewDefinition,
  AGREED: agreeDefinition,
  SUBMITTED: submitDefinition,
  CARRIED_SINGLY: carrySinglyDefinition,
  WITHDRAWN: withdrawDefinition,
} as const;
const states = [...new Set(REGIONAL_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];

/** Steps of the table that nothing in the application takes yet: whoever adds a way takes its row out here. */
const withoutWay = [
  'GROUP_REVIEW DRAFT',
  'AGREED GROUP_REVIEW',
  'CONSOLIDATED SUBMITTED',
  'CARRIED_SINGLY SUBMITTED',
  'SET_ASIDE SUBMITTED',
];

/** Everybody who tries: by role, and by the role that the table knows them under (none for the rest). */
type Trier = { who: string; as: RecommendationRole | null; actor: Actor };
let triers: Trier[];
let place: { meetingId: string; slug: string; groupId: string };

beforeAll(async () => {
  await makeTheme('labour-migration');
  const meeting = await makeMeeting();
  const [group, other] = [await makeGroup(meeting.id), await makeGroup(meeting.id, 'AME', 2)];
  const elsewhere = await makeMeeting();
  place = { meetingId: meeting.id, slug: meeting.slug, groupId: group.id };
  const meetingId = meeting.id;
  const held = async (who: string, as: RecommendationRole | null, given: Parameters<typeof makeActor>[0]) => ({
    who,
    as,
    actor: await makeActor(given),
  });
  triers = [
    await held('ADMIN', 'ADMIN', { siteRole: 'ADMIN' }),
    await held('STAFF', 'STAFF', { siteRole: 'STAFF' }),
    await held('ORGANISER', 'ORGANISER', { roles: [{ meetingId, kind: 'ORGANISER' }] }),
    await held('CHAIR', 'CHAIR', { roles: [{ meetingId, kind: 'CHAIR' }] }),
    await held('FACILITATOR', 'FACILITATOR', { roles: [{ meetingId, kind: 'FACILITATOR', groupId: group.id }] }),
    await held('RAPPORTEUR', 'RAPPORTEUR', { roles: [{ meetingId, kind: 'RAPPORTEUR', groupId: group.id }] }),
    await held('FACILITATOR of another group', null, {
      roles: [{ meetingId, kind: 'FACILITATOR', groupId: other.id }],
    }),
    await held('TRANSLATOR', null, { roles: [{ meetingId, kind: 'TRANSLATOR' }] }),
    await held('SCREEN_OPERATOR', null, { roles: [{ meetingId, kind: 'SCREEN_OPERATOR' }] }),
    await held('ORGANISER of another meeting', null, { roles: [{ meetingId: elsewhere.id, kind: 'ORGANISER' }] }),
  ];
}, 60_000);

/** A regional recommendation of which every guard of every step holds: in no general one, written by nobody who tries. */
const inState = (status: RegionalState) =>
  makeRecommendation({ meetingId: place.meetingId, groupId: place.groupId, status, symbol: `AFR/${randomUUID()}` });

describe.each(states)('a regional recommendation in %s', (from) => {
  it('moves by those steps of the table alone, for those roles alone, and a refused step leaves it as it was', async () => {
    let made = await inState(from);
    const moved: string[] = [];
    const expected: string[] = [];
    for (const [to, definition] of Object.entries(steps)) {
      for (const { who, as, actor } of triers) {
        const input = { recommendation: made.id, revision: made.revisionId };
        const result = await execute(definition as typeof withdrawDefinition, {
          actor,
          meeting: place.slug,
          input: definition === withdrawDefinition ? { ...input, reason: 'A reason' } : input,
          key: randomUUID(),
        });
        const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: made.id } });
        expect([who, to, status]).toEqual([who, to, result.ok ? to : from]);
        if (result.ok) {
          moved.push(`${to} by ${who}`);
          made = await inState(from);
        }
        const row = REGIONAL_TRANSITIONS.find((step) => step.from === from && step.to === to);
        const hasWay = !withoutWay.includes(`${from} ${to}`);
        if (hasWay && row && as && row.roles.includes(as)) expected.push(`${to} by ${who}`);
      }
    }
    expect(moved).toEqual(expected);
  });
});
