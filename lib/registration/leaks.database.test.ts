import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite, type MeetingScope } from '@/lib/auth/scope';
import { writeTally } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { Refusal } from '@/lib/core/errors';
import { listPartyMeetings } from '@/lib/directory/queries/party';
import { answerInvitationDefinition } from '@/lib/delegations/definitions';
import { headcount, listOwnDelegations } from '@/lib/delegations/queries';
import { findRepresentation, listRepresentations } from '@/lib/representation/queries';
import { listInvitations } from '@/lib/inviting/queries/list';
import { answers, makeDelegation, makeRegistration, nomination } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import type { z } from 'zod';
import { nominateDefinition, submitDefinition, substituteDefinition, withdrawDefinition } from './definitions';
import { findRegistration, listDecisions, listParticipants } from './queries';
import { listRegistrations, pageSize, summariseRegistrations } from './queries/list';

let secretary: Actor;
let meeting = '';
let elsewhere = '';
let mine: Awaited<ReturnType<typeof makeDelegation>>;
let theirs: Awaited<ReturnType<typeof makeDelegation>>;
let me: { registrationId: string; email: string };
let them: { registrationId: string; email: string };
let delegate: Actor;

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
  ({ slug: meeting } = await makeMeeting());
  ({ slug: elsewhere } = await makeMeeting());
  mine = await makeDelegation(secretary, meeting);
  theirs = await makeDelegation(secretary, meeting);
  me = await makeRegistration(secretary, meeting, mine.delegationId);
  them = await makeRegistration(secretary, meeting, theirs.delegationId);
  delegate = await signIn(me.email);
  // A whole story is told by the verbs: more than a hook's ten seconds on a busy machine.
}, 60_000);

const refusal = async (read: Promise<unknown>) =>
  read.then(
    () => 'shown',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

describe('a delegate and a focal point of one party', () => {
  const run = (definition: unknown, input: unknown, by: Actor, slug = meeting) =>
    execute(definition as Definition<'meeting', z.ZodType, unknown>, {
      actor: by,
      meeting: slug,
      input,
      key: randomUUID(),
    });

  it('find nothing of another', async () => {
    for (const actor of [delegate, mine.focalPoint]) {
      const scope = await enterMeeting(actor, meeting);
      expect(await refusal(findRegistration(scope, them.registrationId))).toBe('not_found');
      expect(await refusal(findRegistration(scope, randomUUID()))).toBe('not_found');
      expect(await refusal(findRepresentation(scope, theirs.party.code))).toBe('not_found');
      expect(await refusal(findRepresentation(scope, 'no-such-party'))).toBe('not_found');
      expect(await listOwnDelegations(scope)).toEqual([expect.objectContaining({ id: mine.delegationId })]);
    }
  });

  it('write nothing of another, whatever ids they post', async () => {
    for (const actor of [delegate, mine.focalPoint]) {
      const person = nomination(theirs.delegationId);
      const { delegation: _, capacity: __, ...substitute } = person;
      expect(await run(submitDefinition, answers(them.registrationId), actor)).toEqual({
        ok: false,
        code: 'not_found',
      });
      expect(await run(withdrawDefinition, { registration: them.registrationId }, actor)).toEqual({
        ok: false,
        code: 'not_found',
      });
      expect(await run(nominateDefinition, person, mine.focalPoint)).toEqual({ ok: false, code: 'not_found' });
      expect(
        await run(substituteDefinition, { registration: them.registrationId, ...substitute }, mine.focalPoint),
      ).toEqual({ ok: false, code: 'not_found' });
      expect(
        await run(
          answerInvitationDefinition,
          { invitation: theirs.invitationId, answer: 'DECLINED', reason: 'x' },
          mine.focalPoint,
        ),
      ).toEqual({ ok: false, code: 'not_found' });
    }
  });

  it('cannot add to a form what is not theirs to say', async () => {
    const input = { ...answers(me.registrationId), status: 'CONFIRMED', capacity: 'HEAD' };
    expect(await run(submitDefinition, input, delegate)).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { status: { code: 'unknown_field' }, capacity: { code: 'unknown_field' } },
    });
  });

  it('see none of the secretariat’s lists', async () => {
    for (const actor of [delegate, mine.focalPoint]) {
      const scope = await enterMeeting(actor, meeting);
      for (const read of [
        listRegistrations(scope, {}),
        listInvitations(scope, {}, 'en'),
        listRepresentations(scope, {}, 'en'),
        listDecisions(scope, me.registrationId),
        summariseRegistrations(scope),
      ]) {
        expect(await refusal(read)).toBe('forbidden');
      }
    }
  });
});

describe('the secretariat under the name of another meeting', () => {
  it('does not find a registration', async () => {
    const scope = await enterMeeting(secretary, elsewhere);
    expect(await refusal(findRegistration(scope, me.registrationId))).toBe('not_found');
    expect(await listDecisions(scope, me.registrationId)).toEqual([]);
    expect((await listRegistrations(scope, {})).rows).toEqual([]);
  });
});

