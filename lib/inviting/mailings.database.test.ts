import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, type MeetingScope } from '@/lib/auth/scope';
import { db, writeTally } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { readStoredFile } from '@/lib/core/file-store';
import { answerInvitationDefinition } from '@/lib/delegations/definitions';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { resetWordingDefinition, saveWordingDefinition } from '@/lib/mail/definitions';
import { makeDelegation, makeParty } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makePerson } from '@/prisma/factories/people';
import type { z } from 'zod';
import {
  addAddresseeDefinition,
  createInvitationDefinition,
  discardMailingDefinition,
  draftInvitationsDefinition,
  editInvitationDefinition,
  editLetterheadDefinition,
  postponeInvitationDefinition,
  prepareMailingDefinition,
  revokeInvitationDefinition,
  sendMailingDefinition,
} from './definitions';
import { findInvitation, previewLetter } from './queries/detail';
import { listInvitations } from './queries/list';
import { listMailings, previewMailing } from './queries/mailings';
import { listParties } from './queries/parties';
import { previewWording } from './queries/wording';

let secretary: Actor;
let meeting = '';
let meetingId = '';
let scope: MeetingScope;

beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

beforeEach(async () => {
  ({ slug: meeting, id: meetingId } = await makeMeeting({ illustrative: true }));
  scope = await enterMeeting(secretary, meeting);
});

const run = <I extends z.ZodType, V>(definition: Definition<'meeting', I, V>, input: unknown) =>
  execute(definition, { actor: secretary, meeting, input, key: randomUUID() });

