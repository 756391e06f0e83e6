import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterAsSystem, enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db, writeTally, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { readLiveResults } from '@/prisma/factories/live-results';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  fiveQuestions,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import { askForSnapshot } from './ask-for-snapshot';
import { reopenDefinition, saveDraftDefinition, takeSnapshotDefinition } from './definitions';
import { resumeSnapshots } from './job';
import { readChangedEvidence } from './queries/changed-evidence';
import { countNow } from './queries/count-now';
import { findAnsweringParty, findOwnResponse, listAnsweringParties } from './queries/own-response';
import { findSnapshot, readLabels, readLiveResultsWithin } from './queries/results';
import { countTracked, findTrack, listTracked } from './queries/track-responses';
import { listWrittenTexts } from './queries/written-texts';
import { sealSnapshot } from './seal-snapshot';
import { takeSnapshot } from './take-snapshot';

type Survey = { survey: string; version: string };
type Meeting = { id: string; slug: string };

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

/** A party that is asked and submits this order. */
async function answering(
  meeting: Meeting,
  { version }: Survey,
  order: readonly string[],
  data: Parameters<typeof makeAskedParty>[1] = {},
  more: Record<string, unknown> = {},
) {
  const party = await makeAskedParty(meeting.id, data);
  const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' } as const;
  const focalPoint = await makeActor({ roles: [role] });
  const answers = { ...answersWith(order), ...more };
  await submitAnswer(meeting, focalPoint, { delegation: party.delegationId, version, answers });
  return { ...party, focalPoint };
}

const snapshotOf = (meeting: Meeting, { survey }: Survey, actor = secretariat) => makeSnapshot(actor, meeting, survey);

/** Statements a read makes. */
async function statements(read: () => Promise<unknown>): Promise<number> {
  const tally = { writes: 0, statements: 0 };
  await writeTally.run(tally, read);
  return tally.statements;
}

/** Transactions that lock no row; two of them wait for one another after this read of the request. */
function bothAt(read: 'findFirst' | 'findUniqueOrThrow'): (tx: Tx) => Tx {
  let arrived = 0;
  let release: () => void = () => undefined;
  const bothHaveRead = new Promise<void>((resolve) => (release = resolve));
  const waiting = (requests: Tx['snapshotRequest']) =>
    new Proxy(requests, {
      get(target, name: keyof typeof requests) {
        if (name !== read) return target[name];
        return async (query: never) => {
          const row = await (target[read] as (given: never) => Promise<unknown>)(query);
          if (++arrived === 2) release();
          await bothHaveRead;
          return row;
        };
      },
    });
  return (tx) =>
    new Proxy(tx, {
      get(target, name: keyof Tx) {
        if (name === 'snapshotRequest') return waiting(target.snapshotRequest);
        if (name !== '$queryRaw') return target[name];
        return (parts: TemplateStringsArray, ...values: unknown[]) =>
          target.$queryRaw(
            Prisma.sql(
              parts.map((part) => part.replace('FOR UPDATE', '')),
              ...values,
            ),
          );
      },
    });
}

/** The example of the method: ten organisations, themes a–e, top three. */
const ballots = [
  ['a', 'b', 'd'],
  ...Array<string[]>(5).fill(['c', 'b', 'e']),
  ...Array<string[]>(4).fill(['d', 'b', 'e']),
];

