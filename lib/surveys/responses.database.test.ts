import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  fiveQuestions,
  makeAskedParty,
  makeRegions,
  makeSurvey,
  positionsOf,
  submitAnswer,
} from '@/prisma/factories/surveys';
import {
  closeDefinition,
  publishVersionDefinition,
  reopenDefinition,
  saveDraftDefinition,
  submitDefinition,
} from './definitions';

type World = {
  meeting: { id: string; slug: string };
  secretariat: Actor;
  survey: { survey: string; version: string };
  party: Awaited<ReturnType<typeof makeAskedParty>>;
  focalPoint: Actor;
  delegate: Actor;
};

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

async function makeWorld(surveyClosesAt: Date | null = null): Promise<World> {
  const meeting = await makeMeeting({ surveyClosesAt });
  const survey = await makeSurvey(meeting, secretariat);
  const party = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: party.delegationId };
  const focalPoint = await makeActor({ roles: [{ ...role, kind: 'FOCAL_POINT' }] });
  const delegate = await makeActor({ roles: [{ ...role, kind: 'DELEGATE' }] });
  return { meeting, secretariat, survey, party, focalPoint, delegate };
}

type Call = { lockVersion?: number; answers?: unknown; key?: string; delegation?: string };

const inputOf = ({ survey, party }: World, { lockVersion = 0, answers = {}, delegation }: Call) => ({
  delegation: delegation ?? party.delegationId,
  version: survey.version,
  lockVersion,
  answers,
});
const save = (world: World, actor: Actor, call: Call = {}) =>
  execute(saveDraftDefinition, {
    actor,
    meeting: world.meeting.slug,
    input: inputOf(world, call),
    key: call.key ?? randomUUID(),
  });
const submit = (world: World, actor: Actor, call: Call = {}) =>
  execute(submitDefinition, {
    actor,
    meeting: world.meeting.slug,
    input: inputOf(world, call),
    key: call.key ?? randomUUID(),
  });
const responses = ({ survey }: World) => db().response.findMany({ where: { surveyId: survey.survey } });

describe('a draft', () => {
  it('is one answer per party under two first saves at once: one is kept, the other is told', async () => {
    const world = await makeWorld();
    const results = await Promise.all([
      save(world, world.focalPoint, { answers: { stage: { choice: 'planned' } } }),
      save(world, world.delegate, { answers: { stage: { choice: 'done' } } }),
    ]);
    expect(results.map((result) => (result.ok ? 'saved' : result.code)).toSorted()).toEqual(['conflict', 'saved']);
    expect(await responses(world)).toMatchObject([{ lockVersion: 1, status: 'DRAFT' }]);
    expect(await db().answer.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(1);
  });

  it('loses an answer in the same race when the lock version is not compared: the test above can fail', async () => {
    const world = await makeWorld();
    await save(world, world.focalPoint);
    const where = { surveyId: world.survey.survey, partyId: world.party.partyId };
    let seen = 0;
    let release: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (release = resolve));
    const unguarded = () =>
      db().$transaction(async (tx) => {
        const base = await tx.response.findFirstOrThrow({ where, select: { lockVersion: true } });
        if (++seen === 2) release();
        await bothHaveRead;
        const { count } = await tx.response.updateMany({ where, data: { lockVersion: base.lockVersion + 1 } });
        return count;
      });
    expect(await Promise.all([unguarded(), unguarded()])).toEqual([1, 1]);
    expect(await responses(world)).toMatchObject([{ lockVersion: 2 }]);
  });

  it('refuses a save from a form that somebody else has overtaken, and keeps what they saved', async () => {
    const world = await makeWorld();
    await save(world, world.focalPoint, { answers: { useful: { point: '4' } } });
    await save(world, world.delegate, { lockVersion: 1, answers: { useful: { point: '5' } } });
    const stale = await save(world, world.focalPoint, { lockVersion: 1, answers: { useful: { point: '1' } } });
    expect(stale).toEqual({ ok: false, code: 'conflict' });
    const [answer] = await db().answer.findMany({ where: { response: { surveyId: world.survey.survey } } });
    expect(answer).toMatchObject({ number: 5, revision: 2 });
  });

  it('records every changed answer and none that stayed', async () => {
    const world = await makeWorld();
    const order = { order: positionsOf(['c', 'a']) };
    await save(world, world.focalPoint, { answers: { stage: { choice: 'planned' }, priorities: order } });
    await save(world, world.delegate, { lockVersion: 1, answers: { stage: { choice: 'planned' } } });
    await save(world, world.delegate, { lockVersion: 2, answers: { stage: { choice: 'planned' }, priorities: order } });
    const events = await db().answerEvent.findMany({
      where: { response: { surveyId: world.survey.survey } },
      orderBy: [{ at: 'asc' }, { revision: 'asc' }],
      select: { questionId: true, revision: true, value: true, byAccountId: true },
    });
    const ranking = await db().question.findFirstOrThrow({ where: { surveyId: world.survey.survey, type: 'RANKING' } });
    const kept = { answer: { kind: 'VALUE', choices: ['c', 'a'], number: null, text: null, language: null } };
    expect(events.filter((event) => event.questionId === ranking.id)).toEqual([
      { questionId: ranking.id, revision: 1, value: kept, byAccountId: world.focalPoint.accountId },
      { questionId: ranking.id, revision: 2, value: { answer: null }, byAccountId: world.delegate.accountId },
      { questionId: ranking.id, revision: 3, value: kept, byAccountId: world.delegate.accountId },
    ]);
    expect(events).toHaveLength(4);
    const ranks = await db().answerChoice.findMany({
      where: { answer: { questionId: ranking.id } },
      orderBy: { rank: 'asc' },
      select: { rank: true, choice: { select: { code: true } } },
    });
    expect(ranks).toEqual([
      { rank: 1, choice: { code: 'c' } },
      { rank: 2, choice: { code: 'a' } },
    ]);
  });

  it('answers with codes at the fields of the form', async () => {
    const world = await makeWorld();
    const answers = { priorities: { order: { a: '1', b: '1' } }, stage: { choice: 'never' } };
    expect(await save(world, world.focalPoint, { answers })).toEqual({
      ok: false,
      code: 'invalid',
      fields: {
        'answers.priorities.order': { code: 'position_twice' },
        'answers.stage.choice': { code: 'invalid_choice' },
      },
    });
    expect(await responses(world)).toEqual([]);
  });

  it('is closed from the closing time on', async () => {
    const world = await makeWorld(new Date(Date.now() - 1_000));
    expect(await save(world, world.focalPoint)).toEqual({ ok: false, code: 'closed' });
  });

  it('is refused when a newer version was published meanwhile', async () => {
    const world = await makeWorld();
    const { survey } = await makeSurvey(world.meeting, secretariat, fiveQuestions(['a', 'b', 'c', 'd', 'e', 'f']));
    expect(survey).toBe(world.survey.survey);
    expect(await save(world, world.focalPoint)).toEqual({ ok: false, code: 'conflict' });
  });
});

