import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  agreeDefinition,
  askGroupsDefinition,
  carrySinglyDefinition,
  markReadyDefinition,
  recallDefinition,
  reopenDefinition,
  reopenGeneralDefinition,
  restoreGeneralDefinition,
  returnDefinition,
  reviewDefinition,
  submitDefinition,
  takeBackDefinition,
  withdrawDefinition,
  withdrawGeneralDefinition,
} from './definitions';
import {
  GENERAL_TRANSITIONS,
  REGIONAL_TRANSITIONS,
  type GeneralState,
  type RecommendationRole,
  type RegionalState,
} from './policy';
import { listRecommendations } from './queries';
import { readBoard } from './queries/board';

/** A button: from which states it is offered, where it leads, and what it sends beside the revision that was read. */
type Way = { name: string; from: readonly RegionalState[]; to: RegionalState; run: Run };
type Run = (
  made: { id: string; revisionId: string },
  by: { actor: Actor; meeting: string },
) => Promise<{ ok: boolean }>;

const move =
  (definition: typeof reviewDefinition | typeof agreeDefinition): Run =>
  ({ id, revisionId }, by) => {
    const input = { recommendation: id, revision: revisionId };
    return execute(definition as typeof reviewDefinition, { ...by, input, key: randomUUID() });
  };
const withReason =
  (definition: typeof withdrawDefinition | typeof markReadyDefinition): Run =>
  ({ id, revisionId }, by) => {
    const input = { recommendation: id, revision: revisionId, reason: 'A reason' };
    return execute(definition as typeof withdrawDefinition, { ...by, input, key: randomUUID() });
  };

/** What can be pressed; the other steps follow from what becomes of general recommendations. */
const ways: readonly Way[] = [
  { name: 'review', from: ['DRAFT'], to: 'GROUP_REVIEW', run: move(reviewDefinition) },
  { name: 'return', from: ['GROUP_REVIEW'], to: 'DRAFT', run: withReason(returnDefinition) },
  {
    name: 'agree',
    from: ['GROUP_REVIEW'],
    to: 'AGREED',
    run: move(agreeDefinition),
  },
  { name: 'reopen', from: ['AGREED'], to: 'GROUP_REVIEW', run: withReason(reopenDefinition) },
  { name: 'submit', from: ['AGREED'], to: 'SUBMITTED', run: move(submitDefinition) },
  { name: 'carry', from: ['SUBMITTED'], to: 'CARRIED_SINGLY', run: move(carrySinglyDefinition) },
  {
    name: 'take back',
    from: ['CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'],
    to: 'SUBMITTED',
    run: withReason(takeBackDefinition),
  },
  {
    name: 'withdraw',
    from: ['DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED'],
    to: 'WITHDRAWN',
    run: withReason(withdrawDefinition),
  },
];
const states = [...new Set(REGIONAL_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];

/** Steps of the table that follow from a general recommendation's being made ready, and from nothing that is pressed here. */
const byGeneral = ['SUBMITTED CONSOLIDATED', 'SUBMITTED SET_ASIDE'];

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
    for (const { name, from: starts, to, run } of ways) {
      for (const { who, as, actor } of triers) {
        const result = await run(made, { actor, meeting: place.slug });
        const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: made.id } });
        expect([who, name, status]).toEqual([who, name, result.ok ? to : from]);
        if (result.ok) {
          moved.push(`${name} by ${who}`);
          made = await inState(from);
        }
        const row = REGIONAL_TRANSITIONS.find((step) => step.from === from && step.to === to);
        if (starts.includes(from) && row && as && row.roles.includes(as)) expected.push(`${name} by ${who}`);
      }
    }
    expect(moved).toEqual(expected);
  });
});

it('has a way for each step of the table', () => {
  const offered = ways.flatMap(({ from, to }) => from.map((state) => `${state} ${to}`));
  const steps = REGIONAL_TRANSITIONS.map(({ from, to }) => `${from} ${to}`);
  expect([...offered, ...byGeneral].toSorted()).toEqual(steps.toSorted());
});

