import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
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
  saveAnswerDefinition,
  saveDraftDefinition,
  submitDefinition,
} from './definitions';
import { submit as submitResponse } from './submit';

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

async function makeWorld(surveyClosesAt: Date | null = null, definition = fiveQuestions()): Promise<World> {
  const meeting = await makeMeeting({ surveyClosesAt });
  const survey = await makeSurvey(meeting, secretariat, definition);
  const party = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: party.delegationId };
  const focalPoint = await makeActor({ roles: [{ ...role, kind: 'FOCAL_POINT' }] });
  const delegate = await makeActor({ roles: [{ ...role, kind: 'DELEGATE' }] });
  return { meeting, secretariat, survey, party, focalPoint, delegate };
}

type Call = {
  revisions?: Record<string, number>;
  keep?: Record<string, 'ask' | 'mine' | 'theirs'>;
  answers?: unknown;
  key?: string;
  delegation?: string;
};

const inputOf = ({ survey, party }: World, { revisions = {}, keep = {}, answers = {}, delegation }: Call) => ({
  delegation: delegation ?? party.delegationId,
  version: survey.version,
  revisions,
  keep,
  answers,
});
const save = (world: World, actor: Actor, call: Call = {}) =>
  execute(saveDraftDefinition, {
    actor,
    meeting: world.meeting.slug,
    input: inputOf(world, call),
    key: call.key ?? randomUUID(),
  });
/** Submits as somebody who has read what they had before them, where nothing else is said. */
const submit = (world: World, actor: Actor, call: Call & { reviewed?: Record<string, number> } = {}) =>
  execute(submitDefinition, {
    actor,
    meeting: world.meeting.slug,
    input: { ...inputOf(world, call), reviewed: call.reviewed ?? call.revisions ?? {} },
    key: call.key ?? randomUUID(),
  });
type One = { question: string; answer?: object; revision?: number; key?: string };
/** One answer, as it is saved while somebody types. */
const saveOne = (world: World, actor: Actor, { question, answer = {}, revision = 0, key = randomUUID() }: One) =>
  execute(saveAnswerDefinition, {
    actor,
    meeting: world.meeting.slug,
    input: { delegation: world.party.delegationId, version: world.survey.version, question, revision, answer },
    key,
  });
const responses = ({ survey }: World) => db().response.findMany({ where: { surveyId: survey.survey } });

