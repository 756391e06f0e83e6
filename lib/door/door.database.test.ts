import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { issueBadgesDefinition } from '@/lib/papers/definitions';
import { listBadgeHolders } from '@/lib/papers/queries/badges';
import { renderBadges } from '@/lib/papers/render/badges';
import { decideDefinition, nominateDefinition, withdrawDefinition } from '@/lib/registration/definitions';
import { findRepresentation } from '@/lib/representation/queries';
import { inParallel } from '@/prisma/factories/crowd';
import { makeDelegation, makeRegistration, nomination } from '@/prisma/factories/delegations';
import { violations } from '@/prisma/factories/invariants';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { scanBadge } from '@/prisma/factories/scan-badge';
import { recordDefinition, registerWalkInDefinition, replaceBadgeDefinition } from './definitions';
import { findCard, findCards, listDoorPeople } from './queries/people';
import { countPresence, listPartiesAtDoor } from './queries/presence';
import type { recordSchema } from './schema';

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A meeting with a door: somebody at it, a delegation of two confirmed people with badges. */
async function furnished(data: Parameters<typeof makeMeeting>[0] = {}) {
  // Where it is noon now, whenever the test runs: what came a few minutes ago came today.
  const hour = new Date().getUTCHours();
  const shift = 12 - hour;
  const zone = shift === 0 ? 'Etc/GMT' : `Etc/GMT${shift > 0 ? '-' : '+'}${Math.abs(shift)}`;
  const meeting = await makeMeeting({ zone, ...data });
  const door = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'DOOR' }] });
  const { delegationId, party } = await makeDelegation(secretary, meeting.slug, { seats: 3 });
  const first = await makeRegistration(secretary, meeting.slug, delegationId, { named: { surname: 'Muñoz' } });
  const second = await makeRegistration(secretary, meeting.slug, delegationId, { named: { surname: 'Sarr' } });
  const call = <V>(definition: Definition<'meeting', never, V>, input: object, actor: Actor = door) =>
    execute(definition, { actor, meeting: meeting.slug, input, key: randomUUID() });
  expect(await call(issueBadgesDefinition as never, {}, secretary)).toMatchObject({ ok: true });
  const codeOf = async (id: string) =>
    (await db().registration.findUniqueOrThrow({ where: { id }, select: { badgeCode: true } })).badgeCode ?? '';
  const record = (input: object) =>
    call(recordDefinition as never, { clientId: randomUUID(), direction: 'IN', ...input });
  const rows = () => db().checkIn.findMany({ where: { meetingId: meeting.id }, orderBy: { at: 'asc' } });
  const scope = () => enterMeeting(door, meeting.slug);
  return { meeting, door, delegationId, party, first: first.registrationId, second: second.registrationId, call, codeOf, record, rows, scope }; // prettier-ignore
}

