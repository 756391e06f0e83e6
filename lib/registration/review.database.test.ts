import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { openLink } from '@/lib/delegations/open-link';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { execute, type Ctx } from '@/lib/core/execute';
import { answers, makeDelegation, makeRegistration, nomination } from '@/prisma/factories/delegations';
import { violations } from '@/prisma/factories/invariants';
import { saveWordingDefinition } from '@/lib/mail/definitions';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import {
  addRemarkDefinition,
  answerOfferDefinition,
  correctDefinition,
  decideChangeDefinition,
  decideDefinition,
  decideMatchingDefinition,
  mergePersonsDefinition,
  saveViewDefinition,
  submitDefinition,
  substituteDefinition,
  unmergeDefinition,
  waitAgainDefinition,
  withdrawDefinition,
} from './definitions';
import { lapseOffers, offerPlaces } from './job';
import { listDuplicates } from './queries/duplicates';
import {
  countRegistrations,
  listDelegationChoices,
  listDelegationsOf,
  listRegistrations,
  listViews,
  mostChoices,
} from './queries/list';
import { previewRegistrationMail } from './queries/wording';
import { previewDecision } from './queries/preview';
import { listChanges, listRemarks } from './queries/review';
import type { RegistrationMatch } from './schema/registrations';

let secretary: Actor;
let meeting = '';
let meetingId = '';

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

async function openMeeting(data: Parameters<typeof makeMeeting>[0] = {}) {
  const made = await makeMeeting({ registrationClosesAt: new Date(Date.now() + 86_400_000), ...data });
  ({ slug: meeting, id: meetingId } = made);
}

const call = (input: unknown, by: Actor = secretary) => ({ actor: by, meeting, input, key: randomUUID() });
const one = (id: string) => db().registration.findUniqueOrThrow({ where: { id } });
const taken = async () =>
  (await db().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { confirmedCount: true } })).confirmedCount;
const offersOf = async (registrationId: string) =>
  (await db().placeOffer.findMany({ where: { registrationId }, orderBy: { offeredAt: 'asc' } })).map(
    ({ status }) => status,
  );
const purposesTo = async (recipient: string) =>
  (await db().outboxMail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })).map(
    ({ purpose }) => purpose,
  );
const jobs = async () => {
  const [row] = await db().$queryRaw<[{ n: number }]>`
    SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`offers:${meeting}`}`;
  return row.n;
};

/** A full room of one place, and so many who wait for it in order. */
async function makeQueue(waiting: number) {
  const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: waiting + 1 });
  const inside = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' });
  const queue: { registrationId: string; email: string }[] = [];
  for (let index = 0; index < waiting; index += 1)
    queue.push(
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED', named: { locale: 'fr' } }),
    );
  return { delegationId, focalPoint, inside, queue };
}

