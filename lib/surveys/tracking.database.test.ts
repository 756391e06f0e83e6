import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { listLatest } from '@/lib/audit/queries';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { toInstant, toLocal } from '@/lib/meetings/model/zone';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import {
  extendDefinition,
  noteOpeningDefinition,
  prepareReminderDefinition,
  reopenDefinition,
  saveDraftDefinition,
  sendReminderDefinition,
  setTermsDefinition,
} from './definitions';
import { momentInZone } from './mail';
import { noteFirstOpening } from './queries/first-opening';
import { findOwnResponse, listAnsweringParties } from './queries/own-response';
import { previewReminder } from './queries/reminders';
import { listWrittenTexts } from './queries/written-texts';
import { countTracked, listTracked } from './queries/track-responses';

const hour = 3_600_000;
let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

type Party = Awaited<ReturnType<typeof makeAskedParty>> & { focalPoint: Actor };

async function makeWorld(closesInHours: number | null = 24) {
  const surveyClosesAt = closesInHours === null ? null : new Date(Date.now() + closesInHours * hour);
  const meeting = await makeMeeting({ surveyClosesAt });
  const survey = await makeSurvey(meeting, secretariat);
  return { meeting, survey };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

async function addParty({ meeting }: World, data: Parameters<typeof makeAskedParty>[1] = {}): Promise<Party> {
  const party = await makeAskedParty(meeting.id, data);
  const roles = [{ meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' as const }];
  return { ...party, focalPoint: await makeActor({ roles }) };
}

function run<I extends z.ZodType, V>(
  world: World,
  definition: Definition<'meeting', I, V>,
  input: unknown,
  actor = secretariat,
) {
  return execute(definition, { actor, meeting: world.meeting.slug, input, key: randomUUID() });
}
const submit = (world: World, party: Party, revisions: Record<string, number> = {}) =>
  submitAnswer(world.meeting, party.focalPoint, {
    delegation: party.delegationId,
    version: world.survey.version,
    answers: answersWith(['a']),
    revisions,
  });
const save = (world: World, party: Party, answers: Record<string, unknown> = {}) =>
  run(
    world,
    saveDraftDefinition,
    { delegation: party.delegationId, version: world.survey.version, answers },
    party.focalPoint,
  );
const scopeOf = (world: World, actor = secretariat) => enterMeeting(actor, world.meeting.slug);
const listed = async (world: World, filters = {}) =>
  (await listTracked(await scopeOf(world), world.survey.survey, filters)).parties;
const closeAt = (world: World, hours: number) =>
  db().meeting.update({
    where: { id: world.meeting.id },
    data: { surveyClosesAt: new Date(Date.now() + hours * hour) },
  });
const grace = (world: World, graceHours: number, attribution = 'attributed') =>
  run(world, setTermsDefinition, {
    survey: world.survey.survey,
    graceHours: String(graceHours),
    attribution,
    asks: ['MECHANISMS', 'PARTNERS'],
  });

/** A time as a form has it, in the zone of the meeting. */
async function typedIn(world: World, hours: number) {
  const { zone } = await db().meeting.findUniqueOrThrow({ where: { id: world.meeting.id }, select: { zone: true } });
  return toLocal(new Date(Date.now() + hours * hour), zone);
}

const extend = async (world: World, party: Party, hours: number, reason = 'The secretariat changed') =>
  run(world, extendDefinition, {
    survey: world.survey.survey,
    party: party.partyId,
    until: await typedIn(world, hours),
    reason,
  });

/** Its answer as the delegation reads it. */
async function ownOf(world: World, party: Party) {
  const scope = await scopeOf(world, party.focalPoint);
  const [first] = await listAnsweringParties(scope);
  return first && findOwnResponse(scope, first);
}

describe('who stands where', () => {
  it('tells asked, opened, drafted and submitted apart, by kind and region, and lists whom a figure counts', async () => {
    const world = await makeWorld();
    const silent = await addParty(world, { invitation: 'SENT', regions: ['africa', 'middle-east'] });
    const opened = await addParty(world, { kind: 'IRF', regions: ['asia-pacific'] });
    const drafted = await addParty(world, { kind: 'UN_REGIONAL_COMMISSION', regions: [] });
    const submitted = await addParty(world);
    await addParty(world, { invitation: 'DECLINED' });
    const scope = await scopeOf(world, opened.focalPoint);
    const [party] = await listAnsweringParties(scope);
    const own = party && (await findOwnResponse(scope, party));
    if (!own) throw new Error('no survey');
    await noteFirstOpening(scope, own);
    await save(world, drafted);
    await submit(world, submitted);
    expect(await countTracked(await scopeOf(world), world.survey.survey)).toEqual([
      { kind: 'RCP', region: 'africa', state: 'submitted', isLate: false, count: 1 },
      { kind: 'RCP', region: 'interregional', state: 'silent', isLate: false, count: 1 },
      { kind: 'IRF', region: 'asia-pacific', state: 'opened', isLate: false, count: 1 },
      { kind: 'UN_REGIONAL_COMMISSION', region: 'unassigned', state: 'draft', isLate: false, count: 1 },
    ]);
    const codes = async (filters: object) => (await listed(world, filters)).map(({ code }) => code);
    expect(await codes({})).toEqual([drafted.code, opened.code, silent.code, submitted.code]);
    expect(await codes({ state: 'opened' })).toEqual([opened.code]);
    expect(await codes({ kind: 'IRF' })).toEqual([opened.code]);
    expect(await codes({ region: 'interregional' })).toEqual([silent.code]);
    expect(await codes({ state: 'missing' })).toHaveLength(3);
    expect(await codes({ late: 'yes' })).toEqual([]);
  });

  it('goes on after the last row of the page before, without a gap and without a double', async () => {
    const world = await makeWorld();
    const codes = new Set<string>();
    for (let each = 0; each < 53; each += 1) codes.add((await makeAskedParty(world.meeting.id)).code);
    const scope = await scopeOf(world);
    const first = await listTracked(scope, world.survey.survey, {});
    const second = await listTracked(scope, world.survey.survey, { after: first.next ?? '' });
    expect([first.parties.length, second.parties.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.parties, ...second.parties].map(({ code }) => code))).toEqual(codes);
  });

  it('notes the first view of a delegation once, however often and by however many it is seen', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    const input = { delegation: party.delegationId, survey: world.survey.survey };
    const results = await Promise.all([1, 2, 3].map(() => run(world, noteOpeningDefinition, input, party.focalPoint)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    const [contact] = await db().surveyContact.findMany({ where: { surveyId: world.survey.survey } });
    const { names } = await db().party.findFirstOrThrow({ where: { code: party.code }, select: { names: true } });
    const [latest] = await listLatest(await scopeOf(world), 1);
    // The desk says whose delegation has seen it.
    expect(latest).toMatchObject({ subjectType: 'Delegation', subject: { symbol: null, person: null, names } });
    await run(world, noteOpeningDefinition, input, party.focalPoint);
    expect(await db().surveyContact.findMany({ where: { surveyId: world.survey.survey } })).toEqual([contact]);
    const recorded = { action: noteOpeningDefinition.name, subjectId: party.delegationId };
    expect(await db().auditEntry.count({ where: recorded })).toBe(1);
  });

  it('notes it of one’s own delegation and of a survey of the same meeting only', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()];
    const [party, other] = [await addParty(world), await addParty(world)];
    const survey = world.survey.survey;
    for (const input of [
      { delegation: party.delegationId, survey: elsewhere.survey.survey },
      { delegation: other.delegationId, survey },
    ])
      expect(await run(world, noteOpeningDefinition, input, party.focalPoint)).toEqual({
        ok: false,
        code: 'not_found',
      });
    expect(await db().surveyContact.count({ where: { surveyId: survey } })).toBe(0);
  });

  it('does not take the secretariat’s reading for the delegation’s', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    const input = { delegation: party.delegationId, survey: world.survey.survey };
    expect(await run(world, noteOpeningDefinition, input)).toMatchObject({ ok: false });
  });
});

