import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { erasePerson } from '@/lib/privacy/erase-person';
import { findSubject } from '@/lib/privacy/find-subject';
import { listEveryHandedOn, listHandedOn, type HandedOn } from '@/lib/privacy/queries/handed-on';
import { listMyData } from '@/lib/privacy/queries/my-data';
import { sealSensitive } from '@/lib/privacy/seal-sensitive';
import type { SensitiveValues } from '@/lib/privacy/schema';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { formOf, makeForm, publish, textField, yesNoField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import {
  beginTransferDefinition,
  completeTransferDefinition,
  prepareTransferDefinition,
  recordPaperDefinition,
} from './definitions';
import { writeFile } from './exchange/file';
import { transferWords } from './model/log-words';
import { fieldsOf, purposes, type Purpose } from './model/purposes';
import { countChosen } from './queries/chosen';
import { logFiltersSchema } from './schema';
import { findTransfer, listTransfers } from './queries/log';
import { findPrepared } from './queries/prepared';

let secretary: Actor;
let travel: Actor;
let logistics: Actor;
let finance: Actor;
let meeting: { id: string; slug: string };
let elsewhere: { id: string; slug: string };
let registration = '';

async function give<K extends keyof SensitiveValues>(id: string, kind: K, values: SensitiveValues[K]) {
  await db().sensitiveRecord.create({
    data: {
      registrationId: id,
      kind,
      deleteAfter: new Date(Date.now() + 86_400_000),
      ...sealSensitive(id, kind, values),
    },
  });
}

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  elsewhere = await makeMeeting();
  const holding = (kind: 'TRAVEL' | 'LOGISTICS' | 'FINANCE') => makeActor({ roles: [{ meetingId: meeting.id, kind }] });
  [travel, logistics, finance] = [await holding('TRAVEL'), await holding('LOGISTICS'), await holding('FINANCE')];
  const { delegationId } = await makeDelegation(secretary, meeting.slug, { seats: 4 });
  ({ registrationId: registration } = await makeRegistration(secretary, meeting.slug, delegationId));
  await makeRegistration(secretary, meeting.slug, delegationId, { upTo: 'NOMINATED' });
  await give(registration, 'TRAVEL_DOCUMENT', {
    documentType: 'PASSPORT',
    number: 'CANARY-NUMBER',
    nationality: 'CH',
    issuedOn: '2024-01-01',
    expiresOn: '2034-01-01',
    birthDate: '1975-03-04',
  });
  await give(registration, 'ITINERARY', { arrivesOn: '2031-05-01', departsOn: '2031-05-03', hotel: 'CANARY-HOTEL' });
  await give(registration, 'DIET', { diets: ['VEGAN'], remark: 'CANARY-DIET' });
  await give(registration, 'EMERGENCY_CONTACT', { name: '=CANARY()', phone: '+41 22 717 91 11' });
}, 60_000);

const any = (definition: unknown) => definition as Definition<'meeting', z.ZodType, { id: string }>;
const run = (definition: unknown, actor: Actor, input: unknown, slug = meeting.slug) =>
  execute(any(definition), { actor, meeting: slug, input, key: randomUUID() });
const scopeOf = (actor: Actor, slug = meeting.slug) => enterMeeting(actor, slug);

function request(purpose: Purpose, changes: Record<string, unknown> = {}) {
  return {
    purpose,
    fields: [...fieldsOf(purpose)],
    counted: '1',
    recipientKind: purposes[purpose].recipients[0],
    recipient: 'Grand Hotel',
    reason: 'Rooms',
    format: 'CSV',
    confirmed: 'on',
    shownIn: 'en',
    ...changes,
  };
}