describe('the waiting list', () => {
  beforeEach(() => openMeeting({ confirmation: 'AUTOMATIC', capacity: 1, offerHours: 24 }));

  it('offers a place that becomes free to the next in order, holds it, and moves on where it lapses or is declined', async () => {
    const { inside, queue } = await makeQueue(3);
    const [first, second, third] = queue as [typeof inside, typeof inside, typeof inside];
    expect((await one(inside.registrationId)).status).toBe('CONFIRMED');
    expect(await Promise.all(queue.map(async ({ registrationId }) => (await one(registrationId)).waitNumber))).toEqual([
      1, 2, 3,
    ]);
    expect(await purposesTo(first.email)).toEqual(['nomination', 'registration-waitlisted']);

    expect(await execute(withdrawDefinition, call({ registration: inside.registrationId }))).toMatchObject({
      ok: true,
    });
    expect(await jobs()).toBe(1);
    expect(await offerPlaces(meeting)).toBe(1);
    expect([await offersOf(first.registrationId), await offersOf(second.registrationId)]).toEqual([['OPEN'], []]);
    expect(await taken()).toBe(1);
    expect(await offerPlaces(meeting)).toBe(0);
    const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: first.email, purpose: 'place-offer' } });
    expect(mail).toMatchObject({
      locale: 'fr',
      body: expect.stringContaining(`/fr/meetings/${meeting}/registration/${first.registrationId}/offer`) as unknown,
    });

    // Not before its time; then the held place goes to the second, and the first has no number any more.
    expect(await lapseOffers()).toBe(0);
    await db().placeOffer.updateMany({
      where: { registrationId: first.registrationId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    const answer = (who: typeof first, wish: string, by?: Actor) =>
      execute(answerOfferDefinition, call({ registration: who.registrationId, answer: wish }, by));
    expect(await answer(first, 'ACCEPTED')).toEqual({ ok: false, code: 'closed' });
    expect(await lapseOffers()).toBe(1);
    expect(await offerPlaces(meeting)).toBe(1);
    expect(await one(first.registrationId)).toMatchObject({ status: 'WAITLISTED', waitNumber: null });
    expect(await offersOf(second.registrationId)).toEqual(['OPEN']);

    expect(await answer(second, 'DECLINED', await signIn(second.email))).toMatchObject({ ok: true });
    expect(await one(second.registrationId)).toMatchObject({ status: 'WITHDRAWN', waitNumber: null });
    expect(await offerPlaces(meeting)).toBe(1);
    expect(await answer(third, 'ACCEPTED', await signIn(third.email))).toMatchObject({ ok: true });
    expect(await one(third.registrationId)).toMatchObject({ status: 'CONFIRMED', waitNumber: null });
    expect(await taken()).toBe(1);
    expect(await answer(third, 'ACCEPTED')).toEqual({ ok: false, code: 'closed' });

    // Who let an offer lapse may wait again, at the end.
    const again = () => execute(waitAgainDefinition, call({ registration: first.registrationId }));
    expect(await again()).toMatchObject({ ok: true });
    expect((await one(first.registrationId)).waitNumber).toBe(4);
    expect(await again()).toEqual({ ok: false, code: 'conflict' });
    expect(await violations({ meetingId, acknowledged: queue.map(({ registrationId }) => registrationId) })).toEqual(
      [],
    );
  });

  it('is not passed by who hands in while a place is free for somebody in front', async () => {
    const { inside, queue, delegationId } = await makeQueue(1);
    await execute(withdrawDefinition, call({ registration: inside.registrationId }));
    expect(await taken()).toBe(0);
    const late = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' });
    expect(await one(late.registrationId)).toMatchObject({ status: 'WAITLISTED', waitNumber: 2 });
    expect(await offerPlaces(meeting)).toBe(1);
    expect(await offersOf(queue[0]?.registrationId ?? '')).toEqual(['OPEN']);
  });

  it('gives a held place back when who holds it is declined or replaced, once', async () => {
    const { inside, queue, delegationId } = await makeQueue(2);
    await execute(withdrawDefinition, call({ registration: inside.registrationId }));
    await offerPlaces(meeting);
    const [first, second] = queue as [typeof inside, typeof inside];
    const declined = { registrations: [first.registrationId], decision: 'DECLINED', reason: 'No mandate.' };
    expect(await execute(decideDefinition, call(declined))).toMatchObject({ ok: true });
    expect([await taken(), await offersOf(first.registrationId)]).toEqual([0, ['LAPSED']]);
    await offerPlaces(meeting);
    expect(await taken()).toBe(1);
    const { delegation: _, capacity: __, ...person } = nomination(delegationId);
    expect(await execute(substituteDefinition, call({ registration: second.registrationId, ...person }))).toMatchObject(
      { ok: true },
    );
    expect([await taken(), await offersOf(second.registrationId)]).toEqual([0, ['LAPSED']]);
  });

  it('confirms the next at once where offers are off, also where the secretariat decides on each', async () => {
    await openMeeting({ confirmation: 'REVIEW', capacity: 1, offerHours: 0 });
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    const inside = await makeRegistration(secretary, meeting, delegationId);
    const waiting = [
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' }),
      await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' }),
    ];
    const ids = waiting.map(({ registrationId }) => registrationId);
    await execute(decideDefinition, call({ registrations: ids.toReversed(), decision: 'WAITLISTED' }));
    expect(await Promise.all(ids.map(async (id) => (await one(id)).waitNumber))).toEqual([1, 2]);
    await execute(
      decideDefinition,
      call({ registrations: [inside.registrationId], decision: 'DECLINED', reason: 'Error.' }),
    );
    expect(await offerPlaces(meeting)).toBe(1);
    expect(await Promise.all(ids.map(async (id) => (await one(id)).status))).toEqual(['CONFIRMED', 'WAITLISTED']);
    expect(await taken()).toBe(1);
  });
});

