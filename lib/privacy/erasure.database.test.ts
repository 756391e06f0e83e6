import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeDelegation, makeParty, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { whereIs } from '@/prisma/factories/where-is';
import { publishDefinition } from '@/lib/agenda/definitions';
import { draftAgenda } from '@/lib/agenda/queries';
import { sealAudit } from '@/lib/audit/seal';
import { verifyAudit } from '@/lib/audit/verify';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readStoredFile, sweepFiles } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { isErased } from '@/lib/people/model/erased';
import { mergePersonsDefinition, withdrawDefinition } from '@/lib/registration/definitions';
import { listMerges } from '@/lib/registration/queries/duplicates';
import { applyRetention } from './apply-retention';
import {
  approveErasureDefinition,
  decideErasureDefinition,
  enterEmergencyContactDefinition,
  enterTravelDocumentDefinition,
  requestErasureDefinition,
} from './definitions';
import { heldAsHtml, heldAsJson } from './exchange';
import { listErasures } from './queries/erasures';
import { listMyData, readMyFiles } from './queries/my-data';
import { registry } from './registry';

/** Stands in every place of the person that holds text. */
const canary = `Canary${randomUUID().slice(0, 8)}`;
const address = `${canary.toLowerCase()}@leak.example.org`;

let slug: string;
let meetingId: string;
let secretary: Actor;
let second: Actor;
let person: Actor;
let personId: string;
let registration: string;
let focalAddress: string;
let scanId: string;

type AnyDefinition = Parameters<typeof execute>[0];
async function call(definition: unknown, actor: Actor, input: unknown, meeting?: string) {
  const result = await execute(definition as AnyDefinition, {
    actor,
    input,
    key: randomUUID(),
    ...(meeting ? { meeting } : {}),
  });
  return result.ok ? 'ok' : result.code;
}

beforeAll(async () => {
  const made = await makeMeeting();
  [slug, meetingId] = [made.slug, made.id];
  secretary = await makeActor({ siteRole: 'STAFF' });
  second = await makeActor({ siteRole: 'ADMIN' });
  const delegation = await makeDelegation(secretary, slug, { seats: 3 });
  focalAddress = delegation.focalPoint.email;
  const one = await makeRegistration(secretary, slug, delegation.delegationId, {
    named: { givenName: 'Kofi', surname: canary, email: address },
  });
  registration = one.registrationId;
  await makeRegistration(secretary, slug, delegation.delegationId, { upTo: 'NOMINATED' });
  person = await signIn(address);
  personId = person.personIds[0] ?? '';
  await db().meeting.update({ where: { id: meetingId }, data: { passportScans: true } });
  const document = {
    registration,
    lockVersion: '0',
    documentType: 'PASSPORT',
    number: canary,
    nationality: 'CH',
    issuedOn: '2020-01-01',
    expiresOn: '2030-01-01',
    birthDate: '1975-03-04',
    scan: new Upload(`${canary}.pdf`, Buffer.from(`%PDF-1.4 ${canary}`)),
  };
  expect(await call(enterTravelDocumentDefinition, person, document, slug)).toBe('ok');
  const contact = { registration, lockVersion: '0', name: canary, phone: '+41 22 717 91 11' };
  expect(await call(enterEmergencyContactDefinition, person, contact, slug)).toBe('ok');
  scanId = (await db().sensitiveRecord.findFirstOrThrow({ where: { fileId: { not: null } } })).fileId ?? '';
  await plantTheRest();
}, 90_000);