describe('results', () => {
  it('from real answers equal the worked example "Borda, partial", over those that were asked', async () => {
    const meeting = await makeMeeting();
    const survey = await makeSurvey(meeting, secretariat);
    for (const order of ballots) await answering(meeting, survey, order);
    await makeAskedParty(meeting.id, { invitation: 'SENT' });
    // Counted nowhere: an invitation not sent, one declined, one withdrawn after its party had answered, a mere draft.
    await makeAskedParty(meeting.id, { invitation: 'DRAFT' });
    await makeAskedParty(meeting.id, { invitation: 'DECLINED' });
    await answering(meeting, survey, ['e'], { invitation: 'REVOKED' });
    const drafting = await makeAskedParty(meeting.id);
    const role = { meetingId: meeting.id, delegationId: drafting.delegationId, kind: 'DELEGATE' } as const;
    const input = {
      delegation: drafting.delegationId,
      version: survey.version,
      answers: answersWith(['e']),
    };
    const call = { actor: await makeActor({ roles: [role] }), meeting: meeting.slug, input, key: randomUUID() };
    expect(await execute(saveDraftDefinition, call)).toMatchObject({ ok: true });

    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 1 } });
    const cells = await db().resultCell.findMany({
      where: { snapshot: { surveyId: survey.survey }, columnKey: 'total' },
      orderBy: { choiceCode: 'asc' },
      select: {
        choiceCode: true,
        points2: true,
        topCount: true,
        answered: true,
        invited: true,
        rank: true,
        inTopK: true,
      },
    });
    const of = { answered: 10, invited: 12 };
    expect(cells).toEqual([
      { choiceCode: 'a', points2: 17, topCount: 1, rank: 5, inTopK: false, ...of },
      { choiceCode: 'b', points2: 60, topCount: 10, rank: 1, inTopK: true, ...of },
      { choiceCode: 'c', points2: 45, topCount: 5, rank: 2, inTopK: true, ...of },
      { choiceCode: 'd', points2: 41, topCount: 5, rank: 3, inTopK: true, ...of },
      { choiceCode: 'e', points2: 37, topCount: 9, rank: 4, inTopK: false, ...of },
    ]);
    const africa = await db().resultCell.count({
      where: { snapshot: { surveyId: survey.survey }, columnKey: 'africa' },
    });
    expect(africa).toBe(5);
    const view = await findSnapshot(await enterMeeting(secretariat, meeting.slug), null);
    expect(view?.results).toMatchObject({ audience: 'inside', invited: 12, submitted: 10 });
    const [stage] = view?.results.questions ?? [];
    expect(stage).toMatchObject({ missing: { silent: 2, skipped: 0 } });
  });

  it('keep what a party said to an older version, and count what it was not offered apart', async () => {
    const meeting = await makeMeeting();
    const first = await makeSurvey(meeting, secretariat, fiveQuestions(['a', 'b', 'c']));
    await answering(meeting, first, ['a', 'b']);
    const second = await makeSurvey(meeting, secretariat, fiveQuestions(['b', 'c', 'z']));
    await answering(meeting, second, ['z', 'b']);
    await answering(meeting, second, ['z', 'c']);
    const live = await readLiveResults(await enterMeeting(secretariat, meeting.slug), first.survey);
    const ranking = live.results.questions.find(({ type }) => type === 'RANKING');
    expect(
      ranking?.type === 'RANKING' &&
        ranking.table.total.cells.map(({ theme, count, answered }) => [theme, count, answered]),
    ).toEqual([
      ['b', 2, 3],
      ['c', 1, 3],
      ['z', 2, 2],
      ['a', 1, 1],
    ]);
  });
});