describe('declining', () => {
  it('really ends it: link, role, seat and place', async () => {
    await openMeeting();
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 1 });
    const { registrationId, email } = await makeRegistration(secretary, meeting, delegationId);
    const body =
      (await db().outboxMail.findFirstOrThrow({ where: { recipient: email, purpose: 'nomination' } })).body ?? '';
    const token = /\?t=([\w-]+)/.exec(body)?.[1] ?? '';
    await execute(
      decideDefinition,
      call({ registrations: [registrationId], decision: 'DECLINED', reason: 'Not nominated.' }),
    );
    const open = db().$transaction((tx) =>
      openLink(
        { tx, actor: null, scope: enterSite(null), now: new Date() } as unknown as Ctx<ReturnType<typeof enterSite>>,
        { token, browser: 'b'.repeat(43), locale: 'en' },
      ),
    );
    await expect(open).rejects.toThrow(new Refusal('closed'));
    expect((await enterMeeting(await signIn(email), meeting)).grants.map(({ role }) => role)).toEqual([
      'PUBLIC',
      'SIGNED_IN',
    ]);
    const { seatsTaken } = await db().delegation.findUniqueOrThrow({ where: { id: delegationId } });
    expect([await taken(), seatsTaken]).toEqual([0, 0]);
    expect(await makeRegistration(secretary, meeting, delegationId)).toBeTruthy();
  });
});

describe('changes after confirmation', () => {
  beforeEach(() => openMeeting());

  it('wait for the secretariat where they touch name or function, and are made at once where not', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting);
    const { registrationId, email } = await makeRegistration(secretary, meeting, delegationId);
    const delegate = await signIn(email);
    const before = await one(registrationId);
    const form = (data: object, lockVersion: number) =>
      answers(registrationId, {
        givenName: before.givenName,
        surname: before.surname,
        lockVersion: String(lockVersion),
        ...data,
      });
    const submit = async (data: object, by = delegate) =>
      execute(submitDefinition, call(form(data, (await one(registrationId)).lockVersion), by));

    expect(await submit({ functionalTitle: 'Ambassador', mode: 'ONLINE' })).toMatchObject({ ok: true });
    expect(await one(registrationId)).toMatchObject({
      functionalTitle: 'Director',
      mode: 'ONLINE',
      status: 'CONFIRMED',
    });
    const scope = await enterMeeting(delegate, meeting);
    expect(await listChanges(scope, registrationId)).toMatchObject([
      { status: 'PROPOSED', proposed: { functionalTitle: 'Ambassador' }, before: { functionalTitle: 'Director' } },
    ]);
    // A second wish joins the first; one proposal is open.
    expect(await submit({ institution: 'Permanent Mission', mode: 'ONLINE' })).toMatchObject({ ok: true });
    const [open] = await db().registrationChange.findMany({ where: { registrationId, status: 'PROPOSED' } });
    expect(open?.proposed).toEqual({ functionalTitle: 'Ambassador', institution: 'Permanent Mission' });

    const decide = (decision: string, reason?: string) =>
      execute(decideChangeDefinition, call({ change: open?.id, decision, reason }));
    expect(await decide('DECLINED')).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { reason: { code: 'required' } },
    });
    expect(await decide('ACCEPTED')).toMatchObject({ ok: true });
    expect(await decide('ACCEPTED')).toEqual({ ok: false, code: 'conflict' });
    expect(await one(registrationId)).toMatchObject({
      functionalTitle: 'Ambassador',
      institution: 'Permanent Mission',
    });
    expect((await purposesTo(email)).at(-1)).toBe('change-accepted');
    // The secretariat's own hand changes at once.
    expect(
      await submit({ functionalTitle: 'Minister', mode: 'ONLINE', institution: 'Permanent Mission' }, secretary),
    ).toMatchObject({ ok: true });
    expect((await one(registrationId)).functionalTitle).toBe('Minister');
  });

  it('are asked for as corrections once registration has closed, and refused where what they change has moved on', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting);
    const { registrationId, email } = await makeRegistration(secretary, meeting, delegationId);
    await db().meeting.update({
      where: { id: meetingId },
      data: { registrationClosesAt: new Date(Date.now() - 1000) },
    });
    const { givenName, surname, courtesyTitle, functionalTitle, institution } = await one(registrationId);
    const as = (data: object) => ({
      registration: registrationId,
      givenName,
      surname,
      courtesyTitle,
      functionalTitle,
      institution,
      ...data,
    });
    const delegate = await signIn(email);
    expect(await execute(correctDefinition, call(as({}), delegate))).toMatchObject({ ok: false, code: 'invalid' });
    expect(await execute(correctDefinition, call(as({ surname: 'Mensah-Ba' }), delegate))).toMatchObject({ ok: true });
    await db().registration.update({ where: { id: registrationId }, data: { surname: 'Changed' } });
    const { id } = await db().registrationChange.findFirstOrThrow({ where: { registrationId, status: 'PROPOSED' } });
    expect(await execute(decideChangeDefinition, call({ change: id, decision: 'ACCEPTED' }))).toEqual({
      ok: false,
      code: 'conflict',
    });
    expect((await one(registrationId)).surname).toBe('Changed');
  });

  it('wait after the freeze for what was handed in before, and not for a first hand-in', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting);
    const submitted = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' });
    const named = await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' });
    await db().meeting.update({ where: { id: meetingId }, data: { freezesAt: new Date(Date.now() - 1000) } });
    for (const { registrationId, email } of [submitted, named]) {
      const { givenName, surname, lockVersion } = await one(registrationId);
      const input = answers(registrationId, {
        givenName,
        surname,
        functionalTitle: 'Head',
        lockVersion: String(lockVersion),
      });
      expect(await execute(submitDefinition, call(input, await signIn(email)))).toMatchObject({ ok: true });
    }
    expect((await one(submitted.registrationId)).functionalTitle).toBe('Director');
    expect((await one(named.registrationId)).functionalTitle).toBe('Head');
  });
});