/** Places that other domains fill: written as they would leave them. */
async function plantTheRest(): Promise<void> {
  const of = { registrationId: registration };
  await db().registration.update({
    where: { id: registration },
    data: {
      givenName: canary,
      functionalTitle: canary,
      institution: canary,
      city: canary,
      badgeCode: canary,
      sex: 'MALE',
      listedPublicly: true,
      listedConsentAt: new Date(),
      listedConsentLocale: 'en',
      listedConsentText: `I, ${canary}, agree.`,
    },
  });
  await db().registrationDecision.create({
    data: { ...of, fromStatus: 'SUBMITTED', toStatus: 'CONFIRMED', reason: canary },
  });
  await db().registrationRemark.create({ data: { ...of, text: canary } });
  await db().registrationChange.create({
    data: { ...of, proposed: { surname: canary }, before: { surname: canary }, remark: canary, reason: canary },
  });
  await db().fundingAward.create({ data: { ...of, note: canary } });
  await db().meetingRole.create({ data: { meetingId, personId, kind: 'TRANSLATOR', signs: [canary] } });
  await db().document.create({
    data: {
      meetingId,
      kind: 'PRESENTATION',
      symbol: 'X/PRES/1',
      title: { en: 'A presentation' },
      author: `Kofi ${canary}, Ministry of the Interior`,
      access: 'PUBLIC',
      links: {
        create: {
          tokenHash: randomUUID(),
          name: canary,
          email: address,
          locale: 'en',
          expiresAt: new Date('2099-01-01'),
        },
      },
    },
  });
  await db().issuedPaper.create({
    data: {
      ...of,
      meetingId,
      kind: 'VISA_LETTER',
      locale: 'en',
      code: randomUUID(),
      facts: { name: `Kofi ${canary}` },
      sha256: '0'.repeat(64),
      revokedAt: new Date(),
      revokedReason: canary,
    },
  });
  const mail = (to: string, body: string) => ({
    purpose: 'test',
    meetingId,
    recipient: to,
    locale: 'en',
    subject: 'Subject',
    body,
    messageId: randomUUID(),
  });
  const first = { ...mail(address, `Dear ${canary}`), subject: `For ${canary}`, lastError: `550 no ${canary} here` };
  await db().outboxMail.create({ data: first });
  await db().outboxMail.create({ data: mail(focalAddress, `You have named Kofi ${canary.toUpperCase()}.`) });
  await db().outboxMail.create({ data: { ...mail('mission@example.org', 'To a mission'), copies: [address] } });
  const batch = await db().importBatch.create({
    data: { meetingId, fileName: 'people.xlsx', sha256: '0'.repeat(64), rowCount: 1 },
  });
  await db().importRow.create({
    data: {
      batchId: batch.id,
      number: 1,
      cells: [canary, address],
      entry: { surname: canary },
      errors: [address],
      registrationId: registration,
    },
  });
  const form = await db().registrationForm.create({
    data: {
      meetingId,
      code: 'registration',
      title: {},
      versions: { create: { number: 1, definition: {}, sha256: '0'.repeat(64) } },
    },
    select: { id: true, versions: { select: { id: true } } },
  });
  await db().formResponse.create({
    data: {
      formId: form.id,
      versionId: form.versions[0]?.id ?? '',
      ...of,
      answers: { create: { fieldId: 'one', value: canary } },
    },
  });
  await db().signInRequest.create({
    data: {
      email: address,
      browserHash: 'x',
      linkHash: randomUUID(),
      codeHash: 'x',
      expiresAt: new Date(),
      next: `/work?for=${canary}`,
    },
  });
  await plantBesideTheRegistration();
}