describe('what is not theirs', () => {
  it('is not found: another delegation, a delegation of another meeting, a survey of another meeting', async () => {
    const world = await makeWorld();
    const other = await makeAskedParty(world.meeting.id);
    const elsewhere = await makeWorld();
    const answers = { experience: { text: 'canary', language: 'en' } };
    const notFound = { ok: false, code: 'not_found' };
    expect(await save(world, world.focalPoint, { delegation: other.delegationId, answers })).toEqual(notFound);
    expect(await save(world, world.focalPoint, { delegation: elsewhere.party.delegationId, answers })).toEqual(
      notFound,
    );
    expect(await save({ ...world, survey: elsewhere.survey }, world.focalPoint, { answers })).toEqual(notFound);
    expect(await save(world, world.focalPoint, { delegation: randomUUID(), answers })).toEqual(notFound);
    expect(await responses(world)).toEqual([]);
    expect(await responses(elsewhere)).toEqual([]);
  });

  it('is not for the secretariat to answer, nor for a delegate to submit', async () => {
    const world = await makeWorld();
    expect(await save(world, secretariat)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await submit(world, world.delegate, { answers: answersWith(['a']) })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await save(world, await makeActor())).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('a submission', () => {
  it('is one however often the same form is sent, and is sealed', async () => {
    const world = await makeWorld();
    const call = { key: randomUUID(), answers: answersWith(['b', 'a']) };
    const results = await Promise.all([1, 2, 3].map(() => submit(world, world.focalPoint, call)));
    const submissions = await db().submission.findMany({ where: { response: { surveyId: world.survey.survey } } });
    expect(submissions).toHaveLength(1);
    const [sealed] = submissions;
    for (const result of results)
      expect(result).toMatchObject({ ok: true, value: { number: 1, sha256: sealed?.sha256 } });
    expect(sha256(canonicalJson(sealed?.payload))).toBe(sealed?.sha256);
    expect(sealed).toMatchObject({
      byName: world.focalPoint.name,
      payload: { party: world.party.code, answers: { priorities: { choices: ['b', 'a'] }, means: null } },
    });
    await expect(
      db().submission.updateMany({ where: { id: sealed?.id ?? '' }, data: { byName: 'somebody else' } }),
    ).rejects.toThrow();
  });

  it('needs every required question, for which "no consensus" is an answer', async () => {
    const world = await makeWorld();
    expect(await submit(world, world.focalPoint, { answers: { stage: { choice: 'DONT_KNOW' } } })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { 'answers.priorities.order': { code: 'answer_missing' } },
    });
    expect(await responses(world)).toEqual([]);
    const answers = { stage: { choice: 'DONT_KNOW' }, priorities: { instead: 'NO_CONSENSUS' } };
    expect(await submit(world, world.focalPoint, { answers })).toMatchObject({ ok: true });
  });

  it('closes the answer until the secretariat reopens it with a reason', async () => {
    const world = await makeWorld();
    const first = await submitAnswer(world.meeting, world.focalPoint, {
      delegation: world.party.delegationId,
      version: world.survey.version,
      answers: answersWith(['a', 'b', 'c']),
    });
    expect(await save(world, world.focalPoint, { lockVersion: 1 })).toEqual({ ok: false, code: 'closed' });

    const input = { response: first.response, reason: 'A theme was left out by mistake' };
    const reopen = (actor: Actor) =>
      execute(reopenDefinition, { actor, meeting: world.meeting.slug, input, key: randomUUID() });
    expect(await reopen(world.focalPoint)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await reopen(secretariat)).toMatchObject({ ok: true });
    expect(await reopen(secretariat)).toEqual({ ok: false, code: 'conflict' });
    const mails = await db().outboxMail.findMany({ where: { meetingId: world.meeting.id } });
    expect(mails.map(({ recipient, purpose }) => ({ recipient, purpose }))).toEqual([
      { recipient: `${world.party.code}@example.org`, purpose: 'survey.reopened' },
    ]);
    expect(mails[0]?.body).toContain('A theme was left out by mistake');

    expect(await submit(world, world.focalPoint, { lockVersion: 1, answers: answersWith(['d']) })).toMatchObject({
      ok: true,
      value: { number: 2 },
    });
  });

  it('of another meeting cannot be reopened', async () => {
    const world = await makeWorld();
    const elsewhere = await makeMeeting();
    const { response } = await submitAnswer(world.meeting, world.focalPoint, {
      delegation: world.party.delegationId,
      version: world.survey.version,
      answers: answersWith(['a']),
    });
    const call = {
      actor: secretariat,
      meeting: elsewhere.slug,
      input: { response, reason: 'By mistake' },
      key: randomUUID(),
    };
    expect(await execute(reopenDefinition, call)).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('a survey', () => {
  it('keeps the ids of questions and choices through its versions, and makes none without a change', async () => {
    const world = await makeWorld();
    const idsOf = async () => {
      const rows = await db().choice.findMany({
        where: { question: { surveyId: world.survey.survey } },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ id, code }) => ({ id, code }));
    };
    const before = await idsOf();
    expect(await makeSurvey(world.meeting, secretariat)).toEqual({ ...world.survey });
    const next = await makeSurvey(world.meeting, secretariat, fiveQuestions(['e', 'd', 'c', 'b', 'a']));
    expect(next).toMatchObject({ survey: world.survey.survey, number: 2 });
    expect(await idsOf()).toEqual(before);
    await expect(
      db().surveyVersion.updateMany({ where: { id: next.version }, data: { sha256: 'f'.repeat(64) } }),
    ).rejects.toThrow();
  });

  it('refuses a question that changes its type', async () => {
    const world = await makeWorld();
    const definition = fiveQuestions();
    definition.questions[3] = { code: 'useful', type: 'LONG_TEXT', label: { en: 'Useful' } };
    const input = { code: 'priorities-survey', title: { en: 'Survey' }, intro: { en: 'Intro' }, definition };
    expect(
      await execute(publishVersionDefinition, {
        actor: secretariat,
        meeting: world.meeting.slug,
        input,
        key: randomUUID(),
      }),
    ).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { 'definition.pages.0.sections.0.questions.3.type': { code: 'type_changed' } },
    });
  });

  it('closed for good takes no more answers', async () => {
    const world = await makeWorld();
    const call = { actor: secretariat, meeting: world.meeting.slug, input: { survey: world.survey.survey } };
    expect(await execute(closeDefinition, { ...call, key: randomUUID() })).toMatchObject({ ok: true });
    expect(await execute(closeDefinition, { ...call, key: randomUUID() })).toEqual({ ok: false, code: 'conflict' });
    expect(await save(world, world.focalPoint)).toEqual({ ok: false, code: 'closed' });
  });

  it('is not written to while it is being closed', async () => {
    const world = await makeWorld();
    const { saving } = await db().$transaction(async (tx) => {
      await tx.survey.update({ where: { id: world.survey.survey }, data: { status: 'CLOSED' } });
      const late = save(world, world.focalPoint);
      await vi.waitFor(async () => {
        const [locks] = await db().$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect(locks?.waiting).toBe(1);
      }, 3_000);
      return { saving: late };
    });
    expect(await saving).toEqual({ ok: false, code: 'closed' });
    expect(await db().response.count({ where: { surveyId: world.survey.survey } })).toBe(0);
  });
});