describe('the list of participants', () => {
  it('holds name, function and institution of those confirmed, and no address', async () => {
    const pending = await makeRegistration(secretary, meeting, mine.delegationId, {
      named: { surname: 'Pending' },
      upTo: 'SUBMITTED',
    });
    const list = JSON.stringify(await listParticipants(await enterMeeting(delegate, meeting)));
    for (const email of [me.email, them.email, pending.email]) expect(list).not.toContain(email);
    expect(list).not.toMatch(/@|Pending|personId|"id"/);
    expect(list).toContain('Ministry of Labour');
  });

  it('says in public that a party takes part once somebody of it is confirmed, not that it was asked', async () => {
    const asked = await makeDelegation(secretary, meeting);
    const read = async () => (await listPartyMeetings(enterSite(null), asked.party.id)).map(({ slug }) => slug);
    await makeRegistration(secretary, meeting, asked.delegationId, { upTo: 'SUBMITTED' });
    expect(await read()).toEqual([]);
    await makeRegistration(secretary, meeting, asked.delegationId);
    expect(await read()).toEqual([meeting]);
  });

  it('is not for people outside the meeting, who see the figures only', async () => {
    expect(await refusal(enterMeeting(await makeActor(), meeting).then(listParticipants))).toBe('forbidden');
    expect(await refusal(enterMeeting(null, meeting).then(listParticipants))).toBe('forbidden');
    expect(
      Object.values(await headcount(await enterMeeting(null, meeting))).every((figure) => typeof figure === 'number'),
    ).toBe(true);
  });
});

describe('the number of statements', () => {
  const statements = async (read: (scope: MeetingScope) => Promise<unknown>, scope: MeetingScope) => {
    const tally = { writes: 0, statements: 0 };
    await writeTally.run(tally, () => read(scope));
    return tally.statements;
  };

  it('is the same for one row and for three', async () => {
    const { slug } = await makeMeeting();
    const { delegationId, party, focalPoint } = await makeDelegation(secretary, slug, { seats: 5 });
    const reads: [string, (scope: MeetingScope) => Promise<unknown>][] = [
      ['registrations', (scope) => listRegistrations(scope, {})],
      ['participants', listParticipants],
      ['delegations', (scope) => listRepresentations(scope, {}, 'en')],
      ['invitations', (scope) => listInvitations(scope, {}, 'en')],
      ['own delegation', (scope) => findRepresentation(scope, party.code)],
      ['headcount', headcount],
    ];
    const count = async () => {
      const scope = await enterMeeting(secretary, slug);
      const counts = [];
      for (const [name, read] of reads) counts.push([name, await statements(read, scope)]);
      return Object.fromEntries(counts) as Record<string, number>;
    };
    await makeRegistration(secretary, slug, delegationId);
    const one = await count();
    expect(one).toEqual({
      registrations: 1,
      participants: 1,
      delegations: 1,
      invitations: 1,
      'own delegation': 5,
      headcount: 1,
    });
    await makeRegistration(secretary, slug, delegationId);
    await makeRegistration(secretary, slug, delegationId);
    await makeDelegation(secretary, slug);
    expect(await count()).toEqual(one);
    expect((await findRepresentation(await enterMeeting(focalPoint, slug), party.code)).seatsTaken).toBe(3);
  });
});

describe('the secretariat’s list', () => {
  it('filters and pages by key in the database', async () => {
    const { slug } = await makeMeeting();
    const { delegationId, party } = await makeDelegation(secretary, slug, { seats: 4 });
    const head = await makeRegistration(secretary, slug, delegationId, {
      named: { capacity: 'HEAD', givenName: 'Nirmala', surname: 'Ādhikārī' },
      upTo: 'SUBMITTED',
    });
    await makeRegistration(secretary, slug, delegationId, { upTo: 'NOMINATED' });
    const scope = await enterMeeting(secretary, slug);
    const ids = async (filters: object) => (await listRegistrations(scope, filters)).rows.map(({ id }) => id);
    for (const filters of [
      { q: 'adhikari' },
      { q: 'Ministry' },
      { status: 'open' },
      { status: 'SUBMITTED' },
      { capacity: 'HEAD' },
    ])
      expect(await ids(filters)).toEqual([head.registrationId]);
    expect(await ids({ party: party.code })).toHaveLength(2);
    expect(await ids({ party: 'another' })).toEqual([]);
    expect(pageSize).toBe(20);
    const all = await listRegistrations(scope, {});
    const [newest, oldest] = all.rows;
    const after = `${newest?.changedAt.getTime()}-${newest?.id}`;
    expect((await listRegistrations(scope, { after })).rows.map(({ id }) => id)).toEqual([oldest?.id]);
    expect(all.next).toBeNull();
  });
});