async function prepared(actor: Actor, input: unknown): Promise<string> {
  const result = await run(prepareTransferDefinition, actor, input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.id;
}

async function textOf(actor: Actor, id: string): Promise<string> {
  const scope = await scopeOf(actor);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeFile(scope, await findPrepared(scope, id))) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('a file by purpose', () => {
  it('holds what the purpose needs, in words, of those confirmed, and is recorded before it is made', async () => {
    const id = await prepared(travel, request('hotel'));
    const row = await db().transfer.findUniqueOrThrow({ where: { id }, include: { note: true, steps: true } });
    expect(row).toMatchObject({
      purpose: 'hotel',
      recipient: 'Grand Hotel',
      recipientKind: 'HOTEL',
      rows: 1,
      registrationIds: [registration],
      role: 'TRAVEL',
      filter: { mode: 'IN_PERSON' },
      note: { reason: 'Rooms' },
      steps: [],
    });
    const text = await textOf(travel, id);
    expect(text.startsWith('\ufeffCourtesy title,Given name,Family name,Delegation,Arrives on')).toBe(true);
    expect(text).toContain('CANARY-HOTEL');
    expect(text).not.toContain('CANARY-NUMBER');
    const views = await db().sensitiveView.findMany({ where: { place: `transfer:${id}` } });
    expect(views).toMatchObject([{ registrationId: registration, kind: 'ITINERARY', role: 'TRAVEL' }]);
  });

  it('gives a visa office no passport of somebody who needs no visa', async () => {
    const held = await makeMeeting();
    const officer = await makeActor({ roles: [{ meetingId: held.id, kind: 'TRAVEL' }] });
    const { delegationId } = await makeDelegation(secretary, held.slug, { seats: 3 });
    const made = async () => (await makeRegistration(secretary, held.slug, delegationId)).registrationId;
    const [needs, needsNone, unknown] = [await made(), await made(), await made()];
    await give(needs, 'VISA', { visa: 'NEEDED' });
    await give(needsNone, 'VISA', { visa: 'NOT_NEEDED' });
    expect(await countChosen(await scopeOf(officer, held.slug), 'visa', {})).toMatchObject({ rows: 2 });
    const result = await run(prepareTransferDefinition, officer, request('visa', { counted: '2' }), held.slug);
    const { registrationIds } = await db().transfer.findUniqueOrThrow({
      where: { id: result.ok ? result.value.id : '' },
    });
    expect(registrationIds.toSorted()).toEqual([needs, unknown].toSorted());
  });

  it('leaves a telephone number as it was typed, and makes a formula text', async () => {
    const text = await textOf(logistics, await prepared(logistics, request('emergency')));
    expect(text).toContain(",'=CANARY(),");
    expect(text).toContain(',+41 22 717 91 11,');
  });

  it('is about those whom the filters choose', async () => {
    const scope = await scopeOf(secretary);
    expect(await countChosen(scope, 'mailing', {})).toEqual({ rows: 1, persons: 1 });
    expect(await countChosen(scope, 'mailing', { status: 'ACTIVE' })).toEqual({ rows: 2, persons: 2 });
    expect(await countChosen(scope, 'mailing', { status: 'NOMINATED', kind: 'STATE' })).toEqual({
      rows: 0,
      persons: 0,
    });
    const id = await prepared(secretary, request('mailing', { status: 'ACTIVE', counted: '2' }));
    expect((await textOf(secretary, id)).trim().split('\r\n')).toHaveLength(3);
  });

  it('is refused for a purpose, a column or a recipient that is not theirs, without a confirmation, or with another count', async () => {
    const code = async (actor: Actor, input: unknown) => {
      const result = await run(prepareTransferDefinition, actor, input);
      return result.ok
        ? 'ok'
        : result.fields
          ? Object.entries(result.fields).map(([f, e]) => `${f} ${e.code}`)
          : result.code;
    };
    expect(await code(secretary, request('visa'))).toBe('forbidden');
    expect(await code(logistics, request('visa'))).toBe('forbidden');
    expect(await code(travel, request('mailing'))).toBe('forbidden');
    expect(await code(travel, request('hotel', { fields: ['surname', 'number'] }))).toEqual(['fields invalid_choice']);
    expect(await code(travel, request('hotel', { recipientKind: 'PUBLIC' }))).toEqual(['recipientKind invalid_choice']);
    expect(await code(travel, request('hotel', { confirmed: undefined }))).toEqual(['confirmed required']);
    expect(await code(travel, request('hotel', { counted: '7' }))).toBe('conflict');
    expect(await code(travel, request('hotel', { kind: 'STATE', counted: '0' }))).toEqual(['fields nobody']);
    expect(await code(travel, request('hotel', { meetingId: elsewhere.id }))).toEqual(['meetingId unknown_field']);
  });

  it('holds counts alone where that is enough', async () => {
    const diets = await textOf(logistics, await prepared(logistics, request('catering')));
    expect(diets).toContain('Vegan,1');
    expect(diets).not.toContain('CANARY');
    const id = await prepared(secretary, request('statistics', { recipientKind: 'PUBLIC' }));
    expect(await textOf(secretary, id)).toMatch(/Participation,In person,withheld,withheld/);
    expect((await db().transfer.findUniqueOrThrow({ where: { id } })).registrationIds).toEqual([]);
    const heard = await textOf(secretary, await prepared(secretary, request('interpretation')));
    expect(heard).toMatch(/Plenary,English,1,0,1/);
  });
});

describe('going out', () => {
  it('is begun by whoever prepared it, once more after breaking off, and not again once it went out', async () => {
    const id = await prepared(travel, request('hotel'));
    const complete = { transfer: id, sha256: 'a'.repeat(64), bytes: 12 };
    const code = async (definition: unknown, actor: Actor, input: unknown, slug = meeting.slug) => {
      const result = await run(definition, actor, input, slug);
      return result.ok ? 'ok' : result.code;
    };
    expect(await code(completeTransferDefinition, travel, complete)).toBe('not_found');
    expect(await code(beginTransferDefinition, logistics, { transfer: id })).toBe('not_found');
    expect(await code(beginTransferDefinition, secretary, { transfer: id })).toBe('not_found');
    expect(await code(beginTransferDefinition, travel, { transfer: id }, elsewhere.slug)).toBe('not_found');
    expect(await code(beginTransferDefinition, travel, { transfer: id })).toBe('ok');
    expect((await findTransfer(await scopeOf(travel), id, 1)).state).toBe('BEGUN');
    expect(await code(beginTransferDefinition, travel, { transfer: id })).toBe('ok');
    expect(await code(completeTransferDefinition, travel, complete)).toBe('ok');
    // A second copy, begun before: it went out as well, and the audit record has its hash.
    const second = { ...complete, sha256: 'b'.repeat(64) };
    expect(await code(completeTransferDefinition, travel, second)).toBe('ok');
    const written = await db().auditDetail.findMany({
      where: { entry: { subjectId: id, action: 'transfer.complete' } },
      select: { details: true },
    });
    expect(written.map(({ details }) => details)).toEqual(
      expect.arrayContaining([expect.objectContaining({ sha256: 'b'.repeat(64), again: true })]),
    );
    expect(await code(beginTransferDefinition, travel, { transfer: id })).toBe('not_found');
    const { state, steps, people } = await findTransfer(await scopeOf(travel), id, 1);
    expect(state).toBe('SENT');
    expect(steps.map(({ kind }) => kind)).toEqual(['BEGUN', 'BEGUN', 'SENT']);
    expect(steps.at(-1)).toMatchObject({ sha256: 'a'.repeat(64), bytes: 12 });
    expect(people).toMatchObject([{ id: registration, isErased: false }]);
  });

  it('is no longer possible when the role was taken back or the minutes are over', async () => {
    const other = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'TRAVEL' }] });
    const id = await prepared(other, request('hotel'));
    await db().meetingRole.deleteMany({ where: { personId: { in: [...other.personIds] } } });
    expect(await run(beginTransferDefinition, other, { transfer: id })).toMatchObject({ ok: false, code: 'not_found' });
    const old = await db().transfer.create({
      data: {
        meetingId: meeting.id,
        purpose: 'hotel',
        recipient: 'x',
        recipientKind: 'HOTEL',
        format: 'CSV',
        rows: 0,
        role: 'TRAVEL',
        byAccountId: travel.accountId,
        at: new Date(Date.now() - 11 * 60_000),
      },
    });
    expect(await run(beginTransferDefinition, travel, { transfer: old.id })).toMatchObject({ code: 'not_found' });
    // Whoever prepared it is told so; for everybody else there is nothing.
    expect(await findPrepared(await scopeOf(travel), old.id)).toMatchObject({ isOver: true, isSent: false });
    await expect(findPrepared(await scopeOf(logistics), old.id)).rejects.toThrow('not_found');
  });
});