/** Where the person stands without a registration: as a focal point, as a double, as who acted. */
async function plantBesideTheRegistration(): Promise<void> {
  const { accountId } = person;
  const party = await makeParty();
  await db().invitation.create({
    data: {
      meetingId,
      partyId: party.id,
      seats: 1,
      focalPointGivenName: canary,
      focalPointSurname: canary,
      focalPointEmail: address,
      addressees: { create: { kind: 'PERMANENT_MISSION', name: canary, email: address } },
    },
  });
  await db().person.create({
    data: {
      givenName: canary,
      surname: canary,
      foldedName: canary,
      functionalTitle: canary,
      institution: canary,
      city: canary,
      mergedIntoId: personId,
      mergedAt: new Date(),
    },
  });
  const speaker = { kind: 'SPEAKER', position: 1, personId, name: canary, about: { en: canary } } as const;
  await db().agendaSession.create({
    data: { meetingId, code: 's-1', position: 1, title: { en: 'A session' }, roles: { create: speaker } },
  });
  const { sha256 } = await draftAgenda(await enterMeeting(secretary, slug));
  expect(await call(publishDefinition, secretary, { draft: sha256 }, slug)).toBe('ok');
  const { id: roleId } = await db().meetingRole.findFirstOrThrow({ where: { meetingId, personId } });
  await db().agendaMark.create({ data: { roleId, sessionId: randomUUID(), number: 1 } });
  await db().agendaFeed.create({ data: { roleId, nonce: canary, tokenHash: canary } });
  const { id: sessionId } = await db().agendaSession.findFirstOrThrow({ where: { meetingId } });
  await db().agendaPlacement.create({
    data: { sessionId, byAccountId: accountId, fromVersion: 0, toVersion: 1, room: canary },
  });
  await db().savedView.create({ data: { meetingId, accountId, name: canary, query: `q=${canary}` } });
  const { id: surveyId } = await db().survey.create({
    data: { meetingId, code: randomUUID(), title: { en: 'Survey' }, intro: { en: 'Introduction' } },
    select: { id: true },
  });
  await db().testResponse.create({ data: { surveyId, accountId, ofDraft: true, answers: { experience: canary } } });
  await db().idempotencyKey.create({
    data: { actor: accountId, action: 'test', key: randomUUID(), inputHash: 'x', result: { said: canary } },
  });
  const note = { contactName: `Kofi ${canary}`, contact: address, reason: `Asked for by Kofi ${canary}` };
  await db().transfer.create({
    data: {
      meetingId,
      purpose: 'LIST',
      recipient: 'A hotel',
      format: 'csv',
      rows: 1,
      role: 'STAFF',
      note: { create: note },
    },
  });
  const survey = await db().survey.create({
    data: {
      meetingId,
      code: 'survey',
      title: {},
      intro: {},
      versions: { create: { number: 1, definition: {}, sha256: '0'.repeat(64) } },
      questions: { create: { code: 'stage', type: 'LONG_TEXT', position: 1, label: {} } },
    },
    select: { id: true, versions: { select: { id: true } }, questions: { select: { id: true } } },
  });
  const { delegationId } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
  const questionId = survey.questions[0]?.id ?? '';
  await db().answerComment.create({ data: { delegationId, questionId, text: canary, byAccountId: accountId } });
  const group = await makeGroup(meetingId);
  const draft = await makeRecommendation({ meetingId, groupId: group.id });
  const of = { recommendationId: draft.id, revisionId: draft.revisionId, delegationId };
  await db().draftRemark.create({ data: { ...of, text: canary, language: 'en', byAccountId: accountId } });
  const point = { clientId: draft.id, issueId: group.issueId, text: 'A point', language: 'en', partyId: party.id };
  await db().discussionPoint.create({
    data: { ...point, attribution: 'NAMED', speaker: { create: { registrationId: registration } } },
  });
  await db().response.create({
    data: {
      surveyId: survey.id,
      partyId: party.id,
      versionId: survey.versions[0]?.id ?? '',
      submissions: {
        create: { number: 1, payload: {}, sha256: '0'.repeat(64), byAccountId: accountId, byName: `Kofi ${canary}` },
      },
    },
  });
}

/** Columns that take no text of anybody's: choices, codes and languages. */
const choices = /\.(locale|languages|countryCode|listedConsentLocale)$/;
/** Columns filled elsewhere. */
const elsewhere = new Set([
  // Sealed: canaries.database.test.ts.
  'SensitiveRecord.sealed',
]);

/** Every column of the registry that an erasure has to empty: a new one has to hold the canary, or this test fails. */
function erasable(): string[] {
  return registry
    .filter(({ rows, erase }) => rows && erase && erase.how !== 'keep')
    .flatMap(({ table, personal }) => personal.map((column) => `${table}.${column}`))
    .filter((column) => !choices.test(column) && !elsewhere.has(column));
}

