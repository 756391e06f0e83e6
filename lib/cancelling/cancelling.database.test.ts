import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { publishLive } from '@/lib/core/live';
import { Prisma } from '@/lib/core/prisma/client';
import { execute } from '@/lib/core/execute';
import { recordDefinition } from '@/lib/door/definitions';
import { revokeInvitationDefinition } from '@/lib/inviting/definitions';
import { nominateDefinition, withdrawDefinition } from '@/lib/registration/definitions';
import { makeDelegation, makeRegistration, nomination } from '@/prisma/factories/delegations';
import { whileHeld } from '@/prisma/factories/held-row';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { cancelMeetingDefinition } from './definitions';
import { findCancellation } from './queries/cancellation';
import { listRecipients, previewCancelling } from './queries/recipients';

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

/** A meeting with two parties, one of which has named somebody in French; a third party's invitation was withdrawn. */
async function announced() {
  const meeting = await makeMeeting();
  const call = (input: object) => ({ actor: secretary, meeting: meeting.slug, input, key: randomUUID() });
  const emails = [1, 2, 3].map(() => `${randomUUID()}@example.org`) as [string, string, string];
  const first = await makeDelegation(secretary, meeting.slug, { email: emails[0], locale: 'es' });
  await makeDelegation(secretary, meeting.slug, { email: emails[1] });
  const third = await makeDelegation(secretary, meeting.slug, { email: emails[2] });
  await execute(revokeInvitationDefinition, call({ invitation: third.invitationId }));
  const delegate = await makeRegistration(secretary, meeting.slug, first.delegationId, { named: { locale: 'fr' } });
  const gone = await makeRegistration(secretary, meeting.slug, first.delegationId);
  await execute(withdrawDefinition, call({ registration: gone.registrationId }));
  await db().outboxMail.deleteMany({ where: { meetingId: meeting.id } });
  const preview = await previewCancelling(await enterMeeting(secretary, meeting.slug));
  const cancel = (changes: object = {}, actor: Actor = secretary) =>
    execute(cancelMeetingDefinition, {
      ...call({
        lockVersion: String(preview.lockVersion),
        reason: { en: 'The venue has burnt down.', fr: 'Le lieu a brûlé.', es: '' },
        counted: String(preview.counted),
        confirmed: 'on',
        ...changes,
      }),
      actor,
    });
  return { meeting, emails, first, delegate, preview, cancel, call };
}

describe('calling a meeting off', () => {
  it('tells everybody to whom it was announced, once and in their language, and nobody else', async () => {
    const { meeting, emails, delegate, preview, cancel } = await announced();
    expect(preview).toMatchObject({ counted: 3, languages: { es: 1, en: 1, fr: 1 } });
    expect(await cancel()).toEqual({ ok: true, value: { told: 3 } });
    const mails = await db().outboxMail.findMany({
      where: { meetingId: meeting.id },
      select: { recipient: true, locale: true, purpose: true, body: true },
    });
    expect(mails.map(({ recipient, locale }) => `${recipient} ${locale}`).sort()).toEqual(
      [`${delegate.email} fr`, `${emails[0]} es`, `${emails[1]} en`].sort(),
    );
    expect(new Set(mails.map(({ purpose }) => purpose))).toEqual(new Set(['meeting-cancelled']));
    const inLanguage = (language: string) => mails.find(({ locale }) => locale === language)?.body ?? '';
    expect(inLanguage('fr')).toContain('Le lieu a brûlé.');
    // Where a language has no reason of its own, the first one is read.
    expect(inLanguage('es')).toContain('The venue has burnt down.');
    expect(inLanguage('en')).toContain(`/en/meetings/${meeting.slug}`);
    expect(await db().auditEntry.count({ where: { action: 'meeting.cancel', subjectId: meeting.id } })).toBe(1);
  });

  it('closes it for good, for everybody to read, and leaves no form open', async () => {
    const { meeting, first, delegate, cancel, call } = await announced();
    await cancel();
    const scope = await enterMeeting(null, meeting.slug);
    expect(scope.meeting).toMatchObject({ phase: 'CLOSED', cancelledAt: expect.any(Date) as unknown });
    expect((await findCancellation(scope))?.reason).toMatchObject({ en: 'The venue has burnt down.' });
    expect(await execute(nominateDefinition, call(nomination(first.delegationId)))).toMatchObject({ code: 'closed' });
    // The door takes no records of days that were not held.
    const record = { clientId: randomUUID(), registration: delegate.registrationId, direction: 'IN' };
    expect(await execute(recordDefinition, call(record))).toMatchObject({ code: 'closed' });
    expect(await cancel()).toMatchObject({ code: 'closed' });
    await expect(db().meetingCancellation.deleteMany({ where: { meetingId: meeting.id } })).rejects.toThrow();
  });

  it('is refused without a reason, with another number than the page said, and to whoever is no secretariat; nobody is told then', async () => {
    const { meeting, emails, cancel } = await announced();
    expect(await cancel({ reason: { fr: 'Le lieu a brûlé.' } })).toMatchObject({
      fields: { 'reason.en': { code: 'required' } },
    });
    expect(await cancel({ counted: '2' })).toMatchObject({ code: 'conflict' });
    expect(await cancel({ confirmed: undefined })).toMatchObject({ fields: { confirmed: {} } });
    const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    expect(await cancel({}, chair)).toMatchObject({ code: 'forbidden' });
    expect(await db().outboxMail.count({ where: { recipient: { in: emails } } })).toBe(0);
    expect(await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } })).toMatchObject({
      phase: 'OPEN',
      cancelledAt: null,
    });
  });

  it('pressed twice at once is one, and tells everybody once', async () => {
    const { meeting, cancel } = await announced();
    const results = await Promise.all([cancel(), cancel()]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().outboxMail.count({ where: { meetingId: meeting.id, purpose: 'meeting-cancelled' } })).toBe(3);
  });
});

