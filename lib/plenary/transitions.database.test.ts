import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { permissions, type Permission } from '@/lib/auth/permissions';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { runAsSystem } from '@/lib/core/run-as-system';
import { GENERAL_TRANSITIONS, type GeneralState } from '@/lib/recommendations/policy';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { concludeSilence } from './conclude-silence';
import {
  decideDefinition,
  openSilenceDefinition,
  showDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
} from './definitions';

type Made = { id: string; revisionId: string; amendment: string | null };
/** A button of the plenary: the permission it asks, where it leads, and whose step the table has it as. */
type Way = {
  name: string;
  permission: Permission;
  to: GeneralState;
  /** OWN: the table is asked for the role of whoever presses it, and without a row there the step is done and the state stays. CHAIR: on the Chair's word. */
  as: 'OWN' | 'CHAIR';
  hasAmendment?: true;
  run: (made: Made, actor: Actor) => Promise<{ ok: boolean }>;
};

let place: { meetingId: string; slug: string; delegationId: string };
let triers: { who: string; role: string | null; delegationId?: string; actor: Actor }[];
let position = 0;

const call = (actor: Actor, input: unknown) => ({ actor, meeting: place.slug, input, key: randomUUID() });

const decided = (outcome: 'ADOPTED' | 'WITH_RESERVATIONS' | 'AD_REFERENDUM' | 'DEFERRED' | 'NOT_ADOPTED'): Way => ({
  name: `decide ${outcome}`,
  permission: 'plenary.decide',
  to: outcome,
  as: 'OWN',
  run: ({ id, revisionId }, actor) =>
    execute(decideDefinition, call(actor, { recommendation: id, revision: revisionId, outcome, note: 'A reason' })),
});

const ways: readonly Way[] = [
  {
    name: 'show',
    permission: 'plenary.show',
    to: 'UNDER_REVIEW',
    as: 'OWN',
    run: ({ id }, actor) => execute(showDefinition, call(actor, { recommendation: id })),
  },
  ...(['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED'] as const).map(decided),
  {
    name: 'take an amendment',
    permission: 'amendment.decide',
    to: 'AMENDED',
    as: 'CHAIR',
    hasAmendment: true,
    run: ({ revisionId, amendment }, actor) =>
      execute(
        takeAmendmentDefinition,
        call(actor, { amendment, revision: revisionId, texts: { en: 'Adopt shared minimum standards.' } }),
      ),
  },
  {
    name: 'adopt by silence',
    permission: 'silence.open',
    to: 'ADOPTED',
    as: 'CHAIR',
    async run({ id, revisionId }, actor) {
      const closes = { date: '2031-05-01', time: '18:00' };
      const opened = await execute(
        openSilenceDefinition,
        call(actor, { recommendation: id, revision: revisionId, audience: 'ALL', closes }),
      );
      if (!opened.ok) return opened;
      const now = new Date('2031-05-01T18:00:00Z');
      const outcome = await runAsSystem('silence.conclude', place.slug, (ctx) =>
        concludeSilence({ ...ctx, now }, opened.value.silence),
      );
      return { ok: outcome === 'ADOPTED' };
    },
  },
];

/** Tabled in the plenary without a change of state: by whoever speaks for the delegation, while the text may be decided upon. */
const tabling = (made: Made, actor: Actor) =>
  execute(
    tableAmendmentDefinition,
    call(actor, {
      recommendation: made.id,
      revision: made.revisionId,
      delegation: place.delegationId,
      language: 'en',
      text: 'Adopt shared minimum standards.',
    }),
  );

beforeAll(async () => {
  await makeSwitzerland();
  await makeTheme('labour-migration');
  const [meeting, elsewhere] = [await makeMeeting(), await makeMeeting()];
  const meetingId = meeting.id;
  const group = await makeGroup(meetingId);
  const staff = await makeActor({ siteRole: 'STAFF' });
  const [ours, theirs] = [await makeDelegation(staff, meeting.slug), await makeDelegation(staff, meeting.slug)];
  place = { meetingId, slug: meeting.slug, delegationId: ours.delegationId };
  const held = async (kind: 'ORGANISER' | 'CHAIR' | 'SCREEN_OPERATOR' | 'TRANSLATOR' | 'OBSERVER') => ({
    who: kind,
    role: kind,
    actor: await makeActor({ roles: [{ meetingId, kind }] }),
  });
  triers = [
    { who: 'ADMIN', role: 'ADMIN', actor: await makeActor({ siteRole: 'ADMIN' }) },
    { who: 'STAFF', role: 'STAFF', actor: staff },
    await held('ORGANISER'),
    await held('CHAIR'),
    await held('SCREEN_OPERATOR'),
    await held('TRANSLATOR'),
    await held('OBSERVER'),
    {
      who: 'FACILITATOR',
      role: null,
      actor: await makeActor({ roles: [{ meetingId, kind: 'FACILITATOR', groupId: group.id }] }),
    },
    { who: 'FOCAL_POINT', role: 'FOCAL_POINT', delegationId: ours.delegationId, actor: ours.focalPoint },
    { who: 'FOCAL_POINT of another', role: 'FOCAL_POINT', delegationId: theirs.delegationId, actor: theirs.focalPoint },
    {
      who: 'CHAIR of another meeting',
      role: null,
      actor: await makeActor({ roles: [{ meetingId: elsewhere.id, kind: 'CHAIR' }] }),
    },
  ];
}, 60_000);