describe('private remarks', () => {
  it('are the organising team’s alone, and the audit does not repeat them', async () => {
    await openMeeting();
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    const { registrationId } = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' });
    const input = { registration: registrationId, remark: 'Kept an eye on: canary-remark' };
    expect(await execute(addRemarkDefinition, call(input, focalPoint))).toEqual({ ok: false, code: 'forbidden' });
    expect(await execute(addRemarkDefinition, call(input))).toMatchObject({ ok: true });
    expect(await listRemarks(await enterMeeting(secretary, meeting), registrationId)).toMatchObject([
      { text: input.remark },
    ]);
    await expect(listRemarks(await enterMeeting(focalPoint, meeting), registrationId)).rejects.toThrow(
      new Refusal('forbidden'),
    );
    const [{ n }] = await db().$queryRaw<
      [{ n: number }]
    >`SELECT count(*)::int AS n FROM "AuditDetail" WHERE details::text LIKE '%canary-remark%'`;
    expect(n).toBe(0);
  });
});

describe('mails about a registration', () => {
  beforeEach(() => openMeeting());

  it('are in the organisers’ own words where they have some, with the reason that words cannot leave out', async () => {
    const words = {
      purpose: 'registration-declined' as const,
      language: 'fr',
      lockVersion: '0',
      subject: 'Votre demande : {meeting}',
    };
    expect(await execute(saveWordingDefinition, call({ ...words, body: 'Non, {name}.' }))).toMatchObject({
      fields: { body: { code: 'missing_placeholder', params: { name: 'reason' } } },
    });
    expect(await execute(saveWordingDefinition, call({ ...words, body: '{reason} {link}' }))).toMatchObject({
      fields: { body: { code: 'unknown_placeholder', params: { name: 'link' } } },
    });
    const body = 'Hélas, {name}.\n\n{reason}\n\nLe bureau';
    expect(await execute(saveWordingDefinition, call({ ...words, body }))).toMatchObject({ ok: true });
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 3 });
    const decline = async (locale: string, reason: string) => {
      const named = { locale, givenName: 'Ana', surname: '{reason}' };
      const made = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED', named });
      const input = { registrations: [made.registrationId], decision: 'DECLINED', reason };
      expect(await execute(decideDefinition, call(input))).toMatchObject({ ok: true });
      return db().outboxMail.findFirstOrThrow({
        where: { recipient: made.email, purpose: 'registration-declined' },
        select: { subject: true, body: true },
      });
    };
    const french = await decline('fr', 'Salle comble');
    expect(french.subject).toMatch(/^Votre demande/);
    expect(french.body).toMatch(/Hélas, Ana \{reason\}\.\n\nMotif\u00a0: Salle comble\n\nLe bureau$/);
    const english = await decline('en', 'The room is full');
    expect(english.body).toContain('Reason: The room is full');
    // What nobody wrote leaves no gap.
    const made = await makeRegistration(secretary, meeting, delegationId);
    const confirmed = await db().outboxMail.findFirstOrThrow({
      where: { recipient: made.email, purpose: 'registration-confirmed' },
    });
    expect(confirmed.body).not.toMatch(/\n{3}|[{}]/);
    const preview = await previewRegistrationMail(await enterMeeting(secretary, meeting), words.purpose, 'fr');
    expect(preview?.subject).toMatch(/^Votre demande/);
  });
});

