import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSurvey, submitAnswer } from '@/prisma/factories/surveys';
import { readSubmittedAnswers } from './queries/submitted-answers';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

/** A survey that three parties have answered. */
async function answered({ attributed }: { attributed: boolean }) {
  const meeting = await makeMeeting();
  const scope = () => enterMeeting(secretariat, meeting.slug);
  expect(await readSubmittedAnswers(await scope())).toBeNull();
  const { survey, version } = await makeSurvey(meeting, secretariat);
  await db().survey.update({ where: { id: survey }, data: { attributed }, select: { id: true } });
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
    survey,
    scope,
    focalPoint,
    codes: parties.map(({ code }) => code),
    found: await readSubmittedAnswers(await scope()),
  };
}

it('gives the secretariat what was submitted last, by party, and nobody else', async () => {
  const { meeting, focalPoint, codes, found } = await answered({ attributed: true });
  expect(codes).toHaveLength(3);
  expect(found?.submitted.map(({ party }) => party?.code)).toEqual(codes);
  expect(found?.submitted.every(({ at, late, version }) => at !== null && late === false && version === 1)).toBe(true);
  await expect(enterMeeting(focalPoint, meeting.slug).then(readSubmittedAnswers)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('tells nobody apart where answers were announced as anonymous, and gives nothing while they come one by one', async () => {
  const { meeting, survey, scope, codes, found: open } = await answered({ attributed: false });
  expect(open).toBeNull();
  await db().survey.update({ where: { id: survey }, data: { status: 'CLOSED' }, select: { id: true } });
  // Three have answered, and a cell of three is a small one.
  expect(await readSubmittedAnswers(await scope())).toBeNull();
  await db().meeting.update({ where: { id: meeting.id }, data: { smallCell: 3 }, select: { id: true } });
  const found = await readSubmittedAnswers(await scope());
  const written = JSON.stringify(found?.submitted);
  expect(found?.submitted).toHaveLength(3);
  for (const code of codes) expect(written).not.toContain(code);
  expect(written).not.toMatch(/"at":"|"late":(true|false)/);
});