describe('a record of the door', () => {
  it('holds who, when by the server’s clock, where, and what was handed out', async () => {
    const { first, codeOf, record, rows, door } = await furnished();
    const input = {
      code: (await codeOf(first)).toLowerCase(),
      session: 'd1-09:30',
      device: 'Main entrance',
      // Its clock is a year behind; it waited for ten minutes.
      at: '2025-03-01T09:00:00Z',
      sentAt: '2025-03-01T09:10:00Z',
      handedOut: ['BADGE', 'RECEIVER'],
    };
    expect(await record(input)).toMatchObject({ ok: true, value: { registration: first, isNew: true } });
    const [row] = await rows();
    expect(row).toMatchObject({
      registrationId: first,
      direction: 'IN',
      session: 'd1-09:30',
      device: 'Main entrance',
      byAccountId: door.accountId,
      handedOut: ['BADGE', 'RECEIVER'],
    });
    expect((row?.recordedAt.getTime() ?? 0) - (row?.at.getTime() ?? 0)).toBe(600_000);
    expect(
      await db().auditEntry.count({ where: { action: 'door.record', subjectId: first, accountId: door.accountId } }),
    ).toBe(1);
  });

  it('is one where a button was pressed twice or two devices read the badge, and another where it says more', async () => {
    const { first, codeOf, record, rows } = await furnished();
    const code = await codeOf(first);
    const answers = await inParallel(
      Array.from({ length: 6 }, (_, place) => () => record(place % 2 ? { code } : { registration: first })),
      6,
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(await rows()).toHaveLength(1);
    await record({ code, handedOut: ['BADGE'] });
    await record({ code, session: 'd1-09:30' });
    await record({ code, direction: 'OUT' });
    await record({ code });
    expect(await rows()).toHaveLength(5);
    // What waited on a device is asked at its own time.
    await record({ code, at: '2025-03-01T09:00:00Z', sentAt: '2025-03-01T09:10:00Z' });
    expect(await rows()).toHaveLength(6);
  });

  it('sent twenty times at once is one', async () => {
    const { meeting, first, codeOf, record, rows } = await furnished();
    const input = { clientId: randomUUID(), code: await codeOf(first) };
    const answers = await inParallel(
      Array.from({ length: 20 }, () => () => record(input)),
      20,
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(answers.filter((answer) => answer.ok && (answer.value as { isNew: boolean }).isNew)).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
    expect(await db().liveEvent.count({ where: { meetingId: meeting.id, type: 'door.recorded' } })).toBe(1);
  });

  it('sent again after the badge was replaced is still the same record', async () => {
    const { first, codeOf, record, rows, call } = await furnished();
    const input = { clientId: randomUUID(), code: await codeOf(first) };
    const once = await record(input);
    await call(replaceBadgeDefinition as never, { registration: first, reason: 'LOST' });
    expect(await record(input)).toMatchObject({ ok: true, value: { isNew: false, at: (once as { value: { at: string } }).value.at } }); // prettier-ignore
    expect(await rows()).toHaveLength(1);
  });

  it('with the id of another one is a conflict', async () => {
    const { first, second, record, rows } = await furnished();
    const clientId = randomUUID();
    expect(await record({ clientId, registration: first })).toMatchObject({ ok: true });
    expect(await record({ clientId, registration: second })).toEqual({ ok: false, code: 'conflict' });
    expect(await record({ clientId, registration: first, direction: 'OUT' })).toEqual({ ok: false, code: 'conflict' });
    expect(await rows()).toHaveLength(1);
  });

  it('of an unknown badge, or one of another meeting, is refused in the same words', async () => {
    const [here, elsewhere] = [await furnished(), await furnished()];
    const unknown = { ok: false, code: 'invalid', fields: { code: { code: 'unknown_badge' } } };
    expect(await here.record({ code: 'ABCDEFGHJKMNPQRS' })).toEqual(unknown);
    expect(await here.record({ code: await elsewhere.codeOf(elsewhere.first) })).toEqual(unknown);
    expect(await here.record({ registration: elsewhere.first })).toEqual({ ok: false, code: 'not_found' });
    expect(await here.rows()).toEqual([]);
  });

  it('is never changed nor removed, by whomever', async () => {
    const { first, record, rows } = await furnished();
    await record({ registration: first });
    const id = (await rows())[0]?.id ?? '';
    await expect(db().checkIn.update({ where: { id }, data: { direction: 'OUT' } })).rejects.toThrow();
    await expect(db().checkIn.delete({ where: { id } })).rejects.toThrow();
  });

  it('of a registration of another meeting is refused by the database itself', async () => {
    const [here, elsewhere] = [await furnished(), await furnished()];
    const data = {
      id: randomUUID(),
      registrationId: elsewhere.first,
      meetingId: here.meeting.id,
      at: new Date(),
      device: 'x',
    };
    await expect(db().checkIn.create({ data })).rejects.toThrow();
    const own = { ...data, registrationId: here.first };
    await expect(db().checkIn.create({ data: { ...own, at: new Date(Date.now() + 3_600_000) } })).rejects.toThrow();
    await expect(db().checkIn.create({ data: { ...own, handedOut: ['WALLET'] } })).rejects.toThrow();
    await db().checkIn.create({ data: own });
  });
});

/** The twin: looked for first and then written with an id of the server's own. The same twenty must become more than one. */
describe('the same twenty without the device’s id', () => {
  it('are written more than once', async () => {
    const { meeting, door, first, rows } = await furnished();
    let looking = 0;
    let release = () => {};
    const allHaveLooked = new Promise<void>((resolve) => (release = resolve));
    const verb: Definition<'meeting', typeof recordSchema, null>['verb'] = async (ctx) => {
      const known = await ctx.tx.checkIn.count({ where: { registrationId: first } });
      if ((looking += 1) === 8) release();
      await allHaveLooked;
      if (known === 0)
        await ctx.tx.checkIn.create({
          data: { id: randomUUID(), meetingId: meeting.id, registrationId: first, at: ctx.now, device: 'twin' },
        });
      await ctx.audit({ subject: { type: 'Registration', id: first } });
      return null;
    };
    const lookThenWrite = { ...recordDefinition, verb };
    const input = { clientId: randomUUID(), direction: 'IN', registration: first };
    await inParallel(
      Array.from(
        { length: 8 },
        () => () => execute(lookThenWrite, { actor: door, meeting: meeting.slug, input, key: randomUUID() }),
      ),
      8,
    );
    expect((await rows()).length).toBeGreaterThan(1);
  });
});

describe('a badge as it is printed', () => {
  it('is read back from its picture and lets its holder in, in both sizes', async () => {
    const { meeting, first, record } = await furnished();
    const [holder] = await listBadgeHolders(await enterMeeting(secretary, meeting.slug), [first]);
    if (!holder) throw new Error('nobody holds a badge');
    const frame = { language: 'es', meeting: 'Reunión', place: 'Ginebra', illustrative: true } as const;
    const badge = { ...holder, photo: null };
    for (const size of ['a6', 'card'] as const) {
      expect(Buffer.from(await renderBadges([badge], { ...frame, size })).toString('latin1')).toContain('%PDF');
      const code = await scanBadge(badge, { ...frame, size });
      expect(await record({ code })).toMatchObject({ ok: true, value: { registration: first } });
    }
  }, 60_000);
});

describe('a badge that is replaced', () => {
  it('is refused with a sentence, counts for what was scanned before, and its code is never given again', async () => {
    const { first, second, codeOf, record, call } = await furnished();
    const old = await codeOf(first);
    expect(await call(replaceBadgeDefinition as never, { registration: first, reason: 'LOST' })).toMatchObject({ ok: true }); // prettier-ignore
    const fresh = await codeOf(first);
    expect(fresh).toMatch(/^[2-9A-HJKMNP-TV-Z]{16}$/);
    expect(fresh).not.toBe(old);
    expect(await record({ code: old })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { code: { code: 'badge_replaced' } },
    });
    // Scanned without a connection half an hour ago, sent now.
    expect(await record({ code: old, at: minutesAgo(30), sentAt: minutesAgo(0) })).toMatchObject({ ok: true, value: { registration: first } }); // prettier-ignore
    expect(await record({ code: fresh })).toMatchObject({ ok: true, value: { registration: first } });
    await expect(db().registration.update({ where: { id: second }, data: { badgeCode: old } })).rejects.toThrow();
    await expect(db().replacedBadge.delete({ where: { code: old } })).rejects.toThrow();
  });
});

describe('who is here', () => {
  it('is counted by person, by place and by day, and by party', async () => {
    const { delegationId, first, second, record, scope, party } = await furnished();
    const numbers = async (session: string | null = null) => {
      const { now, today, ever, expected } = await countPresence(await scope(), session);
      return [now, today, ever, expected];
    };
    const parties = async () =>
      (await listPartiesAtDoor(await scope(), 'en', null)).map(({ code, expected, here, ever }) => [code, expected, here, ever]); // prettier-ignore
    const ago = (minutes: number) => ({ at: minutesAgo(minutes), sentAt: minutesAgo(0) });
    expect(await numbers()).toEqual([0, 0, 0, 2]);
    expect(await parties()).toEqual([[party.code, 2, 0, 0]]);
    // Yesterday, and not scanned out.
    await record({ registration: second, ...ago(24 * 60) });
    expect(await numbers()).toEqual([0, 0, 1, 2]);
    await record({ registration: first, ...ago(9) });
    await record({ registration: first, ...ago(8) });
    expect(await numbers()).toEqual([1, 1, 2, 2]);
    // Into a room by another door: in the house, and leaving the room is not leaving the house.
    await record({ registration: second, session: 'd1-09:30', ...ago(7) });
    await record({ registration: second, session: 'd1-09:30', direction: 'OUT', ...ago(6) });
    expect(await numbers()).toEqual([2, 2, 2, 2]);
    expect(await numbers('d1-09:30')).toEqual([0, 1, 1, 2]);
    expect(await parties()).toEqual([[party.code, 2, 2, 2]]);
    await record({ registration: first, direction: 'OUT', ...ago(5) });
    expect(await numbers()).toEqual([1, 2, 2, 2]);
    // An arrival that waited on another phone and is older than the leaving changes nothing.
    await record({ registration: first, ...ago(20) });
    expect(await numbers()).toEqual([1, 2, 2, 2]);
    // One person for two parties is one head.
    const double = await makeRegistration(secretary, (await scope()).meeting.slug, delegationId);
    const { personId } = await db().registration.findUniqueOrThrow({ where: { id: second } });
    await db().registration.update({ where: { id: double.registrationId }, data: { personId } });
    await record({ registration: double.registrationId });
    expect(await numbers()).toEqual([1, 2, 2, 2]);
  });
});

describe('what the door is shown', () => {
  it('is a card with what is due and what happened, and a list without codes', async () => {
    const { first, codeOf, record, scope } = await furnished();
    await record({ registration: first, handedOut: ['BADGE'] });
    const card = await findCard(await scope(), 'en', first, null);
    expect(card).toMatchObject({
      surname: 'Muñoz',
      party: { text: 'A process', lang: 'en' },
      due: ['RECEIVER', 'DOCUMENTS'],
      remarks: [],
      recent: [{ direction: 'IN', isToday: true }],
    });
    const people = await listDoorPeople(await scope(), 'en', null);
    expect(people.map(({ surname, isIn }) => [surname, isIn])).toEqual([
      ['Muñoz', true],
      ['Sarr', false],
    ]);
    const text = JSON.stringify([card, people]);
    expect(text).not.toContain(await codeOf(first));
    expect(text).not.toContain('@');
    expect(people[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds people by name without accents and by party, of this meeting only', async () => {
    const [here, elsewhere] = [await furnished(), await furnished()];
    const names = async (wanted: string) =>
      (await findCards(await here.scope(), 'en', wanted, null)).map(({ surname }) => surname);
    expect(await names('munoz')).toEqual(['Muñoz']);
    expect(await names('a PROCESS')).toEqual(['Muñoz', 'Sarr']);
    expect(await names('100%')).toEqual([]);
    expect(await findCard(await here.scope(), 'en', elsewhere.first, null)).toBeNull();
  });

  it('is for the door and the secretariat', async () => {
    const { meeting, delegationId } = await furnished();
    const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    const focalPoint = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'FOCAL_POINT', delegationId }] });
    for (const actor of [chair, focalPoint, null]) {
      const scope = await enterMeeting(actor, meeting.slug);
      await expect(listDoorPeople(scope, 'en', null)).rejects.toThrow('forbidden');
      await expect(countPresence(scope, null)).rejects.toThrow('forbidden');
      await expect(findCards(scope, 'en', 'sarr', null)).rejects.toThrow('forbidden');
    }
  });
});

