import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { randomToken } from '@/lib/core/secret';
import { withdrawDefinition } from '@/lib/registration/definitions';
import { makeDelegation, makeParty, makeRegistration, sendInvitation } from '@/prisma/factories/delegations';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makePerson, signIn } from '@/prisma/factories/people';
import { answerInvitationDefinition, openLinkDefinition } from '@/lib/delegations/definitions';
import { findPersonalLink } from '@/lib/delegations/queries';
import {
  createInvitationDefinition,
  prepareMailingDefinition,
  revokeInvitationDefinition,
  sendMailingDefinition,
} from './definitions';

let secretary: Actor;
let meeting = '';
let meetingId = '';
let closedMeeting = '';

beforeAll(async () => {
  ({ slug: meeting, id: meetingId } = await makeMeeting({ registrationClosesAt: new Date(Date.now() + 86_400_000) }));
  ({ slug: closedMeeting } = await makeMeeting({ registrationClosesAt: new Date(Date.now() - 1000) }));
  secretary = await makeActor({ siteRole: 'STAFF' });
});

const draft = (partyId: string, data: object = {}) => ({
  partyId,
  seats: '3',
  fundedSeats: '1',
  focalPointGivenName: 'Léa',
  focalPointSurname: 'Ferrant',
  focalPointEmail: `${randomUUID()}@example.org`,
  locale: 'fr',
  ...data,
});

const call = (input: unknown, by: Actor = secretary, key: string = randomUUID()) => ({
  actor: by,
  meeting,
  input,
  key,
});

async function drafted(data: object = {}) {
  const party = await makeParty();
  const input = draft(party.id, data);
  const result = await execute(createInvitationDefinition, call(input));
  if (!result.ok) throw new Error(result.code);
  return { invitation: result.value.invitationId, email: input.focalPointEmail, party };
}

/** Drafts a message to one invitation; a test that is about sending presses the button itself. */
async function prepare(invitation: string): Promise<{ mailing: string; messages: string }> {
  const result = await execute(prepareMailingDefinition, call({ occasion: 'invitation', invitations: [invitation] }));
  if (!result.ok) throw new Error(result.code);
  return { mailing: result.value.mailingId, messages: '1' };
}

const mailsTo = (recipient: string) =>
  db().outboxMail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });
const tokenOf = (body: string | null | undefined) => /\/invitation\/open\?t=([\w-]+)/.exec(body ?? '')?.[1] ?? '';