describe('the record', () => {
  it('is whole for the secretariat, and of their own purposes for the others', async () => {
    const purposesSeen = async (actor: Actor) =>
      new Set((await listTransfers(await scopeOf(actor), {})).rows.map(({ purpose }) => purpose));
    expect(await purposesSeen(secretary)).toEqual(
      new Set(['hotel', 'emergency', 'mailing', 'catering', 'statistics', 'interpretation']),
    );
    expect(await purposesSeen(finance)).toEqual(new Set());
    expect((await purposesSeen(travel)).has('mailing')).toBe(false);
    const [mailing] = (await listTransfers(await scopeOf(secretary), { purpose: 'mailing' })).rows;
    await expect(findTransfer(await scopeOf(travel), mailing?.id ?? '', 1)).rejects.toThrow('not_found');
    await expect(findTransfer(await scopeOf(secretary, elsewhere.slug), mailing?.id ?? '', 1)).rejects.toThrow(
      'not_found',
    );
  });

  it('is filtered by purpose, state, recipient and person, and paged by key', async () => {
    const scope = await scopeOf(secretary);
    const list = async (filters: Parameters<typeof listTransfers>[1]) => (await listTransfers(scope, filters)).rows;
    expect((await list({ state: 'SENT' })).map(({ purpose }) => purpose)).toEqual(['hotel']);
    expect(await list({ q: 'grand h' })).not.toEqual([]);
    expect(await list({ q: 'grand_h' })).toEqual([]);
    const all = await list({});
    const named = await list({ person: registration });
    expect(named.length).toBe(
      all.filter(({ purpose, rows }) => rows > 0 && !['catering', 'statistics', 'interpretation'].includes(purpose))
        .length,
    );
    const first = await listTransfers(scope, {}, 2);
    const second = await listTransfers(scope, { after: first.next ?? undefined }, 2);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.slice(0, 4).map(({ id }) => id));
  });

  it('is never changed', async () => {
    await expect(db().transfer.updateMany({ data: { rows: 0 } })).rejects.toThrow();
    await expect(db().transferStep.deleteMany({})).rejects.toThrow();
  });
});