async function done<I extends z.ZodType, V>(definition: Definition<'meeting', I, V>, input: unknown): Promise<V> {
  const result = await run(definition, input);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.fields ?? {})}`);
  return result.value;
}

async function draft(data: Record<string, string> = {}) {
  const party = await makeParty('RCP', { en: 'Quito Process', fr: 'Processus de Quito', es: 'Proceso de Quito' });
  const focalPointEmail = `${randomUUID()}@example.org`;
  const names = { focalPointGivenName: 'Léa', focalPointSurname: 'Ferrant', focalPointEmail };
  const input = { partyId: party.id, seats: '3', fundedSeats: '1', locale: 'es', ...names, ...data };
  const { invitationId } = await done(createInvitationDefinition, input);
  return { id: invitationId, email: focalPointEmail, party };
}

const mission = { kind: 'PERMANENT_MISSION', name: 'Mission permanente du Maroc à Genève', locale: 'fr' };

async function addMission(invitation: string): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await done(addAddresseeDefinition, { invitation, ...mission, email });
  return email;
}

async function send(occasion: string, fields: Record<string, unknown>) {
  const { mailingId } = await done(prepareMailingDefinition, { occasion, ...fields });
  const { mails } = await previewMailing(scope, mailingId);
  await done(sendMailingDefinition, { mailing: mailingId, messages: String(mails.length) });
  return db().outboxMail.findMany({
    where: { mailingId },
    include: { attachments: true },
    orderBy: { recipient: 'asc' },
  });
}

const asNote = (invitation: string, email: string) =>
  done(editInvitationDefinition, {
    invitation,
    seats: '3',
    fundedSeats: '1',
    focalPointGivenName: 'Léa',
    focalPointSurname: 'Ferrant',
    focalPointEmail: email,
    locale: 'es',
    letter: 'NOTE_VERBALE',
    category: 'MECHANISM',
    answerBy: { date: '2027-02-01', time: '18:00' },
  });

async function statements(read: () => Promise<unknown>): Promise<number> {
  const tally = { writes: 0, statements: 0 };
  await writeTally.run(tally, read);
  return tally.statements;
}

describe('a note verbale', () => {
  it('goes to the mission with the focal point in copy and holds no link; the link goes to the focal point alone', async () => {
    const { id, email } = await draft();
    await asNote(id, email);
    const to = await addMission(id);
    const mails = await send('invitation', { invitations: [id], letters: 'on' });
    const [letter, personal] = [
      mails.find(({ recipient }) => recipient === to),
      mails.find(({ recipient }) => recipient === email),
    ];
    expect(mails).toHaveLength(2);
    expect(letter).toMatchObject({ purpose: 'invitation-letter', locale: 'fr', copies: [email] });
    expect(letter?.body).not.toContain('/invitation/open');
    expect(letter?.body).toContain('transmettre à la Mission permanente du Maroc à Genève');
    expect(letter?.body).toContain('trois places, dont une avec prise en charge du voyage');
    expect(personal).toMatchObject({ purpose: 'invitation', locale: 'es', copies: [] });
    expect(personal?.body).toContain('/es/invitation/open?t=');
    expect(personal?.attachments).toEqual([]);
    expect(await db().personalLink.findMany({ where: { invitationId: id }, select: { email: true } })).toEqual([
      { email },
    ]);

    const file = await readStoredFile(letter?.attachments[0]?.fileId ?? '');
    expect(file?.type).toBe('application/pdf');
    expect(file?.name).toMatch(/^note-verbale-.*-fr\.pdf$/);
    const [paper] = await db().issuedPaper.findMany({ where: { invitationId: id } });
    expect(paper).toMatchObject({ kind: 'NOTE_VERBALE', locale: 'fr', revokedAt: null });
    expect(paper?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const printed = JSON.stringify(paper?.facts);
    expect(printed).toContain(
      'présente ses compliments à la Mission permanente du Maroc à Genève et a l’honneur d’inviter le Processus de Quito',
    );
    expect(printed).not.toContain('/invitation/open');
    expect(printed).toContain('"illustrative":true');
  });

  it('sent again unchanged is the same letter; changed, a new one replaces it; withdrawn with the invitation', async () => {
    const { id, email } = await draft();
    await asNote(id, email);
    await addMission(id);
    await send('invitation', { invitations: [id], letters: 'on' });
    await send('invitation', { invitations: [id], letters: 'on' });
    expect(await db().issuedPaper.count({ where: { invitationId: id } })).toBe(1);
    await done(postponeInvitationDefinition, { invitation: id, answerBy: { date: '2027-03-01', time: '12:00' } });
    await send('invitation', { invitations: [id], letters: 'on' });
    const states = () =>
      db().issuedPaper.findMany({
        where: { invitationId: id },
        select: { revokedReason: true },
        orderBy: { issuedAt: 'asc' },
      });
    expect(await states()).toEqual([{ revokedReason: 'replaced' }, { revokedReason: null }]);
    await done(revokeInvitationDefinition, { invitation: id });
    expect((await states())[1]).toEqual({ revokedReason: 'invitation withdrawn' });
  });

  it('can be looked at before: a PDF that says it is not issued, and leaves nothing behind', async () => {
    const { id } = await draft();
    await addMission(id);
    const { name, bytes } = await previewLetter(scope, id, 1);
    expect(name).toMatch(/^invitation-.*-fr\.pdf$/);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await db().issuedPaper.count({ where: { invitationId: id } })).toBe(0);
    await expect(previewLetter(scope, id, 2)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a message to many', () => {
  it('is the mail that was previewed, to exactly as many as were shown', async () => {
    const [one, two] = [await draft(), await draft({ locale: 'fr' })];
    const { mailingId } = await done(prepareMailingDefinition, {
      occasion: 'invitation',
      invitations: [one.id, two.id],
    });
    const preview = await previewMailing(scope, mailingId);
    expect([preview.mails.length, preview.invitations, preview.first]).toEqual([2, 2, 2]);
    expect(await db().outboxMail.count({ where: { meetingId } })).toBe(0);
    await addMission(one.id);
    expect(await run(sendMailingDefinition, { mailing: mailingId, messages: '2' })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { messages: { code: 'messages_changed', params: { count: 3 } } },
    });
    expect(await db().outboxMail.count({ where: { meetingId } })).toBe(0);
    const { mails } = await previewMailing(scope, mailingId);
    await done(sendMailingDefinition, { mailing: mailingId, messages: '3' });
    const sent = await db().outboxMail.findMany({ where: { mailingId } });
    const plain = (text: string | null) => (text ?? '').replace(/\?t=\S+/, '?t=…');
    const asSet = (list: { to: string; subject: string; body: string }[]) =>
      list.map(({ to, subject, body }) => `${to}\n${subject}\n${body}`).sort();
    expect(asSet(sent.map(({ recipient, subject, body }) => ({ to: recipient, subject, body: plain(body) })))).toEqual(
      asSet(mails),
    );
    const [head] = await listMailings(scope);
    expect(head).toMatchObject({ id: mailingId, status: 'SENT', recipients: 3 });
    expect(await done(sendMailingDefinition, { mailing: mailingId, messages: '3' })).toMatchObject({ messages: 3 });
    expect(await db().outboxMail.count({ where: { mailingId } })).toBe(3);
    expect(await run(discardMailingDefinition, { mailing: mailingId })).toEqual({ ok: false, code: 'conflict' });
  });

  it('says what is not as it should be before it leaves: in preparation, without a head of its own or a title in the language', async () => {
    const { id } = await draft();
    const { mailingId } = await done(prepareMailingDefinition, {
      occasion: 'invitation',
      invitations: [id],
      letters: 'on',
    });
    const { unfinished, mails } = await previewMailing(scope, mailingId);
    const [mail] = mails;
    expect(unfinished.inPreparation).toBe(scope.meeting.phase === 'PREPARATION');
    expect(unfinished.withoutLetterhead).toEqual([mail?.letter?.locale]);
    await db().meeting.update({
      where: { id: scope.meeting.id },
      data: { letterhead: { [mail?.locale ?? '']: { from: 'The secretariat' } } },
    });
    expect((await previewMailing(scope, mailingId)).unfinished.withoutLetterhead).toEqual([]);
  });

  it('reminds only those who have not answered, also when an answer comes in between', async () => {
    const [one, two, three] = [await draft(), await draft(), await draft()];
    await send('invitation', { invitations: [one.id, two.id] });
    await done(answerInvitationDefinition, { invitation: one.id, answer: 'DECLINED', reason: 'No budget' });
    const { mailingId } = await done(prepareMailingDefinition, {
      occasion: 'invitation-reminder',
      invitations: [one.id, two.id, three.id],
    });
    const { mails, leftOut } = await previewMailing(scope, mailingId);
    expect(mails.map(({ to, purpose }) => [to, purpose])).toEqual([[two.email, 'invitation-reminder']]);
    expect(leftOut.map(({ id, why }) => [id, why]).sort()).toEqual(
      [
        [one.id, 'answered'],
        [three.id, 'not_sent'],
      ].sort(),
    );
    await done(sendMailingDefinition, { mailing: mailingId, messages: '1' });
    const row = (id: string) =>
      db().invitation.findUniqueOrThrow({ where: { id }, select: { reminders: true, status: true } });
    expect([await row(one.id), await row(two.id), await row(three.id)]).toEqual([
      { reminders: 0, status: 'DECLINED' },
      { reminders: 1, status: 'SENT' },
      { reminders: 0, status: 'DRAFT' },
    ]);
    const all = await done(prepareMailingDefinition, { occasion: 'invitation-reminder', everyone: 'on' });
    await done(answerInvitationDefinition, { invitation: two.id, answer: 'ACCEPTED' });
    expect(await run(sendMailingDefinition, { mailing: all.mailingId, messages: '1' })).toMatchObject({
      fields: { messages: { code: 'messages_changed', params: { count: 0 } } },
    });
    await done(discardMailingDefinition, { mailing: all.mailingId });
    expect(await run(prepareMailingDefinition, { occasion: 'invitation-reminder', everyone: 'on' })).toMatchObject({
      fields: { invitations: { code: 'nobody_to_write_to' } },
    });
  });

  it('costs as many statements for three invitations as for one, to look at and to list', async () => {
    const first = await draft();
    await addMission(first.id);
    const prepare = (invitations: string[]) =>
      done(prepareMailingDefinition, { occasion: 'invitation', invitations, letters: 'on' });
    const one = await prepare([first.id]);
    const costs = async (id: string) => [
      await statements(() => previewMailing(scope, id)),
      await statements(() => listInvitations(scope, {}, 'en')),
      await statements(() => listParties(scope, {}, 'en')),
      await statements(() => listMailings(scope)),
    ];
    const before = await costs(one.mailingId);
    const more = [await draft(), await draft()];
    for (const { id } of more) await addMission(id);
    const three = await prepare([first.id, ...more.map(({ id }) => id)]);
    expect(await costs(three.mailingId)).toEqual(before);
    expect(before[0]).toBeLessThanOrEqual(6);
  });
});

describe('several invitations at once', () => {
  const terms = { seats: '2', fundedSeats: '1', language: 'own', letter: 'LETTER', answerBy: {} };

  it('are drafted with the focal point known from the last edition or the party, and its lasting addressees', async () => {
    const earlier = await draft({ locale: 'fr' });
    await addMission(earlier.id);
    await done(addAddresseeDefinition, {
      invitation: earlier.id,
      kind: 'CHAIR_CURRENT',
      name: 'Presidency',
      email: 'chair@example.org',
      locale: 'en',
    });
    const lasting = await makeParty('RCP', { en: 'Another process' });
    const mailbox = await makePerson({ givenName: 'Ana', surname: 'Ruiz' });
    await db().accountParty.create({ data: { accountId: mailbox.accountId, partyId: lasting.id } });
    const unknown = await makeParty('IRF', { en: 'A third' });
    const { seriesCode, edition } = await db().meeting.findUniqueOrThrow({ where: { id: meetingId } });

    const next = await makeMeeting({ seriesCode, edition: edition + 1000 });
    const here = await enterMeeting(secretary, next.slug);
    const { rows: proposed } = await listParties(here, {}, 'en');
    expect(proposed.find(({ id }) => id === earlier.party.id)?.focalPoint).toMatchObject({
      email: earlier.email,
      edition,
    });
    const call = (parties: string[]) =>
      execute(draftInvitationsDefinition, {
        actor: secretary,
        meeting: next.slug,
        input: { parties, ...terms, addressees: 'on' },
        key: randomUUID(),
      });
    expect(await call([earlier.party.id, lasting.id, unknown.id])).toEqual({ ok: true, value: { drafted: 3 } });
    const rows = await db().invitation.findMany({
      where: { meetingId: next.id },
      select: {
        partyId: true,
        status: true,
        focalPointEmail: true,
        locale: true,
        addressees: { select: { kind: true } },
      },
    });
    const row = (partyId: string) => rows.find((one) => one.partyId === partyId);
    expect(row(earlier.party.id)).toMatchObject({
      status: 'DRAFT',
      focalPointEmail: earlier.email,
      locale: 'fr',
      addressees: [{ kind: 'PERMANENT_MISSION' }],
    });
    expect(row(lasting.id)).toMatchObject({ focalPointEmail: mailbox.email, addressees: [] });
    expect(row(unknown.id)).toMatchObject({ focalPointEmail: '', locale: 'en' });
    expect(await call([earlier.party.id])).toMatchObject({ fields: { parties: { code: 'already_invited' } } });
    const [waiting] = await db().invitation.findMany({ where: { meetingId: next.id, partyId: unknown.id } });
    expect(
      await execute(prepareMailingDefinition, {
        actor: secretary,
        meeting: next.slug,
        input: { occasion: 'invitation', invitations: [waiting?.id] },
        key: randomUUID(),
      }),
    ).toMatchObject({ fields: { invitations: { code: 'nobody_to_write_to' } } });
  });

  it('are chosen by kind, region, theme and past attendance', async () => {
    const party = await makeParty('GLOBAL_PROCESS', { en: 'Chosen', fr: 'Choisie' });
    const key = randomUUID().slice(0, 8);
    await db().region.create({ data: { code: key, names: { en: 'R' }, prefix: key, position: 900 } });
    await db().theme.create({ data: { code: key, names: { en: 'T' }, position: 900, sources: [] } });
    await db().partyRegion.create({ data: { partyId: party.id, regionCode: key } });
    await db().partyTheme.create({ data: { partyId: party.id, themeCode: key } });
    const codes = async (filters: Parameters<typeof listParties>[1]) =>
      (await listParties(scope, filters, 'en')).rows.map(({ code }) => code);
    expect(await codes({ region: key })).toEqual([party.code]);
    expect(await codes({ theme: key })).toEqual([party.code]);
    expect(await codes({ region: key, kind: 'RCP' })).toEqual([]);
    expect(await codes({ region: key, kind: 'GLOBAL_PROCESS' })).toEqual([party.code]);
    expect(await codes({ q: 'choisie' })).toContain(party.code);
    expect(await codes({ region: key, past: 'any' })).toEqual([]);
  });

  it('stand on pages in the order of the reader’s language, as the invitations do, each once', async () => {
    const theme = randomUUID().slice(0, 8);
    await db().theme.create({ data: { code: theme, names: { en: 'T' }, position: 901, sources: [] } });
    const names = { Zoo: 'Âne', Ant: 'Zèbre', Élan: 'Brebis', Elm: 'Abeille' };
    const { slug } = await makeMeeting();
    for (const [en, fr] of Object.entries(names)) {
      const { party } = await makeDelegation(secretary, slug, { names: { en, fr } });
      await db().partyTheme.create({ data: { partyId: party.id, themeCode: theme } });
    }
    const here = await enterMeeting(secretary, slug);
    const walk = async (locale: Locale, read: (after: string | undefined) => Promise<Page>) => {
      const seen: string[] = [];
      let [after, next]: (string | undefined)[] = [undefined, undefined];
      do {
        const page = await read(after);
        expect(page.total).toBe(4);
        seen.push(...page.rows.map((row) => pick(('party' in row ? row.party : row).names, locale).text));
        after = next = page.next ?? undefined;
      } while (next);
      return seen;
    };
    type Named = { names: LocalizedText };
    type Page = { rows: readonly (Named | { party: Named })[]; total: number; next: string | null };
    const parties = (locale: Locale) => walk(locale, (after) => listParties(here, { theme, after }, locale, 3));
    const invitations = (locale: Locale) => walk(locale, (after) => listInvitations(here, { after }, locale, 2));
    for (const list of [parties, invitations]) {
      expect(await list('en')).toEqual(['Ant', 'Élan', 'Elm', 'Zoo']);
      expect(await list('fr')).toEqual(['Abeille', 'Âne', 'Brebis', 'Zèbre']);
    }
    expect(await listParties(here, { theme }, 'en')).toMatchObject({ total: 4, invited: 4, next: null });
  });
});

describe('withdrawing an invitation', () => {
  const mailsOf = (purposes: string[]) =>
    db().outboxMail.findMany({
      where: { meetingId, purpose: { in: purposes } },
      select: { purpose: true, recipient: true, copies: true, locale: true, body: true },
      orderBy: { purpose: 'asc' },
    });
  const purposes = ['invitation-withdrawn', 'invitation-letter-withdrawn'];

  it('tells everybody it went to, each in their language, with the reason; a reason nobody gave leaves no gap', async () => {
    const { id, email } = await draft();
    const to = await addMission(id);
    await send('invitation', { invitations: [id] });
    await done(revokeInvitationDefinition, { invitation: id, reason: 'La sala no está disponible.' });
    const [letter, personal] = await mailsOf(purposes);
    expect(letter).toMatchObject({ recipient: to, copies: [email], locale: 'fr' });
    expect(personal).toMatchObject({ recipient: email, copies: [], locale: 'es' });
    for (const mail of [letter, personal]) {
      expect(mail?.body).toContain('La sala no está disponible.');
      expect(mail?.body).not.toMatch(/http|[{}]/);
    }
    await send('invitation', { invitations: [id] });
    await done(revokeInvitationDefinition, { invitation: id });
    const bodies = (await mailsOf(purposes)).map(({ body }) => body ?? '');
    expect(bodies).toHaveLength(4);
    expect(bodies.filter((body) => /\n{3}/.test(body))).toEqual([]);
  });

  it('writes to nobody who was added afterwards, and the page says the same', async () => {
    const { id, email } = await draft();
    const first = await addMission(id);
    await send('invitation', { invitations: [id] });
    const late = `${randomUUID()}@example.org`;
    const added = { kind: 'CHAIR_CURRENT', name: 'Presidencia', email: late, locale: 'es' };
    await done(addAddresseeDefinition, { invitation: id, ...added });
    const detail = await findInvitation(scope, id, 'en');
    expect(detail.addressees.map((row) => [row.email, row.writtenAt === null])).toEqual([
      [first, false],
      [late, true],
    ]);
    const told = new Set(detail.told.flatMap(({ to, copies }) => [to, ...copies]));
    expect([...told].toSorted()).toEqual([first, email].toSorted());
    await done(revokeInvitationDefinition, { invitation: id });
    const reached = (await mailsOf(purposes)).flatMap(({ recipient, copies }) => [recipient, ...copies]);
    expect(new Set(reached)).toEqual(told);
    // Sent again, it goes to everybody; withdrawn again, it is taken back from everybody.
    await send('invitation', { invitations: [id] });
    expect((await findInvitation(scope, id, 'en')).told.map(({ to }) => to)).toContain(late);
  });

  it('that was never sent writes to nobody', async () => {
    const { id } = await draft();
    await run(revokeInvitationDefinition, { invitation: id });
    expect(await mailsOf(purposes)).toEqual([]);
  });
});

describe('the words', () => {
  const words = { purpose: 'invitation', language: 'es', lockVersion: '0', subject: 'Le invitamos: {meeting}' };

  it('refuse a placeholder that has no value, and naming it; and cannot lose the link', async () => {
    expect(await run(saveWordingDefinition, { ...words, body: 'Hola {nmae}: {link}' })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { body: { code: 'unknown_placeholder', params: { name: 'nmae' } } },
    });
    expect(await run(saveWordingDefinition, { ...words, body: 'Hola' })).toMatchObject({
      fields: { body: { code: 'missing_placeholder', params: { name: 'link' } } },
    });
    expect(
      await run(saveWordingDefinition, { ...words, purpose: 'note-verbale', subject: 'Nota', body: 'Abra {link}' }),
    ).toMatchObject({ fields: { body: { code: 'unknown_placeholder', params: { name: 'link' } } } });
  });

  it('are used with their values put in once, keep the mark of an illustrative edition, and can be reset', async () => {
    const { id } = await draft({ focalPointGivenName: '{link}', focalPointSurname: '{party}' });
    await done(saveWordingDefinition, { ...words, body: 'Estimada {name}: {party}. {link}' });
    expect(await run(saveWordingDefinition, { ...words, body: 'Otra {link}' })).toEqual({
      ok: false,
      code: 'conflict',
    });
    const preview = await previewWording(scope, 'invitation', 'es');
    expect(preview?.subject).toBe('Le invitamos: Reunión');
    const [mail] = await send('invitation', { invitations: [id] });
    expect(mail?.subject).toBe('Le invitamos: Reunión');
    expect(mail?.body).toMatch(/^Edición ficticia.*\n\nEstimada \{link\} \{party\}: Proceso de Quito\. http\S+$/s);
    await done(resetWordingDefinition, { purpose: 'invitation', language: 'es' });
    expect((await previewWording(scope, 'invitation', 'es'))?.subject).toBe('Invitación: Reunión, Proceso de Quito');
  });

  it('of the letterhead stand on the letter in its language', async () => {
    const head = { from: 'Secretaría', address: 'Calle 1\nGinebra', signatory: 'A', function: 'B', place: 'Ginebra' };
    await done(editLetterheadDefinition, { letterhead: { en: {}, fr: {}, es: head } });
    const { id } = await draft();
    await send('invitation', { invitations: [id], letters: 'on' });
    const [paper] = await db().issuedPaper.findMany({ where: { invitationId: id } });
    expect(paper?.facts).toMatchObject({ head, placeAndDate: expect.stringMatching(/^Ginebra, \d/) as string });
    const detail = await findInvitation(scope, id, 'en');
    expect(detail.papers).toMatchObject([{ code: paper?.code, revokedAt: null }]);
  });
});