describe('a meeting of very many delegations', () => {
  beforeEach(() => openMeeting());

  it('offers no list of them to choose from, and still names those of its rows', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 2 });
    await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' });
    const scope = await enterMeeting(secretary, meeting);
    expect(await listDelegationChoices(scope)).toMatchObject([{ id: delegationId }]);
    const many = Array.from({ length: mostChoices }, () => ({ id: randomUUID(), code: `many-${randomUUID()}` }));
    await db().party.createMany({
      data: many.map((party) => ({
        ...party,
        kind: 'OTHER' as const,
        names: { en: party.code },
        acronyms: {},
        asOf: '2026',
        confidence: 'STATED',
      })),
    });
    const nobody = { focalPointGivenName: '', focalPointSurname: '', focalPointEmail: '' };
    const invitations = many.map(({ id }) => ({ id: randomUUID(), partyId: id, meetingId, seats: 1, ...nobody }));
    await db().invitation.createMany({ data: invitations });
    await db().delegation.createMany({
      data: invitations.map(({ id, partyId }) => ({ meetingId, partyId, invitationId: id, quota: 1 })),
    });
    expect(await listDelegationChoices(scope)).toBeNull();
    const { rows } = await listRegistrations(scope, {});
    expect([...(await listDelegationsOf(scope, rows)).keys()]).toEqual([delegationId]);
  });
});

