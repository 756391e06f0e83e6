import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/meetings/[slug]/my-agenda/[file]/route';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { withdrawDefinition } from '@/lib/registration/definitions';
import {
  closeFeedDefinition,
  markSessionDefinition,
  openFeedDefinition,
  publishDefinition,
  removeSessionDefinition,
} from './definitions';
import { draftAgenda } from './queries';
import { listKeepers, ownAgenda } from './queries/own';

let secretary: Actor;
let reader: Actor;
let registration: string;
let person: string;
let slug: string;
let meetingId: string;

type AnyDefinition = Parameters<typeof execute>[0];
const call = async (definition: unknown, input: object, actor = reader) => {
  const result = await execute(definition as AnyDefinition, { actor, meeting: slug, input, key: randomUUID() });
  return result.ok ? 'ok' : result.code;
};
const publish = async () => {
  const draft = (await draftAgenda(await enterMeeting(secretary, slug))).sha256;
  expect(await call(publishDefinition, { draft }, secretary)).toBe('ok');
};
const idOf = async (code: string) =>
  (await db().agendaSession.findFirstOrThrow({ where: { meetingId, code }, select: { id: true } })).id;
const mark = (agendaSession: string, marked: string, { number = 1, actor = reader, of = person } = {}) =>
  call(markSessionDefinition, { person: of, agendaSession, number: String(number), marked }, actor);
const change = (code: string, data: object) => db().agendaSession.updateMany({ where: { meetingId, code }, data });
const own = async () => {
  const { own: lines } = await ownAgenda(await enterMeeting(reader, slug), person);
  return lines.map(({ session, isMarked, hasPart, change: became }) =>
    [
      session.code,
      ...(isMarked ? ['marked'] : []),
      ...(hasPart ? ['part'] : []),
      ...(became ? [became.what, ...(became.what === 'changed' ? became.parts : [])] : []),
    ].join(' '),
  );
};
const token = async () => (await ownAgenda(await enterMeeting(reader, slug), person)).feed?.token ?? '';
const fetched = (file: string, of = slug) =>
  GET(new Request('http://localhost/'), { params: Promise.resolve({ slug: of, file }) });
const events = async () => {
  const response = await fetched(`${await token()}.ics`);
  expect(response.status).toBe(200);
  return new ICAL.Component(ICAL.parse(await response.text()) as string[])
    .getAllSubcomponents('vevent')
    .map(
      (one) =>
        `${one.getFirstPropertyValue('summary')} ${one.getFirstPropertyValue('status')} ${one.getFirstPropertyValue('sequence')}`,
    );
};

beforeAll(async () => {
  ({ slug, id: meetingId } = await makeMeeting());
  secretary = await makeActor({ siteRole: 'STAFF' });
  const { delegationId } = await makeDelegation(secretary, slug, { seats: 3 });
  const registered = await makeRegistration(secretary, slug, delegationId);
  registration = registered.registrationId;
  reader = await signIn(registered.email);
  [person = ''] = reader.personIds;
  const session = { meetingId, day: 1, end: null, room: 'Room IV' };
  await db().agendaSession.createMany({
    data: ['Opening', 'Panel', 'Lunch', 'Closing'].map((en, at) => ({
      ...session,
      code: `s-${at + 1}`,
      position: at,
      start: `${String(at + 10)}:00`,
      title: { en },
    })),
  });
  await db().agendaRole.create({
    data: { sessionId: await idOf('s-2'), kind: 'SPEAKER', position: 1, personId: person },
  });
});

