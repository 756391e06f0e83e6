import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { answers, makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makePerson, signIn } from '@/prisma/factories/people';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readStoredFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { submitDefinition } from '@/lib/registration/definitions';
import {
  changeConsentDefinition,
  enterDietDefinition,
  enterTravelDocumentDefinition,
  removeSensitiveDefinition,
  setPassportScansDefinition,
  storePhotoDefinition,
  viewSensitiveDefinition,
} from './definitions';
import { findOpened, findScan, listLogistics, listTravel } from './queries/desk';
import { findPhoto, findSensitive } from './queries/own';
import { findOwnDocument } from './queries/own-document';

let meeting: { id: string; slug: string };
let secretary: Actor;
let person: Actor;
let focalPoint: Actor;
let travel: Actor;
let logistics: Actor;
let registration: string;
let personId: string;

const document = (data: Record<string, unknown> = {}) => ({
  registration,
  lockVersion: '0',
  documentType: 'PASSPORT',
  number: 'CANARY7788',
  nationality: 'CH',
  issuedOn: '2020-01-01',
  expiresOn: '2027-06-01',
  birthDate: '1975-03-04',
  ...data,
});

async function call(definition: Parameters<typeof execute>[0], actor: Actor, input: unknown) {
  const result = await execute(definition, { actor, meeting: meeting.slug, input, key: randomUUID() });
  return result.ok ? 'ok' : result.code;
}
const any = <T>(definition: T) => definition as unknown as Parameters<typeof execute>[0];
const scopeOf = (actor: Actor) => enterMeeting(actor, meeting.slug);

beforeAll(async () => {
  const made = await makeMeeting({ endsOn: new Date('2027-04-14T00:00:00Z') });
  meeting = { id: made.id, slug: made.slug };
  secretary = await makeActor({ siteRole: 'STAFF' });
  const delegation = await makeDelegation(secretary, made.slug);
  focalPoint = delegation.focalPoint;
  const one = await makeRegistration(secretary, made.slug, delegation.delegationId);
  registration = one.registrationId;
  person = await signIn(one.email);
  personId = person.personIds[0] ?? '';
  travel = await makeActor({ roles: [{ meetingId: made.id, kind: 'TRAVEL' }] });
  logistics = await makeActor({ roles: [{ meetingId: made.id, kind: 'LOGISTICS' }] });
}, 60_000);

describe('copies of travel documents', () => {
  it('are taken only where the meeting asks for them, and go when it asks no longer', async () => {
    const made = await makeMeeting({ endsOn: new Date('2027-04-14T00:00:00Z') });
    const { delegationId } = await makeDelegation(secretary, made.slug);
    const { registrationId, email } = await makeRegistration(secretary, made.slug, delegationId);
    const holder = await signIn(email);
    const run = async (definition: unknown, actor: Actor, input: object) => {
      const key = randomUUID();
      const result = await execute(any(definition) as never, { actor, meeting: made.slug, input, key });
      return result.ok ? 'ok' : result.code;
    };
    const scans = async (passportScans?: 'on', by = secretary) => {
      const { lockVersion } = await db().meeting.findUniqueOrThrow({ where: { id: made.id } });
      return run(setPassportScansDefinition, by, { lockVersion: String(lockVersion), passportScans });
    };
    const scan = new Upload('pass.pdf', Buffer.from('%PDF-1.7 scan'));
    const entered = (lockVersion: string) => ({ ...document({ lockVersion, scan }), registration: registrationId });
    const held = () =>
      db().sensitiveRecord.findFirstOrThrow({ where: { registrationId }, select: { fileId: true, lockVersion: true } });
    expect(await run(enterTravelDocumentDefinition, holder, entered('0'))).toBe('invalid');
    expect(await scans('on', holder)).toBe('forbidden');
    expect(await scans('on')).toBe('ok');
    expect(await run(enterTravelDocumentDefinition, holder, entered('0'))).toBe('ok');
    const { fileId } = await held();
    expect(await readStoredFile(fileId ?? '')).not.toBe(null);
    expect(await scans()).toBe('ok');
    expect(await held()).toEqual({ fileId: null, lockVersion: 1 });
    expect(await readStoredFile(fileId ?? '')).toBe(null);
  });
});