/** The same of a general recommendation until the plenary takes it up; what the plenary does has tests of its own. */
const generalWays: readonly { name: string; from: readonly GeneralState[]; to: GeneralState; run: Run }[] = [
  { name: 'ask', from: ['DRAFT'], to: 'CONCURRENCE', run: move(askGroupsDefinition) },
  { name: 'recall', from: ['CONCURRENCE'], to: 'DRAFT', run: withReason(recallDefinition) },
  { name: 'ready', from: ['DRAFT', 'CONCURRENCE'], to: 'READY', run: withReason(markReadyDefinition) },
  { name: 'reopen', from: ['READY'], to: 'DRAFT', run: withReason(reopenGeneralDefinition) },
  { name: 'withdraw', from: ['DRAFT'], to: 'WITHDRAWN', run: withReason(withdrawGeneralDefinition) },
  { name: 'restore', from: ['WITHDRAWN'], to: 'DRAFT', run: move(restoreGeneralDefinition) },
];
const byPlenary: readonly GeneralState[] = [
  'UNDER_REVIEW',
  'AMENDED',
  'ADOPTED',
  'WITH_RESERVATIONS',
  'AD_REFERENDUM',
  'DEFERRED',
  'NOT_ADOPTED',
];
const generalStates = [...new Set(GENERAL_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];

describe.each(generalStates)('a general recommendation in %s', (from) => {
  it('moves by those steps of the table alone, for those roles alone, and a refused step leaves it as it was', async () => {
    const general = async () => {
      const source = await inState('SUBMITTED');
      return makeRecommendation({
        meetingId: place.meetingId,
        status: from,
        symbol: `G/${randomUUID()}`,
        sources: [{ ...source, disposition: 'FULL' }],
      });
    };
    let made = await general();
    const moved: string[] = [];
    const expected: string[] = [];
    for (const { name, from: starts, to, run } of generalWays) {
      for (const { who, as, actor } of triers) {
        const result = await run(made, { actor, meeting: place.slug });
        const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: made.id } });
        expect([who, name, status]).toEqual([who, name, result.ok ? to : from]);
        if (result.ok) {
          moved.push(`${name} by ${who}`);
          made = await general();
        }
        // Ready is reached from DRAFT by way of CONCURRENCE.
        const last = to === 'READY' ? 'CONCURRENCE' : from;
        const row = GENERAL_TRANSITIONS.find((step) => step.from === last && step.to === to);
        if (starts.includes(from) && row && as && row.roles.includes(as)) expected.push(`${name} by ${who}`);
      }
    }
    expect(moved).toEqual(expected);
  });
});

it('has a way for each step of the general table that is not the plenary’s', () => {
  const offered = generalWays.flatMap(({ from, to }) => from.map((state) => `${state} ${to}`));
  const steps = GENERAL_TRANSITIONS.filter(({ to }) => !byPlenary.includes(to)).map(({ from, to }) => `${from} ${to}`);
  expect(offered.filter((step) => step !== 'DRAFT READY').toSorted()).toEqual(steps.toSorted());
});

describe('agreeing', () => {
  it('is refused on a note of dissent that was not read, and taken with the one that stands', async () => {
    const facilitator = triers.find(({ who }) => who === 'FACILITATOR')?.actor ?? null;
    const { id, revisionId } = await inState('GROUP_REVIEW');
    const write = (dissent: string) =>
      db().groupNote.create({ data: { recommendationId: id, revisionId, dissent }, select: { id: true } });
    const agreed = (note: string) =>
      execute(agreeDefinition, {
        actor: facilitator,
        meeting: place.slug,
        input: { recommendation: id, revision: revisionId, note },
        key: randomUUID(),
      });
    const first = await write('One delegation does not go along');
    expect(await agreed('')).toMatchObject({ code: 'conflict', fields: { revision: { code: 'isNoteCurrent' } } });
    const second = await write('Two delegations do not go along');
    expect(await agreed(first.id)).toMatchObject({ code: 'conflict', fields: { revision: { code: 'isNoteCurrent' } } });
    expect(await agreed(second.id)).toMatchObject({ ok: true });
  });
});

