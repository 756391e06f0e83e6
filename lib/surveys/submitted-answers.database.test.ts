import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import {
  answersWith,
  fiveQuestions,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import type { SurveyDefinitionInput } from './model/definition';
import { maySubmittedAnswersBeGiven, readSubmittedAnswers } from './queries/submitted-answers';
import { listWrittenTexts } from './queries/written-texts';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  await makeSwitzerland();
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
  async function anonymous(definition: SurveyDefinitionInput = fiveQuestions()) {
    const meeting = await makeMeeting({ smallCell: 3 });
    const { survey, version } = await makeSurvey(meeting, secretariat, definition);
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

  it('keep nothing by which their author is known: no figure, date, country or organisation, nor the language beside "other"', async () => {
    const [label, choices] = [{ en: 'Question' }, ['a', 'b'].map((each) => ({ code: each, label: { en: each } }))];
    const { answer, snapshot, close, rows, scope } = await anonymous({
      questions: [
        { code: 'one', type: 'SINGLE', label, choices, other: true },
        { code: 'some', type: 'MULTIPLE', label, choices, other: true },
        { code: 'scale', type: 'SCALE', label, minValue: 1, maxValue: 5 },
        { code: 'states', type: 'NUMBER', label },
        { code: 'since', type: 'DATE', label },
        { code: 'chair', type: 'COUNTRY', label },
        { code: 'secretariat', type: 'ORGANISATION', label },
      ],
    });
    const { code } = await makeAskedParty((await scope()).meeting.id, { invitation: 'DRAFT' });
    const known = {
      states: { number: '4711' },
      since: { date: '1985-04-12' },
      chair: { codes: 'CH' },
      secretariat: { codes: code },
    };
    for (let point = 1; point <= 3; point += 1) await answer({ one: { choice: 'a' }, scale: { point: `${point}` } });
    const other = { other: 'Canary beside other', language: 'ar' };
    await answer({ ...known, one: { choice: 'other', ...other }, some: { choices: ['a', 'other'], ...other } });
    const sealed = await db().submission.findMany({
      where: { response: { survey: { meetingId: (await scope()).meeting.id } } },
      select: { payload: true },
    });
    await snapshot();
    await close();
    const own = [code, '4711', '1985', '"CH"', '"ar"', 'Canary'];
    for (const each of own) expect(JSON.stringify(sealed)).toContain(each);
    const given = await rows();
    expect(given?.map(({ answers }) => Object.keys(answers).toSorted())).toEqual(
      Array.from({ length: 4 }, () => ['one', 'scale', 'some']),
    );
    for (const each of own) expect(JSON.stringify(given)).not.toContain(each);
    expect(given?.filter(({ answers }) => answers.some?.choices.includes('other'))).toHaveLength(1);
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

describe('anonymous texts, one by one,', () => {
  /** A survey with a small cell of three that is answered with texts. */
  async function written() {
    const meeting = await makeMeeting({ smallCell: 3 });
    const { survey, version } = await makeSurvey(meeting, secretariat);
    const set = (data: { attributed?: boolean; status?: 'OPEN' | 'CLOSED' }) =>
      db().survey.update({ where: { id: survey }, data, select: { id: true } });
    await set({ attributed: false });
    const answer = async (text: string, asked = version) => {
      const { delegationId: delegation } = await makeAskedParty(meeting.id);
      const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
      const answers = { ...answersWith(['a']), experience: { text, language: 'en' } };
      await submitAnswer(meeting, await makeActor({ roles: [role] }), { delegation, version: asked, answers });
    };
    const texts = async () =>
      (await listWrittenTexts(await enterMeeting(secretariat, meeting.slug), survey, 'all')).get('experience');
    return { meeting, set, answer, texts, snapshot: () => makeSnapshot(secretariat, meeting, survey) };
  }

  it('are those of the snapshot whose figures stand above them, in an order of the texts', async () => {
    const { set, answer, texts, snapshot } = await written();
    for (const text of ['One', 'Two', 'Two', 'Three']) await answer(text);
    await snapshot();
    await answer('Canary that came later');
    expect(await texts()).toBeUndefined();
    await set({ status: 'CLOSED' });
    const page = await texts();
    const told = page?.texts ?? [];
    expect([page?.total, ...told.map(({ party }) => party)]).toEqual([4, null, null, null, null]);
    const hashes = ['One', 'Two', 'Three'].toSorted((one, other) => (sha256(one) < sha256(other) ? -1 : 1));
    expect([...new Set(told.map(({ text }) => text))]).toEqual(hashes);
  });

  it('are read only where each version was answered by enough', async () => {
    const { meeting, set, answer, texts, snapshot } = await written();
    await answer('Canary');
    const again = await makeSurvey(meeting, secretariat, fiveQuestions(['a', 'b', 'c', 'd']));
    for (const text of ['One', 'Two', 'Two', 'Three']) await answer(text, again.version);
    await snapshot();
    await set({ status: 'CLOSED' });
    expect(await texts()).toBeUndefined();
  });
});
