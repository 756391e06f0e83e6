import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { PartyKind } from '@/lib/core/prisma/enums';
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
import { maySubmittedAnswersBeGiven, readSubmittedAnswers } from './queries/submitted-answers';
import { listWrittenTexts } from './queries/written-texts';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

/** A survey that three parties have answered, who are named. */
async function answered() {
  const meeting = await makeMeeting();
  const scope = () => enterMeeting(secretariat, meeting.slug);
  expect(await readSubmittedAnswers(await scope())).toBeNull();
  const { version } = await makeSurvey(meeting, secretariat);
  const delegations: string[] = [];
  let focalPoint = secretariat;
  for (const order of [['a', 'b'], ['b'], ['c', 'a', 'b']]) {
    const { delegationId: delegation } = await makeAskedParty(meeting.id);
    focalPoint = await makeActor({ roles: [{ meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' }] });
    await submitAnswer(meeting, focalPoint, { delegation, version, answers: answersWith(order) });
    delegations.push(delegation);
  }
  const parties = await db().party.findMany({
    where: { delegations: { some: { id: { in: delegations } } } },
    orderBy: { code: 'asc' },
    select: { code: true },
  });
  return {
    meeting,
    focalPoint,
    codes: parties.map(({ code }) => code),
    found: await readSubmittedAnswers(await scope()),
  };
}

it('gives the secretariat what was submitted last, by party, and nobody else', async () => {
  const { meeting, focalPoint, codes, found } = await answered();
  expect(codes).toHaveLength(3);
  expect(found?.submitted.map(({ party }) => party?.code)).toEqual(codes);
  expect(found?.submitted.every(({ at, late, version }) => at !== null && late === false && version === 1)).toBe(true);
  await expect(enterMeeting(focalPoint, meeting.slug).then(readSubmittedAnswers)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

describe('anonymous answers, row by row,', () => {
  /** A survey with a small cell of three. `answer`: by one more party, from the questionnaire that is asked now. */
  async function anonymous() {
    const meeting = await makeMeeting({ smallCell: 3 });
    const { survey, version } = await makeSurvey(meeting, secretariat);
    await db().survey.update({ where: { id: survey }, data: { attributed: false }, select: { id: true } });
    const codes: string[] = [];
    const answer = async (answers: Record<string, unknown>, { asked = version, kind = 'RCP' as PartyKind } = {}) => {
      const { delegationId: delegation, code } = await makeAskedParty(meeting.id, { kind });
      const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
      codes.push(code);
      return submitAnswer(meeting, await makeActor({ roles: [role] }), { delegation, version: asked, answers });
    };
    const scope = () => enterMeeting(secretariat, meeting.slug);
    return {
      ...{ meeting, survey, codes, answer, scope },
      snapshot: () => makeSnapshot(secretariat, meeting, survey),
      close: () => db().survey.update({ where: { id: survey }, data: { status: 'CLOSED' }, select: { id: true } }),
      rows: async () => (await readSubmittedAnswers(await scope()))?.submitted ?? null,
      mayBeGiven: async () => maySubmittedAnswersBeGiven(await scope()),
    };
  }

  it('are given neither while they come one by one, nor by fewer than a small cell takes', async () => {
    const { meeting, answer, snapshot, close, rows, mayBeGiven } = await anonymous();
    for (const order of [['a', 'b'], ['b'], ['c', 'a', 'b']]) await answer(answersWith(order));
    await snapshot();
    expect([await rows(), await mayBeGiven()]).toEqual([null, false]);
    await close();
    expect([(await rows())?.length, await mayBeGiven()]).toEqual([3, true]);
    await db().meeting.update({ where: { id: meeting.id }, data: { smallCell: 5 }, select: { id: true } });
    expect([await rows(), await mayBeGiven()]).toEqual([null, false]);
  });

  it('say nothing of who gave them: no name, no hour, no words, no file, no order but their own', async () => {
    const { codes, answer, snapshot, close, rows } = await anonymous();
    const orders = [['c', 'a'], ['b'], ['a', 'e'], ['d', 'c', 'b'], ['e'], ['a', 'b', 'c']];
    for (const [index, order] of orders.entries())
      await answer({ ...answersWith(order), experience: { text: `Words of number ${index}`, language: 'fr' } });
    await snapshot();
    await close();
    const given = await rows();
    expect(given).toHaveLength(orders.length);
    const written = JSON.stringify(given);
    for (const code of codes) expect(written).not.toContain(code);
    expect(written).not.toMatch(/"at":"|"late":(true|false)|Words of number|"fr"/);
    const contents = (given ?? []).map((row) => canonicalJson(row));
    expect(contents).toEqual(contents.toSorted());
  });

  it('are those that a snapshot counts: one that came later would be what the rows have more', async () => {
    const { answer, snapshot, close, rows } = await anonymous();
    for (const order of [['a', 'b'], ['b'], ['c', 'a', 'b'], ['d']]) await answer(answersWith(order));
    await snapshot();
    await answer({ ...answersWith(['e']), stage: { choice: 'done' } });
    await close();
    const given = await rows();
    expect(given).toHaveLength(4);
    expect(JSON.stringify(given)).not.toContain('done');
  });

  it('are not given where one version was answered by a few: what its rows were not asked would say whose they are', async () => {
    const { meeting, answer, snapshot, close, rows, mayBeGiven } = await anonymous();
    await answer(answersWith(['a', 'b']));
    const { questions = [] } = fiveQuestions();
    const [stage, ...others] = questions;
    const more = {
      code: 'further',
      type: 'SCALE',
      minValue: 1,
      maxValue: 3,
      label: { en: 'F', fr: 'F', es: 'F' },
    } as const;
    const { version } = await makeSurvey(meeting, secretariat, { questions: stage ? [stage, more, ...others] : [] });
    for (const order of [['b'], ['c', 'a'], ['d'], ['e']]) await answer(answersWith(order), { asked: version });
    await snapshot();
    await close();
    expect([await rows(), await mayBeGiven()]).toEqual([null, false]);
  });

  it('of States are given by the States alone, since their figures stand apart', async () => {
    const { survey, answer, snapshot, close, rows } = await anonymous();
    await db().survey.update({ where: { id: survey }, data: { asks: ['MECHANISMS', 'STATES'] }, select: { id: true } });
    for (const order of [['a', 'b'], ['b'], ['c']]) await answer(answersWith(order));
    await answer({ ...answersWith(['e']), stage: { choice: 'done' } }, { kind: 'STATE' });
    await snapshot();
    await close();
    const given = await rows();
    expect(given).toHaveLength(3);
    expect(JSON.stringify(given)).not.toContain('done');
  });
});

it('reads texts one by one only where each version was answered by enough, in an order of the texts', async () => {
  const meeting = await makeMeeting({ smallCell: 3 });
  const { survey, version } = await makeSurvey(meeting, secretariat);
  await db().survey.update({ where: { id: survey }, data: { attributed: false }, select: { id: true } });
  const answer = async (asked: string, text: string) => {
    const { delegationId: delegation } = await makeAskedParty(meeting.id);
    const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
    const answers = { ...answersWith(['a']), experience: { text, language: 'en' } };
    await submitAnswer(meeting, await makeActor({ roles: [role] }), { delegation, version: asked, answers });
  };
  for (const text of ['One', 'Two', 'Two', 'Three']) await answer(version, text);
  const texts = async () =>
    (await listWrittenTexts(await enterMeeting(secretariat, meeting.slug), survey, 'all')).get('experience');
  await db().survey.update({ where: { id: survey }, data: { status: 'CLOSED' }, select: { id: true } });
  const hashes = ['One', 'Two', 'Three'].toSorted((one, other) => (sha256(one) < sha256(other) ? -1 : 1));
  const told = (await texts())?.texts ?? [];
  expect(told.map(({ party }) => party)).toEqual([null, null, null, null]);
  expect([...new Set(told.map(({ text }) => text))]).toEqual(hashes);
  expect(told).toHaveLength(4);

  await db().survey.update({ where: { id: survey }, data: { status: 'OPEN' }, select: { id: true } });
  const again = await makeSurvey(meeting, secretariat, fiveQuestions(['a', 'b', 'c', 'd']));
  await answer(again.version, 'Canary');
  await db().survey.update({ where: { id: survey }, data: { status: 'CLOSED' }, select: { id: true } });
  expect(await texts()).toBeUndefined();
});
