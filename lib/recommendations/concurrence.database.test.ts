import { randomUUID } from 'node:crypto';
import { beforeEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { assignDefinition } from '@/lib/breakouts/definitions';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { makeDelegatedParty, makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { callGroups } from './call-groups';
import {
  askGroupsDefinition,
  concurDefinition,
  disposeDefinition,
  markReadyDefinition,
  replyDefinition,
  reviseGeneralDefinition,
  undoDisposalDefinition,
} from './definitions';
import { findRecommendation, listGeneral } from './queries';
import { listConcurrences } from './queries/concurrences';
import { listSourceSteps } from './queries/source-steps';

let staff: Actor;
let african: Actor;
let american: Actor;
let delegate: Actor;
let place: { meetingId: string; slug: string; afr: string; ame: string; delegation: string; foreign: string };
let one: { id: string; revisionId: string };
let two: { id: string; revisionId: string };
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
  two = await makeRecommendation({ meetingId, groupId: ame.id, status: 'SUBMITTED', symbol: 'AME/1' });
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
type Said = { answer?: string; text?: string; delegations?: string[]; revision?: string; reading?: string };
const readingOf = async (group: string) =>
  (await listConcurrences(await scopeOf(staff), general.id)).find((standing) => standing.group.id === group)?.reading ??
  '';
const concur = async (actor: Actor, group: string, said: Said = {}) =>
  execute(concurDefinition, {
    ...by(actor),
    input: {
      recommendation: general.id,
      revision: general.revisionId,
      group,
      reading: await readingOf(group),
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
      answers: [{ answer: 'OBJECTS', text: 'It goes beyond the mandate', revision: 1, replies: [] }],
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
    const read = await readingOf(place.afr);
    const disposed = await execute(disposeDefinition, {
      ...by(staff),
      input: { general: general.id, lockVersion: String(lockVersion), sources: change },
    });
    expect(disposed).toMatchObject({ ok: true });
    expect(await states()).toEqual([
      ['AFR', 'STALE'],
      ['AME', 'CONCURS'],
    ]);
    // What was read before the disposition is no answer to it.
    expect(await concur(african, place.afr, { reading: read })).toMatchObject({
      code: 'conflict',
      fields: { reading: { code: 'isCurrent' } },
    });
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
    // A correction stands in the place of the answer that was read, once; what was answered stays on the record.
    const replyNow = async () => (await listConcurrences(await scopeOf(delegate), general.id))[0]?.answers[0]?.replies;
    const correct = (replaces: string | undefined, text: string) =>
      execute(replyDefinition, {
        ...by(staff),
        input: { recommendation: general.id, concurrence: first?.answers[0]?.id, replaces, text, language: 'en' },
      });
    const replaced = (await replyNow())?.[0]?.id;
    const corrections = await Promise.all(['By 2030, as agreed', 'By 2031'].map((text) => correct(replaced, text)));
    expect(corrections.filter(({ ok }) => ok)).toHaveLength(1);
    expect(corrections).toContainEqual({ ok: false, code: 'conflict' });
    const kept = await replyNow();
    expect(kept).toHaveLength(2);
    expect(kept?.[1]?.text).toBe('The year was agreed in the room');
    expect(await ready()).toEqual(refused('isEveryObjectionAnswered'));
    expect(second?.answers[0]?.replies).toEqual([]);
    expect(await ready('The Chair decided to hear the objection in the plenary')).toMatchObject({ ok: true });
    const { transitions } = await findRecommendation(await scopeOf(delegate), general.id);
    expect(transitions.at(-1)).toMatchObject({
      to: 'READY',
      note: 'The Chair decided to hear the objection in the plenary',
    });
    expect(await concur(african, place.afr)).toMatchObject({ code: 'closed' });
  });
});

describe('a change of the sources', () => {
  const sourceOf = async () =>
    Object.fromEntries(
      (await db().consolidationSource.findMany({ where: { generalId: general.id } })).map(
        ({ regionalId, disposition, why, at }) => [regionalId, { disposition, why, at: at.getTime() }],
      ),
    );
  const set = async (sources: Record<string, object>) => {
    const { lockVersion } = await db().recommendation.findUniqueOrThrow({ where: { id: general.id } });
    return execute(disposeDefinition, {
      ...by(staff),
      input: { general: general.id, lockVersion: String(lockVersion), sources },
    });
  };
  const noted = () => ({ [one.id]: { revision: one.revisionId, disposition: 'NOTED', why: 'In the preamble' } });
  const full = () => ({ [one.id]: { revision: one.revisionId, disposition: 'FULL', why: '' } });
  const takenOut = () => ({ [two.id]: { revision: two.revisionId, disposition: '' } });
  const steps = async () => listSourceSteps(await scopeOf(staff), general.id);
  const undo = (step: string | null, actor = staff) =>
    execute(undoDisposalDefinition, { ...by(actor), input: { general: general.id, step } });
  const undoLast = async () => undo((await steps()).undoable);

  it('is undone step by step: the sources stand as before, and every step stays on the record', async () => {
    const before = await sourceOf();
    await set(noted());
    await set({ ...noted(), ...takenOut() });
    const after = await steps();
    expect(after.steps.map(({ changes }) => changes.map(({ symbol, was, now }) => [symbol, was, now]))).toEqual([
      [['AME/1', { disposition: 'FULL', why: null }, null]],
      [['AFR/1', { disposition: 'FULL', why: null }, { disposition: 'NOTED', why: 'In the preamble' }]],
    ]);
    const [last, first] = after.steps;
    expect(await undo(first?.id ?? null)).toEqual({ ok: false, code: 'conflict' });
    expect(await undo(last?.id ?? null, african)).toMatchObject({ code: 'forbidden' });
    expect(await undoLast()).toMatchObject({ ok: true });
    expect(await undo(last?.id ?? null)).toEqual({ ok: false, code: 'conflict' });
    expect(await undoLast()).toMatchObject({ ok: true });
    expect(await sourceOf()).toEqual(before);
    const all = await steps();
    expect(all.undoable).toBeNull();
    expect(all.steps.map(({ isUndoing, isUndone }) => [isUndoing, isUndone])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(
      await db().auditEntry.count({ where: { meetingId: place.meetingId, action: 'general.undo-disposal' } }),
    ).toBe(2);
    await expect(db().sourceChange.deleteMany()).rejects.toThrow();
  });

  it('pressed by two at once is undone once', async () => {
    await set(noted());
    await set({ ...noted(), ...takenOut() });
    const { undoable } = await steps();
    const results = await Promise.all([undo(undoable), undo(undoable)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await sourceOf()).toMatchObject({ [one.id]: { disposition: 'NOTED' }, [two.id]: { disposition: 'FULL' } });
  });

  it('that is undone asks nobody anew who had answered to what stands again, and everybody who has answered since', async () => {
    await ask();
    await concur(african, place.afr);
    await set(noted());
    expect(await states()).toContainEqual(['AFR', 'STALE']);
    await undoLast();
    expect(await states()).toContainEqual(['AFR', 'CONCURS']);
    await set(noted());
    await concur(african, place.afr);
    expect(await states()).toContainEqual(['AFR', 'CONCURS']);
    await undoLast();
    expect(await states()).toContainEqual(['AFR', 'STALE']);
  });

  it('is not undone where its source is no longer to be had, nor once the list is closed', async () => {
    await set({ ...full(), ...takenOut() });
    await db().recommendation.update({ where: { id: two.id }, data: { status: 'WITHDRAWN' } });
    expect(await undoLast()).toMatchObject({
      code: 'invalid',
      fields: { [`sources.${two.id}.disposition`]: { code: 'invalid_choice' } },
    });
    await db().recommendation.update({ where: { id: general.id }, data: { status: 'READY', symbol: 'G/1' } });
    expect(await undoLast()).toMatchObject({ code: 'closed' });
  });

  it('that waited while a group answered counts as later than the answer', async () => {
    await ask();
    const held = Prisma.sql`SELECT id FROM "Recommendation" WHERE id = ${general.id}::uuid FOR UPDATE`;
    const { lockVersion } = await db().recommendation.findUniqueOrThrow({ where: { id: general.id } });
    const input = { general: general.id, lockVersion: String(lockVersion), sources: noted() };
    const answer = Prisma.sql`
      INSERT INTO "Concurrence" (id, "recommendationId", "revisionId", "groupId", answer, language, at)
      VALUES (${randomUUID()}::uuid, ${general.id}::uuid, ${general.revisionId}::uuid, ${place.afr}::uuid, 'CONCURS', 'en', clock_timestamp())`;
    const disposed = await whileHeld(held, () => execute(disposeDefinition, { ...by(staff), input }), answer);
    expect(disposed).toMatchObject({ ok: true });
    expect(await states()).toContainEqual(['AFR', 'STALE']);
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

describe('facilitators', () => {
  const call = () => runAsSystem('concurrence.call', place.slug, callGroups);
  const mails = async () =>
    (
      await db().outboxMail.findMany({
        where: { meetingId: place.meetingId },
        orderBy: { createdAt: 'asc' },
        select: { purpose: true, recipient: true, locale: true, subject: true, body: true },
      })
    ).map(({ subject, body, ...mail }) => ({ ...mail, text: `${subject} ${body}` }));
  const addressOf = async ({ accountId }: Actor) =>
    (await db().account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })).email;
  const waiting = () => db().$queryRaw<{ run_at: Date }[]>`
    SELECT run_at FROM graphile_worker.jobs WHERE key = ${`call-groups:${place.meetingId}`}`;

  it('are written to in their language when their group is asked, once, and rapporteurs where there is none', async () => {
    await db().account.update({ where: { id: african.accountId }, data: { locale: 'fr' } });
    // Beside a facilitator a rapporteur is not written to, and nobody of a group without a source.
    await makeActor({ roles: [{ meetingId: place.meetingId, kind: 'RAPPORTEUR', groupId: place.afr }] });
    const uninvolved = await makeGroup(place.meetingId, 'EUR', 3);
    await makeActor({ roles: [{ meetingId: place.meetingId, kind: 'FACILITATOR', groupId: uninvolved.id }] });
    expect(await call()).toBe(0);
    await ask();
    expect(await waiting()).toHaveLength(1);
    expect(await call()).toBe(2);
    const sent = await mails();
    expect(sent.map(({ purpose, recipient, locale }) => [purpose, recipient, locale])).toEqual([
      ['concurrence.asked', await addressOf(african), 'fr'],
      ['concurrence.asked', await addressOf(american), 'en'],
    ]);
    expect(sent[0]?.text).toContain(`/fr/meetings/${place.slug}/recommendations/${general.id}`);
    expect(sent[0]?.text).toContain('Adopt common standards by 2030.');
    expect(await call()).toBe(0);
    const about = { meetingId: place.meetingId, action: 'concurrence.call', role: 'SYSTEM' };
    expect(await db().auditEntry.count({ where: about })).toBe(1);
  });

  it('are written to under a second name of a shared mailbox too', async () => {
    await db().accountPerson.updateMany({ where: { accountId: african.accountId }, data: { primary: false } });
    await ask();
    expect(await call()).toBe(2);
    expect((await mails()).map(({ recipient }) => recipient)).toContain(await addressOf(african));
  });

  it('are written to once somebody is made to lead their group, where nobody did when it was asked', async () => {
    await db().meetingRole.deleteMany({ where: { meetingId: place.meetingId, groupId: place.ame } });
    await ask();
    expect(await call()).toBe(1);
    await db().$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`call-groups:${place.meetingId}`}`;
    const [person = ''] = delegate.personIds;
    const input = { group: place.ame, person, kind: 'FACILITATOR' };
    expect(await execute(assignDefinition, { ...by(staff), input })).toMatchObject({ ok: true });
    expect(await waiting()).toHaveLength(1);
    expect(await call()).toBe(1);
    expect((await mails()).at(-1)).toMatchObject({
      purpose: 'concurrence.asked',
      recipient: await addressOf(delegate),
    });
    expect(await call()).toBe(0);
  });

  it('are written to once when their answer no longer counts, however often the text changes, and not where it counts again', async () => {
    await ask();
    await call();
    const [first] = await waiting();
    await concur(african, place.afr);
    await reword('Adopt common standards by 2031.');
    await reword('Adopt common standards by 2030.');
    expect(await call()).toBe(0);
    for (const year of [2031, 2032, 2033]) await reword(`Adopt common standards by ${year}.`);
    // All these steps are one job, and it is not put off by them.
    expect(await waiting()).toEqual([first]);
    expect(await call()).toBe(1);
    await reword('Adopt common standards by 2034.');
    expect(await call()).toBe(0);
    const anew = (await mails()).filter(({ purpose }) => purpose === 'concurrence.anew');
    expect(anew.map(({ recipient }) => recipient)).toEqual([await addressOf(african)]);
    expect(anew[0]?.text).toContain('Adopt common standards by 2033.');
  });

  it('read several general recommendations in one mail', async () => {
    const other = await makeRecommendation({
      meetingId: place.meetingId,
      text: 'Publish figures each year.',
      sources: [{ ...one, disposition: 'FULL' }],
    });
    await ask();
    await execute(askGroupsDefinition, {
      ...by(staff),
      input: { recommendation: other.id, revision: other.revisionId },
    });
    expect(await call()).toBe(2);
    const [sent] = await mails();
    for (const text of ['Adopt common standards by 2030.', 'Publish figures each year.'])
      expect(sent?.text).toContain(text);
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
