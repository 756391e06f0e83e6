import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, type MeetingScope } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { nominateDefinition, substituteDefinition, withdrawDefinition } from '@/lib/registration/definitions';
import { makeDelegation, makeRegistration, nomination } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  chooseHeadDefinition,
  fundSeatsDefinition,
  grantExceptionDefinition,
  keepSeatDefinition,
  moveSeatDefinition,
  orderSeatsDefinition,
} from './definitions';
import { askedKeys, askedOf } from './model';
import { countHeads, countLanguages, findRepresentation, findSheet, listDoubles, listRepresentations } from './queries';
import { renderSheet } from './render';
import type { grantExceptionSchema } from './schema';

let secretary: Actor;
let meeting = '';

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});
beforeEach(async () => {
  ({ slug: meeting } = await makeMeeting());
});

const run = (definition: unknown, input: unknown, by: Actor = secretary) =>
  execute(definition as Definition<'meeting', z.ZodType, unknown>, { actor: by, meeting, input, key: randomUUID() });
const ok = async (definition: unknown, input: unknown, by: Actor = secretary) => {
  const result = await run(definition, input, by);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields)}`);
  return result.value;
};
const seatsOf = (delegationId: string) =>
  db().seat.findMany({
    where: { delegationId },
    orderBy: { rank: 'asc' },
    select: { id: true, rank: true, funded: true, keptFor: true },
  });
const orderOf = async (delegationId: string) => (await seatsOf(delegationId)).map(({ id }) => id);
const countersOf = (id: string) =>
  db().delegation.findUniqueOrThrow({
    where: { id },
    select: { quota: true, seatsTaken: true, fundedSeats: true },
  });
const headsOf = async (delegationId: string) =>
  (
    await db().registration.findMany({
      where: { delegationId, capacity: 'HEAD', status: { in: ['NOMINATED', 'SUBMITTED', 'CONFIRMED'] } },
      select: { id: true },
    })
  ).map(({ id }) => id);
const detail = async (code: string, by: Actor = secretary) => findRepresentation(await enterMeeting(by, meeting), code);
/** Lets two calls reach the same point before either goes on. */
function bothHere() {
  let waiting = 0;
  let release = () => {};
  const all = new Promise<void>((resolve) => (release = resolve));
  return async () => {
    if ((waiting += 1) === 2) release();
    await all;
  };
}

describe('the order of a delegation', () => {
  it('is written whole, each rank once, and refused where it was made from another order', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 4 });
    const seen = await orderOf(delegationId);
    const order = seen.toReversed();
    await ok(orderSeatsDefinition, { delegation: delegationId, order, seen }, focalPoint);
    expect(await orderOf(delegationId)).toEqual(order);
    expect((await seatsOf(delegationId)).map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(await run(orderSeatsDefinition, { delegation: delegationId, order: seen, seen }, focalPoint)).toEqual({
      ok: false,
      code: 'conflict',
    });
    const [first = ''] = seen;
    const missing = { delegation: delegationId, order: order.map(() => first), seen: order };
    expect(await run(orderSeatsDefinition, missing, focalPoint)).toMatchObject({ ok: false, code: 'invalid' });
    expect(await orderOf(delegationId)).toEqual(order);
  });

  it('of two new orders at once takes one, and the other hears of it', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 4 });
    const seen = await orderOf(delegationId);
    const orders = [seen.toReversed(), [...seen.slice(1), ...seen.slice(0, 1)]];
    const results = await Promise.all(
      orders.map((order) => run(orderSeatsDefinition, { delegation: delegationId, order, seen }, focalPoint)),
    );
    expect(results.filter(({ ok: done }) => done)).toHaveLength(1);
    expect(results.find(({ ok: done }) => !done)).toEqual({ ok: false, code: 'conflict' });
    expect(orders).toContainEqual(await orderOf(delegationId));
    expect((await seatsOf(delegationId)).map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });

  it('of two steps at once takes both', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 4 });
    const [a, b, c, d] = await orderOf(delegationId);
    const results = await Promise.all([
      run(moveSeatDefinition, { seat: b, direction: 'UP' }, focalPoint),
      run(moveSeatDefinition, { seat: d, direction: 'UP' }, focalPoint),
    ]);
    expect(results).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await orderOf(delegationId)).toEqual([b, a, d, c]);
  });

  it('keeps the head of delegation in front, whatever is asked for', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    const [, second = ''] = await orderOf(delegationId);
    await makeRegistration(secretary, meeting, delegationId, { named: { seat: second, capacity: 'HEAD' } });
    const seen = await orderOf(delegationId);
    await ok(orderSeatsDefinition, { delegation: delegationId, order: seen, seen });
    expect((await orderOf(delegationId))[0]).toBe(second);
    await ok(moveSeatDefinition, { seat: (await orderOf(delegationId))[1], direction: 'UP' });
    expect((await orderOf(delegationId))[0]).toBe(second);
  });
});

describe('the head of delegation', () => {
  it('is changed without anybody losing their place', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 3, fundedSeats: 1 });
    const head = await makeRegistration(secretary, meeting, delegationId, { named: { capacity: 'HEAD' } });
    const other = await makeRegistration(secretary, meeting, delegationId);
    const before = await db().registration.findMany({ where: { delegationId }, select: { id: true, seatId: true } });
    await ok(chooseHeadDefinition, { registration: other.registrationId }, focalPoint);
    expect(await headsOf(delegationId)).toEqual([other.registrationId]);
    const after = await db().registration.findMany({ where: { delegationId }, select: { id: true, seatId: true } });
    expect(after.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    const [first] = await orderOf(delegationId);
    expect(first).toBe(before.find(({ id }) => id === other.registrationId)?.seatId);
    expect(await countersOf(delegationId)).toEqual({ quota: 3, seatsTaken: 2, fundedSeats: 1 });
    await run(withdrawDefinition, { registration: head.registrationId });
    expect(await run(chooseHeadDefinition, { registration: head.registrationId }, focalPoint)).toEqual({
      ok: false,
      code: 'conflict',
    });
  });

  it('is exactly one when two are chosen at once', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    await makeRegistration(secretary, meeting, delegationId, { named: { capacity: 'HEAD' }, upTo: 'NOMINATED' });
    const others = [
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' }),
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' }),
    ];
    for (let round = 0; round < 3; round += 1) {
      const results = await Promise.all(
        others.map(({ registrationId }) => run(chooseHeadDefinition, { registration: registrationId })),
      );
      expect(results.map((result) => result.ok)).toEqual([true, true]);
      expect(await headsOf(delegationId)).toHaveLength(1);
    }
  });

  it('without the lock: the twin breaks on the index that keeps heads single', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    const others = [
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' }),
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' }),
    ];
    const here = bothHere();
    const twin: typeof chooseHeadDefinition = {
      ...chooseHeadDefinition,
      verb: async (ctx, { registration }) => {
        await ctx.tx.registration.findMany({ where: { delegationId, capacity: 'HEAD' }, select: { id: true } });
        await here();
        await ctx.tx.registration.update({
          where: { id: registration },
          data: { capacity: 'HEAD' },
          select: { id: true },
        });
        await ctx.audit({ subject: { type: 'Registration', id: registration } });
        return null;
      },
    };
    const results = await Promise.all(others.map(({ registrationId }) => run(twin, { registration: registrationId })));
    expect(results.filter((result) => !result.ok)).toEqual([{ ok: false, code: 'unexpected' }]);
  });

  it('is one while somebody is put in the place of the head at the same moment', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    const head = await makeRegistration(secretary, meeting, delegationId, { named: { capacity: 'HEAD' } });
    const other = await makeRegistration(secretary, meeting, delegationId);
    const { delegation: _delegation, capacity: _capacity, ...named } = nomination(delegationId);
    const results = await Promise.all([
      run(chooseHeadDefinition, { registration: other.registrationId }),
      run(substituteDefinition, { registration: head.registrationId, ...named }),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, true]);
    expect(await headsOf(delegationId)).toEqual([other.registrationId]);
  });
});

describe('a place kept for a name to come', () => {
  it('says for whom, and is free for that name', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting, { seats: 2 });
    const [, seat = ''] = await orderOf(delegationId);
    await ok(keepSeatDefinition, { seat, keptFor: 'incoming chair' }, focalPoint);
    expect((await detail(party.code)).places[1]).toMatchObject({ keptFor: 'incoming chair', named: null });
    await ok(nominateDefinition, nomination(delegationId, { seat }), focalPoint);
    expect(await run(keepSeatDefinition, { seat, keptFor: '' }, focalPoint)).toEqual({ ok: false, code: 'conflict' });
  });
});

describe('an exception to the quota', () => {
  const grant = (delegation: string, seats: string) =>
    run(grantExceptionDefinition, { delegation, seats, reason: 'Chair-in-office brings an interpreter.' });

  it('adds places with the reason, and tells the focal points', async () => {
    const email = `${randomUUID()}@example.org`;
    const { delegationId, party, focalPoint } = await makeDelegation(secretary, meeting, {
      seats: 2,
      locale: 'fr',
      email,
    });
    expect(await grant(delegationId, '2')).toEqual({ ok: true, value: { quota: 4 } });
    expect(await seatsOf(delegationId)).toHaveLength(4);
    const page = await detail(party.code, focalPoint);
    expect(page.exceptions).toMatchObject([{ seats: 2, reason: 'Chair-in-office brings an interpreter.' }]);
    expect(page.invitation.seats).toBe(2);
    const [mail] = await db().outboxMail.findMany({ where: { recipient: email, purpose: 'quota-exception' } });
    expect(mail?.locale).toBe('fr');
    expect(mail?.body).toContain('4 places');
    expect(mail?.body).toContain('Chair-in-office brings an interpreter.');
  });

  it('takes free places back, keeps the record of who was on one, and never takes one that is in use', async () => {
    const { delegationId, party } = await makeDelegation(secretary, meeting, { seats: 3, fundedSeats: 3 });
    await makeRegistration(secretary, meeting, delegationId);
    const gone = await makeRegistration(secretary, meeting, delegationId);
    await ok(withdrawDefinition, { registration: gone.registrationId });
    expect(await grant(delegationId, '−2')).toEqual({ ok: true, value: { quota: 1 } });
    expect(await countersOf(delegationId)).toEqual({ quota: 1, seatsTaken: 1, fundedSeats: 1 });
    const page = await detail(party.code);
    expect(page.places).toHaveLength(1);
    expect(page.past.map(({ id }) => id)).toEqual([gone.registrationId]);
    expect(await grant(delegationId, '-1')).toEqual({
      ok: false,
      code: 'invalid',
      fields: { seats: { code: 'people_named', params: { free: 0 } } },
    });
    // What was retired is a place again before a new one is made.
    expect(await grant(delegationId, '1')).toEqual({ ok: true, value: { quota: 2 } });
    expect(await seatsOf(delegationId)).toHaveLength(2);
    expect((await detail(party.code)).places).toHaveLength(2);
  });

  it('is for the secretariat, with a reason and not for nothing', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    const input = { delegation: delegationId, seats: '1', reason: 'Please.' };
    expect(await run(grantExceptionDefinition, input, focalPoint)).toEqual({ ok: false, code: 'forbidden' });
    expect(await run(grantExceptionDefinition, { ...input, reason: ' ' })).toMatchObject({
      fields: { reason: { code: 'required' } },
    });
    expect(await grant(delegationId, '0')).toMatchObject({ fields: { seats: { code: 'not_none' } } });
    expect(await grant(delegationId, '49')).toMatchObject({
      fields: { seats: { code: 'too_big', params: { max: 48 } } },
    });
  });

  it('of two at once counts both, and the quota is what was promised and granted', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 2 });
    const results = await Promise.all(['1', '2', '-1', '3'].map((seats) => grant(delegationId, seats)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await countersOf(delegationId)).quota).toBe(2 + 5);
    const seats = await seatsOf(delegationId);
    expect(seats.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('and the naming of the last person at once leave neither a place too few nor one too many', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { delegationId } = await makeDelegation(secretary, meeting, { seats: 1 });
      const [named, taken] = await Promise.all([
        run(nominateDefinition, nomination(delegationId)),
        grant(delegationId, '-1'),
      ]);
      const { quota, seatsTaken } = await countersOf(delegationId);
      expect(seatsTaken).toBe(named.ok ? 1 : 0);
      expect(quota).toBe(taken.ok ? 0 : 1);
      expect(seatsTaken).toBeLessThanOrEqual(quota);
      expect([named.ok, taken.ok].filter(Boolean)).toHaveLength(1);
    }
  });

  it('without the lock: the twin loses one of two', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 2 });
    const here = bothHere();
    const twin: Definition<'meeting', typeof grantExceptionSchema, { quota: number }> = {
      ...grantExceptionDefinition,
      verb: async (ctx, { delegation, seats }) => {
        const { quota } = await ctx.tx.delegation.findUniqueOrThrow({
          where: { id: delegation },
          select: { quota: true },
        });
        await here();
        await ctx.tx.delegation.update({
          where: { id: delegation },
          data: { quota: quota + seats },
          select: { id: true },
        });
        await ctx.audit({ subject: { type: 'Delegation', id: delegation } });
        return { quota: quota + seats };
      },
    };
    const results = await Promise.all(
      [1, 2].map(() => run(twin, { delegation: delegationId, seats: '1', reason: 'Twin.' })),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await countersOf(delegationId)).quota).not.toBe(4);
  });
});

describe('funded places', () => {
  it('are exactly those ticked, and their number follows', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3, fundedSeats: 1 });
    const [a, , c] = await orderOf(delegationId);
    await ok(fundSeatsDefinition, { delegation: delegationId, funded: [a, c] });
    expect((await seatsOf(delegationId)).map(({ funded }) => funded)).toEqual([true, false, true]);
    expect((await countersOf(delegationId)).fundedSeats).toBe(2);
    await ok(fundSeatsDefinition, { delegation: delegationId });
    expect((await countersOf(delegationId)).fundedSeats).toBe(0);
    expect(await run(fundSeatsDefinition, { delegation: delegationId, funded: [randomUUID()] })).toEqual({
      ok: false,
      code: 'conflict',
    });
  });
});

describe('a substitution', () => {
  it('keeps the place, and both names stay in its history', async () => {
    const { delegationId, party, focalPoint } = await makeDelegation(secretary, meeting, { seats: 2, fundedSeats: 1 });
    const first = await makeRegistration(secretary, meeting, delegationId, { named: { surname: 'Earlier' } });
    const { delegation: _delegation, capacity: _capacity, ...named } = nomination(delegationId, { surname: 'Later' });
    await ok(substituteDefinition, { registration: first.registrationId, ...named }, focalPoint);
    const page = await detail(party.code, focalPoint);
    expect(page.places.find(({ named: who }) => who?.surname === 'Later')?.funded).toBe(
      page.places[(page.past[0]?.rank ?? 0) - 1]?.funded,
    );
    expect(page.past).toMatchObject([{ surname: 'Earlier', status: 'SUBSTITUTED' }]);
    expect(page.past[0]?.seatId).toBe(page.places.find(({ named: who }) => who?.surname === 'Later')?.id);
    expect(page.seatsTaken).toBe(1);
  });
});

describe('the secretariat’s figures', () => {
  it('count somebody who represents two parties once as a person, and mark them in both delegations', async () => {
    const [one, two] = [
      await makeDelegation(secretary, meeting, { names: { en: 'First process' } }),
      await makeDelegation(secretary, meeting, { kind: 'IRF', names: { en: 'Second process' } }),
    ];
    const both = { givenName: 'Nirmala', surname: 'Adhikari', email: `${randomUUID()}@example.org` };
    await makeRegistration(secretary, meeting, one.delegationId, { named: both });
    await makeRegistration(secretary, meeting, two.delegationId, { named: both });
    await makeRegistration(secretary, meeting, two.delegationId, { upTo: 'NOMINATED' });
    const scope = await enterMeeting(secretary, meeting);
    expect(await countHeads(scope)).toEqual({ persons: 2, representations: 3, confirmedPersons: 1, confirmed: 2 });
    expect(await listDoubles(scope)).toMatchObject([
      { surname: 'Adhikari', representations: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }] },
    ]);
    const names = async (code: string) => (await detail(code)).places.flatMap(({ named }) => named?.alsoFor ?? []);
    expect(await names(one.party.code)).toEqual([{ en: 'Second process' }]);
    expect(await names(two.party.code)).toEqual([{ en: 'First process' }]);
    // English is what the factory's forms say they follow.
    expect(await countLanguages(scope)).toEqual({
      languages: [
        { language: 'en', inPerson: 1, online: 0, only: 1 },
        { language: 'fr', inPerson: 0, online: 0, only: 0 },
        { language: 'es', inPerson: 0, online: 0, only: 0 },
      ],
      modes: { inPerson: 1, online: 0, unsaid: 1 },
    });
  });

  it('are on the list that a focal point takes away, also of somebody who has not said a language yet', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    await ok(nominateDefinition, nomination(delegationId, { surname: 'Unsaid' }), focalPoint);
    const scope = await enterMeeting(focalPoint, meeting);
    const { places } = await findSheet(scope, delegationId);
    expect(places.map(({ person }) => person && [person.surname, person.languages])).toEqual([null, ['Unsaid', []]]);
    const file = await renderSheet(scope.meeting, { party: { code: 'a', names: {} }, places }, 'CSV', 'es');
    expect(Buffer.from(file.bytes).toString('utf8')).toContain('Unsaid');
  });

  it('say per language and mode who follows what, and who follows nothing else', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 4 });
    const people = await Promise.all([1, 2, 3].map(() => makeRegistration(secretary, meeting, delegationId)));
    const said = [
      { mode: 'IN_PERSON', languages: ['fr'] },
      { mode: 'ONLINE', languages: ['fr', 'es'] },
      { mode: 'ONLINE', languages: ['es'] },
    ] as const;
    for (const [index, { registrationId }] of people.entries())
      await db().registration.update({
        where: { id: registrationId },
        data: { mode: said[index]?.mode ?? 'ONLINE', languages: [...(said[index]?.languages ?? [])] },
      });
    expect(await countLanguages(await enterMeeting(secretary, meeting))).toEqual({
      languages: [
        { language: 'en', inPerson: 0, online: 0, only: 0 },
        { language: 'fr', inPerson: 1, online: 1, only: 1 },
        { language: 'es', inPerson: 0, online: 2, only: 1 },
      ],
      modes: { inPerson: 1, online: 2, unsaid: 0 },
    });
  });

  it('take as many statements for three delegations as for one', async () => {
    const first = await makeDelegation(secretary, meeting, { seats: 3 });
    await makeRegistration(secretary, meeting, first.delegationId);
    const list = (at: MeetingScope) => listRepresentations(at, {}, 'en');
    const reads = [list, countHeads, countLanguages, listDoubles];
    const count = async () => {
      const scope = await enterMeeting(secretary, meeting);
      const counts: number[] = [];
      for (const read of [...reads, (at: MeetingScope) => findRepresentation(at, first.party.code)]) {
        const tally = { writes: 0, statements: 0 };
        await writeTally.run(tally, () => read(scope));
        counts.push(tally.statements);
      }
      return counts;
    };
    expect(await count()).toEqual([1, 1, 2, 1, 5]);
    await makeRegistration(secretary, meeting, first.delegationId);
    await makeRegistration(secretary, meeting, first.delegationId);
    for (let more = 0; more < 2; more += 1) {
      const { delegationId } = await makeDelegation(secretary, meeting);
      await makeRegistration(secretary, meeting, delegationId);
    }
    expect(await count()).toEqual([1, 1, 2, 1, 5]);
  });

  it('are filtered by what is asked of them still, and stand on pages', async () => {
    const { slug } = await makeMeeting();
    const [empty, full, unanswered] = [
      await makeDelegation(secretary, slug, { names: { en: 'B' } }),
      await makeDelegation(secretary, slug, { names: { en: 'Á' }, seats: 1 }),
      await makeDelegation(secretary, slug, { names: { en: 'C' } }),
    ];
    await makeRegistration(secretary, slug, full.delegationId, { upTo: 'NOMINATED' });
    await db().invitation.updateMany({
      where: { delegation: { id: unanswered.delegationId } },
      data: { status: 'SENT' },
    });
    const scope = await enterMeeting(secretary, slug);
    const { rows: all } = await listRepresentations(scope, {}, 'en');
    expect(all.map(({ party }) => party.code)).toEqual([full.party.code, empty.party.code, unanswered.party.code]);
    for (const lacks of askedKeys) {
      const asked = all.filter((line) =>
        askedOf(line, { ...scope.meeting, answerBy: line.answerBy }, new Date()).some(
          ({ key, state }) => key === lacks && !['done', 'no', 'open'].includes(state),
        ),
      );
      const filtered = await listRepresentations(scope, { lacks }, 'en');
      expect([lacks, filtered.rows]).toEqual([lacks, asked]);
      expect(filtered).toMatchObject({ shown: asked.length, total: 3, quota: 5, taken: 1 });
    }
    const first = await listRepresentations(scope, {}, 'en', 2);
    expect([first.rows.length, first.next]).toEqual([2, empty.party.code]);
    const second = await listRepresentations(scope, { after: first.next ?? '' }, 'en', 2);
    expect([second.rows, second.next]).toEqual([all.slice(2), null]);
  });
});