describe('the answers to a form', () => {
  /** A form in two versions: the first was answered by one, the second by nobody; another one is only drafted. */
  async function answered() {
    const first = formOf([
      textField('phone', { type: 'phone', label: { en: 'Telephone', fr: 'Téléphone' } }),
      yesNoField('speaks', { label: { en: 'Will speak' } }),
      textField('subject', { condition: { test: 'equals', field: 'speaks', value: 'yes' } }),
      textField('formula', { label: { en: '=HEAD()' } }),
      textField('passport', { type: 'sensitive', kind: 'TRAVEL_DOCUMENT', label: { en: 'Passport' } }),
    ]);
    const form = await makeForm(meeting.id, first);
    const answer = (fieldId: string, value: string) => ({ fieldId, value });
    await db().formResponse.create({
      data: {
        formId: form.id,
        registrationId: registration,
        versionId: form.version,
        status: 'SUBMITTED',
        answers: {
          create: [
            answer('phone', '+41 22 717 91 11'),
            answer('speaks', 'no'),
            answer('subject', 'CANARY-HIDDEN'),
            answer('formula', '=SUM(A1)'),
          ],
        },
      },
    });
    await publish(form.id, formOf([yesNoField('speaks', { label: { en: 'Takes the floor' } })]));
    return form;
  }
  const columns = (...ids: string[]) => [...fieldsOf('answers'), ...ids.map((id) => `answer:${id}`)];

  it('leave by their questions, of those who handed the form in; what a condition hides and what is sensitive does not', async () => {
    const form = await answered();
    const scope = await scopeOf(secretary);
    expect(await countChosen(scope, 'answers', {})).toEqual({ rows: 0, persons: 0 });
    expect(await countChosen(scope, 'answers', { form: form.code })).toMatchObject({ rows: 1 });
    expect(await countChosen(scope, 'answers', { form: form.code, version: 2 })).toMatchObject({ rows: 0 });
    const fields = columns('phone', 'speaks', 'subject', 'formula');
    const input = request('answers', { fields, form: form.code, version: '1' });
    const text = await textOf(secretary, await prepared(secretary, input));
    const [heads = '', line = ''] = text.slice(1).split('\r\n');
    expect(heads).toMatch(/Telephone,Will speak,subject,"?'=HEAD\(\)"?$/);
    expect(line).toMatch(/\+41 22 717 91 11,no,,"?'=SUM\(A1\)"?$/);
    expect(text).not.toContain('CANARY');
    // Over every version: in the words of the latest, and with what it asks no more.
    const all = request('answers', {
      fields: columns('speaks', 'phone'),
      form: form.code,
      format: 'JSON',
      shownIn: 'fr',
    });
    const json = JSON.parse(await textOf(secretary, await prepared(secretary, all))) as {
      fields: { name: string; head: string; source: string }[];
      rows: Record<string, unknown>[];
    };
    expect(json.fields.slice(-2)).toEqual([
      { name: 'answer:speaks', head: 'Takes the floor', source: 'form' },
      { name: 'answer:phone', head: 'Téléphone', source: 'form' },
    ]);
    expect(json.rows).toMatchObject([{ 'answer:speaks': 'no' }]);
    // The record says how many answers, the person in it reads the same.
    const [row] = (await listTransfers(scope, logFiltersSchema.parse({ purpose: 'answers' }))).rows;
    expect(
      transferWords('en')
        .fields(row?.fields ?? [])
        .at(-1),
    ).toBe('2 answers to a form');
  });

  it('stand under their own heads also where the form was published in another order meanwhile', async () => {
    const form = await answered();
    const input = request('answers', { fields: columns('speaks', 'phone'), form: form.code });
    const asked = await prepared(secretary, input);
    const phone = textField('phone', { type: 'phone', label: { en: 'Telephone' } });
    await publish(form.id, formOf([phone, yesNoField('speaks', { label: { en: 'Takes the floor' } })]));
    const [heads = '', line = ''] = (await textOf(secretary, asked)).slice(1).split('\r\n');
    expect(heads).toMatch(/Takes the floor,Telephone$/);
    expect(line).toMatch(/no,\+41 22 717 91 11$/);
  });

  it('need a form of the meeting and its own questions, and are the secretariat’s', async () => {
    const form = await answered();
    const refused = async (changes: Record<string, unknown>, actor = secretary) =>
      run(
        prepareTransferDefinition,
        actor,
        request('answers', { fields: columns('speaks'), form: form.code, ...changes }),
      );
    expect(await refused({ form: undefined })).toMatchObject({ fields: { form: { code: 'required' } } });
    expect(await refused({ fields: columns('passport') })).toMatchObject({ fields: { fields: {} } });
    expect(await refused({ fields: columns('nothing') })).toMatchObject({ fields: { fields: {} } });
    const other = await makeForm(elsewhere.id, formOf([textField('a')]));
    expect(await refused({ form: other.code })).toMatchObject({ code: 'not_found' });
    for (const actor of [travel, logistics, finance])
      expect(await refused({}, actor)).toMatchObject({ code: 'forbidden' });
  });
});

