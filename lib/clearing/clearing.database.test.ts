import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { runAsSystem } from '@/lib/core/run-as-system';
import { listTasks } from '@/lib/desk/queries/tasks';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import {
  composeDefinition,
  editBlockDefinition,
  insertBlockDefinition,
  publishDefinition,
} from '@/lib/outcome/definitions';
import { compareVersions } from '@/lib/outcome/model/compare';
import { findComposition } from '@/lib/outcome/queries';
import { findVersions } from '@/lib/outcome/queries/versions';
import { makeDelegation } from '@/prisma/factories/delegations';
import { heldStep } from '@/prisma/factories/held-step';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { unlocked } from '@/prisma/factories/unlocked';
import { comment } from './comment';
import { concludeRound } from './conclude-round';
import {
  closeRoundDefinition,
  commentDefinition,
  disposeDefinition,
  extendRoundDefinition,
  openRoundDefinition,
  prepareRoundDefinition,
  withdrawCommentDefinition,
} from './definitions';
import { concludeRounds } from './job';
import { findStandingText, listComments, sentenceKey } from './queries/comments';
import { findAskedRound, findManagedRound, isAskedToClear, listAskedRounds, previewRound } from './queries/rounds';
import { commentSchema } from './schema';

let staff: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
});

/** A meeting with a document of one paragraph in English and French, and two delegations. */
async function drafted() {
  const meeting = await makeMeeting();
  const [one, two] = [
    await makeDelegation(staff, meeting.slug, { names: { en: 'One process' } }),
    await makeDelegation(staff, meeting.slug, {
      names: { en: 'Other commission' },
      kind: 'UN_REGIONAL_COMMISSION',
      locale: 'fr',
    }),
  ];
  const call = (actor: Actor, input: unknown) => ({ actor, meeting: meeting.slug, input, key: randomUUID() });
  expect(await execute(composeDefinition, call(staff, {}))).toMatchObject({ ok: true });
  const text = 'Delegations agreed on much. They will meet again.';
  const inserted = await execute(insertBlockDefinition, call(staff, { what: 'PARAGRAPH', text }));
  const block = inserted.ok ? inserted.value.block : '';
  const here = { meeting, one, two, call, block };
  await edit(here, 'fr', 'Les délégations se sont accordées sur beaucoup de points. Elles se réuniront de nouveau.');
  return here;
}
type Here = Awaited<ReturnType<typeof drafted>>;

async function edit(
  { meeting, call, block }: Pick<Here, 'meeting' | 'call' | 'block'>,
  language: string,
  text: string,
) {
  const composition = await findComposition(await enterMeeting(staff, meeting.slug));
  const wordings = composition?.blocks.find(({ id }) => id === block)?.wordings ?? {};
  const seen = { text: Object.fromEntries(Object.entries(wordings).map(([one, { id }]) => [one, id])) };
  const result = await execute(editBlockDefinition, call(staff, { block, text: { [language]: text }, seen }));
  expect(result).toMatchObject({ ok: true });
}

const inMinutes = (minutes: number) => toLocal(new Date(Date.now() + minutes * 60_000), 'Europe/Zurich');

const prepared = (here: Here, over: Record<string, unknown> = {}) =>
  execute(
    prepareRoundDefinition,
    here.call(staff, {
      kinds: ['RCP', 'UN_REGIONAL_COMMISSION'],
      languages: ['en', 'fr'],
      closes: inMinutes(90),
      purpose: { en: 'Please look at the dates.', fr: 'Veuillez vérifier les dates.' },
      sight: 'OWN',
      ...over,
    }),
  );