describe('somebody named in the very second of a cancellation', () => {
  type Announced = Awaited<ReturnType<typeof announced>>;
  const told = async ({ meeting }: Announced) =>
    (
      await db().outboxMail.findMany({
        where: { meetingId: meeting.id, purpose: 'meeting-cancelled' },
        select: { recipient: true },
      })
    ).map(({ recipient }) => recipient);
  const isThere = (email: string) => db().registration.count({ where: { email } });

  /** Names somebody who has passed every check of the meeting when it is called off, and waits for the delegation's row until then. */
  async function namedTooLate(given: Announced, definition: typeof nominateDefinition) {
    const email = `${randomUUID()}@example.org`;
    const { meeting, first, cancel, call } = given;
    const row = Prisma.sql`SELECT id FROM "Delegation" WHERE id = ${first.delegationId}::uuid FOR UPDATE`;
    let cancelled: Awaited<ReturnType<typeof cancel>> | undefined;
    const change = () => execute(definition, call({ ...nomination(first.delegationId), email }));
    const result = await whileHeld(row, change, async () => {
      cancelled = await cancel();
    });
    expect(cancelled).toEqual({ ok: true, value: { told: 3 } });
    expect(await db().meeting.count({ where: { id: meeting.id, phase: 'CLOSED' } })).toBe(1);
    return { result, email };
  }

  it('is told that it is closed, where it was called off before the name was there', async () => {
    const given = await announced();
    const { result, email } = await namedTooLate(given, nominateDefinition);
    expect(result).toEqual({ ok: false, code: 'closed' });
    expect(await isThere(email)).toBe(0);
  });

  it('would be named and never told, if the phase were asked only at the beginning', async () => {
    const given = await announced();
    const { result, email } = await namedTooLate(given, { ...nominateDefinition, evenWhenClosed: true });
    expect(result).toMatchObject({ ok: true });
    expect(await isThere(email)).toBe(1);
    expect(await told(given)).not.toContain(email);
  });

  /** Calls the meeting off while a name is written and not committed yet. */
  async function cancelledWhileNaming({ meeting, first, cancel, call }: Announced, list: () => Promise<unknown>) {
    const email = `${randomUUID()}@example.org`;
    let written: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    let listed: () => void = () => undefined;
    const isListed = new Promise<void>((resolve) => (listed = resolve));
    const naming = execute(
      {
        ...nominateDefinition,
        verb: async (ctx, input) => {
          const value = await nominateDefinition.verb(ctx, input);
          await publishLive(ctx.tx, meeting.id, [{ type: 'x', subjectId: meeting.id, visibility: 'SECRETARIAT' }]);
          written();
          await isListed;
          return value;
        },
      },
      call({ ...nomination(first.delegationId), email }),
    );
    await isWritten;
    const early = await list();
    const cancelling = cancel();
    listed();
    return { named: await naming, early, cancelled: await cancelling, email };
  }

  it('is counted, where the name was there first: then others are to be told than the page said', async () => {
    const given = await announced();
    const { named, cancelled, email } = await cancelledWhileNaming(given, () => Promise.resolve());
    expect(named).toMatchObject({ ok: true });
    expect(cancelled).toEqual({ ok: false, code: 'conflict' });
    const again = await previewCancelling(await enterMeeting(secretary, given.meeting.slug));
    expect(await given.cancel({ counted: String(again.counted) })).toEqual({ ok: true, value: { told: 4 } });
    expect(await told(given)).toContain(email);
  });

  it('would be missed by a list that is read before the meeting is locked', async () => {
    const given = await announced();
    const list = () => listRecipients(db(), given.meeting.id);
    const { named, early, email } = await cancelledWhileNaming(given, list);
    expect(named).toMatchObject({ ok: true });
    expect(early).toHaveLength(3);
    expect((await list()).map((one) => one.email)).toContain(email);
  });
});