describe('the deadline', () => {
  it('takes an answer in the hours of grace and calls it late, for good', async () => {
    const world = await makeWorld(-1);
    const party = await addParty(world);
    expect(await save(world, party)).toEqual({ ok: false, code: 'closed' });
    await grace(world, 24);
    await submit(world, party);
    expect(await listed(world)).toMatchObject([{ code: party.code, state: 'submitted', isLate: true }]);
    // A deadline moved afterwards does not make it punctual, nor does asking for it again.
    await closeAt(world, 24);
    const { responseId } = (await listed(world))[0] ?? {};
    await run(world, reopenDefinition, { response: responseId, reason: 'A figure is missing' });
    expect(await listed(world)).toMatchObject([{ state: 'reopened', isLate: true }]);
  });

  it('is later for a delegation that was given more time, by name, reason and a mail to its focal points', async () => {
    const world = await makeWorld(-2);
    const party = await addParty(world);
    const other = await addParty(world);
    const result = await extend(world, party, 48, 'Elections in the chairing State');
    expect(result).toMatchObject({ ok: true });
    expect(await save(world, party)).toMatchObject({ ok: true });
    expect(await save(world, other)).toEqual({ ok: false, code: 'closed' });
    expect(await listed(world)).toMatchObject([
      { code: other.code, isLate: true, window: 'closed' },
      { code: party.code, isLate: false, window: 'open' },
    ]);
    const mails = await db().outboxMail.findMany({
      where: { meetingId: world.meeting.id, purpose: 'survey-extended' },
    });
    expect(mails).toMatchObject([{ recipient: party.focalPoint.email }]);
    expect(mails[0]?.body).toContain('Elections in the chairing State');
    const audit = await db().auditEntry.count({ where: { meetingId: world.meeting.id, action: 'survey.extend' } });
    expect(audit).toBe(1);
  });

  it('is given anew, by whoever opens an answer again after it, and is read by the delegation and those who follow it', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    await submit(world, party);
    await closeAt(world, -2);
    const { responseId } = (await listed(world))[0] ?? {};
    const again = async (hours: number | null) =>
      run(world, reopenDefinition, {
        response: responseId,
        reason: 'A figure is missing',
        ...(hours === null ? {} : { until: await typedIn(world, hours) }),
      });
    expect(await again(null)).toMatchObject({ code: 'invalid', fields: { 'until.date': { code: 'required' } } });
    expect(await again(-1)).toMatchObject({ code: 'invalid', fields: { 'until.date': { code: 'not_later' } } });
    expect(await listed(world)).toMatchObject([{ state: 'submitted' }]);
    expect(await again(48)).toMatchObject({ ok: true });
    const until = toInstant(await typedIn(world, 48), world.meeting.zone);
    expect(await listed(world)).toMatchObject([{ state: 'reopened', window: 'open', extendedTo: until }]);
    const own = await ownOf(world, party);
    expect(own).toMatchObject({
      window: 'open',
      isOver: false,
      deadline: until,
      reopened: { reason: 'A figure is missing' },
    });
    // Whoever is focal point now is told, not who was invited; a mailbox that speaks for several parties reads which of them.
    const mails = await db().outboxMail.findMany({
      where: { meetingId: world.meeting.id, purpose: 'survey.reopened' },
    });
    expect(mails.map(({ recipient }) => recipient)).toEqual([party.focalPoint.email]);
    const { code } = party;
    expect(mails[0]?.subject).toContain(code);
    expect(mails[0]?.body).toContain(`the answer of Party ${code} to the survey`);
    expect(mails[0]?.body).toMatch(new RegExp(`/survey\\?party=${code}$`));
    const asked = momentInZone(until ?? new Date(0), 'en', world.meeting.zone);
    expect(mails[0]?.body).toContain(`Your answer is asked for by ${asked}.`);
  });

  it('is told at the address of the invitation where the account of the only focal point is closed', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    await submit(world, party);
    await db().account.update({ where: { id: party.focalPoint.accountId }, data: { disabledAt: new Date() } });
    const { focalPointEmail } = await db().invitation.findFirstOrThrow({
      where: { meetingId: world.meeting.id, partyId: party.partyId },
    });
    const { responseId } = (await listed(world))[0] ?? {};
    expect(await run(world, reopenDefinition, { response: responseId, reason: 'A figure is missing' })).toMatchObject({
      ok: true,
    });
    const mails = await db().outboxMail.findMany({
      where: { meetingId: world.meeting.id, purpose: 'survey.reopened' },
    });
    expect(mails.map(({ recipient }) => recipient)).toEqual([focalPointEmail]);
    expect(focalPointEmail).not.toBe(party.focalPoint.email);
  });

  it('holds for an answer that was opened again, with the same grace, and more time opens it once more', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    await submit(world, party);
    const { responseId = null } = (await listed(world))[0] ?? {};
    expect(await run(world, reopenDefinition, { response: responseId, reason: 'A figure is missing' })).toMatchObject({
      ok: true,
    });
    expect(await ownOf(world, party)).toMatchObject({ window: 'open', mayAnswer: true });
    const given = { surveyId: world.survey.survey, partyId: party.partyId, reason: 'Asked for' };
    await closeAt(world, -9);
    await db().surveyExtension.create({ data: { ...given, until: new Date(Date.now() - 2 * hour) } });
    expect(await save(world, party)).toEqual({ ok: false, code: 'closed' });
    expect(await ownOf(world, party)).toMatchObject({ window: 'closed', isOver: false, mayAnswer: false });
    expect(await listed(world)).toMatchObject([{ state: 'reopened', window: 'closed', mayExtend: true }]);
    await grace(world, 3);
    expect(await save(world, party)).toMatchObject({ ok: true });
    expect(await ownOf(world, party)).toMatchObject({ window: 'late', mayAnswer: true });
    await grace(world, 0);
    expect(await extend(world, party, 24)).toMatchObject({ ok: true });
    expect(await ownOf(world, party)).toMatchObject({ window: 'open', mayAnswer: true });
    expect(await save(world, party)).toMatchObject({ ok: true });
  });

  it('was kept by whoever submitted in time, also where what they submit anew comes in the hours of grace', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    await submit(world, party);
    const { responseId = null } = (await listed(world))[0] ?? {};
    await run(world, reopenDefinition, { response: responseId, reason: 'A figure is missing' });
    await closeAt(world, -1);
    await grace(world, 24);
    await submit(world, party, { stage: 1, priorities: 1 });
    const sent = await db().submission.findMany({
      where: { responseId: responseId ?? '' },
      orderBy: { number: 'asc' },
      select: { late: true },
    });
    expect(sent).toEqual([{ late: false }, { late: true }]);
    expect(await listed(world)).toMatchObject([{ state: 'submitted', isLate: false, submission: { number: 2 } }]);
    expect(await listed(world, { late: 'yes' })).toEqual([]);
  });

  it('that has passed leaves a draft as it is, says that the time is over and not the survey, and more time opens it', async () => {
    const world = await makeWorld();
    const party = await addParty(world);
    await save(world, party, { stage: { choice: 'done' } });
    await closeAt(world, -2);
    expect(await ownOf(world, party)).toMatchObject({
      window: 'closed',
      isOver: false,
      mayAnswer: false,
      status: 'DRAFT',
    });
    expect(await listed(world)).toMatchObject([{ state: 'draft', isLate: true, window: 'closed', mayExtend: true }]);
    expect(await extend(world, party, 24)).toMatchObject({ ok: true });
    expect(await ownOf(world, party)).toMatchObject({ window: 'open', mayAnswer: true });
    await db().survey.update({ where: { id: world.survey.survey }, data: { status: 'CLOSED' } });
    expect(await ownOf(world, party)).toMatchObject({ window: 'closed', isOver: true, mayAnswer: false });
  });

  it('is not extended to a time that gives nothing, for somebody not asked, or after a submission', async () => {
    const world = await makeWorld(48);
    const party = await addParty(world);
    expect(await extend(world, party, 24)).toMatchObject({
      code: 'invalid',
      fields: { 'until.date': { code: 'not_later' } },
    });
    const declined = await addParty(world, { invitation: 'DECLINED' });
    expect(await extend(world, declined, 72)).toMatchObject({ code: 'not_found' });
    await submit(world, party);
    expect(await extend(world, party, 72)).toMatchObject({ code: 'conflict' });
    expect(await db().surveyExtension.count({ where: { surveyId: world.survey.survey } })).toBe(0);
  });

  it('keeps an extension as it was granted', async () => {
    const world = await makeWorld(1);
    await extend(world, await addParty(world), 48);
    const change = db().surveyExtension.updateMany({
      where: { surveyId: world.survey.survey },
      data: { reason: 'Another' },
    });
    await expect(change).rejects.toThrow();
  });
});

