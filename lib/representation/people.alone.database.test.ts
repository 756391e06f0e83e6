import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/permissions';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { visibleClasses } from '@/lib/auth/visibility';
import { listMeetingAudit } from '@/lib/audit/queries';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { Refusal } from '@/lib/core/errors';
import { execute, type Definition } from '@/lib/core/execute';
import { fileResponse } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { listOwnDelegations } from '@/lib/delegations/queries';
import { groupTasks } from '@/lib/desk/model/tasks';
import { listTasks } from '@/lib/desk/queries/tasks';
import { submitDefinition, withdrawDefinition } from '@/lib/registration/definitions';
import { findRegistration } from '@/lib/registration/queries';
import { answers, makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { inProject } from '@/scripts/machine/paths.mjs';
import {
  appointFocalPointDefinition,
  dismissAssistantDefinition,
  exportDelegationDefinition,
  nameAssistantDefinition,
  releaseFocalPointDefinition,
  uploadLetterDefinition,
} from './definitions';
import { sheetFields } from './exchange';
import { findLetter, findRepresentation, findSheet, listAssistants, listLetters } from './queries';

let secretary: Actor;
let meeting = '';
let meetingId = '';
const folder = inProject('.data', `letters-test-${randomUUID()}`);

beforeAll(async () => {
  env().PARLEY_FILES_DIR = folder;
  secretary = await makeActor({ siteRole: 'STAFF' });
  return () => fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  ({ slug: meeting, id: meetingId } = await makeMeeting());
});

const run = (definition: unknown, input: unknown, by: Actor = secretary) =>
  execute(definition as Definition<'meeting', z.ZodType, unknown>, { actor: by, meeting, input, key: randomUUID() });
const refusal = async (read: Promise<unknown>) =>
  read.then(
    () => 'shown',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );
const scopeOf = (actor: Actor) => enterMeeting(actor, meeting);
const address = () => `${randomUUID()}@example.org`;
const mailsTo = async (recipient: string) =>
  (await db().outboxMail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })).map(
    ({ purpose }) => purpose,
  );

