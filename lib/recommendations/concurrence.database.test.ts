import { randomUUID } from 'node:crypto';
import { beforeEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeDelegatedParty, makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  askGroupsDefinition,
  concurDefinition,
  disposeDefinition,
  markReadyDefinition,
  replyDefinition,
  reviseGeneralDefinition,
} from './definitions';
import { findRecommendation, listGeneral } from './queries';
import { listConcurrences } from './queries/concurrences';

let staff: Actor;
let african: Actor;
let american: Actor;
let delegate: Actor;
let place: { meetingId: string; slug: string; afr: string; ame: string; delegation: string; foreign: string };
let one: { id: string; revisionId: string };
let general: { id: string; revisionId: string };

beforeAll(async () => {
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

beforeEach(async () => {
  const meeting = await makeMeeting();
  const meetingId = meeting.id;
  const [afr, ame] = [await makeGroup(meetingId), await makeGroup(meetingId, 'AME', 2)];
  const party = await makeDelegatedParty(meetingId, []);
  const other = await makeDelegatedParty(meetingId, []);
  await db().groupParty.createMany({
    data: [
      { groupId: afr.id, partyId: party.id },
      { groupId: ame.id, partyId: other.id },
    ],
  });
  place = {
    meetingId,
    slug: meeting.slug,
    afr: afr.id,
    ame: ame.id,
    delegation: party.delegationId,
    foreign: other.delegationId,
  };
  african = await makeActor({ roles: [{ meetingId, kind: 'FACILITATOR', groupId: afr.id }] });
  american = await makeActor({ roles: [{ meetingId, kind: 'RAPPORTEUR', groupId: ame.id }] });
  delegate = await makeActor({ roles: [{ meetingId, kind: 'DELEGATE', delegationId: party.delegationId }] });
  one = await makeRecommendation({ meetingId, groupId: afr.id, status: 'SUBMITTED', symbol: 'AFR/1' });
  const two = await makeRecommendation({ meetingId, groupId: ame.id, status: 'SUBMITTED', symbol: 'AME/1' });
  general = await makeRecommendation({
    meetingId,
    text: 'Adopt common standards by 2030.',
    sources: [
      { ...one, disposition: 'FULL' },
      { ...two, disposition: 'FULL' },
    ],
  });
});

const by = (actor: Actor) => ({ actor, meeting: place.slug, key: randomUUID() });
const ask = () =>
  execute(askGroupsDefinition, {
    ...by(staff),
    input: { recommendation: general.id, revision: general.revisionId },
  });
type Said = { answer?: string; text?: string; delegations?: string[]; revision?: string };
const concur = (actor: Actor, group: string, said: Said = {}) =>
  execute(concurDefinition, {
    ...by(actor),
    input: {
      recommendation: general.id,
      revision: general.revisionId,
      group,
      answer: 'CONCURS',
      language: 'en',
      ...said,
    },
  });
const ready = (reason?: string) =>
  execute(markReadyDefinition, {
    ...by(staff),
    input: { recommendation: general.id, revision: general.revisionId, ...(reason ? { reason } : {}) },
  });
const scopeOf = (actor: Actor) => enterMeeting(actor, place.slug);
const states = async () =>
  (await listConcurrences(await scopeOf(staff), general.id)).map(({ group, state }) => [group.code, state]);

async function reword(text: string): Promise<void> {
  const result = await execute(reviseGeneralDefinition, {
    ...by(staff),
    input: {
      recommendation: general.id,
      base: general.revisionId,
      text,
      theme: 'labour-migration',
      addressees: 'Members of the mechanisms',
      dueBy: '',
    },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  general = { ...general, revisionId: result.value.revision };
}

describe('the groups of the sources', () => {
  it('are asked, and answer each for itself on the revision that stands', async () => {
    expect(await concur(african, place.afr)).toMatchObject({ code: 'closed' });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await concur(african, place.afr)).toMatchObject({ ok: true });
    expect(await concur(african, place.ame)).toMatchObject({ code: 'not_found' });
    expect(await concur(staff, place.ame)).toMatchObject({ code: 'forbidden' });
    expect(await concur(american, place.ame, { revision: randomUUID() })).toMatchObject({
      code: 'conflict',
      fields: { revision: { code: 'isCurrent' } },
    });
    expect(await states()).toEqual([
      ['AFR', 'CONCURS'],
      ['AME', 'OPEN'],
    ]);
    const uninvolved = await makeGroup(place.meetingId, 'EUR', 3);
    const third = await makeActor({
      roles: [{ meetingId: place.meetingId, kind: 'FACILITATOR', groupId: uninvolved.id }],
    });
    expect(await concur(third, uninvolved.id)).toMatchObject({ code: 'not_found' });
  });

  it('say which change they ask for, and which of their delegations object', async () => {
    await ask();
    expect(await concur(african, place.afr, { answer: 'ASKS_CHANGE' })).toMatchObject({
      fields: { text: { code: 'change_missing' } },
    });
    expect(await concur(african, place.afr, { answer: 'OBJECTS', text: 'Too far' })).toMatchObject({
      fields: { delegations: { code: 'whose_missing' } },
    });
    const objects = { answer: 'OBJECTS', text: 'It goes beyond the mandate' };
    expect(await concur(african, place.afr, { ...objects, delegations: [place.foreign] })).toMatchObject({
      code: 'invalid',
      fields: { delegations: { code: 'invalid_choice' } },
    });
    expect(await concur(african, place.afr, { ...objects, delegations: [place.delegation] })).toMatchObject({
      ok: true,
    });
    const [first] = await listConcurrences(await scopeOf(delegate), general.id);
    expect(first).toMatchObject({
      state: 'OBJECTS',
      answers: [{ answer: 'OBJECTS', text: 'It goes beyond the mandate', revision: 1, reply: null }],
      delegations: [],
    });
    expect(first?.answers[0]?.views).toHaveLength(1);
  });

  it('are asked anew when the text changes, and when something else becomes of their own source; history stays', async () => {
    await ask();
    await concur(african, place.afr);
    await concur(american, place.ame);
    await reword('Adopt common standards by 2031.');
    expect(await states()).toEqual([
      ['AFR', 'STALE'],
      ['AME', 'STALE'],
    ]);
    await concur(african, place.afr);
    await concur(american, place.ame);
    const { lockVersion } = await db().recommendation.findUniqueOrThrow({ where: { id: general.id } });
    const sources = await db().consolidationSource.findMany({ where: { generalId: general.id } });
    const change = Object.fromEntries(
      sources.map(({ regionalId, regionalRevisionId: revision }) => [
        regionalId,
        regionalId === one.id
          ? { revision, disposition: 'PARTIAL', why: 'The date is later' }
          : { revision, disposition: 'FULL', why: '' },
      ]),
    );
    const disposed = await execute(disposeDefinition, {
      ...by(staff),
      input: { general: general.id, lockVersion: String(lockVersion), sources: change },
    });
    expect(disposed).toMatchObject({ ok: true });
    expect(await states()).toEqual([
      ['AFR', 'STALE'],
      ['AME', 'CONCURS'],
    ]);
    const [first] = await listConcurrences(await scopeOf(staff), general.id);
    expect(first?.answers.map(({ revision }) => revision)).toEqual([2, 1]);
    expect((await listGeneral(await scopeOf(staff)))[0]?.concurrence).toMatchObject({ asked: 2, concur: 1, open: 1 });
  });

  it('are all heard before the plenary, unless the reason why not is given and kept', async () => {
    const refused = (code: string) => ({ ok: false, code: 'conflict', fields: { revision: { code } } });
    expect(await ready()).toEqual(refused('hasEveryConcurrence'));
    await ask();
    await concur(african, place.afr, { answer: 'ASKS_CHANGE', text: 'By 2035' });
    expect(await ready()).toEqual(refused('hasEveryConcurrence'));
    await concur(american, place.ame, { answer: 'OBJECTS', text: 'Never', delegations: [place.foreign] });
    expect(await ready()).toEqual(refused('isEveryRequestAnswered'));
    const [first, second] = await listConcurrences(await scopeOf(staff), general.id);
    const answered = (concurrence: string | undefined) =>
      execute(replyDefinition, {
        ...by(staff),
        input: { recommendation: general.id, concurrence, text: 'The year was agreed in the room', language: 'en' },
      });
    expect(await answered(first?.answers[0]?.id)).toMatchObject({ ok: true });
    expect(await answered(first?.answers[0]?.id)).toMatchObject({ code: 'conflict' });
    expect(await ready()).toEqual(refused('isEveryObjectionAnswered'));
    expect(second?.answers[0]?.reply).toBeNull();
    expect(await ready('The Chair decided to hear the objection in the plenary')).toMatchObject({ ok: true });
    const { transitions } = await findRecommendation(await scopeOf(delegate), general.id);
    expect(transitions.at(-1)).toMatchObject({
      to: 'READY',
      note: 'The Chair decided to hear the objection in the plenary',
    });
    expect(await concur(african, place.afr)).toMatchObject({ code: 'closed' });
  });
});

describe('an objection at the moment the text is declared ready', () => {
  const objection = { answer: 'OBJECTS', text: 'Never' };
  beforeEach(async () => {
    await ask();
    await concur(african, place.afr);
    await concur(american, place.ame);
  });

  it('is heard first or comes too late, never both', async () => {
    const results = await Promise.all([
      ready(),
      concur(american, place.ame, { ...objection, delegations: [place.foreign] }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: general.id } });
    const objections = await db().concurrence.count({ where: { recommendationId: general.id, answer: 'OBJECTS' } });
    expect(status === 'READY' ? objections : 0).toBe(0);
  });

  it('would be both without the lock: the twin reads the state and then writes', async () => {
    await db().$transaction(async (tx) => {
      const { status } = await tx.recommendation.findUniqueOrThrow({ where: { id: general.id } });
      expect(status).toBe('CONCURRENCE');
      expect(await ready()).toMatchObject({ ok: true });
      await tx.concurrence.create({
        data: {
          recommendationId: general.id,
          revisionId: general.revisionId,
          groupId: place.ame,
          language: 'en',
          answer: 'OBJECTS',
          text: 'Never',
        },
      });
    });
    const { status } = await db().recommendation.findUniqueOrThrow({ where: { id: general.id } });
    expect(status).toBe('READY');
    expect(await db().concurrence.count({ where: { recommendationId: general.id, answer: 'OBJECTS' } })).toBe(1);
  });
});

describe('who reads it', () => {
  it('is the secretariat while it is drafted, and everyone in the meeting once the groups are asked', async () => {
    await expect(findRecommendation(await scopeOf(delegate), general.id)).rejects.toMatchObject({ code: 'not_found' });
    await ask();
    expect((await findRecommendation(await scopeOf(delegate), general.id)).status).toBe('CONCURRENCE');
    const outsider = await makeActor({});
    await expect(scopeOf(outsider).then((scope) => listConcurrences(scope, general.id))).rejects.toMatchObject({
      code: expect.stringMatching(/forbidden|not_found/) as string,
    });
  });
});

describe('the record', () => {
  it('is never changed, not even by the owner of the tables', async () => {
    await ask();
    await concur(african, place.afr);
    await expect(db().concurrence.updateMany({ data: { answer: 'OBJECTS', text: 'No' } })).rejects.toThrow();
    await expect(db().concurrence.deleteMany()).rejects.toThrow();
    expect(await db().auditEntry.count({ where: { meetingId: place.meetingId, action: 'concurrence.record' } })).toBe(
      1,
    );
  });
});