describe('a general recommendation that was ready', () => {
  it('is opened again with a reason, leaves the plenary’s list and lets its sources wait, but for those another takes up', async () => {
    const organiser = triers.find(({ who }) => who === 'ORGANISER')?.actor ?? null;
    const { meetingId, slug } = place;
    const [one, two] = [await inState('CONSOLIDATED'), await inState('CONSOLIDATED')];
    const full = (made: { id: string; revisionId: string }) => ({ ...made, disposition: 'FULL' as const });
    const general = await makeRecommendation({ meetingId, status: 'READY', sources: [full(one), full(two)] });
    const other = await makeRecommendation({ meetingId, status: 'READY', sources: [full(two)] });
    await db().plenaryItem.create({ data: { meetingId, recommendationId: general.id, position: 71 } });
    const call = (definition: typeof reopenGeneralDefinition, recommendation: string, revision: string, reason = '') =>
      execute(definition, {
        actor: organiser,
        meeting: slug,
        input: { recommendation, revision, reason },
        key: randomUUID(),
      });
    expect(await call(takeBackDefinition, one.id, one.revisionId, 'Asked for')).toMatchObject({
      fields: { revision: { code: 'isKeptInNoReady' } },
    });
    expect(await call(reopenGeneralDefinition, general.id, general.revisionId)).toMatchObject({
      fields: { revision: { code: 'givesReason' } },
    });
    expect(await call(reopenGeneralDefinition, general.id, general.revisionId, 'A group asks')).toMatchObject({
      ok: true,
    });
    const states = await db().recommendation.findMany({
      where: { id: { in: [general.id, other.id, one.id, two.id] } },
      select: { id: true, status: true },
    });
    expect(new Map(states.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [general.id, 'DRAFT'],
        [other.id, 'READY'],
        [one.id, 'SUBMITTED'],
        [two.id, 'CONSOLIDATED'],
      ]),
    );
    expect(await db().plenaryItem.findUnique({ where: { recommendationId: general.id } })).toMatchObject({
      position: null,
    });
  });
});

describe('a general recommendation that is withdrawn', () => {
  it('takes up no source, stays with the secretariat, and comes back unless a source went another way', async () => {
    const { meetingId, slug } = place;
    const organiser = await makeActor({ roles: [{ meetingId, kind: 'ORGANISER' }] });
    const source = await inState('SUBMITTED');
    const sources = [{ ...source, disposition: 'FULL' as const }];
    const general = await makeRecommendation({ meetingId, status: 'DRAFT', sources });
    const scope = await enterMeeting(organiser, slug);
    const waiting = async () => (await readBoard(scope)).inNone.rows.some(({ id }) => id === source.id);
    const by = { actor: organiser, meeting: slug };
    expect(await waiting()).toBe(false);
    const withdrawn = await withReason(withdrawGeneralDefinition)({ ...general }, by);
    expect([withdrawn.ok, await waiting()]).toEqual([true, true]);

    const facilitator = await makeActor({ roles: [{ meetingId, kind: 'FACILITATOR', groupId: place.groupId }] });
    const seen = await listRecommendations(await enterMeeting(facilitator, slug), { level: 'GENERAL' });
    expect(seen.rows.map(({ id }) => id)).not.toContain(general.id);

    expect(await move(restoreGeneralDefinition)({ ...general }, by)).toMatchObject({ ok: true });
    expect(await waiting()).toBe(false);
    await withReason(withdrawGeneralDefinition)({ ...general }, by);
    expect(await move(carrySinglyDefinition)({ ...source }, by)).toMatchObject({ ok: true });
    expect(await move(restoreGeneralDefinition)({ ...general }, by)).toMatchObject({
      code: 'conflict',
      fields: { revision: { code: 'sources_gone' } },
    });
  });
});