describe('what is held about somebody', () => {
  it('is all there in the download, with the files, and opens no mail to others', async () => {
    const scope = enterSite(person);
    const [data] = await listMyData(scope);
    if (!data) throw new Error('nothing is held');
    const files = await readMyFiles(scope, personId);
    const json = JSON.stringify(heldAsJson(data, files, new Date()));
    expect(data.parts.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        'SensitiveRecord',
        'FormAnswer',
        'IssuedPaper',
        'ImportRow',
        'OutboxMail',
        'Registration',
        'Account',
        'Person',
        'AgendaMark',
        'AgendaFeed',
      ]),
    );
    expect(json).toContain('"number":"' + canary);
    expect(json).not.toContain(focalAddress);
    expect(files.map(({ purpose }) => purpose)).toEqual(['passport-scan']);
    expect(Buffer.from(files[0]?.base64 ?? '', 'base64').toString()).toContain(canary);
    const html = heldAsHtml(data, files, 'fr', new Date(), () => '');
    expect(html).toContain(canary);
    expect(html).not.toMatch(/<script/i);
    expect(await listMyData(enterSite(null)).catch((error: Error) => error.message)).toBe('forbidden');
    expect(await readMyFiles(enterSite(secretary), personId)).toEqual([]);
  });
});

describe('erasure', () => {
  it('is asked for by the person alone, once', async () => {
    expect(await call(requestErasureDefinition, secretary, { person: personId })).toBe('not_found');
    expect(await call(requestErasureDefinition, person, { person: personId })).toBe('ok');
    expect(await call(requestErasureDefinition, person, { person: personId })).toBe('conflict');
  });

  it('waits for a second person while a place is held, and is sent back by one who disagrees', async () => {
    const { id } = await db().erasureRequest.findFirstOrThrow({ where: { personId } });
    const decide = { erasure: id, decision: 'ERASE', reason: 'Asked for by the person.' };
    expect(await call(decideErasureDefinition, person, decide)).toBe('forbidden');
    expect(await call(decideErasureDefinition, secretary, decide)).toBe('ok');
    expect(await db().erasureRequest.findUnique({ where: { id } })).toMatchObject({
      status: 'PROPOSED',
      overrides: ['PLACE_HELD'],
    });
    expect(await call(approveErasureDefinition, secretary, { erasure: id, answer: 'APPROVE' })).toBe('forbidden');
    expect(await call(approveErasureDefinition, second, { erasure: id, answer: 'SEND_BACK' })).toBe('ok');
    expect(await call(decideErasureDefinition, secretary, { ...decide, decision: 'REFUSE' })).toBe('ok');
    expect(await db().erasureRequest.findUnique({ where: { id } })).toMatchObject({
      status: 'PROPOSED',
      overrides: ['REFUSAL'],
    });
    expect(await call(approveErasureDefinition, second, { erasure: id, answer: 'SEND_BACK' })).toBe('ok');
  });

  it('the sealed texts stay sealed as long as there is no tombstone, whoever tries', async () => {
    await expect(db().$executeRaw`SELECT erase_sealed_texts(${personId}::uuid, '')`).rejects.toThrow(/tombstone/);
    await expect(
      db().$executeRaw`UPDATE "RegistrationDecision" SET reason = NULL WHERE "registrationId" = ${registration}::uuid`,
    ).rejects.toThrow(/permission denied|sealed/);
  });

  it('leaves the canary nowhere, keeps counters right, and the audit verifies', async () => {
    await db().erasureRequest.updateMany({ where: { personId }, data: { reason: canary } });
    const before = await whereIs(canary);
    // The search finds what is there, and it is there in every column that has to be emptied.
    expect(erasable().filter((column) => !before.includes(column))).toEqual([]);
    await sealAudit(0);
    const places = () => db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { confirmedCount: true } });
    expect((await places()).confirmedCount).toBe(1);
    const { id } = await db().erasureRequest.findFirstOrThrow({ where: { personId } });
    expect(
      await call(decideErasureDefinition, secretary, { erasure: id, decision: 'ERASE', reason: `For ${canary}` }),
    ).toBe('ok');
    expect(await call(approveErasureDefinition, second, { erasure: id, answer: 'APPROVE' })).toBe('ok');
    await sweepFiles();

    expect(await whereIs(canary)).toEqual([]);
    expect(await whereIs(address)).toEqual([]);
    expect(await whereIs('1975-03-04')).toEqual([]);
    expect(await readStoredFile(scanId)).toBe(null);
    expect((await places()).confirmedCount).toBe(0);
    expect(isErased(await db().registration.findUniqueOrThrow({ where: { id: registration } }))).toBe(true);
    const tombstone = await db().erasure.findFirstOrThrow({ where: { personId } });
    expect(tombstone).toMatchObject({ approvedBy: second.accountId, cause: 'request' });
    expect(tombstone.report).toMatchObject({ erased: { SensitiveRecord: 2, RegistrationDecision: 1, FormAnswer: 1 } });
    const { erased, findings } = await verifyAudit();
    expect(findings).toEqual([]);
    expect(erased).toBeGreaterThan(0);
    expect(await call(requestErasureDefinition, person, { person: personId })).toMatch(/not_found|conflict/);
    await expect(signIn(address)).rejects.toThrow();
    // Others stay as they were.
    expect(await db().registration.count({ where: { meetingId, surname: { startsWith: 'Mensah' } } })).toBe(1);
    expect((await db().outboxMail.findFirstOrThrow({ where: { recipient: focalAddress, purpose: 'test' } })).body).toBe(
      null,
    );
  });

  it('empties nothing else of a sealed row, even with a tombstone', async () => {
    const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
    await owner.connect();
    const change = (set: string) =>
      owner.query(`UPDATE "RegistrationDecision" SET ${set} WHERE "registrationId" = $1`, [registration]);
    await expect(change(`"toStatus" = 'DECLINED'`)).rejects.toMatchObject({ code: '23000' });
    await expect(change(`reason = 'another'`)).rejects.toMatchObject({ code: '23000' });
    await expect(owner.query(`DELETE FROM "RegistrationDecision"`)).rejects.toMatchObject({ code: '23000' });
    await owner.end();
  });

  it('without a place held is carried out by one person', async () => {
    const delegation = await makeDelegation(secretary, slug);
    const one = await makeRegistration(secretary, slug, delegation.delegationId, { upTo: 'NOMINATED' });
    const other = await signIn(one.email);
    expect(await call(withdrawDefinition, secretary, { registration: one.registrationId }, slug)).toBe('ok');
    expect(await call(requestErasureDefinition, other, { person: other.personIds[0] })).toBe('ok');
    const { id } = await db().erasureRequest.findFirstOrThrow({ where: { personId: other.personIds[0] ?? '' } });
    expect(await call(decideErasureDefinition, secretary, { erasure: id, decision: 'ERASE', reason: 'Asked.' })).toBe(
      'ok',
    );
    expect(await whereIs(one.email)).toEqual([]);
  });

  it('names the party of each place that is asked about, and what was merged is no longer offered to be parted', async () => {
    const [here, there] = [await makeDelegation(secretary, slug), await makeDelegation(secretary, slug)];
    const [stays, joins] = [
      await makeRegistration(secretary, slug, here.delegationId, { upTo: 'NOMINATED' }),
      await makeRegistration(secretary, slug, there.delegationId, { upTo: 'NOMINATED' }),
    ];
    const personOf = async ({ registrationId }: { registrationId: string }) =>
      (await db().registration.findUniqueOrThrow({ where: { id: registrationId } })).personId;
    const [kept, duplicate] = [await personOf(stays), await personOf(joins)];
    expect(await call(mergePersonsDefinition, secretary, { person: kept, duplicate }, slug)).toBe('ok');
    const merged = async () => (await listMerges(await enterMeeting(secretary, slug))).map(({ id }) => id);
    expect(await merged()).toContain(duplicate);

    for (const { registrationId } of [stays, joins])
      expect(await call(withdrawDefinition, secretary, { registration: registrationId }, slug)).toBe('ok');
    expect(await call(requestErasureDefinition, await signIn(stays.email), { person: kept })).toBe('ok');
    const { id } = await db().erasureRequest.findFirstOrThrow({ where: { personId: kept } });
    const [asked] = (await listErasures(enterSite(secretary))).filter((request) => request.id === id);
    const parties = await db().party.findMany({ where: { id: { in: [here.party.id, there.party.id] } } });
    const told = (names: unknown) => JSON.stringify(names);
    expect(asked?.meetings?.map(({ party }) => told(party)).toSorted()).toEqual(
      parties.map(({ names }) => told(names)).toSorted(),
    );
    expect(await call(decideErasureDefinition, secretary, { erasure: id, decision: 'ERASE', reason: 'Asked.' })).toBe(
      'ok',
    );
    expect(await merged()).not.toContain(duplicate);
  });

  it("a mailbox shared by two keeps the other person's", async () => {
    const email = `${randomUUID()}@mission.example.org`;
    const delegation = await makeDelegation(secretary, slug);
    const [one] = [
      await makeRegistration(secretary, slug, delegation.delegationId, {
        named: { surname: 'Uno', email },
        upTo: 'NOMINATED',
      }),
      await makeRegistration(secretary, slug, delegation.delegationId, {
        named: { surname: 'Dos', email, sharesMailbox: 'on' },
        upTo: 'NOMINATED',
      }),
    ];
    const { personId: leaving } = await db().registration.findUniqueOrThrow({ where: { id: one.registrationId } });
    await call(withdrawDefinition, secretary, { registration: one.registrationId }, slug);
    await call(requestErasureDefinition, await signIn(email), { person: leaving });
    const { id } = await db().erasureRequest.findFirstOrThrow({ where: { personId: leaving } });
    expect(await call(decideErasureDefinition, secretary, { erasure: id, decision: 'ERASE', reason: 'Asked.' })).toBe(
      'ok',
    );
    const mailbox = await db().account.findUniqueOrThrow({ where: { email } });
    expect(mailbox.disabledAt).toBe(null);
    const { surname } = await db().person.findFirstOrThrow({ where: { foldedName: 'kofi dos' } });
    expect(surname).toBe('Dos');
    expect(await whereIs('Kofi Uno')).toEqual([]);
  });
});