describe('duplicates', () => {
  beforeEach(() => openMeeting());

  it('are found by folded, swapped and similar names and by mailbox, with the reasons', async () => {
    const [one, two] = [
      await makeDelegation(secretary, meeting, { seats: 5 }),
      await makeDelegation(secretary, meeting, { seats: 5 }),
    ];
    const named = async (
      delegationId: string,
      givenName: string,
      surname: string,
      email = `${randomUUID()}@example.org`,
    ) =>
      (
        await makeRegistration(secretary, meeting, delegationId, {
          upTo: 'NOMINATED',
          named: { givenName, surname, email },
        })
      ).registrationId;
    await named(one.delegationId, 'Aïcha', 'Traoré-Bâ');
    await named(two.delegationId, 'Traore Ba', 'Aicha');
    await named(one.delegationId, 'Zbigniew', 'Wiśniewski');
    await named(two.delegationId, 'Zbigniew', 'Wisnievski');
    const shared = `${randomUUID()}@example.org`;
    await named(one.delegationId, 'Olena', 'Kovalenko', shared);
    await named(two.delegationId, 'O.', 'Kovalenko', shared);
    await named(one.delegationId, 'Quite', 'Somebody Else');
    const pairs = await listDuplicates(await enterMeeting(secretary, meeting));
    expect(pairs.map(({ reasons }) => reasons.toSorted().join()).sort()).toEqual(['sameEmail', 'similar', 'swapped']);
  });

  it('of many with one name or one mailbox are few: each stands beside the first, or beside whoever is named alike', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 30 });
    const shared = `${randomUUID()}@example.org`;
    const named = async (givenName: string, surname: string, email = `${randomUUID()}@example.org`) =>
      (
        await makeRegistration(secretary, meeting, delegationId, {
          upTo: 'NOMINATED',
          named: { givenName, surname, email, sharesMailbox: 'on' },
        })
      ).registrationId;
    for (let count = 0; count < 6; count += 1) await named('Nguyen', 'Van An');
    for (const [givenName, surname] of [
      ['Amina', 'Zed'],
      ['Bertil', 'Quist'],
      ['Chloé', 'Uriarte'],
      ['Dmitri', 'Yll'],
      ['Zed', 'Amina Rose'],
    ] as const)
      await named(givenName, surname, shared);
    const pairs = await listDuplicates(await enterMeeting(secretary, meeting));
    const reasons = pairs.map((pair) => pair.reasons.join());
    // Six namesakes are fifteen pairs, of which five are enough to make them one.
    expect(reasons.filter((reason) => reason === 'sameName')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'sameEmail')).toHaveLength(1);
    expect(reasons).toHaveLength(6);
  });

  it('are merged with both histories, and the merge can be undone', async () => {
    const [first, second] = [await makeDelegation(secretary, meeting), await makeDelegation(secretary, meeting)];
    const stays = await makeRegistration(secretary, meeting, first.delegationId);
    const joins = await makeRegistration(secretary, meeting, second.delegationId, { upTo: 'SUBMITTED' });
    const [person, duplicate] = [
      (await one(stays.registrationId)).personId,
      (await one(joins.registrationId)).personId,
    ];
    const steps = await db().registrationDecision.count({ where: { registrationId: joins.registrationId } });
    expect(await execute(mergePersonsDefinition, call({ person, duplicate }))).toMatchObject({ ok: true });
    expect((await one(joins.registrationId)).personId).toBe(person);
    expect(await db().registrationDecision.count({ where: { registrationId: joins.registrationId } })).toBe(steps);
    for (const { email } of [stays, joins]) {
      const actor = await signIn(email);
      expect(actor.personIds).toEqual([person]);
      expect((await enterMeeting(actor, meeting)).grants.filter(({ role }) => role === 'DELEGATE')).toHaveLength(2);
    }
    expect(await db().person.findUniqueOrThrow({ where: { id: duplicate } })).toMatchObject({ mergedIntoId: person });

    expect(await execute(unmergeDefinition, call({ duplicate }))).toMatchObject({ ok: true });
    expect((await one(joins.registrationId)).personId).toBe(duplicate);
    expect([(await signIn(stays.email)).personIds, (await signIn(joins.email)).personIds]).toEqual([
      [person],
      [duplicate],
    ]);
    expect(await execute(unmergeDefinition, call({ duplicate }))).toEqual({ ok: false, code: 'conflict' });
  });

  it('stay two where both are active in one delegation, and where one has rights elsewhere that an organiser would hand over', async () => {
    const [here, there] = [await makeDelegation(secretary, meeting), await makeDelegation(secretary, meeting)];
    const people = await Promise.all(
      [here, here, there].map(({ delegationId }) =>
        makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' }),
      ),
    );
    const [a, b, c] = await Promise.all(people.map(async ({ registrationId }) => (await one(registrationId)).personId));
    expect(await execute(mergePersonsDefinition, call({ person: a, duplicate: b }))).toMatchObject({
      fields: { duplicate: { code: 'same_delegation' } },
    });
    const organiser = await makeActor({ roles: [{ meetingId, kind: 'ORGANISER' }] });
    const elsewhere = await makeMeeting();
    await db().meetingRole.create({ data: { meetingId: elsewhere.id, personId: c ?? '', kind: 'ORGANISER' } });
    expect(await execute(mergePersonsDefinition, call({ person: a, duplicate: c }, organiser))).toMatchObject({
      fields: { duplicate: { code: 'beyond_meeting' } },
    });
  });
});

describe('deciding on many', () => {
  beforeEach(() => openMeeting());

  it('says before exactly what will be done, to whom, and why not to others', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting, { seats: 6 });
    const upTo = ['SUBMITTED', 'SUBMITTED', 'NOMINATED', 'CONFIRMED'] as const;
    const ids: string[] = [];
    for (const state of upTo)
      ids.push((await makeRegistration(secretary, meeting, delegationId, { upTo: state })).registrationId);
    const scope = await enterMeeting(secretary, meeting);
    const preview = await previewDecision(scope, { ids }, 'CONFIRMED');
    expect(preview).toMatchObject({
      total: 4,
      able: 2,
      unable: { NOMINATED: 1, CONFIRMED: 1 },
      roomLeft: 99,
      locales: { en: 2 },
    });
    expect(preview.ids).toEqual(ids.slice(0, 2).toSorted());
    expect(preview.people.map(({ id }) => id).toSorted()).toEqual(preview.ids);
    expect(await previewDecision(scope, { filters: { status: 'SUBMITTED' } }, 'CONFIRMED')).toMatchObject({
      total: 2,
      able: 2,
      unable: {},
    });

    // Who hands in after the page counted is not decided on.
    const late = await makeRegistration(secretary, meeting, delegationId, { upTo: 'SUBMITTED' });
    const input = { query: 'status=SUBMITTED', decision: 'CONFIRMED', counted: String(preview.counted) };
    expect(await execute(decideMatchingDefinition, call(input))).toEqual({ ok: true, value: { decided: 2, left: 0 } });
    expect((await one(late.registrationId)).status).toBe('SUBMITTED');
  });
});