describe('the letter of nomination', () => {
  const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
  const hand = (delegation: string, letter: Upload, by: Actor) =>
    run(uploadLetterDefinition, { delegation, letter }, by);

  it('is read back by the focal points and the secretariat, and by nobody else', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    const other = await makeDelegation(secretary, meeting);
    const { email } = await makeRegistration(secretary, meeting, delegationId);
    const delegate = await signIn(email);
    expect(await hand(delegationId, new Upload('Lettre.pdf', pdf('canary')), focalPoint)).toEqual({
      ok: true,
      value: null,
    });
    for (const reader of [focalPoint, secretary])
      expect((await findLetter(await scopeOf(reader), party.code))?.bytes.toString()).toContain('canary');
    for (const stranger of [delegate, other.focalPoint, await makeActor()])
      expect(['not_found', 'forbidden']).toContain(await refusal(findLetter(await scopeOf(stranger), party.code)));
    const seen = await findRepresentation(await scopeOf(delegate), party.code);
    expect([seen.hasLetter, seen.letter]).toEqual([true, null]);
    expect(await refusal(listLetters(await scopeOf(delegate), delegationId))).toBe('forbidden');
  });

  it.each([
    ['letter.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['letter.pdf', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['letter.docx', Buffer.from('PK\u0003\u0004 nothing')],
    ['letter.png', Buffer.from('GIF89a')],
    ['letter.jpg', Buffer.from('MZ\u0090\u0000')],
  ])('%s of another kind inside is refused, and nothing is kept', async (name, bytes) => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    expect(await hand(delegationId, new Upload(name, bytes), focalPoint)).toEqual({
      ok: false,
      code: 'invalid',
      fields: { letter: { code: 'file_type' } },
    });
    expect((await findRepresentation(await scopeOf(focalPoint), party.code)).hasLetter).toBe(false);
    expect(await hand(delegationId, new Upload('empty.pdf', new Uint8Array()), focalPoint)).toMatchObject({
      fields: { letter: { code: 'file_empty' } },
    });
    expect(
      await hand(delegationId, new Upload('big.pdf', Buffer.alloc(8 * 1024 * 1024 + 1)), focalPoint),
    ).toMatchObject({ fields: { letter: { code: 'file_too_big' } } });
  });

  it('with a hostile name is handed out under a harmless one, as a download in which nothing runs', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    const name = '../../etc/\u202egnp.\r\nSet-Cookie: a=b"<img src=x onerror=alert(1)>.pdf';
    expect(await hand(delegationId, new Upload(name, pdf('x')), focalPoint)).toMatchObject({ ok: true });
    const letter = await findLetter(await scopeOf(focalPoint), party.code);
    if (!letter) throw new Error('no letter');
    expect(letter.name).not.toMatch(/[\\/<>"\r\n\u202e]/);
    const { headers } = fileResponse(letter);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''[^\s"<>]+$/,
    );
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('replaced: the earlier content is gone, and the record says what it was', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    await hand(delegationId, new Upload('first.pdf', pdf('first')), focalPoint);
    const before = await db().delegation.findUniqueOrThrow({ where: { id: delegationId } });
    await hand(delegationId, new Upload('second.pdf', pdf('second')), secretary);
    const scope = await scopeOf(focalPoint);
    expect((await findLetter(scope, party.code))?.bytes.toString()).toContain('second');
    expect(
      await db().storedFile.findUniqueOrThrow({
        where: { id: before.nominationLetterId ?? '' },
        select: { status: true, name: true },
      }),
    ).toEqual({ status: 'ERASED', name: '' });
    expect((await listLetters(scope, delegationId)).map(({ name }) => name)).toEqual(['second.pdf', 'first.pdf']);
  });

  it('may come before the answer and after the closing date, not after regrets and not once the meeting is closed', async () => {
    const { delegationId, invitationId, focalPoint } = await makeDelegation(secretary, meeting);
    const letter = () => hand(delegationId, new Upload('letter.pdf', pdf(randomUUID())), focalPoint);
    await db().meeting.update({ where: { id: meetingId }, data: { registrationClosesAt: new Date(0) } });
    for (const status of ['SENT', 'ACCEPTED'] as const) {
      await db().invitation.update({ where: { id: invitationId }, data: { status } });
      expect(await letter()).toMatchObject({ ok: true });
    }
    await db().invitation.update({ where: { id: invitationId }, data: { status: 'DECLINED' } });
    expect(await letter()).toEqual({ ok: false, code: 'closed' });
    await db().invitation.update({ where: { id: invitationId }, data: { status: 'ACCEPTED' } });
    await db().meeting.update({ where: { id: meetingId }, data: { phase: 'CLOSED' } });
    expect(await letter()).toEqual({ ok: false, code: 'closed' });
  });
});

describe('focal points', () => {
  const colleague = (delegation: string, data: object = {}) => ({
    delegation,
    givenName: 'Kofi',
    surname: 'Mensah',
    email: address(),
    locale: 'es',
    ...data,
  });

  it('add a colleague, who has the same page, and remove one, who has it no longer', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    const input = colleague(delegationId);
    expect(await run(appointFocalPointDefinition, input, focalPoint)).toMatchObject({ ok: true });
    expect(await mailsTo(input.email)).toEqual(['focal-point']);
    const added = await signIn(input.email);
    expect(can(await scopeOf(added), 'delegation.nominate', { delegationId })).toBe(true);
    expect(await run(appointFocalPointDefinition, input, focalPoint)).toMatchObject({
      fields: { email: { code: 'already_focal_point' } },
    });
    const release = { delegation: delegationId, person: focalPoint.personIds[0] };
    expect(await run(releaseFocalPointDefinition, release, added)).toEqual({ ok: true, value: null });
    expect(await mailsTo(focalPoint.email)).toContain('focal-point-released');
    expect(await refusal(findRepresentation(await scopeOf(focalPoint), party.code))).toBe('forbidden');
    expect(
      await db().personalLink.count({ where: { email: focalPoint.email, invitation: { meetingId }, revokedAt: null } }),
    ).toBe(0);
  });

  it('are never none: the last one stays, also when two remove each other at once', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    const own = { delegation: delegationId, person: focalPoint.personIds[0] };
    expect(await run(releaseFocalPointDefinition, own, focalPoint)).toMatchObject({
      fields: { person: { code: 'last_focal_point' } },
    });
    const input = colleague(delegationId);
    await run(appointFocalPointDefinition, input, focalPoint);
    const added = await signIn(input.email);
    const results = await Promise.all([
      run(releaseFocalPointDefinition, own, added),
      run(releaseFocalPointDefinition, { delegation: delegationId, person: added.personIds[0] }, focalPoint),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().meetingRole.count({ where: { delegationId, kind: 'FOCAL_POINT' } })).toBe(1);
  });

  it('of one party change nothing at another', async () => {
    const [mine, theirs] = [await makeDelegation(secretary, meeting), await makeDelegation(secretary, meeting)];
    expect(await run(appointFocalPointDefinition, colleague(theirs.delegationId), mine.focalPoint)).toEqual({
      ok: false,
      code: 'not_found',
    });
    const release = { delegation: theirs.delegationId, person: theirs.focalPoint.personIds[0] };
    expect(await run(releaseFocalPointDefinition, release, mine.focalPoint)).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('an assistant', () => {
  const name = (registration: string, by: Actor, email = address()) =>
    run(nameAssistantDefinition, { registration, email, locale: 'en' }, by);

  it('fills in for the person and is not the person; the record shows the mailbox; taken back, it is over at once', async () => {
    const { delegationId, focalPoint, party } = await makeDelegation(secretary, meeting);
    const delegate = await makeRegistration(secretary, meeting, delegationId, { upTo: 'NOMINATED' });
    const email = address();
    expect(await name(delegate.registrationId, focalPoint, email)).toMatchObject({ ok: true });
    expect(await mailsTo(email)).toEqual(['assistant-named']);
    expect(await mailsTo(delegate.email)).toEqual(['nomination', 'assistant-told']);

    const assistant = await signIn(email);
    expect([assistant.personIds, assistant.name]).toEqual([[], null]);
    const scope = await scopeOf(assistant);
    expect((await findRegistration(scope, delegate.registrationId)).id).toBe(delegate.registrationId);
    const form = answers(delegate.registrationId, { surname: 'Mensah' });
    expect(await run(submitDefinition, form, assistant)).toEqual({ ok: true, value: null });
    const audit = await listMeetingAudit(await scopeOf(secretary), { action: 'registration.submit' });
    expect(audit.lines).toMatchObject([{ who: email, role: 'ASSISTANT' }]);

    // Not the person: neither the delegation, nor the meeting, nor what the person alone decides.
    expect(await run(withdrawDefinition, { registration: delegate.registrationId }, assistant)).toEqual({
      ok: false,
      code: 'forbidden',
    });
    expect(await refusal(findRepresentation(scope, party.code))).toBe('forbidden');
    expect(await listOwnDelegations(scope)).toEqual([]);
    for (const permission of [
      'participants.read',
      'survey.answer',
      'plenary.read',
      'group.read',
      'point.read',
    ] as const)
      expect([permission, can(scope, permission, { delegationId })]).toEqual([permission, false]);
    expect([...visibleClasses(scope)]).toEqual(['PUBLIC']);
    expect(await name(delegate.registrationId, assistant)).toEqual({ ok: false, code: 'forbidden' });

    const own = await signIn(delegate.email);
    expect(await listAssistants(await scopeOf(own), delegate.registrationId)).toEqual([
      { accountId: assistant.accountId, email },
    ]);
    const back = { registration: delegate.registrationId, account: assistant.accountId };
    expect(await run(dismissAssistantDefinition, back, own)).toEqual({ ok: true, value: null });
    const after = await scopeOf(await signIn(email));
    expect(await refusal(findRegistration(after, delegate.registrationId))).toBe('forbidden');
    expect(await db().personalLink.count({ where: { email, revokedAt: null } })).toBe(0);
    expect(await run(dismissAssistantDefinition, back, own)).toEqual({ ok: false, code: 'not_found' });
  });

  it('of the chair does not chair', async () => {
    const { delegationId } = await makeDelegation(secretary, meeting);
    const chair = await makeRegistration(secretary, meeting, delegationId);
    const { personId } = await db().registration.findUniqueOrThrow({
      where: { id: chair.registrationId },
      select: { personId: true },
    });
    await db().meetingRole.create({ data: { meetingId, personId, kind: 'CHAIR' } });
    const email = address();
    await name(chair.registrationId, secretary, email);
    const scope = await scopeOf(await signIn(email));
    expect(can(await scopeOf(await signIn(chair.email)), 'plenary.decide')).toBe(true);
    expect(can(scope, 'plenary.decide')).toBe(false);
    expect(scope.grants.filter(({ assistant }) => !assistant).map(({ role }) => role)).toEqual(['PUBLIC', 'SIGNED_IN']);
  });

  it('is not named twice, nor the person themself, nor a sixth', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting);
    const delegate = await makeRegistration(secretary, meeting, delegationId);
    const code = async (email?: string) => {
      const result = await name(delegate.registrationId, focalPoint, email);
      return result.ok ? 'named' : (result.fields?.email?.code ?? result.code);
    };
    const email = address();
    expect(await code(email)).toBe('named');
    expect(await code(email)).toBe('already_assistant');
    expect(await code(delegate.email)).toBe('own_mailbox');
    for (const more of [2, 3, 4, 5]) expect([more, await code()]).toEqual([more, 'named']);
    expect(await code()).toBe('too_many_assistants');
  });

  it('for somebody with two parties is named by themselves or the secretariat, not by one focal point', async () => {
    const [one, two] = [await makeDelegation(secretary, meeting), await makeDelegation(secretary, meeting)];
    const both = { givenName: 'Nirmala', surname: 'Adhikari', email: address() };
    const { registrationId } = await makeRegistration(secretary, meeting, one.delegationId, { named: both });
    await makeRegistration(secretary, meeting, two.delegationId, { named: both });
    expect(await name(registrationId, one.focalPoint)).toMatchObject({ fields: { email: { code: 'represents_two' } } });
    expect(await name(registrationId, await signIn(both.email))).toMatchObject({ ok: true });
    expect(await name(registrationId, secretary)).toMatchObject({ ok: true });
  });
});

describe('a mailbox that several persons share', () => {
  it('finds under each name what is asked of that person, its own first', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 3 });
    const email = address();
    const shared = { email, givenName: 'Kofi' };
    await makeRegistration(secretary, meeting, delegationId, {
      named: { ...shared, surname: 'First' },
      upTo: 'NOMINATED',
    });
    await makeRegistration(secretary, meeting, delegationId, {
      named: { ...shared, surname: 'Second', sharesMailbox: 'on' },
      upTo: 'NOMINATED',
    });
    const helped = await makeRegistration(secretary, meeting, delegationId, {
      named: { surname: 'Helped' },
      upTo: 'NOMINATED',
    });
    await run(nameAssistantDefinition, { registration: helped.registrationId, email, locale: 'en' }, focalPoint);
    const actor = await signIn(email);
    const { tasks } = await listTasks(enterSite(actor), new Date());
    const groups = groupTasks(tasks).map(({ person, tasks: of }) => [
      person?.name,
      person?.isAssisted,
      of.map(({ key }) => key),
    ]);
    expect(groups.slice(0, 2).toSorted()).toEqual([
      ['Kofi First', false, ['completeRegistration']],
      ['Kofi Second', false, ['completeRegistration']],
    ]);
    expect(groups[2]).toEqual(['Kofi Helped', true, ['completeRegistration']]);
    const audit = await listMeetingAudit(await scopeOf(secretary), { action: 'assistant.name' });
    expect(audit.lines[0]?.who).toBe('Fatou Sarr');
  });
});