describe('a walk-in', () => {
  const walkIn = (delegation: string, data: object = {}) => ({
    delegation,
    givenName: 'Walter',
    surname: `Walkin ${randomUUID().slice(0, 6)}`,
    email: `${randomUUID()}@example.org`,
    locale: 'fr',
    mode: 'IN_PERSON',
    reason: 'Replaces a colleague who is ill',
    ...data,
  });
  const register = async (at: Awaited<ReturnType<typeof furnished>>, data: object = {}) =>
    at.call(registerWalkInDefinition as never, walkIn(at.delegationId, data));

  it('is confirmed where a promised place and the room have one, with a badge, one mail and the reason', async () => {
    const at = await furnished();
    const answer = await register(at);
    expect(answer).toMatchObject({ ok: true, value: { status: 'CONFIRMED' } });
    const { registration: id } = (answer as unknown as { value: { registration: string } }).value;
    const row = await db().registration.findUniqueOrThrow({ where: { id }, include: { decisions: true } });
    expect(row).toMatchObject({ walkIn: true, status: 'CONFIRMED', mode: 'IN_PERSON' });
    expect(row.badgeCode).toHaveLength(16);
    expect(row.decisions.map(({ toStatus }) => toStatus).sort()).toEqual(['CONFIRMED', 'NOMINATED', 'SUBMITTED']);
    expect(row.decisions.filter(({ reason }) => reason === 'Replaces a colleague who is ill')).toHaveLength(2);
    const mails = await db().outboxMail.findMany({ where: { recipient: row.email } });
    expect(mails.map(({ purpose, locale }) => [purpose, locale])).toEqual([['registration-confirmed', 'fr']]);
    expect(await violations({ meetingId: at.meeting.id, acknowledged: [id] })).toEqual([]);
    expect(await at.record({ registration: id })).toMatchObject({ ok: true });
  });

  it('waits beyond the quota, on a place granted with the reason, and behind those who wait for the room', async () => {
    const at = await furnished({ capacity: 3 });
    expect(await register(at)).toMatchObject({ ok: true, value: { status: 'CONFIRMED' } });
    // The quota of three is used up, and so is the room.
    expect(await register(at)).toMatchObject({ ok: true, value: { status: 'WAITLISTED' } });
    await db().meeting.update({ where: { id: at.meeting.id }, data: { capacity: 10 } });
    const other = await makeDelegation(secretary, at.meeting.slug);
    // A place is free now; it is theirs who wait.
    expect(await register(at, { delegation: other.delegationId })).toMatchObject({ value: { status: 'WAITLISTED' } });
    expect(await db().quotaException.findMany({ where: { delegationId: at.delegationId } })).toMatchObject([
      { seats: 1, cause: 'AT_DOOR', reason: null },
    ]);
    expect(await violations({ meetingId: at.meeting.id, acknowledged: [] })).toEqual([]);
  });

  it('waits also where the secretariat has refused the one before: the place was not promised to the next', async () => {
    const at = await furnished({ capacity: 10 });
    expect(await register(at)).toMatchObject({ value: { status: 'CONFIRMED' } });
    const answer = await register(at);
    expect(answer).toMatchObject({ value: { status: 'WAITLISTED' } });
    const { registration } = (answer as unknown as { value: { registration: string } }).value;
    const decided = { registrations: [registration], decision: 'DECLINED', reason: 'Not one of the delegation' };
    await execute(decideDefinition, { actor: secretary, meeting: at.meeting.slug, input: decided, key: randomUUID() });
    // Nor is it open to a nomination: it went with the person it was made for, and both are on record.
    const { quota, seatsTaken, exceptions } = await db().delegation.findUniqueOrThrow({
      where: { id: at.delegationId },
      select: { quota: true, seatsTaken: true, exceptions: { select: { seats: true }, orderBy: { at: 'asc' } } },
    });
    expect([quota - seatsTaken, exceptions.map(({ seats }) => seats)]).toEqual([0, [1, -1]]);
    const named = nomination(at.delegationId);
    expect(
      await execute(nominateDefinition, {
        actor: secretary,
        meeting: at.meeting.slug,
        input: named,
        key: randomUUID(),
      }),
    ).toMatchObject({ code: 'full' });
    expect(await register(at)).toMatchObject({ value: { status: 'WAITLISTED' } });
    // The next one waits on the row that the first has left: none is added for each who is refused.
    expect(await db().seat.count({ where: { delegationId: at.delegationId } })).toBe(4);
    expect(await violations({ meetingId: at.meeting.id, acknowledged: [] })).toEqual([]);
  });

  it('leaves no row behind on which the delegation could name somebody, nor a word that the delegation reads', async () => {
    const at = await furnished({ capacity: 10 });
    await register(at);
    const { value } = (await register(at)) as unknown as { value: { registration: string } };
    const as = { actor: secretary, meeting: at.meeting.slug };
    const refused = { registrations: [value.registration], decision: 'DECLINED', reason: 'Nobody knows them' };
    await execute(decideDefinition, { ...as, input: refused, key: randomUUID() });
    const left = await db().registration.findUniqueOrThrow({ where: { id: value.registration } });
    await execute(withdrawDefinition, { ...as, input: { registration: at.first }, key: randomUUID() });
    const named = (seat?: string) =>
      execute(nominateDefinition, {
        ...as,
        input: nomination(at.delegationId, { ...(seat ? { seat } : {}) }),
        key: randomUUID(),
      });
    expect(await named(left.seatId)).toMatchObject({ code: 'conflict' });
    expect(await named()).toMatchObject({ ok: true });
    const { seatId } = await db().registration.findUniqueOrThrow({ where: { id: at.first } });
    expect(await db().registration.count({ where: { seatId, status: 'NOMINATED' } })).toBe(1);
    const focalPoint = await makeActor({
      roles: [{ meetingId: at.meeting.id, kind: 'FOCAL_POINT', delegationId: at.delegationId }],
    });
    const page = await findRepresentation(await enterMeeting(focalPoint, at.meeting.slug), at.party.code);
    expect(page.exceptions.map(({ cause, reason }) => [cause, reason])).toEqual([
      ['AT_DOOR', null],
      ['DOOR_ENDED', null],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/colleague who is ill|Nobody knows them/);
  });

  it('of three at once for the last place, two wait', async () => {
    const at = await furnished({ capacity: 3 });
    const answers = await inParallel(
      [1, 2, 3].map(() => () => register(at)),
      3,
    );
    const states = answers.map((answer) => (answer as unknown as { value: { status: string } }).value.status);
    expect(states.sort()).toEqual(['CONFIRMED', 'WAITLISTED', 'WAITLISTED']);
    expect(await violations({ meetingId: at.meeting.id, acknowledged: [] })).toEqual([]);
  });

  it('of a party that has sent regrets is refused', async () => {
    const at = await furnished();
    await db().invitation.updateMany({ where: { delegation: { id: at.delegationId } }, data: { status: 'DECLINED' } });
    expect(await register(at)).toEqual({ ok: false, code: 'closed' });
    expect(await register(at, { reason: ' ' })).toMatchObject({ code: 'invalid', fields: { reason: {} } });
  });
});