describe('a snapshot', () => {
  it('is sealed: its hash verifies, and neither it nor a cell can be changed', async () => {
    const meeting = await makeMeeting();
    const survey = await makeSurvey(meeting, secretariat);
    expect(await snapshotOf(meeting, survey)).toEqual({ ok: false, code: 'invalid' });
    await answering(meeting, survey, ['a', 'b', 'c']);
    await snapshotOf(meeting, survey);
    const snapshot = await db().resultSnapshot.findFirstOrThrow({ where: { surveyId: survey.survey } });
    expect(sha256(canonicalJson(snapshot.payload))).toBe(snapshot.sha256);
    const where = { id: snapshot.id };
    await expect(db().resultSnapshot.updateMany({ where, data: { sha256: 'f'.repeat(64) } })).rejects.toThrow();
    await expect(
      db().resultCell.updateMany({ where: { snapshotId: snapshot.id }, data: { topCount: 0 } }),
    ).rejects.toThrow();
    await expect(db().resultSnapshot.deleteMany({ where })).rejects.toThrow();
  });

  it('is one when asked for twice at once, and sealed once by two that take it; an earlier one stays as it was', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    await answering(meeting, survey, ['a', 'b', 'c']);
    const input = { survey: survey.survey };
    const ask = () =>
      execute(takeSnapshotDefinition, { actor: secretariat, meeting: meeting.slug, input, key: randomUUID() });
    const [one, other] = await Promise.all([ask(), ask()]);
    if (!one.ok) throw new Error(one.code);
    expect(other).toEqual(one);
    const { request } = one.value;
    const taken = await Promise.all([takeSnapshot(meeting.slug, request), takeSnapshot(meeting.slug, request)]);
    expect(taken[0]?.number).toBe(1);
    expect(taken[1]).toEqual(taken[0]);
    expect(await db().resultSnapshot.count({ where: { surveyId: survey.survey } })).toBe(1);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 2 } });
    await answering(meeting, survey, ['c']);
    await snapshotOf(meeting, survey);
    const scope = await enterMeeting(secretariat, meeting.slug);
    expect((await findSnapshot(scope, 1))?.results.submitted).toBe(1);
    expect((await findSnapshot(scope, null))?.results.submitted).toBe(2);
    expect(await findSnapshot(scope, 9)).toBeNull();
  });

  it('asked for or sealed twice at once without the lock breaks off for one of the two: the test above can fail', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    await answering(meeting, survey, ['a', 'b', 'c']);
    const asking = bothAt('findFirst');
    const unguarded: typeof takeSnapshotDefinition = {
      ...takeSnapshotDefinition,
      verb: (ctx, input) => askForSnapshot({ ...ctx, tx: asking(ctx.tx) }, input),
    };
    const input = { survey: survey.survey };
    const ask = () => execute(unguarded, { actor: secretariat, meeting: meeting.slug, input, key: randomUUID() });
    const asked = await Promise.all([ask(), ask()]);
    expect(asked.map((result) => (result.ok ? 'asked' : result.code)).toSorted()).toEqual(['asked', 'unexpected']);

    const { id: request } = await db().snapshotRequest.findFirstOrThrow({ where: { surveyId: survey.survey } });
    const count = await countNow(await enterAsSystem(meeting.slug), survey.survey);
    const sealing = bothAt('findUniqueOrThrow');
    const seal = () =>
      runAsSystem(
        'survey.seal-snapshot',
        meeting.slug,
        (ctx) => sealSnapshot({ ...ctx, tx: sealing(ctx.tx) }, { request, count }),
        { accountId: null },
      );
    const sealed = await Promise.allSettled([seal(), seal()]);
    expect(sealed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused beside an earlier one from which it differs by fewer answers than may be told', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    for (let index = 0; index < 4; index += 1) await answering(meeting, survey, ['a', 'b', 'c']);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true });
    await answering(meeting, survey, ['c']);
    await answering(meeting, survey, ['b']);
    expect(await snapshotOf(meeting, survey)).toEqual({
      ok: false,
      code: 'invalid',
      fields: { survey: { code: 'tells_too_much', params: { small: 3 } } },
    });
    expect(await db().resultSnapshot.count({ where: { surveyId: survey.survey } })).toBe(1);
    await answering(meeting, survey, ['a']);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 2 } });
  });

  it('is refused of the very same answers where one of a few stands in another region since: the columns would tell its answer', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    const parties = [];
    for (const regions of [['africa'], ['asia-pacific']])
      for (let index = 0; index < 4; index += 1)
        parties.push(await answering(meeting, survey, index === 0 ? ['e'] : ['a', 'b', 'c'], { regions }));
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true });
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 2 } });
    const move = ({ partyId }: { partyId: string }) =>
      db().partyRegion.updateMany({ where: { partyId }, data: { regionCode: 'asia-pacific' } });
    const [first, second, third] = parties;
    if (!first || !second || !third) throw new Error('nobody has answered');
    await move(first);
    await move(second);
    const refused = { ok: false, fields: { survey: { code: 'tells_too_much' } } };
    expect(await snapshotOf(meeting, survey)).toMatchObject(refused);
    await move(third);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 3 } });
  });

  it('that was asked for is taken up again when its work has fallen silent, and refused when others came first', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    for (let index = 0; index < 3; index += 1) await answering(meeting, survey, ['a', 'b', 'c']);
    const call = { actor: secretariat, meeting: meeting.slug, input: { survey: survey.survey }, key: randomUUID() };
    const asked = await execute(takeSnapshotDefinition, call);
    if (!asked.ok) throw new Error(asked.code);
    const { request: id } = asked.value;
    const state = () =>
      db().snapshotRequest.findUniqueOrThrow({
        where: { id },
        select: { state: true, failure: true, snapshotId: true },
      });
    expect(await state()).toMatchObject({ state: 'QUEUED', snapshotId: null });
    expect(await resumeSnapshots()).toBe(0);
    // A process that was killed while it counted.
    await db().snapshotRequest.update({
      where: { id },
      data: { state: 'RUNNING', workedAt: new Date(Date.now() - 61_000) },
    });
    expect(await resumeSnapshots()).toBe(1);
    expect(await takeSnapshot(meeting.slug, id)).toMatchObject({ number: 1 });
    expect(await state()).toMatchObject({ state: 'DONE', failure: null });
    expect(await takeSnapshot(meeting.slug, id)).toBeNull();

    // Asked for when enough had answered anew; taken when some of them are asked no more.
    const more = [];
    for (let index = 0; index < 3; index += 1) more.push(await answering(meeting, survey, ['c']));
    const again = await execute(takeSnapshotDefinition, { ...call, key: randomUUID() });
    if (!again.ok) throw new Error(again.code);
    await db().invitation.updateMany({
      where: { delegation: { id: more[0]?.delegationId ?? '' } },
      data: { status: 'REVOKED' },
    });
    expect(await takeSnapshot(meeting.slug, again.value.request)).toBeNull();
    const row = { where: { id: again.value.request }, select: { state: true, failure: true } };
    expect(await db().snapshotRequest.findUniqueOrThrow(row)).toEqual({ state: 'FAILED', failure: 'tells_too_much' });
    expect(await db().resultSnapshot.count({ where: { surveyId: survey.survey } })).toBe(1);
  });

  it('is the secretariat’s to take, and of its own meeting', async () => {
    const meeting = await makeMeeting();
    const survey = await makeSurvey(meeting, secretariat);
    const { focalPoint } = await answering(meeting, survey, ['a']);
    expect(await snapshotOf(meeting, survey, focalPoint)).toEqual({ ok: false, code: 'forbidden' });
    expect(await snapshotOf(await makeMeeting(), survey)).toEqual({ ok: false, code: 'not_found' });
  });

  it('shows counts to those who take part, and hides small cells and what would give them away from the public', async () => {
    const meeting = await makeMeeting({ smallCell: 5 });
    const survey = await makeSurvey(meeting, secretariat);
    const canary = { experience: { text: 'CANARY of one organisation', language: 'en' } };
    for (let index = 0; index < 8; index += 1)
      await answering(meeting, survey, ['a', 'b', 'c'], { regions: ['africa'] }, canary);
    for (let index = 0; index < 7; index += 1)
      await answering(meeting, survey, ['a', 'b', index < 2 ? 'c' : 'd'], { regions: ['europe-central-asia'] });
    const participant = (await answering(meeting, survey, ['e', 'a', 'b'], { regions: ['africa'] })).focalPoint;
    await snapshotOf(meeting, survey);

    const countOf = async (actor: Actor | null, column: string, theme: string) => {
      const view = await findSnapshot(await enterMeeting(actor, meeting.slug), 1);
      const ranking = view?.results.questions.find(({ type }) => type === 'RANKING');
      if (ranking?.type !== 'RANKING') throw new Error('no ranking');
      const table = [...ranking.table.columns, ...ranking.table.kinds, ranking.table.total];
      return table.find(({ key }) => key === column)?.cells.find((cell) => cell.theme === theme)?.count;
    };
    expect(await countOf(participant, 'europe-central-asia', 'c')).toBe(2);
    expect(await countOf(null, 'europe-central-asia', 'c')).toBeNull();
    // 8 in Africa and 10 in all would give the 2 away.
    const others = [await countOf(null, 'africa', 'c'), await countOf(null, 'total', 'c')];
    expect(others).toContain(null);
    expect(await countOf(participant, 'africa', 'e')).toBe(1);
    expect(await countOf(null, 'africa', 'e')).toBeNull();
    expect(await countOf(null, 'total', 'e')).toBeNull();
    expect(await countOf(null, 'total', 'a')).toBe(16);

    const seen = JSON.stringify(await findSnapshot(await enterMeeting(null, meeting.slug), 1));
    expect(seen).not.toContain('CANARY');
    expect(seen).not.toContain('party-');
    const outsider = await enterMeeting(await makeActor(), meeting.slug);
    expect((await findSnapshot(outsider, 1))?.results.audience).toBe('public');
    await expect(readLiveResults(outsider, survey.survey)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(findTrack(outsider)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('organisations of several regions', () => {
  const cellOf = async (actor: Actor | null, meeting: Meeting, assignment: 'partition' | 'spread') => {
    const view = await findSnapshot(await enterMeeting(actor, meeting.slug), null, assignment);
    const ranking = view?.results.questions.find(({ type }) => type === 'RANKING');
    if (ranking?.type !== 'RANKING') throw new Error('no ranking');
    const africa = ranking.table.columns.find(({ key }) => key === 'africa');
    const { maySpread, results } = view ?? {};
    const sum = ranking.table.columns.reduce((all, { invited }) => all + invited, 0);
    return { maySpread, assignment: results?.assignment, count: africa?.cells[0]?.count, sum };
  };
  const inBoth = { kind: 'IRF', regions: ['africa', 'europe-central-asia'] } as const;

  it('are spread over them where a participant asks for it, and N stays what it is', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    for (let index = 0; index < 3; index += 1) await answering(meeting, survey, ['a']);
    const { focalPoint } = await answering(meeting, survey, ['a'], inBoth);
    await snapshotOf(meeting, survey);
    expect(await cellOf(focalPoint, meeting, 'partition')).toEqual({
      maySpread: true,
      assignment: 'partition',
      count: 3,
      sum: 4,
    });
    expect(await cellOf(focalPoint, meeting, 'spread')).toEqual({
      maySpread: true,
      assignment: 'spread',
      count: 3.5,
      sum: 4,
    });
    // Everybody else sees each organisation in one column, whatever the address says.
    expect(await cellOf(null, meeting, 'spread')).toMatchObject({ maySpread: false, assignment: 'partition', sum: 4 });
  });

  it('are never spread where answers are anonymous: a half would say whose it is', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
    for (let index = 0; index < 3; index += 1) await answering(meeting, survey, ['a']);
    const { focalPoint } = await answering(meeting, survey, ['a'], inBoth);
    await snapshotOf(meeting, survey);
    expect(await cellOf(focalPoint, meeting, 'spread')).toMatchObject({ maySpread: false, assignment: 'partition' });
    const { payload } = await db().resultSnapshot.findFirstOrThrow({ where: { surveyId: survey.survey } });
    expect(payload).not.toHaveProperty('spread');
  });
});

describe('anonymous answers', () => {
  it('are counted for nobody as they come in: the figures before and after one would tell what it says', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
    for (let index = 0; index < 4; index += 1) await answering(meeting, survey, ['a', 'b', 'c']);
    const scope = await enterMeeting(secretariat, meeting.slug);
    for (const look of ['before', 'after']) {
      if (look === 'after') await answering(meeting, survey, ['e', 'd', 'c']);
      const refused = () => expect(readLiveResults(scope, survey.survey)).rejects.toMatchObject({ code: 'not_found' });
      // One statement: nothing is counted first and thrown away.
      expect(await statements(refused)).toBe(1);
    }
  });

  it('are not told by two snapshots, region by region: of three newcomers each would stand in another', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    const regions = ['africa', 'asia-pacific', 'europe-central-asia'];
    const oneEach = async (order: readonly string[]) => {
      for (const region of regions) await answering(meeting, survey, order, { regions: [region] });
    };
    await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
    for (let index = 0; index < 4; index += 1) await oneEach(['a', 'b', 'c']);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 1 } });
    await oneEach(['d', 'e', 'c']);
    expect(await snapshotOf(meeting, survey)).toMatchObject({
      ok: false,
      fields: { survey: { code: 'tells_too_much' } },
    });
    // Of each region as many as are told of together: then it is taken.
    for (let index = 0; index < 2; index += 1) await oneEach(['d', 'e', 'c']);
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 2 } });
  });

  it('have no rank in a column with a withheld count, on any page nor as a figure to point at', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
    const orders = ['abc', 'bca', 'cab', 'abd', 'bad', 'dba', 'abd'];
    const regions = [
      ...Array<string>(3).fill('africa'),
      'americas-caribbean',
      ...Array<string>(3).fill('europe-central-asia'),
    ];
    for (const [index, order] of orders.entries())
      await answering(meeting, survey, [...order], { regions: [regions[index] ?? ''] });
    await snapshotOf(meeting, survey);
    for (const actor of [secretariat, null]) {
      const view = await findSnapshot(await enterMeeting(actor, meeting.slug), null);
      const ranking = view?.results.questions.find(({ type }) => type === 'RANKING');
      if (ranking?.type !== 'RANKING') throw new Error('no ranking');
      const withheld = [...ranking.table.columns, ranking.table.total].filter(({ cells }) =>
        cells.some(({ count, answered }) => answered > 0 && count === null),
      );
      expect(withheld.map(({ key }) => key)).toEqual(expect.arrayContaining(['africa', 'americas-caribbean', 'total']));
      expect(withheld.flatMap(({ cells }) => cells.filter(({ rank, isInTopK }) => rank !== null || isInTopK))).toEqual(
        [],
      );
    }
    const columnKey = { in: ['africa', 'americas-caribbean', 'total'] };
    const pointed = await db().resultCell.findMany({ where: { columnKey, snapshot: { surveyId: survey.survey } } });
    expect(pointed.length).toBeGreaterThan(0);
    expect(pointed.filter(({ rank, inTopK }) => rank !== null || inTopK)).toEqual([]);
  });

  it('of two organisations are found neither on the page of those inside, nor by subtraction, nor as a figure to point at', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
    for (let index = 0; index < 5; index += 1) await answering(meeting, survey, ['a', 'b', 'c']);
    for (let index = 0; index < 4; index += 1)
      await answering(meeting, survey, ['a', 'd', 'e'], { regions: ['asia-pacific'] });
    const { focalPoint } = await answering(meeting, survey, ['b', 'c', 'd'], { regions: ['europe-central-asia'] });
    await snapshotOf(meeting, survey);
    const view = await findSnapshot(await enterMeeting(focalPoint, meeting.slug), null);
    const ranking = view?.results.questions.find(({ type }) => type === 'RANKING');
    if (ranking?.type !== 'RANKING') throw new Error('no ranking');
    const { columns, total } = ranking.table;
    for (const [row, cell] of total.cells.entries()) {
      const hidden = columns.filter(({ answered, cells }) => answered > 0 && cells[row]?.count === null);
      expect(hidden.map(({ key }) => key)).toContain('europe-central-asia');
      if (cell.count !== null) expect(hidden.length).toBeGreaterThan(1);
    }
    const pointed = await db().resultCell.findMany({
      where: { snapshot: { surveyId: survey.survey } },
      select: { columnKey: true },
    });
    expect(pointed.map(({ columnKey }) => columnKey)).toContain('africa');
    expect(pointed.map(({ columnKey }) => columnKey)).not.toContain('europe-central-asia');
  });
});

