import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { notePlace } from './note-place';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

async function makeWorld() {
  const meeting = await makeMeeting();
  const { survey } = await makeSurvey(meeting, secretariat);
  const member = async (delegationId: string) =>
    makeActor({ roles: [{ meetingId: meeting.id, delegationId, kind: 'DELEGATE' }] });
  const [ours, theirs] = [await makeAskedParty(meeting.id), await makeAskedParty(meeting.id)];
  const [amina, bruno] = [await member(ours.delegationId), await member(ours.delegationId)];
  const stranger = await member(theirs.delegationId);
  const at = async (actor: Actor, question?: string, delegation = ours.delegationId) =>
    notePlace(await enterMeeting(actor, meeting.slug), { delegation, ...(question ? { question } : {}) });
  return { meeting, survey, ours, theirs, amina, bruno, stranger, at };
}

it('shows colleagues of the same delegation where one is, and nobody else', async () => {
  const { ours, theirs, amina, bruno, stranger, at } = await makeWorld();
  expect(await at(amina, 'useful')).toEqual({ others: [], hasOthers: true });
  expect(await at(bruno)).toEqual({ others: [{ question: 'useful', name: amina.name }], hasOthers: true });
  await at(amina, 'stage');
  expect(await at(bruno, 'stage')).toMatchObject({ others: [{ question: 'stage' }] });
  expect(await at(stranger, 'stage', theirs.delegationId)).toEqual({ others: [], hasOthers: false });
  await expect(at(stranger, 'stage')).rejects.toMatchObject({
    code: expect.stringMatching(/forbidden|not_found/) as string,
  });
  await expect(at(secretariat)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) as string });
  expect(await db().answeringPlace.count({ where: { delegationId: ours.delegationId } })).toBe(2);
});

it('is forgotten after a minute, knows no other question, and leaves no trace but itself', async () => {
  const { meeting, ours, amina, bruno, at } = await makeWorld();
  await at(amina, 'useful');
  await at(amina, 'no-such-question');
  expect((await at(bruno)).others).toMatchObject([{ question: 'useful' }]);
  await db().$executeRaw`
    UPDATE "AnsweringPlace" SET "seenAt" = now() - interval '61 seconds' WHERE "delegationId" = ${ours.delegationId}::uuid`;
  expect((await at(bruno)).others).toEqual([]);
  expect(await db().auditEntry.count({ where: { meetingId: meeting.id, action: { contains: 'place' } } })).toBe(0);
  expect(await db().liveEvent.count({ where: { meetingId: meeting.id, type: { contains: 'place' } } })).toBe(0);
});

it('costs two statements, and one where nobody is at a question', async () => {
  const { meeting, ours, amina } = await makeWorld();
  const scope = await enterMeeting(amina, meeting.slug);
  const count = async (question?: string) => {
    const tally = { writes: 0, statements: 0 };
    const place = { delegation: ours.delegationId, ...(question ? { question } : {}) };
    await writeTally.run(tally, () => notePlace(scope, place));
    return tally.statements;
  };
  expect([await count('useful'), await count()]).toEqual([2, 1]);
});

it('of a delegation of another meeting is not found', async () => {
  const [one, other] = [await makeWorld(), await makeWorld()];
  await expect(one.at(one.amina, 'useful', other.ours.delegationId)).rejects.toMatchObject({
    code: expect.stringMatching(/forbidden|not_found/) as string,
  });
  await expect(one.at(one.amina, 'useful', randomUUID())).rejects.toThrow();
});