describe('the person in a file', () => {
  it('sees for what and to whom, which columns, and whether it went out; other people’s files never', async () => {
    const { email } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    const [mine] = await listMyData(enterSite(await signIn(email)));
    const told = mine?.transfers.map(({ purpose, recipient, state }) => `${purpose} ${recipient} ${state}`);
    expect(told).toContain('hotel Grand Hotel SENT');
    expect(told).toContain('mailing Grand Hotel PREPARED');
    expect(told?.some((line) => /catering|statistics|interpretation/.test(line))).toBe(false);
    // Told once: with the file, and not again as a reading.
    expect(mine?.readings).toEqual([]);
    const { delegationId } = await makeDelegation(secretary, meeting.slug);
    const other = await makeRegistration(secretary, meeting.slug, delegationId);
    const [theirs] = await listMyData(enterSite(await signIn(other.email)));
    expect(theirs?.transfers).toEqual([]);
  });

  it('is in the record without a name once erased; the words that named them are gone, the count is not', async () => {
    const { personId, givenName, surname } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    const reason = `Suite for ${givenName} ${surname}`;
    const id = await prepared(travel, request('hotel', { reason, counted: '2' }));
    await db().$transaction((tx) =>
      erasePerson(tx, personId, { cause: 'request', byAccountId: null, approvedBy: null }),
    );
    const transfer = await findTransfer(await scopeOf(secretary), id, 1);
    expect(transfer).toMatchObject({ rows: 2, members: 2, reason: '', recipient: 'Grand Hotel' });
    expect(transfer.people.filter(({ isErased }) => isErased)).toHaveLength(1);
    expect(JSON.stringify(transfer)).not.toContain(surname);
    expect(
      (await listTransfers(await scopeOf(secretary), { person: registration })).rows.map((row) => row.id),
    ).toContain(id);
  });
});

