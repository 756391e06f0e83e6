import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { countStatements } from '@/prisma/factories/count-statements';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  carrySinglyDefinition,
  disposeDefinition,
  draftGeneralDefinition,
  judgeDefinition,
  markReadyDefinition,
  withdrawDefinition,
} from './definitions';
import { findRecommendation, listGeneral, listTaxonomies } from './queries';
import { readBoard } from './queries/board';
import { listConcurrences } from './queries/concurrences';
import { listOverlaps } from './queries/overlaps';

let staff: Actor;
const key = () => randomUUID();

beforeAll(async () => {
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

async function submitted() {
  const meeting = await makeMeeting();
  const group = await makeGroup(meeting.id);
  const regional = [];
  for (const number of [1, 2, 3]) {
    regional.push(
      await makeRecommendation({
        meetingId: meeting.id,
        groupId: group.id,
        status: 'SUBMITTED',
        symbol: `AFR/${number}`,
        text: `Do ${number}.`,
      }),
    );
  }
  const [one, two, three] = regional;
  if (!one || !two || !three) throw new Error('three were made');
  return { meeting, group, one, two, three, call: { actor: staff, meeting: meeting.slug } };
}

const general = (sources: Record<string, unknown>) => ({
  text: 'Do what is common.',
  language: 'en',
  theme: 'labour-migration',
  addressees: '',
  dueBy: '',
  sources,
});

async function draftIt(
  call: { actor: Actor; meeting: string },
  sources: Record<string, unknown>,
): Promise<{ id: string; revision: string }> {
  const result = await execute(draftGeneralDefinition, { ...call, input: general(sources), key: key() });
  if (!result.ok) throw new Error(JSON.stringify(result));
  const { headRevisionId } = await db().recommendation.findUniqueOrThrow({
    where: { id: result.value.recommendation },
  });
  return { id: result.value.recommendation, revision: headRevisionId ?? '' };
}

const ready = (call: { actor: Actor; meeting: string }, { id, revision }: { id: string; revision: string }) =>
  execute(markReadyDefinition, {
    ...call,
    input: { recommendation: id, revision, reason: 'The groups were asked in the room' },
    key: key(),
  });
const statusOf = async (id: string) => (await db().recommendation.findUniqueOrThrow({ where: { id } })).status;

describe('drafting from regional recommendations', () => {
  it('wants a disposition for each source, a reason unless in full, and pins the exact revision', async () => {
    const { one, two, call } = await submitted();
    const unexplained = general({ [one.id]: { revision: one.revisionId, disposition: 'PARTIAL', why: '' } });
    expect(await execute(draftGeneralDefinition, { ...call, input: unexplained, key: key() })).toMatchObject({
      code: 'invalid',
      fields: { [`sources.${one.id}.why`]: { code: 'why_missing' } },
    });
    expect(await execute(draftGeneralDefinition, { ...call, input: general({}), key: key() })).toMatchObject({
      code: 'invalid',
      fields: { sources: { code: 'no_source' } },
    });
    const stale = general({ [one.id]: { revision: two.revisionId, disposition: 'FULL' } });
    expect(await execute(draftGeneralDefinition, { ...call, input: stale, key: key() })).toEqual({
      ok: false,
      code: 'conflict',
    });
    const { id } = await draftIt(call, {
      [one.id]: { revision: one.revisionId, disposition: 'FULL' },
      [two.id]: { revision: two.revisionId, disposition: 'NOTED', why: 'In the preamble' },
    });
    const sources = await db().consolidationSource.findMany({
      where: { generalId: id },
      select: { regionalRevisionId: true, disposition: true },
    });
    expect(sources.toSorted((a, b) => (a.disposition < b.disposition ? -1 : 1))).toEqual([
      { regionalRevisionId: one.revisionId, disposition: 'FULL' },
      { regionalRevisionId: two.revisionId, disposition: 'NOTED' },
    ]);
  });

  it('takes nothing that was not handed over, and nothing of another meeting', async () => {
    const [here, elsewhere] = [await submitted(), await submitted()];
    const agreed = await makeRecommendation({
      meetingId: here.meeting.id,
      groupId: here.group.id,
      status: 'AGREED',
      symbol: 'AFR/9',
    });
    for (const { id, revisionId } of [agreed, elsewhere.one]) {
      const result = await execute(draftGeneralDefinition, {
        ...here.call,
        input: general({ [id]: { revision: revisionId, disposition: 'FULL' } }),
        key: key(),
      });
      expect(result).toMatchObject({
        code: 'invalid',
        fields: { [`sources.${id}.disposition`]: { code: 'invalid_choice' } },
      });
    }
  });
});

describe('comparing', () => {
  const judged = (call: { actor: Actor; meeting: string }, regional: string, counterpart: string, verdict: string) =>
    execute(judgeDefinition, { ...call, input: { regional, counterpart, verdict }, key: key() });

  it('remembers one verdict a pair, whichever way round, and takes it back; the audit keeps each', async () => {
    const { meeting, one, two, three, call } = await submitted();
    const scope = await enterMeeting(staff, meeting.slug);
    const [first, second] = [one.id, two.id].toSorted();
    expect(await judged(call, one.id, two.id, 'RELATED')).toMatchObject({ ok: true });
    expect(await judged(call, two.id, one.id, 'SAME')).toMatchObject({ ok: true });
    expect(await judged(call, two.id, one.id, 'SAME')).toMatchObject({ ok: true });
    expect(await judged(call, three.id, one.id, 'DIFFERENT')).toMatchObject({ ok: true });
    const { judgements: kept } = await listOverlaps(scope);
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ one: first, other: second, verdict: 'SAME' });
    expect(await judged(call, one.id, two.id, '')).toMatchObject({ ok: true });
    expect((await listOverlaps(scope)).judgements.map(({ verdict }) => verdict)).toEqual(['DIFFERENT']);
    const audit = await db().auditEntry.count({ where: { meetingId: meeting.id, action: 'general.judge' } });
    expect(audit).toBe(4);
    expect(await Promise.all([one, two, three].map(({ id }) => statusOf(id)))).toEqual(Array(3).fill('SUBMITTED'));
  });

  it('knows no pair with another meeting, none of one, and nobody outside the secretariat', async () => {
    const [here, elsewhere] = [await submitted(), await submitted()];
    expect(await judged(here.call, here.one.id, elsewhere.one.id, 'SAME')).toEqual({ ok: false, code: 'not_found' });
    expect(await judged(here.call, here.one.id, here.one.id, 'SAME')).toMatchObject({ code: 'invalid' });
    const facilitator = await makeActor({
      roles: [{ meetingId: here.meeting.id, kind: 'FACILITATOR', groupId: here.group.id }],
    });
    const theirs = { actor: facilitator, meeting: here.meeting.slug };
    expect(await judged(theirs, here.one.id, here.two.id, 'SAME')).toEqual({ ok: false, code: 'forbidden' });
    expect(await db().overlapJudgement.count({ where: { meetingId: here.meeting.id } })).toBe(0);
  });
});