describe('the list of a delegation', () => {
  it('is handed to its focal point with one transfer on record, repeated with one key too', async () => {
    const { delegationId, focalPoint } = await makeDelegation(secretary, meeting, { seats: 3 });
    const { email, registrationId } = await makeRegistration(secretary, meeting, delegationId);
    const call = {
      actor: focalPoint,
      meeting,
      input: { delegation: delegationId, format: 'CSV' },
      key: randomUUID(),
    };
    const first = await execute(exportDelegationDefinition, call);
    expect(await execute(exportDelegationDefinition, call)).toEqual(first);
    expect(await db().transfer.findMany({ where: { meetingId } })).toMatchObject([
      {
        purpose: 'delegation-list',
        format: 'CSV',
        rows: 1,
        recipientKind: 'DELEGATIONS',
        registrationIds: [registrationId],
        fields: [...sheetFields],
        byAccountId: focalPoint.accountId,
        role: 'FOCAL_POINT',
      },
    ]);
    const { places } = await findSheet(await scopeOf(focalPoint), delegationId);
    expect(places).toHaveLength(3);
    expect(places.flatMap(({ person }) => (person ? [person.email] : []))).toEqual([email]);
    const delegate = await signIn(email);
    const other = await makeDelegation(secretary, meeting);
    for (const stranger of [delegate, other.focalPoint]) {
      expect(await run(exportDelegationDefinition, call.input, stranger)).toMatchObject({ ok: false });
      expect(['not_found', 'forbidden']).toContain(await refusal(findSheet(await scopeOf(stranger), delegationId)));
    }
    expect(await db().transfer.count({ where: { meetingId } })).toBe(1);
  });
});