describe('entering sensitive data', () => {
  it('seals it, with a date of deletion, and says nothing of it in the audit', async () => {
    expect(await call(any(enterTravelDocumentDefinition), person, document())).toBe('ok');
    const record = await db().sensitiveRecord.findFirstOrThrow({ where: { registrationId: registration } });
    expect(Buffer.from(record.sealed).includes('CANARY7788')).toBe(false);
    expect(record.deleteAfter.toISOString()).toBe('2027-05-15T12:00:00.000Z');
    const texts = await db().$queryRaw<{ text: string }[]>`
      SELECT details::text AS text FROM "AuditDetail" UNION ALL SELECT coalesce(result::text, '') FROM "IdempotencyKey"`;
    expect(texts.filter(({ text }) => /CANARY7788|1975-03-04/.test(text))).toEqual([]);
  });

  it('is closed to the secretariat, and shown to the person alone', async () => {
    expect(await call(any(enterTravelDocumentDefinition), secretary, document({ lockVersion: '1' }))).toBe('forbidden');
    for (const actor of [secretary, travel, logistics])
      await expect(findSensitive(await scopeOf(actor), registration)).rejects.toThrow(/forbidden|not_found/);
    const own = await findSensitive(await scopeOf(person), registration);
    expect(own.kinds.find(({ kind }) => kind === 'TRAVEL_DOCUMENT')?.values).toMatchObject({ number: 'CANARY7788' });
    // Printed on the letter for a visa where its holder takes it, and where nobody else does.
    const numberFor = async (actor: Actor) => findOwnDocument(await scopeOf(actor), { registration, personId });
    expect(await numberFor(person)).toBe('CANARY7788');
    for (const actor of [secretary, travel, logistics, focalPoint]) expect(await numberFor(actor)).toBeNull();
  });

  it('a focal point fills in, never reads back, and changes nothing that the person gave', async () => {
    expect(await call(any(enterTravelDocumentDefinition), focalPoint, document({ lockVersion: '1' }))).toBe('conflict');
    const diet = { registration, diets: ['VEGAN'], remark: 'CANARY-diet' };
    expect(await call(any(enterDietDefinition), focalPoint, { ...diet, lockVersion: '0' })).toBe('ok');
    const seen = await findSensitive(await scopeOf(focalPoint), registration);
    expect(seen.kinds.map(({ values }) => values)).toEqual(seen.kinds.map(() => null));
    expect(seen.kinds.find(({ kind }) => kind === 'DIET')).toMatchObject({ lockVersion: 1, isGivenByPerson: false });
    expect(await call(any(enterDietDefinition), person, { ...diet, lockVersion: '1' })).toBe('ok');
    expect(await call(any(enterDietDefinition), focalPoint, { ...diet, lockVersion: '2' })).toBe('conflict');
    expect(await call(any(removeSensitiveDefinition), focalPoint, { registration, kind: 'DIET' })).toMatch(
      /not_found|forbidden/,
    );
  });

  it("an assistant's mailbox fills in and does not read back", async () => {
    const assistant = await makePerson();
    await db().accountPerson.create({ data: { accountId: assistant.accountId, personId, assistant: true } });
    const seen = await findSensitive(await scopeOf(await signIn(assistant.email)), registration);
    expect(seen.own).toBe(false);
    expect(seen.kinds.some(({ values }) => values !== null)).toBe(false);
  });

  it('refuses a stale form, days in the wrong order, and a scan where the meeting asks for none', async () => {
    expect(await call(any(enterTravelDocumentDefinition), person, document())).toBe('conflict');
    const wrong = document({ lockVersion: '1', expiresOn: '2019-01-01' });
    expect(await call(any(enterTravelDocumentDefinition), person, wrong)).toBe('invalid');
    const scan = new Upload('scan.pdf', Buffer.from('%PDF-1.4 test'));
    expect(await call(any(enterTravelDocumentDefinition), person, document({ lockVersion: '1', scan }))).toBe(
      'invalid',
    );
    await db().meeting.update({ where: { id: meeting.id }, data: { passportScans: true } });
    expect(await call(any(enterTravelDocumentDefinition), person, document({ lockVersion: '1', scan }))).toBe('ok');
  });
});

describe('reading sensitive data', () => {
  it('needs a reading in the log: without it nothing is opened, with it the kinds of the role', async () => {
    expect((await findOpened(await scopeOf(travel), 'travel', registration))?.values).toEqual({});
    expect(await findScan(await scopeOf(travel), registration)).toBe(null);
    expect(await call(any(viewSensitiveDefinition), travel, { registration, place: 'travel' })).toBe('ok');
    const opened = await findOpened(await scopeOf(travel), 'travel', registration);
    expect(Object.keys(opened?.values ?? {})).toEqual(['TRAVEL_DOCUMENT']);
    expect((await findScan(await scopeOf(travel), registration))?.name).toBe('scan.pdf');
    const views = await db().sensitiveView.findMany({ where: { registrationId: registration } });
    expect(views).toMatchObject([
      { kind: 'TRAVEL_DOCUMENT', role: 'TRAVEL', place: 'travel', accountId: travel.accountId },
    ]);
  });

  it('opens to each officer only what their role reads, and to the secretariat nothing', async () => {
    expect(await call(any(viewSensitiveDefinition), logistics, { registration, place: 'travel' })).toBe('ok');
    expect(await call(any(viewSensitiveDefinition), logistics, { registration, place: 'logistics' })).toBe('ok');
    const opened = await findOpened(await scopeOf(logistics), 'logistics', registration);
    expect(Object.keys(opened?.values ?? {})).toEqual(['DIET']);
    await expect(findOpened(await scopeOf(logistics), 'travel', registration)).rejects.toThrow('forbidden');
    await expect(listTravel(await scopeOf(secretary))).rejects.toThrow('forbidden');
    expect(await call(any(viewSensitiveDefinition), secretary, { registration, place: 'travel' })).toBe('forbidden');
  });

  it('a reading of long ago opens nothing', async () => {
    const other = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'TRAVEL' }] });
    await db().sensitiveView.create({
      data: {
        registrationId: registration,
        kind: 'TRAVEL_DOCUMENT',
        accountId: other.accountId,
        role: 'TRAVEL',
        place: 'travel',
        at: new Date(Date.now() - 11 * 60_000),
      },
    });
    expect((await findOpened(await scopeOf(other), 'travel', registration))?.values).toEqual({});
  });

  it('lists hold states and totals, never a value', async () => {
    const travelList = await listTravel(await scopeOf(travel));
    expect(travelList.lines).toMatchObject([
      { state: { document: 'expires_soon', visa: 'missing', itinerary: 'missing' } },
    ]);
    const logisticsList = await listLogistics(await scopeOf(logistics));
    expect(logisticsList.totals.diets).toEqual([{ diet: 'VEGAN', count: 1 }]);
    expect(JSON.stringify([travelList, logisticsList])).not.toMatch(/CANARY|1975/);
  });
});