describe('an own agenda', () => {
  it('holds what was marked of a published programme, and where its person has a part', async () => {
    const opening = await idOf('s-1');
    expect(await mark(opening, 'on')).toBe('not_found');
    await publish();
    expect(await own()).toEqual(['s-2 part']);
    expect(await mark(opening, 'on', { number: 2 })).toBe('not_found');
    expect(await Promise.all([mark(opening, 'on'), mark(opening, 'on')])).toEqual(['ok', 'ok']);
    expect(await mark(await idOf('s-3'), 'on')).toBe('ok');
    expect(await own()).toEqual(['s-1 marked', 's-2 part', 's-3 marked']);
    expect(await mark(await idOf('s-3'), 'off')).toBe('ok');
    expect(await own()).toEqual(['s-1 marked', 's-2 part']);
  });

  it("is nobody else's, not even the secretariat's", async () => {
    const opening = await idOf('s-1');
    expect(await mark(opening, 'off', { actor: secretary })).toBe('forbidden');
    const organiser = await makeActor({ roles: [{ meetingId, kind: 'ORGANISER' }] });
    expect(await mark(opening, 'off', { actor: organiser })).toBe('not_found');
    await expect(ownAgenda(await enterMeeting(organiser, slug), person)).rejects.toThrow('not_found');
    await expect(ownAgenda(await enterMeeting(secretary, slug), person)).rejects.toThrow('forbidden');
    const assistant = { ...reader, personIds: [], assistedIds: [person] };
    expect(await mark(opening, 'off', { actor: assistant })).toBe('forbidden');
    expect(await listKeepers(await enterMeeting(assistant, slug))).toEqual([]);
    const other = await makeMeeting();
    const stranger = await makeActor({ roles: [{ meetingId: other.id, kind: 'GUEST' }] });
    expect(await mark(opening, 'on', { actor: stranger, of: stranger.personIds[0] ?? '' })).toBe('forbidden');
    expect(await own()).toEqual(['s-1 marked', 's-2 part']);
    // The record does not tell the secretariat which session it was.
    const entries = await db().auditEntry.findMany({
      where: { action: 'agenda.mark-session' },
      select: { subjectType: true, subjectId: true, details: { select: { details: true } } },
    });
    expect(entries.length).toBeGreaterThan(2);
    expect(JSON.stringify(entries)).not.toContain(opening);
  });

  it('is followed at an address that its person makes, makes anew and withdraws', async () => {
    expect(await call(openFeedDefinition, { person })).toBe('ok');
    const first = await token();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const stored = await db().agendaFeed.findMany();
    expect(JSON.stringify(stored)).not.toContain(first);
    expect(JSON.stringify(await db().idempotencyKey.findMany())).not.toContain(first);
    const response = await fetched(`${first}.ics`);
    expect([response.headers.get('cache-control'), response.headers.get('x-robots-tag')]).toEqual([
      'private, no-store',
      'noindex',
    ]);
    expect(await events()).toEqual(['Opening CONFIRMED 0', 'Panel CONFIRMED 0']);
    const other = await makeMeeting();
    expect((await fetched(`${first}.ics`, other.slug)).status).toBe(404);
    expect(await call(openFeedDefinition, { person })).toBe('ok');
    expect((await fetched(`${first}.ics`)).status).toBe(404);
    const second = await token();
    expect(second).not.toBe(first);
    expect(await call(closeFeedDefinition, { person })).toBe('ok');
    expect((await fetched(`${second}.ics`)).status).toBe(404);
    expect(await call(openFeedDefinition, { person })).toBe('ok');
  });

  it('says what a later version moves, cancels or takes from its person, until they have seen it', async () => {
    await change('s-1', { start: '16:00', room: 'Room V', note: { en: 'Only a note' } });
    expect(await own()).toEqual(['s-1 marked', 's-2 part']);
    await publish();
    expect(await own()).toEqual(['s-2 part', 's-1 marked changed when room']);
    expect(await events()).toEqual(['Panel CONFIRMED 1', 'Opening CONFIRMED 1']);
    expect(await mark(await idOf('s-1'), 'read', { number: 2 })).toBe('ok');
    expect(await own()).toEqual(['s-2 part', 's-1 marked']);

    const [opening, panel] = [await idOf('s-1'), await idOf('s-2')];
    await db().agendaRole.deleteMany({ where: { sessionId: panel } });
    await call(removeSessionDefinition, { agendaSession: opening, lockVersion: '0' }, secretary);
    await publish();
    expect(await own()).toEqual(['s-2 released', 's-1 marked cancelled']);
    expect(await events()).toEqual(['Panel CANCELLED 2', 'Opening CANCELLED 2']);
    expect(await mark(opening, 'read', { number: 3 })).toBe('ok');
    expect(await mark(panel, 'read', { number: 3 })).toBe('ok');
    expect([await own(), await events()]).toEqual([[], []]);
  });

  it('goes with the registration, and with an erasure', async () => {
    const address = `${await token()}.ics`;
    expect(await mark(await idOf('s-3'), 'on', { number: 3 })).toBe('ok');
    expect((await fetched(address)).status).toBe(200);
    await db().person.update({ where: { id: person }, data: { erasedAt: new Date() } });
    expect((await fetched(address)).status).toBe(404);
    await db().person.update({ where: { id: person }, data: { erasedAt: null } });
    expect(await call(withdrawDefinition, { registration })).toBe('ok');
    expect((await fetched(address)).status).toBe(404);
    expect([await db().agendaMark.count(), await db().agendaFeed.count()]).toEqual([0, 0]);
  });
});