async function opened(here: Here, over: Record<string, unknown> = {}): Promise<string> {
  const draft = await prepared(here, over);
  const mailing = draft.ok ? draft.value.mailingId : '';
  const { letters } = await previewRound(await enterMeeting(staff, here.meeting.slug), mailing);
  const result = await execute(openRoundDefinition, here.call(staff, { mailing, messages: String(letters.length) }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.round;
}

const remark = { position: '2', language: 'fr', severity: 'SUBSTANTIVE', writtenIn: 'fr', text: 'Quand ?' };
const commented = (here: Here, round: string, of = here.one, over: Record<string, unknown> = {}) =>
  execute(commentDefinition, here.call(of.focalPoint, { round, delegation: of.delegationId, ...remark, ...over }));
const idOf = (result: Awaited<ReturnType<typeof commented>>) => (result.ok ? result.value.comment : '');
const deadline = async (round: string) =>
  (await db().clearingRound.findUniqueOrThrow({ where: { id: round } })).closesAt;
const concluded = ({ meeting }: Here, round: string, now: Date) =>
  runAsSystem('clearing.conclude', meeting.slug, (ctx) => concludeRound({ ...ctx, now }, round));
const mails = async ({ meeting }: Here, purpose: string) =>
  db().outboxMail.findMany({ where: { meetingId: meeting.id, purpose }, orderBy: { locale: 'asc' } });
const empty = { title: {}, blocks: [] };
const documentOf = ({ meeting }: Here) => db().outcomeDocument.findUniqueOrThrow({ where: { meetingId: meeting.id } });
const stateOf = async ({ meeting }: Here) =>
  (await db().outcomeDocument.findUniqueOrThrow({ where: { meetingId: meeting.id } })).state;

describe('opening a round', () => {
  it('writes to nobody before its letters were seen, then to each in their language, and puts the document in clearance', async () => {
    const here = await drafted();
    const closes = inMinutes(120);
    const draft = await prepared(here, { closes });
    const mailing = draft.ok ? draft.value.mailingId : '';
    expect(await mails(here, 'clearing-round')).toEqual([]);
    const scope = await enterMeeting(staff, here.meeting.slug);
    const preview = await previewRound(scope, mailing);
    expect(preview).toMatchObject({ number: 1, asked: [{}, {}], letters: [{}, {}], unreachable: [] });
    expect(await execute(openRoundDefinition, here.call(staff, { mailing, messages: '1' }))).toMatchObject({
      fields: { messages: { code: 'messages_changed', params: { count: 2 } } },
    });
    const sent = await execute(openRoundDefinition, here.call(staff, { mailing, messages: '2' }));
    const round = sent.ok ? sent.value.round : '';
    // A second hand opens nothing.
    expect(await execute(openRoundDefinition, here.call(staff, { mailing, messages: '2' }))).toEqual(sent);
    const written = await mails(here, 'clearing-round');
    expect(written.map(({ recipient, locale }) => [recipient, locale])).toEqual([
      [here.one.focalPoint.email, 'en'],
      [here.two.focalPoint.email, 'fr'],
    ]);
    expect(written[0]?.body).toContain('Please look at the dates.');
    expect(written[1]?.body).toContain('Veuillez vérifier les dates.');
    expect(written.map(({ body }) => body).toSorted()).toEqual(preview.letters.map(({ body }) => body).toSorted());
    expect(await findManagedRound(scope, round)).toMatchObject({
      number: 1,
      state: 'OPEN',
      closesAt: toInstant(closes, 'Europe/Zurich'),
      silence: null,
      asked: [{}, {}],
    });
    expect(await stateOf(here)).toBe('CLEARANCE');
    expect(await prepared(here)).toMatchObject({ code: 'conflict' });
  });

  it('asks the kinds of party that were chosen, and sends nothing on a text that has changed meanwhile', async () => {
    const here = await drafted();
    const draft = await prepared(here, { kinds: ['UN_REGIONAL_COMMISSION'] });
    const mailing = draft.ok ? draft.value.mailingId : '';
    const scope = await enterMeeting(staff, here.meeting.slug);
    expect((await previewRound(scope, mailing)).asked).toEqual([here.two.delegationId]);
    await edit(here, 'en', 'Delegations agreed on everything. They will meet again.');
    expect(await execute(openRoundDefinition, here.call(staff, { mailing, messages: '1' }))).toMatchObject({
      fields: { messages: { code: 'text_changed' } },
    });
    expect(await mails(here, 'clearing-round')).toEqual([]);
    expect(await stateOf(here)).toBe('COMPOSING');
    expect(await prepared(here, { kinds: ['STATE'] })).toMatchObject({ fields: { kinds: { code: 'nobody_asked' } } });
    expect(await prepared(here, { languages: ['ar'] })).toMatchObject({ fields: { languages: {} } });
    expect(await prepared(here, { closes: { date: '2020-01-01', time: '10:00' } })).toMatchObject({
      fields: { 'closes.date': { code: 'not_later' } },
    });
    expect(await prepared(here, { closes: { date: '2027-03-28', time: '02:30' } })).toMatchObject({
      fields: { 'closes.time': { code: 'no_such_time' } },
    });
  });

  it('is refused where a delegation has nobody to whom it could be written', async () => {
    const here = await drafted();
    const { accountId } = here.two.focalPoint;
    await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
    expect(await prepared(here)).toMatchObject({ fields: { kinds: { code: 'unreachable' } } });
    expect(await prepared(here, { kinds: ['RCP'] })).toMatchObject({ ok: true });
  });

  it('is found by the delegations it asks in their work and in the menu, and by no other', async () => {
    const here = await drafted();
    const round = await opened(here, { kinds: ['RCP'] });
    const work = async (actor: Actor) =>
      (await listTasks(enterSite(actor), new Date())).tasks
        .filter(({ key }) => key === 'clearing')
        .map(({ shape, href }) => [shape, href]);
    const isInMenu = async (actor: Actor) => isAskedToClear(await enterMeeting(actor, here.meeting.slug));
    const href = `/meetings/${here.meeting.slug}/clearing?round=1`;
    expect(await work(here.one.focalPoint)).toEqual([['ask', href]]);
    expect([await work(here.two.focalPoint), await work(staff)]).toEqual([[], []]);
    expect([await isInMenu(here.one.focalPoint), await isInMenu(here.two.focalPoint), await isInMenu(staff)]).toEqual([
      true,
      false,
      false,
    ]);
    await commented(here, round, here.one);
    expect(await work(here.one.focalPoint)).toEqual([['half', href]]);
    await db().meeting.update({ where: { id: here.meeting.id }, data: { phase: 'CLOSED' } });
    expect(await work(here.one.focalPoint)).toEqual([['half', href]]);
    expect(await execute(closeRoundDefinition, here.call(staff, { round }))).toMatchObject({ ok: true });
    expect([await work(here.one.focalPoint), await isInMenu(here.one.focalPoint)]).toEqual([[], true]);
  });

  it('keeps the document from being published until it is closed', async () => {
    const here = await drafted();
    const round = await opened(here);
    const publishing = { contentHash: '0'.repeat(64), symbol: 'X' };
    expect(await execute(publishDefinition, here.call(staff, publishing))).toMatchObject({ code: 'closed' });
    expect(await execute(closeRoundDefinition, here.call(staff, { round }))).toMatchObject({ ok: true });
    expect(await execute(publishDefinition, here.call(staff, publishing))).toMatchObject({ code: 'invalid' });
  });
});

describe('the text that a round is about', () => {
  it('is kept as a version that the round points to, and is read and compared word by word whatever becomes of it', async () => {
    const here = await drafted();
    const round = await opened(here);
    const scope = await enterMeeting(staff, here.meeting.slug);
    const { version, contentHash } = await findManagedRound(scope, round);
    expect(await db().draftVersion.findMany({ where: { documentId: (await documentOf(here)).id } })).toMatchObject([
      { number: version, sha256: contentHash, cause: 'ROUND' },
    ]);
    await edit(here, 'en', 'Delegations agreed on much. They will meet again in 2029.');
    const pair = await findVersions(scope, { from: `d${version}`, to: 'now' });
    expect(pair?.from.rounds).toEqual([1]);
    const { blocks } = compareVersions(pair?.from.text ?? empty, pair?.to.text ?? empty, 'en');
    expect(blocks.filter(({ change }) => change === 'changed').map(({ pieces }) => pieces)).toEqual([
      [
        { kind: 'same', text: 'Delegations agreed on much. They will meet again' },
        { kind: 'change', removed: '', added: ' in 2029' },
        { kind: 'same', text: '.' },
      ],
    ]);
    // What is read by those who compose is no delegation's.
    await expect(
      findVersions(await enterMeeting(here.one.focalPoint, here.meeting.slug), { from: `d${version}` }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is one version for two rounds on the same text, and each new text has its own', async () => {
    const here = await drafted();
    const versionOf = async () => {
      const round = await opened(here);
      expect(await execute(closeRoundDefinition, here.call(staff, { round }))).toMatchObject({ ok: true });
      return (await findManagedRound(await enterMeeting(staff, here.meeting.slug), round)).version;
    };
    expect([await versionOf(), await versionOf()]).toEqual([1, 1]);
    await edit(here, 'en', 'Delegations agreed on everything. They will meet again.');
    expect(await versionOf()).toBe(2);
    const pair = await findVersions(await enterMeeting(staff, here.meeting.slug), {});
    expect(pair?.versions.map(({ key, rounds }) => [key, rounds])).toEqual([
      ['now', []],
      ['d2', [3]],
      ['d1', [1, 2]],
    ]);
  });

  it('cannot be another one than the round was opened on', async () => {
    const here = await drafted();
    const round = await opened(here);
    await execute(closeRoundDefinition, here.call(staff, { round }));
    const { version: _version, ...row } = await db().clearingRound.findUniqueOrThrow({
      where: { id: round },
      include: { version: true },
    });
    const letters = await db().mailing.create({
      data: { meetingId: here.meeting.id, purpose: 'clearing-round', audience: {} },
      select: { id: true },
    });
    await expect(
      db().clearingRound.create({
        data: { ...row, purpose: {}, id: randomUUID(), number: 9, mailingId: letters.id, contentHash: '0'.repeat(64) },
      }),
    ).rejects.toMatchObject({ code: 'P2003' });
  });
});

describe('comments', () => {
  it('are made on a sentence in the language it is read in, are withdrawn and not deleted, and never changed', async () => {
    const here = await drafted();
    const round = await opened(here);
    const made = await commented(here, round, here.one, { proposed: 'Elles se réuniront en 2029.' });
    const scope = await enterMeeting(here.one.focalPoint, here.meeting.slug);
    const [asked] = await listAskedRounds(scope);
    expect(asked).toMatchObject({ id: round, state: 'OPEN' });
    const read = await findAskedRound(scope, round, 'fr');
    expect(read.sentences.slice(0, 2).map(({ position, text }) => [position, text])).toEqual([
      [1, 'Les délégations se sont accordées sur beaucoup de points.'],
      [2, 'Elles se réuniront de nouveau.'],
    ]);
    expect(read.comments).toMatchObject([
      {
        text: 'Quand ?',
        proposed: 'Elles se réuniront en 2029.',
        sentence: { text: 'Elles se réuniront de nouveau.' },
      },
    ]);
    const taking = () => execute(withdrawCommentDefinition, here.call(here.one.focalPoint, { comment: idOf(made) }));
    expect(await taking()).toMatchObject({ ok: true });
    expect(await taking()).toMatchObject({ code: 'conflict' });
    expect((await findAskedRound(scope, round, 'fr')).comments).toMatchObject([{ withdrawnAt: expect.any(Date) }]);
    await expect(db().clearingComment.update({ where: { id: idOf(made) }, data: { text: 'Other' } })).rejects.toThrow();
    await expect(db().clearingWithdrawal.deleteMany()).rejects.toThrow();
  });

  it('are the asked delegations’ alone, on sentences the round has', async () => {
    const here = await drafted();
    const round = await opened(here, { kinds: ['RCP'] });
    expect(await commented(here, round, here.two)).toEqual({ ok: false, code: 'not_found' });
    expect(await commented(here, round, here.two, { delegation: here.one.delegationId })).toMatchObject({
      code: 'not_found',
    });
    expect(await commented(here, round, here.one, { position: '99' })).toMatchObject({ code: 'not_found' });
    expect(await commented(here, round, here.one, { language: 'es' })).toMatchObject({ code: 'not_found' });
    expect(await commented(here, round, here.one, { writtenIn: 'ar' })).toMatchObject({ fields: { writtenIn: {} } });
    const mine = await commented(here, round);
    const taking = { comment: idOf(mine) };
    expect(await execute(withdrawCommentDefinition, here.call(here.two.focalPoint, taking))).toMatchObject({
      code: 'not_found',
    });
    const stranger = await enterMeeting(here.two.focalPoint, here.meeting.slug);
    expect(await listAskedRounds(stranger)).toEqual([]);
    await expect(findAskedRound(stranger, round, 'en')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('reach the secretariat and their own delegation only, unless the round was announced otherwise', async () => {
    const canary = 'Canary-7f31';
    for (const sight of ['OWN', 'ALL']) {
      const here = await drafted();
      const round = await opened(here, { sight });
      const made = await commented(here, round, here.one, { text: canary, proposed: canary });
      const reply = { comment: idOf(made), seen: '0', kind: 'NOTED', writtenIn: 'en', reply: canary };
      expect(await execute(disposeDefinition, here.call(staff, reply))).toMatchObject({ ok: true });
      const readBy = async (actor: Actor) =>
        JSON.stringify(await findAskedRound(await enterMeeting(actor, here.meeting.slug), round, 'fr'));
      expect(await readBy(here.one.focalPoint)).toContain(canary);
      const told = await readBy(here.two.focalPoint);
      if (sight === 'OWN') expect(told).not.toContain(canary);
      else expect(told).toContain(canary);
      const sent = await db().outboxMail.findMany({ where: { meetingId: here.meeting.id }, select: { body: true } });
      expect(JSON.stringify(sent)).not.toContain(canary);
      const scope = await enterMeeting(here.two.focalPoint, here.meeting.slug);
      await expect(listComments(scope, round)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('are no longer taken at the deadline nor after; an extension with its reason gives more time and is told', async () => {
    const here = await drafted();
    const round = await opened(here);
    const closesAt = await deadline(round);
    const input = commentSchema.parse({ round, delegation: here.one.delegationId, ...remark });
    const at = (now: Date) =>
      runAsSystem('clearing.comment', here.meeting.slug, (ctx) => comment({ ...ctx, now }, input));
    await expect(at(closesAt)).rejects.toMatchObject({ code: 'closed' });
    expect(await at(new Date(closesAt.getTime() - 1))).toMatchObject({ round: 1 });
    const extend = (minutes: number) =>
      execute(extendRoundDefinition, here.call(staff, { round, closes: inMinutes(minutes), reason: 'A holiday' }));
    expect(await extend(60)).toMatchObject({ fields: { 'closes.date': { code: 'not_later_than_deadline' } } });
    expect(await extend(300)).toMatchObject({ ok: true });
    expect(await at(closesAt)).toMatchObject({ round: 1 });
    expect((await mails(here, 'clearing.extended')).map(({ body }) => body)).toEqual([
      expect.stringContaining('A holiday'),
      expect.stringContaining('A holiday'),
    ]);
    expect(await concluded(here, round, closesAt)).toEqual({ silence: null, isEnded: false });
    const last = inMinutes(300);
    expect(
      await concluded(here, round, new Date((toInstant(last, 'Europe/Zurich') ?? closesAt).getTime() + 60_000)),
    ).toEqual({
      silence: null,
      isEnded: true,
    });
    await expect(at(closesAt)).rejects.toMatchObject({ code: 'closed' });
    expect(await stateOf(here)).toBe('COMPOSING');
    expect(await extend(600)).toMatchObject({ code: 'closed' });
  });
});

describe('dispositions', () => {
  it('are the secretariat’s; a later one stands beside the earlier, and nobody replies over a reply they have not read', async () => {
    const here = await drafted();
    const round = await opened(here);
    const id = idOf(await commented(here, round));
    const reply = (seen: string, kind: string, actor = staff) =>
      execute(
        disposeDefinition,
        here.call(actor, { comment: id, seen, kind, writtenIn: 'fr', reply: `Suite ${kind}` }),
      );
    expect(await reply('0', 'NOTED', here.one.focalPoint)).toMatchObject({ code: 'forbidden' });
    expect(await reply('0', 'NOTED')).toMatchObject({ ok: true });
    expect(await reply('0', 'ACCEPTED')).toMatchObject({
      fields: { reply: { code: 'replied_meanwhile', params: { value: 'Suite NOTED' } } },
    });
    expect(await reply('1', 'ACCEPTED')).toMatchObject({ ok: true });
    const scope = await enterMeeting(staff, here.meeting.slug);
    expect(await listComments(scope, round)).toMatchObject([
      {
        dispositions: [
          { number: 2, kind: 'ACCEPTED' },
          { number: 1, kind: 'NOTED' },
        ],
      },
    ]);
    await commented(here, round, here.two, { severity: 'EDITORIAL', position: '1' });
    expect((await listComments(scope, round)).map(({ severity }) => severity)).toEqual(['EDITORIAL', 'SUBSTANTIVE']);
    expect(await listComments(scope, round, { open: '1' })).toMatchObject([{ severity: 'EDITORIAL' }]);
    expect(await listComments(scope, round, { delegation: here.one.delegationId })).toMatchObject([{ id }]);
    expect(await findManagedRound(scope, round)).toMatchObject({ comments: 2, objections: 0, open: 1 });
    await execute(withdrawCommentDefinition, here.call(here.one.focalPoint, { comment: id }));
    expect(await reply('2', 'NOTED')).toEqual({ ok: false, code: 'closed' });
  });

  it('a comment keeps the sentence as it was read, beside what has become of it', async () => {
    const here = await drafted();
    const round = await opened(here);
    await commented(here, round, here.one, { language: 'en' });
    await edit(here, 'en', 'Delegations agreed on much. They will meet again in 2029.');
    const scope = await enterMeeting(staff, here.meeting.slug);
    const [{ sentence } = { sentence: null }] = await listComments(scope, round);
    expect(sentence?.text).toBe('They will meet again.');
    const standing = await findStandingText(scope, ['en']);
    expect(sentence && standing?.sentences.get(sentenceKey(sentence))).toBe('They will meet again in 2029.');
    expect(standing?.hash).not.toBe((await findManagedRound(scope, round)).contentHash);
  });
});

describe('a silence procedure on the version', () => {
  const silent = (here: Here) => opened(here, { silence: 'on' });

  it('is agreed at the deadline where nobody objects, once, and told to all that were asked', async () => {
    const here = await drafted();
    const round = await silent(here);
    const closesAt = await deadline(round);
    await commented(here, round, here.one, { severity: 'EDITORIAL' });
    expect(await concluded(here, round, new Date(closesAt.getTime() - 1))).toEqual({ silence: null, isEnded: false });
    const both = await Promise.all([concluded(here, round, closesAt), concluded(here, round, closesAt)]);
    expect(both).toEqual(
      expect.arrayContaining([
        { silence: 'ADOPTED', isEnded: true },
        { silence: null, isEnded: false },
      ]),
    );
    const scope = await enterMeeting(here.one.focalPoint, here.meeting.slug);
    const { contentHash, silence } = await findAskedRound(scope, round, 'en');
    expect(silence).toBe('ADOPTED');
    const told = await mails(here, 'clearing.adopted');
    expect(told).toHaveLength(2);
    for (const { body } of told) expect(body).toContain(contentHash);
  });

  it('is broken by an objection with its reason; others may still comment', async () => {
    const here = await drafted();
    const round = await silent(here);
    expect(await commented(here, round, here.one, { severity: 'OBJECTION', text: 'Not this date' })).toMatchObject({
      ok: true,
    });
    expect(await commented(here, round, here.two, { severity: 'OBJECTION', text: 'Nor for us' })).toMatchObject({
      ok: true,
    });
    expect((await mails(here, 'clearing.broken')).map(({ body }) => body)).toEqual([
      expect.stringContaining('Not this date'),
      expect.stringContaining('Not this date'),
    ]);
    expect(await concluded(here, round, await deadline(round))).toEqual({ silence: null, isEnded: true });
    expect(await findManagedRound(await enterMeeting(staff, here.meeting.slug), round)).toMatchObject({
      silence: 'BROKEN',
      objections: 2,
    });
    expect(await mails(here, 'clearing.adopted')).toEqual([]);
  });

  it('is cancelled by any change of the text, in whatever language, and that is told; the round goes on', async () => {
    const here = await drafted();
    const round = await silent(here);
    expect(await concluded(here, round, new Date())).toEqual({ silence: null, isEnded: false });
    await edit(here, 'fr', 'Les délégations se sont accordées sur beaucoup de points. Elles se réuniront bientôt.');
    expect(await concludeRounds()).toBeGreaterThan(0);
    const scope = await enterMeeting(here.one.focalPoint, here.meeting.slug);
    expect(await findAskedRound(scope, round, 'en')).toMatchObject({ silence: 'CANCELLED', state: 'OPEN' });
    expect(await mails(here, 'clearing.cancelled')).toHaveLength(2);
    expect(await concluded(here, round, await deadline(round))).toEqual({ silence: null, isEnded: true });
    expect(await mails(here, 'clearing.adopted')).toEqual([]);
  });

  it('is called off with a round that is closed before its time', async () => {
    const here = await drafted();
    const round = await silent(here);
    const closing = (actor: Actor) => execute(closeRoundDefinition, here.call(actor, { round }));
    expect(await closing(here.one.focalPoint)).toMatchObject({ code: 'forbidden' });
    expect(await closing(staff)).toMatchObject({ ok: true });
    expect(await closing(staff)).toMatchObject({ code: 'conflict' });
    expect(await db().clearingSilenceEnd.findUnique({ where: { roundId: round } })).toMatchObject({
      outcome: 'CANCELLED',
    });
    expect(await commented(here, round)).toMatchObject({ code: 'closed' });
    expect(await opened(here)).not.toBe(round);
  });
});

describe('a comment at the last moment and the end of the round', () => {
  /** The objection has written everything and is about to be committed when the conclusion comes. */
  async function atOnce(here: Here, round: string, seen: (tx: Tx) => Tx) {
    const closesAt = await deadline(round);
    const step = heldStep();
    const input = commentSchema.parse({ round, delegation: here.one.delegationId, ...remark, severity: 'OBJECTION' });
    const objecting = runAsSystem('clearing.comment', here.meeting.slug, async (ctx) => {
      await comment({ ...ctx, tx: seen(ctx.tx) }, input);
      await step.hold();
    });
    await step.reached;
    const conclusion = runAsSystem('clearing.conclude', here.meeting.slug, (ctx) =>
      concludeRound({ ...ctx, tx: seen(ctx.tx), now: closesAt }, round),
    );
    const answer = Promise.allSettled([objecting, conclusion]);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    step.go();
    const [, end] = await answer;
    return end;
  }

  it('wait for each other: whoever comes second reads what the first has written', async () => {
    const here = await drafted();
    const round = await opened(here, { silence: 'on' });
    expect(await atOnce(here, round, (tx) => tx)).toEqual({
      status: 'fulfilled',
      value: { silence: null, isEnded: true },
    });
    expect(await db().clearingSilenceEnd.findUnique({ where: { roundId: round } })).toMatchObject({
      outcome: 'BROKEN',
    });
  });

  it('without the lock the conclusion has read no objection, agrees, and is stopped by the key alone', async () => {
    const here = await drafted();
    const round = await opened(here, { silence: 'on' });
    expect(await atOnce(here, round, unlocked)).toMatchObject({ status: 'rejected', reason: { code: 'P2002' } });
  });
});