describe('the list', () => {
  it('finds by every filter what it should, and nothing of another meeting', async () => {
    await openMeeting();
    const elsewhere = { meeting, meetingId };
    const other = await makeDelegation(secretary, meeting);
    await makeRegistration(secretary, meeting, other.delegationId, { named: { surname: 'Foreign' } });
    await openMeeting();
    const rcp = await makeDelegation(secretary, meeting, { seats: 4, fundedSeats: 1 });
    const un = await makeDelegation(secretary, meeting, { kind: 'UN_REGIONAL_COMMISSION', seats: 4 });
    const twice = { givenName: 'Ana', surname: 'Núñez', email: `${randomUUID()}@example.org` };
    const head = await makeRegistration(secretary, meeting, rcp.delegationId, {
      named: { ...twice, capacity: 'HEAD' },
    });
    const second = await makeRegistration(secretary, meeting, un.delegationId, { named: twice, upTo: 'SUBMITTED' });
    const missing = await makeRegistration(secretary, meeting, rcp.delegationId, { upTo: 'NOMINATED' });
    await execute(decideDefinition, call({ registrations: [second.registrationId], decision: 'WAITLISTED' }));
    await db().registration.update({
      where: { id: missing.registrationId },
      data: { mode: 'ONLINE', institution: 'Ministère de l’Intérieur' },
    });
    const delegate = await signIn(head.email);
    const form = answers(head.registrationId, {
      ...twice,
      functionalTitle: 'Chair',
      lockVersion: String((await one(head.registrationId)).lockVersion),
    });
    const { email: _, ...handed } = form as typeof form & { email?: string };
    await execute(submitDefinition, call(handed, delegate));

    const scope = await enterMeeting(secretary, meeting);
    const cases: [RegistrationMatch, (typeof head)[]][] = [
      [{ q: 'nunez ana' }, [head, second]],
      [{ q: twice.email.toUpperCase() }, [head, second]],
      [{ q: 'interieur' }, [missing]],
      [{ q: '%@_xample' }, []],
      [{ status: 'WAITLISTED' }, [second]],
      [{ status: 'open' }, [second]],
      [{ kind: 'UN_REGIONAL_COMMISSION' }, [second]],
      [{ category: 'PARTNER' }, [second]],
      [{ party: rcp.party.code }, [head, missing]],
      [{ capacity: 'HEAD' }, [head]],
      [{ mode: 'ONLINE' }, [missing]],
      [{ language: 'en' }, [head, second]],
      [{ language: 'fr' }, []],
      [{ funded: 'yes' }, [head]],
      [{ missing: '1' }, [missing]],
      [{ double: '1' }, [head, second]],
      [{ waiting: '1' }, [second]],
      [{ changes: '1' }, [head]],
    ];
    for (const [filters, expected] of cases) {
      const { rows } = await listRegistrations(scope, filters);
      expect([filters, rows.map(({ id }) => id).sort()]).toEqual([
        filters,
        expected.map(({ registrationId }) => registrationId).sort(),
      ]);
      expect(await countRegistrations(scope, filters)).toEqual({ count: expected.length, isMore: false });
    }
    expect(elsewhere.meeting).not.toBe(meeting);
  });

  it('keeps its views: one’s own and those shared, never somebody else’s', async () => {
    await openMeeting();
    const colleague = await makeActor({ roles: [{ meetingId, kind: 'ORGANISER' }] });
    const save = (name: string, shared: boolean) =>
      execute(
        saveViewDefinition,
        call({ name, query: 'status=open&evil=1&after=x', ...(shared ? { shared: 'on' } : {}) }),
      );
    await save('Mine', false);
    await save('Ours', true);
    expect((await listViews(await enterMeeting(secretary, meeting))).map(({ name, query }) => [name, query])).toEqual([
      ['Mine', 'status=open'],
      ['Ours', 'status=open'],
    ]);
    expect((await listViews(await enterMeeting(colleague, meeting))).map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['Ours', false],
    ]);
  });
});