describe('photographs', () => {
  const gps = { IFD0: { Copyright: 'CANARY-EXIF' }, IFD3: { GPSLatitude: '46/1 12/1 0/1', GPSLatitudeRef: 'N' } };
  const picture = (width = 900, height = 700) =>
    sharp({ create: { width, height, channels: 3, background: '#336699' } });

  it('are encoded anew without what the file said of place and device, upright and square', async () => {
    const sent = await picture().withExif(gps).jpeg().toBuffer();
    expect(sent.includes('CANARY-EXIF')).toBe(true);
    expect(await call(any(storePhotoDefinition), person, { registration, photo: new Upload('me.jpg', sent) })).toBe(
      'ok',
    );
    const stored = await findPhoto(await scopeOf(person), registration);
    expect(stored?.bytes.includes('CANARY-EXIF')).toBe(false);
    const { exif, width, height, format } = await sharp(stored?.bytes).metadata();
    expect({ exif, width, height, format }).toEqual({ exif: undefined, width: 600, height: 600, format: 'jpeg' });
  });

  it('replaces the earlier one, whose content goes', async () => {
    const { photoId } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    const photo = new Upload('me.png', await picture(300, 300).png().toBuffer());
    expect(await call(any(storePhotoDefinition), focalPoint, { registration, photo })).toBe('ok');
    expect(await readStoredFile(photoId ?? '')).toBe(null);
  });

  it('refuses what is no picture, too small, or would unfold into gigabytes', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const sent = {
      html: Buffer.from('<html>'),
      svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      small: await picture(100, 100).png().toBuffer(),
      bomb,
    };
    for (const [what, bytes] of Object.entries(sent)) {
      const input = { registration, photo: new Upload(`${what}.png`, bytes) };
      expect([what, await call(any(storePhotoDefinition), person, input)]).toEqual([what, 'invalid']);
    }
  });

  it('are shown to the person, the secretariat and the door only', async () => {
    const door = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'DOOR' }] });
    for (const actor of [person, secretary, door])
      expect(await findPhoto(await scopeOf(actor), registration)).not.toBe(null);
    for (const actor of [focalPoint, travel, logistics])
      await expect(findPhoto(await scopeOf(actor), registration)).rejects.toThrow(/forbidden|not_found/);
  });
});

describe('consents', () => {
  it('are rows with their words, language and time, and can be withdrawn in a closed meeting', async () => {
    const change = (kind: string, given: boolean, actor = person) =>
      call(any(changeConsentDefinition), actor, {
        registration,
        kind,
        ...(given ? { given: 'on' } : {}),
        shownIn: 'fr',
      });
    expect(await change('PUBLIC_LIST', true)).toBe('ok');
    expect(await change('PHOTOGRAPHS', true)).toBe('ok');
    expect(await change('PHOTOGRAPHS', true)).toBe('ok');
    expect(await change('PUBLIC_LIST', false, secretary)).toBe('forbidden');
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
    expect(await change('PUBLIC_LIST', false)).toBe('ok');
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'OPEN' } });
    const rows = await db().consent.findMany({ where: { registrationId: registration }, orderBy: { at: 'asc' } });
    expect(rows.map(({ kind, given, locale }) => `${kind} ${given} ${locale}`)).toEqual([
      'PUBLIC_LIST true fr',
      'PHOTOGRAPHS true fr',
      'PUBLIC_LIST false fr',
    ]);
    expect(rows[1]?.text).toContain('photographies');
    const { listedPublicly } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    expect(listedPublicly).toBe(false);
  });

  it('and the form of the registration agree', async () => {
    const { lockVersion } = await db().registration.findUniqueOrThrow({ where: { id: registration } });
    const form = answers(registration, { lockVersion: String(lockVersion), listed: 'on' });
    expect(await call(any(submitDefinition), person, form)).toBe('ok');
    expect(
      await db().consent.count({ where: { registrationId: registration, kind: 'PUBLIC_LIST', given: true } }),
    ).toBe(2);
  });
});
