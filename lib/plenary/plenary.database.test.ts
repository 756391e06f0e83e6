import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { reviseGeneralDefinition } from '@/lib/recommendations/definitions';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  clearDefinition,
  decideDefinition,
  orderDefinition,
  showDefinition,
  takeScreenDefinition,
} from './definitions';
import { listPlenary } from './queries/list';

let staff: Actor;
const key = () => randomUUID();

beforeAll(async () => {
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

async function sitting(items = 2) {
  const meeting = await makeMeeting();
  const group = await makeGroup(meeting.id);
  const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  const operator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'SCREEN_OPERATOR' }] });
  const made = [];
  for (let number = 1; number <= items; number += 1) {
    const source = await makeRecommendation({
      meetingId: meeting.id,
      groupId: group.id,
      status: 'CONSOLIDATED',
      symbol: `AFR/${number}`,
    });
    made.push(
      await makeRecommendation({
        meetingId: meeting.id,
        status: 'READY',
        symbol: `G/${number}`,
        sources: [{ ...source, disposition: 'FULL' }],
      }),
    );
  }
  const positions = Object.fromEntries(made.map(({ id }, index) => [id, String(index + 1)]));
  await execute(orderDefinition, { actor: staff, meeting: meeting.slug, input: { positions }, key: key() });
  const [first, second = { id: '', revisionId: '' }] = made;
  if (!first) throw new Error('one was made');
  return { meeting, chair, operator, first, second };
}
type Sitting = Awaited<ReturnType<typeof sitting>>;

const show = ({ meeting }: Sitting, actor: Actor, id: string) =>
  execute(showDefinition, { actor, meeting: meeting.slug, input: { recommendation: id }, key: key() });
const decide = ({ meeting, chair }: Sitting, input: Record<string, unknown>, actor = chair) =>
  execute(decideDefinition, { actor, meeting: meeting.slug, input, key: key() });
const statusOf = async (id: string) => (await db().recommendation.findUniqueOrThrow({ where: { id } })).status;

describe('the order', () => {
  it('is changed by numbers; what has none comes off the list', async () => {
    const here = await sitting(3);
    const scope = await enterMeeting(staff, here.meeting.slug);
    const [a, b, c] = (await listPlenary(scope)).map(({ id }) => id);
    const positions = { [a ?? '']: '7', [b ?? '']: '', [c ?? '']: '2' };
    expect(
      await execute(orderDefinition, { actor: staff, meeting: here.meeting.slug, input: { positions }, key: key() }),
    ).toMatchObject({ ok: true });
    expect((await listPlenary(scope)).map(({ id, position }) => [id, position])).toEqual([
      [c, 1],
      [a, 2],
    ]);
    expect((await listPlenary(scope, { all: true })).map(({ id, position }) => [id, position])).toEqual([
      [c, 1],
      [a, 2],
      [b, null],
    ]);
  });

  it('takes nothing that is not ready and nothing of another meeting', async () => {
    const [here, elsewhere] = [await sitting(), await sitting()];
    const draft = await makeRecommendation({ meetingId: here.meeting.id });
    for (const id of [draft.id, elsewhere.first.id]) {
      const call = { actor: staff, meeting: here.meeting.slug, input: { positions: { [id]: '1' } }, key: key() };
      expect(await execute(orderDefinition, call)).toMatchObject({
        code: 'invalid',
        fields: { positions: { code: 'not_ready' } },
      });
    }
    expect(await listPlenary(await enterMeeting(staff, here.meeting.slug))).toHaveLength(2);
  });
});