describe('an invitation', () => {
  it('is drafted once per party and mails nobody', async () => {
    const { party, email } = await drafted();
    expect(await mailsTo(email)).toEqual([]);
    expect(await execute(createInvitationDefinition, call(draft(party.id)))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { partyId: { code: 'already_invited' } },
    });
  });

  it('drafted twice with one key is one row, with other input a conflict', async () => {
    const party = await makeParty();
    const key = randomUUID();
    const input = draft(party.id);
    const results = await Promise.all([
      execute(createInvitationDefinition, call(input, secretary, key)),
      execute(createInvitationDefinition, call(input, secretary, key)),
    ]);
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toMatchObject({ ok: true });
    expect(await db().invitation.count({ where: { partyId: party.id } })).toBe(1);
    expect(await execute(createInvitationDefinition, call({ ...input, seats: '4' }, secretary, key))).toEqual({
      ok: false,
      code: 'conflict',
    });
  });

  it('does not promise more funded places than places', async () => {
    const party = await makeParty();
    expect(await execute(createInvitationDefinition, call(draft(party.id, { seats: '2', fundedSeats: '3' })))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { fundedSeats: { code: 'too_big', params: { max: 2 } } },
    });
  });

  it('sent, makes the delegation with its seats, the focal point and one mail in their language', async () => {
    const { invitation, email } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const { id: delegationId, ...delegation } = await db().delegation.findUniqueOrThrow({
      where: { invitationId: invitation },
      select: {
        id: true,
        quota: true,
        fundedSeats: true,
        seatsTaken: true,
        seats: { select: { rank: true, funded: true }, orderBy: { rank: 'asc' } },
        roles: { select: { kind: true, person: { select: { surname: true } } } },
      },
    });
    expect(delegation).toEqual({
      quota: 3,
      fundedSeats: 1,
      seatsTaken: 0,
      seats: [
        { rank: 1, funded: true },
        { rank: 2, funded: false },
        { rank: 3, funded: false },
      ],
      roles: [{ kind: 'FOCAL_POINT', person: { surname: 'Ferrant' } }],
    });
    const [mail, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ purpose: 'invitation', locale: 'fr', meetingId });
    expect(mail?.subject).toContain('Réunion');
    expect(mail?.body).toContain('La délégation dispose de trois places, dont une avec prise en charge du voyage.');
    expect(mail?.body).toContain('/fr/invitation/open?t=');
    const scope = await enterMeeting(await signIn(email), meeting);
    expect(scope.grants).toContainEqual(expect.objectContaining({ role: 'FOCAL_POINT', delegationId }));
  });

  it('sent by two hands at once makes one delegation and one mail', async () => {
    const { invitation, email } = await drafted();
    const input = await prepare(invitation);
    const results = await Promise.all([
      execute(sendMailingDefinition, call(input)),
      execute(sendMailingDefinition, call(input)),
    ]);
    expect(results[0]).toMatchObject({ ok: true });
    expect(results[1]).toEqual(results[0]);
    expect(await db().delegation.count({ where: { invitationId: invitation } })).toBe(1);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('goes to an account that exists as another person of the same mailbox', async () => {
    const mission = await makePerson({ givenName: 'Jean', surname: 'Petit' });
    const { invitation } = await drafted({ focalPointEmail: mission.email });
    await sendInvitation(secretary, meeting, invitation);
    expect((await signIn(mission.email)).personIds).toHaveLength(2);
    expect((await signIn(mission.email)).accountId).toBe(mission.accountId);
  });

  it('is answered by its focal point only, and a refusal says why', async () => {
    const { invitation, email } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const other = await makeDelegation(secretary, meeting);
    const focalPoint = await signIn(email);
    const answer = (answered: string, by: Actor, reason = '') =>
      execute(answerInvitationDefinition, call({ invitation, answer: answered, reason }, by));
    expect(await answer('ACCEPTED', other.focalPoint)).toEqual({ ok: false, code: 'not_found' });
    expect(await answer('DECLINED', focalPoint)).toEqual({
      ok: false,
      code: 'invalid',
      fields: { reason: { code: 'required' } },
    });
    expect(await answer('DECLINED', focalPoint, 'No budget this year')).toEqual({ ok: true, value: null });
    expect(await answer('ACCEPTED', focalPoint)).toEqual({ ok: true, value: null });
    expect(await answer('ACCEPTED', focalPoint)).toEqual({ ok: false, code: 'conflict' });
    expect(
      await db().invitation.findUniqueOrThrow({
        where: { id: invitation },
        select: { status: true, declineReason: true },
      }),
    ).toEqual({ status: 'ACCEPTED', declineReason: null });
  });

  it('cannot be answered by the delegation after the closing date, nor under the name of another meeting', async () => {
    const party = await makeParty();
    const created = await execute(createInvitationDefinition, { ...call(draft(party.id)), meeting: closedMeeting });
    if (!created.ok) throw new Error(created.code);
    const input = { invitation: created.value.invitationId };
    const prepared = { occasion: 'invitation', invitations: [input.invitation] };
    expect(await execute(prepareMailingDefinition, call(prepared))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { invitations: { code: 'nobody_to_write_to' } },
    });
    await sendInvitation(secretary, closedMeeting, input.invitation);
    const invitation = await db().invitation.findUniqueOrThrow({
      where: { id: input.invitation },
      select: { focalPointEmail: true },
    });
    const late = {
      ...call({ ...input, answer: 'ACCEPTED' }, await signIn(invitation.focalPointEmail)),
      meeting: closedMeeting,
    };
    expect(await execute(answerInvitationDefinition, late)).toEqual({ ok: false, code: 'closed' });
    expect(await execute(answerInvitationDefinition, { ...late, actor: secretary, key: randomUUID() })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('revoked, takes role and link away and keeps the places for another sending; not while people are named', async () => {
    const { invitationId: invitation, delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    const { registrationId } = await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' });
    expect(await execute(revokeInvitationDefinition, call({ invitation }))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { invitation: { code: 'people_named' } },
    });
    await execute(withdrawDefinition, call({ registration: registrationId }));
    const { id: meetingId } = await db().meeting.findUniqueOrThrow({ where: { slug: meeting }, select: { id: true } });
    // Named on the delegation's page since: the invitation does not know of them, and they lose the role as well.
    const named = await makeActor({ roles: [{ meetingId, kind: 'FOCAL_POINT', delegationId }] });
    expect(await execute(revokeInvitationDefinition, call({ invitation }))).toEqual({ ok: true, value: null });
    for (const { email } of [focalPoint, named])
      expect(await db().outboxMail.count({ where: { recipient: email, purpose: 'invitation-withdrawn' } })).toBe(1);
    expect((await enterMeeting(focalPoint, meeting)).grants.map(({ role }) => role)).toEqual(['PUBLIC', 'SIGNED_IN']);
    expect(await db().personalLink.count({ where: { invitationId: invitation, revokedAt: null } })).toBe(0);
    const reminder = { occasion: 'invitation-reminder', invitations: [invitation] };
    expect(await execute(prepareMailingDefinition, call(reminder))).toMatchObject({ ok: false, code: 'invalid' });
    await sendInvitation(secretary, meeting, invitation);
    expect(await db().delegation.findMany({ where: { invitationId: invitation }, select: { id: true } })).toEqual([
      { id: delegationId },
    ]);
    expect(await db().seat.count({ where: { delegationId } })).toBe(2);
  });

  it('of a sample meeting says so in its mail', async () => {
    const { slug } = await makeMeeting({ illustrative: true });
    const party = await makeParty();
    const input = draft(party.id, { locale: 'es' });
    const created = await execute(createInvitationDefinition, { ...call(input), meeting: slug });
    if (!created.ok) throw new Error(created.code);
    await sendInvitation(secretary, slug, created.value.invitationId);
    const [mail] = await mailsTo(input.focalPointEmail);
    expect(mail?.body?.startsWith('Edición')).toBe(true);
  });
});

describe('a personal link', () => {
  const press = (token: string) =>
    execute(openLinkDefinition, {
      actor: null,
      input: { token, locale: 'fr', browser: randomToken() },
      key: randomUUID(),
    });

  it('sends a code to its own address only, however often and by whomever it is pressed, and opens no session', async () => {
    const { invitation, email } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const token = tokenOf((await mailsTo(email))[0]?.body);
    const sessions = await db().authSession.count();
    for (const _ of [1, 2]) expect(await press(token)).toMatchObject({ ok: true });
    expect(await db().authSession.count()).toBe(sessions);
    const mails = await mailsTo(email);
    expect(mails.map(({ purpose }) => purpose)).toEqual(['invitation', 'sign-in', 'sign-in']);
    const requests = await db().signInRequest.findMany({ where: { email }, select: { next: true } });
    for (const { next } of requests) expect(next).toMatch(new RegExp(`^/fr/meetings/${meeting}/delegation\\?of=`));
  });

  it('shows meeting, party and a masked address, and stores nothing that opens it', async () => {
    const { invitation, email, party } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const token = tokenOf((await mailsTo(email))[0]?.body);
    const view = await findPersonalLink(enterSite(null), token);
    expect(view).toMatchObject({
      kind: 'invitation',
      isOpen: true,
      maskedEmail: `${email[0]}•••@example.org`,
      party: { code: party.code },
    });
    expect(JSON.stringify(view)).not.toContain(email);
    expect(await db().personalLink.count({ where: { tokenHash: token } })).toBe(0);
    expect(await findPersonalLink(enterSite(null), randomToken())).toBeNull();
  });

  it('leads a delegate to their own form', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting);
    const { registrationId, email } = await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' });
    expect(await press(tokenOf((await mailsTo(email))[0]?.body))).toMatchObject({ ok: true });
    expect(await db().signInRequest.findFirstOrThrow({ where: { email }, select: { next: true } })).toEqual({
      next: `/fr/meetings/${meeting}/registration/${registrationId}`,
    });
  });

  it('is refused when unknown, expired or revoked', async () => {
    const { invitation, email } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const token = tokenOf((await mailsTo(email))[0]?.body);
    expect(await press(randomToken())).toEqual({ ok: false, code: 'closed' });
    await db().personalLink.updateMany({
      where: { invitationId: invitation },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await press(token)).toEqual({ ok: false, code: 'closed' });
    await db().personalLink.updateMany({
      where: { invitationId: invitation },
      data: { expiresAt: new Date(Date.now() + 1000_000), revokedAt: new Date() },
    });
    expect(await press(token)).toEqual({ ok: false, code: 'closed' });
  });
});

describe('two at once', () => {
  it('withdrawing waits for sending without holding what sending needs next', async () => {
    const { invitation } = await drafted();
    await sendInvitation(secretary, meeting, invitation);
    const { id } = await db().delegation.findUniqueOrThrow({ where: { invitationId: invitation } });
    const answer = await whileHeld(
      Prisma.sql`SELECT id FROM "Invitation" WHERE id = ${invitation}::uuid FOR UPDATE`,
      () => execute(revokeInvitationDefinition, call({ invitation })),
      Prisma.sql`SELECT id FROM "Delegation" WHERE id = ${id}::uuid FOR KEY SHARE`,
    );
    expect(answer).toMatchObject({ ok: true });
  });
});