describe('reminders', () => {
  const prepare = (world: World, chosen: object = { everyone: 'on' }) =>
    run(world, prepareReminderDefinition, { survey: world.survey.survey, ...chosen });
  const mailingOf = (result: Awaited<ReturnType<typeof prepare>>) =>
    result.ok ? result.value.mailingId : Promise.reject(new Error(result.code));
  const send = (world: World, mailing: string, messages: number) =>
    run(world, sendReminderDefinition, { mailing, messages: String(messages) });
  const mails = (world: World) =>
    db().outboxMail.findMany({
      where: { meetingId: world.meeting.id, purpose: 'survey-reminder' },
      orderBy: { recipient: 'asc' },
    });

  it('go to those who have not submitted, each in their language, to focal points named later too', async () => {
    const world = await makeWorld();
    const done = await addParty(world);
    await submit(world, done);
    const party = await addParty(world);
    const roles = [{ meetingId: world.meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' as const }];
    const later = await makeActor({ roles });
    await db().account.update({ where: { id: later.accountId }, data: { locale: 'fr' } });
    const mailing = await mailingOf(await prepare(world));
    expect(await mails(world)).toEqual([]);
    const preview = await previewReminder(await scopeOf(world), mailing);
    expect(preview.mails.map(({ to, locale }) => [to, locale]).toSorted()).toEqual(
      [
        [party.focalPoint.email, 'en'],
        [later.email, 'fr'],
      ].toSorted(),
    );
    expect(await send(world, mailing, 2)).toMatchObject({ ok: true });
    const sent = await mails(world);
    const wordsOf = (each: readonly { subject: string; body: string | null }[]) =>
      each.map(({ subject, body }) => `${subject}\n${body}`).toSorted();
    expect(wordsOf(sent)).toEqual(wordsOf(preview.mails));
    expect(await listed(world, { state: 'missing' })).toMatchObject([{ code: party.code, reminders: 1 }]);
  });

  it('leave once under two presses of the button at once', async () => {
    const world = await makeWorld();
    await addParty(world);
    const mailing = await mailingOf(await prepare(world));
    const results = await Promise.all([send(world, mailing, 1), send(world, mailing, 1)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await mails(world)).toHaveLength(1);
  });

  it('do not leave where somebody has submitted since they were counted: the new number is shown', async () => {
    const world = await makeWorld();
    const [one, other] = [await addParty(world), await addParty(world)];
    const mailing = await mailingOf(await prepare(world, { parties: [one.partyId, other.partyId] }));
    await submit(world, one);
    expect(await send(world, mailing, 2)).toMatchObject({
      code: 'invalid',
      fields: { messages: { code: 'messages_changed', params: { count: 1 } } },
    });
    expect(await mails(world)).toEqual([]);
    expect(await previewReminder(await scopeOf(world), mailing)).toMatchObject({
      mails: [{ to: other.focalPoint.email }],
      leftOut: [{ code: one.code, why: 'submitted' }],
    });
  });

  it('are refused where there is nobody to remind, and leave out those whose time is over', async () => {
    const world = await makeWorld(-1);
    const party = await addParty(world);
    expect(await prepare(world)).toMatchObject({ fields: { parties: { code: 'nobody_to_remind' } } });
    await extend(world, party, 24);
    expect(await prepare(world)).toMatchObject({ ok: true });
  });

  it('take as many statements for many parties as for one', async () => {
    const world = await makeWorld();
    await addParty(world);
    const few = await mailingOf(await prepare(world));
    const scope = await scopeOf(world);
    const statements = async () => {
      const tally = { writes: 0, statements: 0 };
      await writeTally.run(tally, () => previewReminder(scope, few));
      return tally.statements;
    };
    const one = await statements();
    for (let each = 0; each < 4; each += 1) await addParty(world);
    expect(await statements()).toBe(one);
  });
});

describe('answers announced as anonymous', () => {
  it('name nobody: not where texts are read, nor to the secretariat that asks for one answer', async () => {
    const world = await makeWorld();
    expect(await grace(world, 0, 'anonymous')).toMatchObject({ ok: true });
    const parties = [await addParty(world), await addParty(world)];
    for (const [index, party] of parties.entries())
      await submitAnswer(world.meeting, party.focalPoint, {
        delegation: party.delegationId,
        version: world.survey.version,
        answers: { ...answersWith(['a']), experience: { text: `Text ${2 - index}`, language: 'en' } },
      });
    const live = async () => {
      const written = await listWrittenTexts(await scopeOf(world), world.survey.survey, 'all');
      return written.get('experience')?.texts ?? [];
    };
    // While they come one by one, who has just submitted would be known by the new text.
    expect(await live()).toEqual([]);
    await db().survey.update({ where: { id: world.survey.survey }, data: { status: 'CLOSED' }, select: { id: true } });
    await db().meeting.update({ where: { id: world.meeting.id }, data: { smallCell: 2 }, select: { id: true } });
    // They are those of the newest snapshot, as the figures beside them.
    expect(await live()).toEqual([]);
    expect(await makeSnapshot(secretariat, world.meeting, world.survey.survey)).toMatchObject({ ok: true });
    const scope = await scopeOf(world);
    const texts = await live();
    expect(texts.map(({ party, text }) => [party, text]).toSorted()).toEqual([
      [null, 'Text 1'],
      [null, 'Text 2'],
    ]);
    const [first] = parties;
    const named = { delegationId: first?.delegationId ?? '', code: first?.code ?? '', names: {}, acronyms: {} };
    await expect(findOwnResponse(scope, named)).rejects.toMatchObject({ code: 'not_found' });
    const own = await findOwnResponse(await scopeOf(world, first?.focalPoint), named);
    expect(own?.answers.experience?.text).toBe('Text 2');
    // Who has submitted may be said.
    expect(await listed(world)).toMatchObject([{ state: 'submitted' }, { state: 'submitted' }]);
  });

  it('stay as they were announced once somebody has begun to answer, whoever asks', async () => {
    const world = await makeWorld();
    await save(world, await addParty(world));
    expect(await grace(world, 0, 'anonymous')).toMatchObject({ fields: { attribution: { code: 'announced' } } });
    expect(await grace(world, 12)).toMatchObject({ ok: true });
    const change = db().survey.update({ where: { id: world.survey.survey }, data: { attributed: false } });
    await expect(change).rejects.toThrow(/announced/);
  });
});