describe('readiness', () => {
  it('numbers the general one, consolidates what was taken up and sets aside what was not, and keeps the reason', async () => {
    const { meeting, one, two, three, call } = await submitted();
    const made = await draftIt(call, {
      [one.id]: { revision: one.revisionId, disposition: 'FULL' },
      [two.id]: { revision: two.revisionId, disposition: 'NOTED', why: 'In the preamble' },
      [three.id]: { revision: three.revisionId, disposition: 'SET_ASIDE', why: 'Outside the mandate' },
    });
    expect(await ready(call, made)).toMatchObject({ ok: true, value: { symbol: 'G/1' } });
    expect(await Promise.all([one, two, three, made].map(({ id }) => statusOf(id)))).toEqual([
      'CONSOLIDATED',
      'CONSOLIDATED',
      'SET_ASIDE',
      'READY',
    ]);
    const scope = await enterMeeting(staff, meeting.slug);
    // Each room hears of its own: a page is renewed for what it shows alone.
    const ids = [one, two, three].map(({ id }) => id);
    expect(await db().liveEvent.count({ where: { meetingId: meeting.id, subjectId: { in: ids } } })).toBe(3);
    const { rows: board } = (await readBoard(scope)).page;
    expect(board.find(({ id }) => id === three.id)?.placedIn).toEqual([
      { id: made.id, symbol: 'G/1', status: 'READY', disposition: 'SET_ASIDE', why: 'Outside the mandate' },
    ]);
    expect((await findRecommendation(scope, three.id)).usedIn.map(({ symbol, why }) => [symbol, why])).toEqual([
      ['G/1', 'Outside the mandate'],
    ]);
    expect((await listGeneral(scope)).map(({ symbol, sources }) => [symbol, sources])).toEqual([['G/1', 3]]);
    expect(await ready(call, made)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await db().recommendationTransition.count({ where: { recommendationId: made.id } })).toBe(3);
  });

  it('leaves a source that another draft still holds until that one is settled', async () => {
    const { one, two, call } = await submitted();
    const aside = await draftIt(call, {
      [one.id]: { revision: one.revisionId, disposition: 'SET_ASIDE', why: 'Said in another' },
      [two.id]: { revision: two.revisionId, disposition: 'FULL' },
    });
    const takes = await draftIt(call, {
      [one.id]: { revision: one.revisionId, disposition: 'PARTIAL', why: 'The date is left out' },
    });
    await ready(call, aside);
    expect(await statusOf(one.id)).toBe('SUBMITTED');
    expect(await ready(call, takes)).toMatchObject({ ok: true, value: { symbol: 'G/2' } });
    expect(await statusOf(one.id)).toBe('CONSOLIDATED');
  });

  it('is refused on a text that has moved, and closes the list of sources', async () => {
    const { one, two, call } = await submitted();
    const made = await draftIt(call, { [one.id]: { revision: one.revisionId, disposition: 'FULL' } });
    const { lockVersion } = await db().recommendation.findUniqueOrThrow({ where: { id: made.id } });
    const change = {
      general: made.id,
      lockVersion: String(lockVersion),
      sources: {
        [one.id]: { revision: one.revisionId, disposition: '' },
        [two.id]: { revision: two.revisionId, disposition: 'FULL', why: '' },
      },
    };
    expect(await execute(disposeDefinition, { ...call, input: change, key: key() })).toMatchObject({ ok: true });
    expect(await execute(disposeDefinition, { ...call, input: change, key: key() })).toEqual({
      ok: false,
      code: 'conflict',
    });
    expect(await ready(call, { ...made, revision: randomUUID() })).toMatchObject({
      code: 'conflict',
      fields: { revision: { code: 'isCurrent' } },
    });
    expect(await ready(call, made)).toMatchObject({ ok: true });
    expect(await db().consolidationSource.count({ where: { generalId: made.id, regionalId: two.id } })).toBe(1);
    const late = { ...change, lockVersion: String(lockVersion + 4) };
    expect(await execute(disposeDefinition, { ...call, input: late, key: key() })).toMatchObject({
      ok: false,
      code: 'closed',
    });
  });
});