describe('the screen', () => {
  it('shows at most one item, also when two are put there at the same moment', async () => {
    const here = await sitting();
    const results = await Promise.all([
      show(here, here.operator, here.first.id),
      show(here, here.chair, here.second.id),
      show(here, staff, here.first.id),
    ]);
    // The one who came first runs the screen; the others read that somebody does.
    expect(results.map((result) => (result.ok ? 'done' : result.code)).toSorted()).toEqual([
      'conflict',
      'conflict',
      'done',
    ]);
    expect(await db().plenaryItem.count({ where: { meetingId: here.meeting.id, onScreenSince: { not: null } } })).toBe(
      1,
    );
  });

  it('could show two without the order of the list and the index: the database refuses the second', async () => {
    const here = await sitting();
    const now = new Date();
    const put = (recommendationId: string) =>
      db().plenaryItem.update({ where: { recommendationId }, data: { onScreenSince: now } });
    const results = await Promise.allSettled([put(here.first.id), put(here.second.id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is run by the Chair, the secretariat and the operator; the Chair takes the item up by showing it', async () => {
    const here = await sitting();
    const observer = await makeActor({ roles: [{ meetingId: here.meeting.id, kind: 'OBSERVER' }] });
    expect(await show(here, observer, here.first.id)).toEqual({ ok: false, code: 'forbidden' });
    await show(here, here.operator, here.first.id);
    expect(await statusOf(here.first.id)).toBe('READY');
    await execute(takeScreenDefinition, { actor: here.chair, meeting: here.meeting.slug, input: {}, key: key() });
    await show(here, here.chair, here.second.id);
    expect(await statusOf(here.second.id)).toBe('UNDER_REVIEW');
    await execute(takeScreenDefinition, { actor: here.operator, meeting: here.meeting.slug, input: {}, key: key() });
    expect(
      await execute(clearDefinition, { actor: here.operator, meeting: here.meeting.slug, input: {}, key: key() }),
    ).toMatchObject({ ok: true, value: { cleared: true } });
    expect(await db().plenaryItem.count({ where: { meetingId: here.meeting.id, onScreenSince: { not: null } } })).toBe(
      0,
    );
  });
});

describe('the decision', () => {
  it('is noted on the revision on the screen, once', async () => {
    const here = await sitting();
    const input = { recommendation: here.first.id, revision: here.first.revisionId, outcome: 'ADOPTED' };
    expect(await decide(here, input)).toEqual({ ok: false, code: 'closed' });
    await show(here, here.operator, here.first.id);
    const results = await Promise.all([decide(here, input), decide(here, input)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const decisions = await db().decision.findMany({ where: { revision: { recommendationId: here.first.id } } });
    expect(decisions).toMatchObject([
      { revisionId: here.first.revisionId, outcome: 'ADOPTED', method: 'CONSENSUS_NOTED', byName: here.chair.name },
    ]);
    expect(await statusOf(here.first.id)).toBe('ADOPTED');
  });

  it('is refused on a revision newer than the one shown', async () => {
    const here = await sitting();
    await show(here, here.chair, here.first.id);
    const change = {
      recommendation: here.first.id,
      base: here.first.revisionId,
      text: 'Do something else.',
      theme: 'labour-migration',
      addressees: '',
      dueBy: '',
    };
    expect(
      await execute(reviseGeneralDefinition, { actor: staff, meeting: here.meeting.slug, input: change, key: key() }),
    ).toMatchObject({ ok: true });
    const input = { recommendation: here.first.id, revision: here.first.revisionId, outcome: 'ADOPTED' };
    expect(await decide(here, input)).toEqual({
      ok: false,
      code: 'conflict',
      fields: { revision: { code: 'isCurrent' } },
    });
    expect(await db().decision.count({ where: { revision: { recommendationId: here.first.id } } })).toBe(0);
  });

  it('says what it rests on: a reservation, a confirmation awaited, or a reason', async () => {
    const here = await sitting();
    await show(here, here.chair, here.first.id);
    const input = { recommendation: here.first.id, revision: here.first.revisionId };
    for (const outcome of ['WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED']) {
      expect(await decide(here, { ...input, outcome, note: '' })).toMatchObject({
        code: 'invalid',
        fields: { note: { code: 'note_missing' } },
      });
    }
    expect(await decide(here, { ...input, outcome: 'DEFERRED', note: 'Until tomorrow' })).toMatchObject({ ok: true });
    expect(
      await decide(here, { ...input, outcome: 'WITH_RESERVATIONS', note: 'One delegation on the date' }),
    ).toMatchObject({ ok: true });
    expect(await statusOf(here.first.id)).toBe('WITH_RESERVATIONS');
    expect((await listPlenary(await enterMeeting(here.chair, here.meeting.slug)))[0]?.decision).toMatchObject({
      outcome: 'WITH_RESERVATIONS',
      number: 1,
    });
  });

  it('is the Chair’s alone, and final', async () => {
    const here = await sitting();
    await show(here, here.chair, here.first.id);
    const input = { recommendation: here.first.id, revision: here.first.revisionId, outcome: 'ADOPTED' };
    for (const actor of [staff, here.operator])
      expect(await decide(here, input, actor)).toEqual({ ok: false, code: 'forbidden' });
    await decide(here, input);
    expect(await decide(here, { ...input, outcome: 'NOT_ADOPTED', note: 'Second thoughts' })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
  });
});

describe('two at once', () => {
  it('the order waits for a decision without holding what the decision needs next', async () => {
    const here = await sitting();
    const ready = await makeRecommendation({ meetingId: here.meeting.id, status: 'READY', symbol: 'G/9' });
    const input = { positions: { [here.first.id]: '2', [ready.id]: '1' } };
    const answer = await whileHeld(
      Prisma.sql`SELECT id FROM "Recommendation" WHERE id = ${ready.id}::uuid FOR UPDATE`,
      () => execute(orderDefinition, { actor: staff, meeting: here.meeting.slug, input, key: key() }),
      Prisma.sql`SELECT id FROM "Meeting" WHERE id = ${here.meeting.id}::uuid FOR NO KEY UPDATE`,
    );
    expect(answer).toEqual({ ok: true, value: { items: [ready.id, here.first.id] } });
  });
});

describe('reading', () => {
  it('takes as many statements for three items as for one, and shows none that is still drafted', async () => {
    const counts = [];
    for (const items of [1, 3]) {
      const here = await sitting(items);
      await makeRecommendation({ meetingId: here.meeting.id, text: 'Canary' });
      const scope = await enterMeeting(here.operator, here.meeting.slug);
      const tally = { writes: 0, statements: 0 };
      const rows = await writeTally.run(tally, () => listPlenary(scope, { all: true }));
      expect(rows).toHaveLength(items);
      expect(JSON.stringify(rows)).not.toContain('Canary');
      counts.push(tally.statements);
    }
    expect(counts).toEqual([2, 2]);
  });
});

describe('a closed meeting', () => {
  it('decides nothing any more', async () => {
    const here = await sitting();
    await show(here, here.chair, here.first.id);
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'CLOSED' } });
    const input = { recommendation: here.first.id, revision: here.first.revisionId, outcome: 'ADOPTED' };
    expect(await decide(here, input)).toEqual({ ok: false, code: 'closed' });
  });
});