describe('evidence', () => {
  it('has changed for a figure once an answer counted in its column is reopened, and for no other', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    const { partyId } = await answering(meeting, survey, ['a', 'b', 'c'], { regions: ['africa'] });
    await answering(meeting, survey, ['b', 'c', 'd'], { regions: ['asia-pacific'] });
    await snapshotOf(meeting, survey);
    const scope = await enterMeeting(secretariat, meeting.slug);
    const before = await readChangedEvidence(db(), scope);
    expect(before({ snapshot: 1, column: 'africa' })).toBeNull();
    const response = await db().response.findFirstOrThrow({ where: { partyId }, select: { id: true } });
    const input = { response: response.id, reason: 'An order was sent in by mistake' };
    expect(
      await execute(reopenDefinition, { actor: secretariat, meeting: meeting.slug, input, key: randomUUID() }),
    ).toMatchObject({ ok: true });
    const after = await readChangedEvidence(db(), scope);
    for (const column of ['africa', 'mechanisms', 'total'])
      expect(after({ snapshot: 1, column })).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const column of ['asia-pacific', 'partners', 'interregional'])
      expect(after({ snapshot: 1, column })).toBeNull();
  });

  it('has changed too for figures that a later snapshot keeps from before, though that one was taken afterwards', async () => {
    const meeting = await makeMeeting({ smallCell: 3 });
    const survey = await makeSurvey(meeting, secretariat);
    await db().survey.update({
      where: { id: survey.survey },
      data: { asks: ['MECHANISMS', 'STATES'] },
    });
    const inAfrica = await answering(meeting, survey, ['a', 'b', 'c'], { regions: ['africa'] });
    for (let more = 0; more < 3; more += 1) await answering(meeting, survey, ['b'], { regions: ['asia-pacific'] });
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 1 } });
    const response = await db().response.findFirstOrThrow({
      where: { partyId: inAfrica.partyId },
      select: { id: true },
    });
    const input = { response: response.id, reason: 'An order was sent in by mistake' };
    expect(
      await execute(reopenDefinition, { actor: secretariat, meeting: meeting.slug, input, key: randomUUID() }),
    ).toMatchObject({ ok: true });
    // Enough States to be told; of the others, too few.
    await answering(meeting, survey, ['c'], { regions: ['asia-pacific'] });
    for (let more = 0; more < 3; more += 1) await answering(meeting, survey, ['e'], { kind: 'STATE', regions: [] });
    expect(await snapshotOf(meeting, survey)).toMatchObject({ ok: true, value: { number: 2 } });
    const scope = await enterMeeting(secretariat, meeting.slug);
    expect((await findSnapshot(scope, 2))?.asOf).toBe(1);
    const changedOn = await readChangedEvidence(db(), scope);
    for (const snapshot of [1, 2]) {
      expect(changedOn({ snapshot, column: 'africa' })).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(changedOn({ snapshot, column: 'asia-pacific' })).toBeNull();
    }
  });
});