describe('regional ones that stay single', () => {
  it('are carried on alone unless a general one has them, and are withdrawn only then too', async () => {
    const { meeting, group, one, two, call } = await submitted();
    await draftIt(call, { [one.id]: { revision: one.revisionId, disposition: 'FULL' } });
    const facilitator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId: group.id }] });
    const single = ({ id, revisionId }: { id: string; revisionId: string }) =>
      execute(carrySinglyDefinition, { ...call, input: { recommendation: id, revision: revisionId }, key: key() });
    expect(await single(one)).toMatchObject({ code: 'conflict', fields: { revision: { code: 'isInNoGeneral' } } });
    expect(await single(two)).toMatchObject({ ok: true });
    const withdrawal = { recommendation: one.id, revision: one.revisionId, reason: 'Changed our minds' };
    expect(
      await execute(withdrawDefinition, { actor: facilitator, meeting: meeting.slug, input: withdrawal, key: key() }),
    ).toMatchObject({ code: 'conflict' });
  });
});

describe('the board', () => {
  it('shows a hundred at a time, says how many there are, and leaves nothing out page by page', async () => {
    const { meeting, group, one } = await submitted();
    for (let number = 4; number <= 103; number += 1)
      await makeRecommendation({
        meetingId: meeting.id,
        groupId: group.id,
        status: number === 4 ? 'SET_ASIDE' : 'SUBMITTED',
        symbol: `AFR/${number}`,
        addressees: number === 5 ? ['Consulates'] : ['Members of the mechanisms'],
        text: `Publish yearly figures of the ${number}th office.`,
      });
    const scope = await enterMeeting(staff, meeting.slug);
    const first = await readBoard(scope, { ticked: [one.id] });
    const second = await readBoard(scope, { after: first.page.next ?? undefined });
    const [page, rest] = [first.page, second.page];
    expect([page.rows.length, page.total, rest.rows.length, rest.total, rest.next]).toEqual([100, 103, 3, 103, null]);
    expect(new Set([...page.rows, ...rest.rows].map(({ id }) => id)).size).toBe(103);
    expect((await readBoard(scope, { filters: { addressee: 'Consulates' } })).page).toMatchObject({
      total: 1,
      rows: [{ symbol: 'AFR/5' }],
    });
    expect(first.summary).toMatchObject({
      total: 103,
      generals: 0,
      states: { SUBMITTED: 102, SET_ASIDE: 1 },
      themes: { 'labour-migration': 103 },
      addressees: ['Consulates', 'Members of the mechanisms'],
    });
    expect([first.inNone.rows.length, first.inNone.total]).toEqual([100, 102]);
    expect(first.aside).toMatchObject({ total: 1, rows: [{ symbol: 'AFR/4' }] });
    expect(first.ticked.map(({ symbol }) => symbol)).toEqual(['AFR/1']);
  }, 60_000);

  it('stays within the statements of a page, also with a general recommendation open and pairs compared', async () => {
    const { meeting, group, call, one, two } = await submitted();
    const sources = [one, two].map((each) => ({ ...each, disposition: 'FULL' as const }));
    const { id } = await makeRecommendation({
      meetingId: meeting.id,
      status: 'READY',
      symbol: 'G/1',
      sources,
      byAccountId: staff.accountId,
    });
    const pair = { regional: one.id, counterpart: two.id, verdict: 'SAME' };
    expect(await execute(judgeDefinition, { ...call, input: pair, key: key() })).toMatchObject({ ok: true });
    const { headRevisionId: revisionId } = await db().recommendation.findUniqueOrThrow({ where: { id } });
    await db().concurrence.create({
      data: {
        recommendationId: id,
        revisionId: revisionId ?? '',
        groupId: group.id,
        answer: 'CONCURS',
        language: 'en',
        byAccountId: staff.accountId,
      },
    });
    const scope = await enterMeeting(staff, meeting.slug);
    const board = await readBoard(scope);
    expect([board.pairs.length, board.judgements.length, board.summary.generals]).toEqual([2, 1, 1]);
    expect((await listConcurrences(scope, id))[0]?.answers).toHaveLength(1);
    const counts = await countStatements({
      frame: () => enterMeeting(staff, meeting.slug),
      board: () => readBoard(scope, { ticked: [one.id] }),
      taxonomies: () => listTaxonomies(scope),
      general: () => findRecommendation(scope, id),
      groups: () => listConcurrences(scope, id),
    });
    expect(counts).toEqual({ frame: 1, board: 3, taxonomies: 1, general: 2, groups: 2 });
  });

  it('finds likely overlaps once for a set of texts, and anew when one is added', async () => {
    const { meeting, group } = await submitted();
    const twin = (symbol: string) =>
      makeRecommendation({
        meetingId: meeting.id,
        groupId: group.id,
        status: 'SUBMITTED',
        symbol,
        text: 'Establish a standing list of contact officers for referral.',
      });
    const scope = await enterMeeting(staff, meeting.slug);
    await twin('AFR/4');
    const { overlaps: before } = await listOverlaps(scope);
    expect((await listOverlaps(scope)).overlaps).toBe(before);
    await twin('AFR/5');
    const { overlaps: after } = await listOverlaps(scope);
    expect(after).not.toBe(before);
    expect(after.length).toBeGreaterThan(before.length);
  });
});