describe('a draft', () => {
  it('is one response per party under two first saves at once, and keeps what both have written', async () => {
    const world = await makeWorld();
    const results = await Promise.all([
      save(world, world.focalPoint, { answers: { stage: { choice: 'planned' } } }),
      save(world, world.delegate, { answers: { useful: { point: '4' } } }),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await responses(world)).toMatchObject([{ lockVersion: 2, status: 'DRAFT' }]);
    expect(await db().answer.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(2);
  });

  it('shows both texts to whoever is overtaken on the same answer, and keeps what was saved', async () => {
    const world = await makeWorld();
    await save(world, world.focalPoint, { answers: { useful: { point: '4' } } });
    await save(world, world.delegate, { revisions: { useful: 1 }, answers: { useful: { point: '5' } } });
    const late = { revisions: { useful: 1 }, answers: { useful: { point: '1' } } };
    expect(await save(world, world.focalPoint, late)).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: {
        'answers.useful': { code: 'answered_meanwhile', params: { theirs: '5', revision: 2, by: world.delegate.name } },
      },
    });
    const shown = { ...late, revisions: { useful: 2 } };
    expect(await save(world, world.focalPoint, { ...shown, keep: { useful: 'ask' } })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    const stored = async () =>
      (await db().answer.findMany({ where: { response: { surveyId: world.survey.survey } } }))[0];
    expect(await stored()).toMatchObject({ number: 5, revision: 2 });
    expect(await save(world, world.focalPoint, { ...shown, keep: { useful: 'theirs' } })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ number: 5, revision: 2 });
    expect(await save(world, world.focalPoint, { ...shown, keep: { useful: 'mine' } })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ number: 1, revision: 3 });
  });

  it('loses nothing to a page that is long out of date: what its writer has not touched stays as colleagues left it', async () => {
    const world = await makeWorld();
    const opened = { stage: { choice: 'planned' }, useful: { point: '2' } };
    await save(world, world.focalPoint, { answers: opened });
    await save(world, world.delegate, { revisions: { useful: 1 }, answers: { useful: { point: '5' } } });
    const stale = {
      revisions: { stage: 1, means: 0, useful: 1, experience: 0 },
      answers: { ...opened, experience: { text: 'Added on the old page', language: 'en' } },
    };
    expect(await save(world, world.focalPoint, stale)).toMatchObject({ ok: true });
    const answers = await db().answer.findMany({
      where: { response: { surveyId: world.survey.survey } },
      select: { number: true, text: true, question: { select: { code: true } } },
      orderBy: { question: { code: 'asc' } },
    });
    expect(answers).toEqual([
      { number: null, text: 'Added on the old page', question: { code: 'experience' } },
      { number: null, text: null, question: { code: 'stage' } },
      { number: 5, text: null, question: { code: 'useful' } },
    ]);
  });

  it('records every changed answer and none that stayed', async () => {
    const world = await makeWorld();
    const order = { order: positionsOf(['c', 'a']) };
    await save(world, world.focalPoint, { answers: { stage: { choice: 'planned' }, priorities: order } });
    await save(world, world.delegate, {
      revisions: { stage: 1, priorities: 1 },
      answers: { stage: { choice: 'planned' } },
    });
    await save(world, world.delegate, {
      revisions: { stage: 1, priorities: 2 },
      answers: { stage: { choice: 'planned' }, priorities: order },
    });
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

describe('one answer saved while it is given', () => {
  it('says its revision and the time of the database, and changes nothing when it is the same', async () => {
    const world = await makeWorld();
    const first = await saveOne(world, world.delegate, { question: 'stage', answer: { choice: 'done' } });
    expect(first).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(
      await saveOne(world, world.focalPoint, { question: 'stage', answer: { choice: 'done' }, revision: 0 }),
    ).toMatchObject({ ok: true, value: { revision: 1 } });
    expect(await saveOne(world, world.focalPoint, { question: 'stage', revision: 1 })).toMatchObject({
      ok: true,
      value: { revision: 2 },
    });
    expect(await db().answer.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(0);
    expect(await db().answerEvent.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(2);
  });

  it('is the same save when the reply was lost after the commit and it is sent again', async () => {
    const world = await makeWorld();
    const sent = { question: 'useful', answer: { point: '3' }, key: randomUUID() };
    const lost = await saveOne(world, world.delegate, sent);
    // A colleague goes on from it before the first writer asks again.
    await saveOne(world, world.focalPoint, { question: 'useful', answer: { point: '4' }, revision: 1 });
    expect(await saveOne(world, world.delegate, sent)).toEqual(lost);
    expect(await saveOne(world, world.delegate, { ...sent, answer: { point: '5' } })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    const [answer] = await db().answer.findMany({ where: { response: { surveyId: world.survey.survey } } });
    expect(answer).toMatchObject({ number: 4, revision: 2 });
  });

  it('is not sealed over a colleague’s newer answer that the focal point has not seen', async () => {
    const world = await makeWorld();
    const opened = { ...answersWith(['a']), useful: { point: '2' } };
    await save(world, world.focalPoint, { answers: opened });
    await save(world, world.delegate, { revisions: { useful: 1 }, answers: { useful: { point: '5' } } });
    const revisions = Object.fromEntries(Object.keys(opened).map((code) => [code, 1]));
    expect(await submit(world, world.focalPoint, { revisions, answers: opened })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    const seen = { revisions: { ...revisions, useful: 2 }, keep: { useful: 'theirs' as const } };
    expect(await submit(world, world.focalPoint, { ...seen, answers: opened })).toMatchObject({ ok: true });
  });

  it('refuses what is not asked, what cannot be read, and everything once it is submitted', async () => {
    const world = await makeWorld();
    expect(await saveOne(world, world.delegate, { question: 'unheard-of' })).toMatchObject({ ok: false });
    expect(await saveOne(world, world.delegate, { question: 'useful', answer: { point: '9' } })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { 'answers.useful.point': { code: 'invalid_choice' } },
    });
    await submit(world, world.focalPoint, { answers: answersWith(['a']) });
    expect(await saveOne(world, world.delegate, { question: 'useful', answer: { point: '3' } })).toEqual({
      ok: false,
      code: 'closed',
    });
  });
});

/** Forty questions with a text each. */
const fortyTexts = () => ({
  questions: Array.from({ length: 40 }, (_, index) => ({
    code: `q${index}`,
    type: 'LONG_TEXT' as const,
    label: { en: `Question ${index}` },
  })),
});

describe('two writers at the same time', () => {
  const words = (world: World) =>
    db().answer.count({ where: { response: { surveyId: world.survey.survey }, text: { not: null } } });

  it('keep 40 of 40 answers, interleaved on different questions', async () => {
    const world = await makeWorld(null, fortyTexts());
    const of = (actor: Actor, from: number) => async () => {
      for (let index = from; index < 40; index += 2)
        expect(
          await saveOne(world, actor, { question: `q${index}`, answer: { text: `Text ${index}`, language: 'en' } }),
        ).toMatchObject({ ok: true, value: { revision: 1 } });
    };
    await Promise.all([of(world.focalPoint, 0)(), of(world.delegate, 1)()]);
    expect(await words(world)).toBe(40);
    expect(await db().answerEvent.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(40);
  }, 60_000);

  it('lose answers where the whole page is written from what it saw: the test above can fail', async () => {
    const world = await makeWorld(null, fortyTexts());
    await save(world, world.focalPoint);
    const { id } = await db().response.findFirstOrThrow({ where: { surveyId: world.survey.survey } });
    const questions = await db().question.findMany({ where: { surveyId: world.survey.survey } });
    let arrived = 0;
    let release: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (release = resolve));
    // Each reads the whole, adds its twenty, and writes the whole: the last one wins.
    const unguarded = async (mine: (index: number) => boolean) => {
      const read = await db().answer.findMany({ where: { responseId: id } });
      if (++arrived === 2) release();
      await bothHaveRead;
      const rows = questions.flatMap((question, index) => {
        const text = read.find((one) => one.questionId === question.id)?.text ?? (mine(index) ? 'Text' : null);
        return text === null ? [] : [{ responseId: id, questionId: question.id, text, language: 'en' }];
      });
      await db().$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Response" WHERE id = ${id}::uuid FOR UPDATE`;
        await tx.answer.deleteMany({ where: { responseId: id } });
        await tx.answer.createMany({ data: rows });
      });
    };
    await Promise.all([unguarded((index) => index % 2 === 0), unguarded((index) => index % 2 === 1)]);
    expect(await words(world)).toBe(20);
  });

  it('on the same answer: one is saved, the other is shown both; none is overwritten', async () => {
    const world = await makeWorld();
    const results = await Promise.all(
      [world.focalPoint, world.delegate].map((actor) =>
        saveOne(world, actor, { question: 'experience', answer: { text: actor.name ?? '', language: 'en' } }),
      ),
    );
    expect(results.map((result) => (result.ok ? 'saved' : result.code)).toSorted()).toEqual(['conflict', 'saved']);
    const [answer] = await db().answer.findMany({ where: { response: { surveyId: world.survey.survey } } });
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({
      fields: {
        'answers.experience': { code: 'answered_meanwhile', params: { theirs: answer?.text, language: 'en' } },
      },
    });
  });

  it('on three pages in three languages store identical rows', async () => {
    const rowsOf = async (locale: 'en' | 'fr' | 'es') => {
      const world = await makeWorld();
      const actor = { ...world.delegate, locale };
      const input = {
        ...inputOf(world, {
          answers: {
            stage: { choice: 'done' },
            means: { choices: ['dialogue', 'data'] },
            priorities: { order: positionsOf(['c', 'a']) },
            useful: { point: 'NO_CONSENSUS' },
            experience: { text: 'Texte en français', language: 'fr' },
          },
        }),
        shownIn: locale,
      };
      const call = { actor, meeting: world.meeting.slug, input, key: randomUUID() };
      expect(await execute(saveDraftDefinition, call)).toMatchObject({ ok: true });
      return db().answer.findMany({
        where: { response: { surveyId: world.survey.survey } },
        orderBy: { question: { position: 'asc' } },
        select: {
          kind: true,
          text: true,
          language: true,
          number: true,
          revision: true,
          question: { select: { code: true } },
          choices: { orderBy: { choice: { code: 'asc' } }, select: { rank: true, choice: { select: { code: true } } } },
        },
      });
    };
    const english = await rowsOf('en');
    expect(english).toHaveLength(5);
    expect(await rowsOf('fr')).toEqual(english);
    expect(await rowsOf('es')).toEqual(english);
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

  it('is one of two that are pressed at once', async () => {
    const world = await makeWorld();
    const results = await Promise.all(
      [1, 2].map(() => submit(world, world.focalPoint, { answers: answersWith(['b', 'a']) })),
    );
    expect(results.map((result) => (result.ok ? 'submitted' : result.code)).toSorted()).toEqual([
      'closed',
      'submitted',
    ]);
    expect(await db().submission.count({ where: { response: { surveyId: world.survey.survey } } })).toBe(1);
  });

  it('breaks off for one of two that are pressed at once without the lock: the test above can fail', async () => {
    const world = await makeWorld();
    await save(world, world.focalPoint, { answers: answersWith(['b', 'a']) });
    let arrived = 0;
    let release: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (release = resolve));
    const unlocked = (tx: Tx): Tx =>
      new Proxy(tx, {
        get(target, name: keyof Tx) {
          if (name !== '$queryRaw') return target[name];
          return async (parts: TemplateStringsArray, ...values: unknown[]) => {
            const free = parts.map((part) => part.replace('FOR UPDATE', ''));
            const rows = await target.$queryRaw(Prisma.sql(free, ...values));
            if (free.join() === parts.join()) return rows;
            if (++arrived === 2) release();
            await bothHaveRead;
            return rows;
          };
        },
      });
    const revisions = { stage: 1, priorities: 1 };
    const results = await Promise.all(
      [1, 2].map(() =>
        execute(
          { ...submitDefinition, verb: (ctx, input) => submitResponse({ ...ctx, tx: unlocked(ctx.tx) }, input) },
          {
            actor: world.focalPoint,
            meeting: world.meeting.slug,
            input: { ...inputOf(world, { revisions, answers: answersWith(['b', 'a']) }), reviewed: revisions },
            key: randomUUID(),
          },
        ),
      ),
    );
    expect(results.map((result) => (result.ok ? 'submitted' : result.code)).toSorted()).toEqual([
      'submitted',
      'unexpected',
    ]);
  });

  it('seals what the focal point has read, and nothing that was changed since', async () => {
    const world = await makeWorld();
    await save(world, world.delegate, { answers: answersWith(['b', 'a']) });
    const reviewed = { stage: 1, priorities: 1 };
    await saveOne(world, world.delegate, { question: 'useful', answer: { point: '4' } });
    expect(await submit(world, world.focalPoint, { reviewed })).toEqual({
      ok: false,
      code: 'conflict',
      fields: { 'answers.useful.point': { code: 'changed_since_read' } },
    });
    expect(await submit(world, world.focalPoint, { reviewed: { ...reviewed, useful: 1 } })).toMatchObject({ ok: true });
    const [sealed] = await db().submission.findMany({ where: { response: { surveyId: world.survey.survey } } });
    expect(sealed?.payload).toMatchObject({ answers: { useful: { number: 4 }, priorities: { choices: ['b', 'a'] } } });
  });

  it('says what the focal point has read: without it, it is refused', async () => {
    const world = await makeWorld();
    const call = {
      actor: world.focalPoint,
      meeting: world.meeting.slug,
      input: inputOf(world, { answers: answersWith(['b']) }),
      key: randomUUID(),
    };
    expect(await execute(submitDefinition, call)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await responses(world)).toEqual([]);
    expect(await submit(world, world.focalPoint, { answers: answersWith(['b']) })).toMatchObject({ ok: true });
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
    expect(await save(world, world.focalPoint)).toEqual({ ok: false, code: 'closed' });

    const input = { response: first.response, reason: 'A theme was left out by mistake' };
    const reopen = (actor: Actor) =>
      execute(reopenDefinition, { actor, meeting: world.meeting.slug, input, key: randomUUID() });
    expect(await reopen(world.focalPoint)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await reopen(secretariat)).toMatchObject({ ok: true });
    expect(await reopen(secretariat)).toEqual({ ok: false, code: 'conflict' });
    const mails = await db().outboxMail.findMany({ where: { meetingId: world.meeting.id } });
    expect(mails.map(({ recipient, purpose }) => ({ recipient, purpose }))).toEqual([
      { recipient: world.focalPoint.email, purpose: 'survey.reopened' },
    ]);
    expect(mails[0]?.body).toContain('A theme was left out by mistake');

    const again = { revisions: { stage: 1, priorities: 1 }, answers: answersWith(['d']) };
    expect(await submit(world, world.focalPoint, again)).toMatchObject({ ok: true, value: { number: 2 } });
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