describe('retention', () => {
  it('deletes what is past its date, once, and a dry run only counts it', async () => {
    const old = await makeMeeting({
      endsOn: new Date('2020-03-02T00:00:00Z'),
      startsOn: new Date('2020-03-01T00:00:00Z'),
    });
    const delegation = await makeDelegation(secretary, old.slug);
    const { registrationId } = await makeRegistration(secretary, old.slug, delegation.delegationId, {
      upTo: 'NOMINATED',
    });
    const far = new Date('2099-01-01T00:00:00Z');
    await db().sensitiveRecord.create({
      data: { registrationId, kind: 'DIET', sealed: new Uint8Array([1]), keyId: 'x', deleteAfter: far },
    });
    await db().personalLink.updateMany({ where: { registrationId }, data: { expiresAt: new Date('2020-01-01') } });
    await db().outboxMail.updateMany({
      where: { meetingId: old.id },
      data: { createdAt: new Date('2020-01-01'), status: 'SENT' },
    });
    await db().liveEvent.create({
      data: {
        meetingId: old.id,
        seq: 1_000,
        type: 'x',
        subjectId: 'x',
        visibility: 'PUBLIC',
        at: new Date('2020-01-01'),
      },
    });
    await db().signInRequest.create({
      data: {
        email: 'a@b.org',
        browserHash: 'x',
        linkHash: randomUUID(),
        codeHash: 'x',
        expiresAt: new Date('2020-01-01'),
      },
    });
    const counted = await applyRetention({ isDry: true });
    // The date said 2099; the meeting was in 2020, and the date follows the meeting.
    expect(counted).toMatchObject({ sensitiveRecords: 1, liveEvents: 1, traces: 1 });
    expect(counted.mails).toBeGreaterThan(0);
    expect(counted.links).toBeGreaterThan(0);
    expect(await db().sensitiveRecord.count({ where: { registrationId } })).toBe(1);
    expect(await applyRetention()).toEqual(counted);
    expect(await db().sensitiveRecord.count({ where: { registrationId } })).toBe(0);
    expect(Object.values(await applyRetention()).every((count) => count === 0)).toBe(true);
    expect((await db().outboxMail.findFirstOrThrow({ where: { meetingId: old.id } })).body).toBe(null);
    expect(await db().auditEntry.count({ where: { action: 'retention.run' } })).toBe(1);
  });
});