describe('reading', () => {
  it('shows a delegation its own answer and none of another', async () => {
    const meeting = await makeMeeting();
    const survey = await makeSurvey(meeting, secretariat);
    const text = { experience: { text: 'ours alone', language: 'en' } };
    const ours = await answering(meeting, survey, ['a'], {}, text);
    const theirs = await answering(meeting, survey, ['b'], {}, { experience: { text: 'CANARY', language: 'en' } });
    const scope = await enterMeeting(ours.focalPoint, meeting.slug);
    const parties = await listAnsweringParties(scope);
    expect(parties.map(({ code }) => code)).toEqual([ours.code]);
    const [party] = parties;
    const own = party && (await findOwnResponse(scope, party));
    expect(own).toMatchObject({
      status: 'SUBMITTED',
      mayAnswer: false,
      answers: { experience: { text: 'ours alone' } },
    });
    expect(own?.lastSaved?.by).toContain('Person');
    expect(JSON.stringify(own)).not.toContain('CANARY');
    await expect(findAnsweringParty(scope, theirs.code)).rejects.toMatchObject({ code: 'forbidden' });
    const forged = { delegationId: theirs.delegationId, code: theirs.code, names: {}, acronyms: {} };
    await expect(findOwnResponse(scope, forged)).rejects.toMatchObject({ code: 'not_found' });
    const staff = await enterMeeting(secretariat, meeting.slug);
    const found = await findAnsweringParty(staff, theirs.code);
    expect(found && (await findOwnResponse(staff, found))).toMatchObject({
      mayAnswer: false,
      answers: { experience: { text: 'CANARY' } },
    });
  });

  it('tells the secretariat who was asked and where each stands', async () => {
    const meeting = await makeMeeting({ surveyClosesAt: new Date(Date.now() + 60_000) });
    const survey = await makeSurvey(meeting, secretariat);
    const submitted = await answering(meeting, survey, ['a']);
    const silent = await makeAskedParty(meeting.id, { invitation: 'SENT' });
    await makeAskedParty(meeting.id, { invitation: 'DECLINED' });
    const states = async () => {
      const { parties } = await listTracked(await enterMeeting(secretariat, meeting.slug), survey.survey, {});
      return Object.fromEntries(parties.map(({ code, state, isLate }) => [code, isLate ? `${state}, late` : state]));
    };
    expect(await states()).toEqual({ [submitted.code]: 'submitted', [silent.code]: 'silent' });
    await db().meeting.update({ where: { id: meeting.id }, data: { surveyClosesAt: new Date(Date.now() - 60_000) } });
    expect(await states()).toEqual({ [submitted.code]: 'submitted', [silent.code]: 'silent, late' });
  });

  it('turns over what was written twenty texts at a time, each once, with how many there are', async () => {
    const meeting = await makeMeeting();
    const survey = await makeSurvey(meeting, secretariat);
    const { partyId } = await answering(meeting, survey, ['a'], {}, { experience: { text: 'Text 0', language: 'en' } });
    // The others by plain SQL: only what was submitted is read.
    await db().$executeRaw`
      WITH of AS (
        INSERT INTO "Party" (id, code, kind, names, acronyms, "asOf", confidence)
        SELECT gen_random_uuid(), 'written-' || n || '-' || left(${meeting.id}, 8), 'RCP', '{}', '{}', '2026', 'STATED' FROM generate_series(1, 44) n RETURNING id, code
      ), answered AS (
        INSERT INTO "Response" (id, "surveyId", "partyId", "versionId", status)
        SELECT gen_random_uuid(), ${survey.survey}::uuid, of.id, ${survey.version}::uuid, 'SUBMITTED' FROM of RETURNING id, "partyId"
      )
      INSERT INTO "Submission" (id, "responseId", number, payload, sha256, "byName")
      SELECT gen_random_uuid(), answered.id, 1,
             jsonb_set(s.payload, '{answers,experience,text}', to_jsonb('Text ' || split_part(of.code, '-', 2))), md5(of.code) || md5(of.code), 'Bench'
      FROM answered JOIN of ON of.id = answered."partyId"
      CROSS JOIN (SELECT payload FROM "Submission" x JOIN "Response" y ON y.id = x."responseId" WHERE y."partyId" = ${partyId}::uuid AND y."surveyId" = ${survey.survey}::uuid) s`;
    const scope = await enterMeeting(secretariat, meeting.slug);
    const pages = [];
    for (let after: string | undefined; ;) {
      const filters = after === undefined ? {} : { texts: 'experience', after };
      const page = (await listWrittenTexts(scope, survey.survey, 'all', filters)).get('experience');
      if (!page) throw new Error('no texts');
      pages.push(page);
      if (page.next === null) break;
      after = page.next;
    }
    expect(pages.map(({ texts, from, total }) => [texts.length, from, total])).toEqual([
      [20, 1, 45],
      [20, 21, 45],
      [5, 41, 45],
    ]);
    const read = pages.flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(new Set(read)).toEqual(new Set(Array.from({ length: 45 }, (_, index) => `Text ${index}`)));
    expect(await listWrittenTexts(scope, survey.survey, 'states')).toEqual(new Map());
    const foreign = await enterMeeting(secretariat, (await makeMeeting()).slug);
    expect(await listWrittenTexts(foreign, survey.survey, 'all')).toEqual(new Map());
  });

  it('does not wait for a count that takes longer: it says how far that is, and whoever asks next finds it', async () => {
    const [meeting, other] = [await makeMeeting(), await makeMeeting()];
    const [survey, alone] = [await makeSurvey(meeting, secretariat), await makeSurvey(other, secretariat)];
    await answering(meeting, survey, ['a', 'b', 'c']);
    await answering(other, alone, ['a', 'b', 'c']);
    const [staff, apart] = [await enterMeeting(secretariat, meeting.slug), await enterMeeting(secretariat, other.slug)];
    const once = await statements(() => readLiveResultsWithin(apart, alone.survey, 60_000));
    const answers: Awaited<ReturnType<typeof readLiveResultsWithin>>[] = [];
    const twice = await statements(async () => {
      // An instant is over before the first answer is read.
      for (const milliseconds of [0, 60_000])
        answers.push(await readLiveResultsWithin(staff, survey.survey, milliseconds));
    });
    expect(answers[0]).toEqual({ results: null, progress: { counted: 0, total: 0 } });
    expect(answers[1]?.results?.results.submitted).toBe(1);
    expect(answers[1]?.results).toEqual(await readLiveResults(staff, survey.survey));
    // The stamp alone: the count had gone on.
    expect(twice).toBe(once + 1);
    const outsider = await enterMeeting(await makeActor(), meeting.slug);
    await expect(readLiveResultsWithin(outsider, survey.survey, 0)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('takes as many statements for three answers as for one', async () => {
    const meeting = await makeMeeting({ smallCell: 1 });
    const survey = await makeSurvey(meeting, secretariat);
    const { focalPoint } = await answering(meeting, survey, ['a', 'b', 'c']);
    const staff = await enterMeeting(secretariat, meeting.slug);
    const live = () =>
      statements(() => Promise.all([readLiveResults(staff, survey.survey), readLabels(survey.survey)]));
    expect(await live()).toBe(3);
    await snapshotOf(meeting, survey);
    const own = await enterMeeting(focalPoint, meeting.slug);
    const [party] = await listAnsweringParties(own);
    if (!party) throw new Error('no party');
    const count = async () => ({
      own: await statements(() => findOwnResponse(own, party)),
      track: await statements(() => findTrack(staff)),
      counts: await statements(() => countTracked(staff, survey.survey)),
      list: await statements(() => listTracked(staff, survey.survey, {})),
      snapshot: await statements(() => findSnapshot(own, null)),
    });
    // A sealed snapshot is read and verified once; afterwards its page asks for no more than its frame and its words.
    expect(await statements(() => findSnapshot(own, null))).toBe(3);
    const one = await count();
    expect(one).toEqual({ own: 3, track: 1, counts: 1, list: 1, snapshot: 2 });
    // What was counted is not counted again until something changes that it was counted from.
    expect(await live()).toBe(2);
    await answering(meeting, survey, ['a']);
    await answering(meeting, survey, ['b', 'c']);
    expect(await live()).toBe(3);
    await snapshotOf(meeting, survey);
    expect(await statements(() => findSnapshot(own, null))).toBe(3);
    expect(await count()).toEqual(one);
  });
});