describe('a paper that names people', () => {
  const paper = (registrations: string[]) => ({ paper: 'paper-badges', format: 'PDF', shownIn: 'fr', registrations });

  it('is written down with who is on it, by whom and as what, and found by the person', async () => {
    const result = await execute(recordPaperDefinition, {
      actor: secretary,
      meeting: meeting.slug,
      input: paper([registration]),
      key: randomUUID(),
    });
    if (!result.ok) throw new Error(result.code);
    const { transferId } = result.value;
    const sent = { transfer: transferId, sha256: 'b'.repeat(64), bytes: 7 };
    expect(await run(completeTransferDefinition, secretary, sent)).toMatchObject({ ok: true });
    const { state, people, ...row } = await findTransfer(await scopeOf(secretary), transferId, 1);
    expect(row).toMatchObject({ purpose: 'paper-badges', format: 'PDF', rows: 1, role: 'STAFF', recipientKind: 'OWN' });
    expect([state, people.map(({ id }) => id)]).toEqual(['SENT', [registration]]);
    expect(transferWords('fr').purpose('paper-badges')).toBe('Badges, en PDF');
    const delegate = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'OBSERVER' }] });
    await run(recordPaperDefinition, delegate, { ...paper([registration]), paper: 'paper-list' });
    const [last] = (await listTransfers(await scopeOf(secretary), { person: registration })).rows;
    expect(last).toMatchObject({ purpose: 'paper-list', recipientKind: 'DELEGATIONS' });
    // Taken again and again by those in the meeting it is one line of the day, with how often; taken along, it is each of them.
    for (let time = 0; time < 2; time += 1)
      await run(recordPaperDefinition, delegate, { ...paper([registration]), paper: 'paper-list' });
    const { personId } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    const subject = await findSubject(db(), personId);
    const { transfers } = await listHandedOn(subject, undefined);
    const lists = (all: readonly HandedOn[]) => all.filter(({ purpose }) => purpose === 'paper-list');
    expect(lists(transfers)).toMatchObject([{ times: 3, takers: 1 }]);
    expect(lists(await listEveryHandedOn(subject)).map(({ times }) => times)).toEqual([1, 1, 1]);
    const pages: string[] = [];
    for (let after: string | undefined | null; after !== null;) {
      const page: Awaited<ReturnType<typeof listHandedOn>> = await listHandedOn(subject, after, 1);
      pages.push(...page.transfers.map(({ id }) => id));
      after = page.next;
    }
    expect(pages).toEqual(transfers.map(({ id }) => id));
    // A paper can be looked for as the files can.
    const found = await listTransfers(await scopeOf(secretary), logFiltersSchema.parse({ purpose: 'paper-badges' }));
    expect(found.rows.map(({ id }) => id)).toEqual([transferId]);
    expect(transferWords('en').fields(found.rows[0]?.fields ?? [])).toEqual(
      expect.arrayContaining(['Photograph', 'Breakout group', 'Code of the badge']),
    );
  });

  it('holds nobody of another meeting', async () => {
    expect(await run(recordPaperDefinition, secretary, paper([registration]), elsewhere.slug)).toMatchObject({
      code: 'not_found',
    });
    const outside = await makeActor({});
    expect(await run(recordPaperDefinition, outside, paper([registration]))).toMatchObject({ code: 'forbidden' });
  });
});