/** An item of the list in that state, on the screen in its text, of which every guard of every step holds; nobody runs the screen. */
async function inState(status: GeneralState, hasAmendment = false): Promise<Made> {
  const { meetingId, delegationId } = place;
  const made = await makeRecommendation({ meetingId, status, symbol: `G/${randomUUID()}` });
  await db().plenaryItem.updateMany({
    where: { meetingId, onScreenSince: { not: null } },
    data: { onScreenSince: null },
  });
  position += 1;
  await db().plenaryItem.create({
    data: { meetingId, recommendationId: made.id, position, onScreenSince: new Date(), shownRevisionId: null },
  });
  if (!hasAmendment) return { ...made, amendment: null };
  const { id: amendment } = await db().amendment.create({
    data: {
      recommendationId: made.id,
      number: 1,
      baseRevisionId: made.revisionId,
      unitUid: made.unitUid,
      delegationId,
      language: 'en',
      texts: { create: { language: 'en', text: 'Adopt shared minimum standards.' } },
    },
    select: { id: true },
  });
  return { ...made, amendment };
}

/** Whether the table of permissions gives it to this role, in the delegation the step is for. */
function isGranted(permission: Permission, { role, delegationId }: (typeof triers)[number]): boolean {
  const row: { roles: readonly string[]; ofDelegation?: readonly string[] } = permissions[permission];
  if (role === null) return false;
  return row.roles.includes(role) || (delegationId === place.delegationId && (row.ofDelegation ?? []).includes(role));
}

/** The steps of the table on the way there: what is ready or was deferred is taken up first. */
function hops(from: GeneralState, to: GeneralState): (readonly [GeneralState, GeneralState])[] {
  const isTakenUp = (from === 'READY' || from === 'DEFERRED') && to !== 'UNDER_REVIEW';
  return isTakenUp
    ? [
        [from, 'UNDER_REVIEW'],
        ['UNDER_REVIEW', to],
      ]
    : [[from, to]];
}

const rowOf = (from: GeneralState, to: GeneralState) =>
  GENERAL_TRANSITIONS.find((step) => step.from === from && step.to === to);
const decidable: readonly GeneralState[] = ['READY', 'UNDER_REVIEW', 'AMENDED', 'DEFERRED'];
/** What showing takes up. */
const waiting: readonly GeneralState[] = ['READY', 'AMENDED', 'DEFERRED'];

/** What the tables say: the state afterwards, or that it is refused. */
function expected(way: Way, from: GeneralState, trier: (typeof triers)[number]): GeneralState | 'refused' {
  if (!isGranted(way.permission, trier)) return 'refused';
  const role = way.as === 'CHAIR' ? 'CHAIR' : (trier.role ?? '');
  const isTaken = hops(from, way.to).every(([a, b]) => rowOf(a, b)?.roles.includes(role as 'CHAIR'));
  switch (way.name) {
    // Showing is for every item of the list; it takes the text up where it waits for that and the table lets this role.
    case 'show':
      return isTaken && waiting.includes(from) ? 'UNDER_REVIEW' : from;
    // Another amendment may be taken after the first.
    case 'take an amendment':
      return decidable.includes(from) ? 'AMENDED' : 'refused';
    // Of texts that were decided upon nobody is asked, though what waits for a confirmation may be adopted by the Chair.
    case 'adopt by silence':
      return decidable.includes(from) && isTaken ? 'ADOPTED' : 'refused';
    default:
      return isTaken ? way.to : 'refused';
  }
}

const states = [...new Set(GENERAL_TRANSITIONS.flatMap(({ from, to }) => [from, to]))];

describe.each(states)('a general recommendation in %s, in plenary', (from) => {
  it('moves by those steps of the table alone, for those roles alone, and a refused step leaves it as it was', async () => {
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const way of ways) {
      let made = await inState(from, way.hasAmendment);
      for (const trier of triers) {
        await db().plenaryRoom.updateMany({ where: { meetingId: place.meetingId }, data: { operatorId: null } });
        const { ok } = await way.run(made, trier.actor);
        const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: made.id } });
        seen.push(`${way.name} by ${trier.who}: ${ok ? status : status === from ? 'refused' : 'half'}`);
        wanted.push(`${way.name} by ${trier.who}: ${expected(way, from, trier)}`);
        if (ok) made = await inState(from, way.hasAmendment);
      }
    }
    expect(seen).toEqual(wanted);
  }, 60_000);

  it('takes amendments of those who speak for a delegation, while it may be decided upon', async () => {
    let made = await inState(from);
    for (const trier of triers) {
      const { ok } = await tabling(made, trier.actor);
      expect([trier.who, ok]).toEqual([trier.who, decidable.includes(from) && isGranted('amendment.table', trier)]);
      if (ok) made = await inState(from);
    }
  }, 60_000);
});

it('has a way for each step of the table that is the plenary’s', () => {
  const offered = new Set(
    ways.flatMap(({ name, to }) =>
      states
        .filter((from) => name !== 'show' || waiting.includes(from))
        .flatMap((from) => hops(from, to).map(([a, b]) => `${a} ${b}`)),
    ),
  );
  const steps = GENERAL_TRANSITIONS.filter(({ roles }) => roles.includes('CHAIR')).map(
    ({ from, to }) => `${from} ${to}`,
  );
  expect(steps.filter((step) => !offered.has(step))).toEqual([]);
});
