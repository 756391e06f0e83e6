import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { db, type Tx } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { getHistory } from '@/lib/directory/queries/history';
import { getParty } from '@/lib/directory/queries/party';
import { loadSample } from '@/prisma/seed/sample/load-sample';
import {
  acceptCorrectionDefinition,
  answerCorrectionDefinition,
  proposeCorrectionDefinition,
  withdrawCorrectionDefinition,
} from './definitions';
import { mostOpen } from './policy';
import { countOpenCorrections, findOwnMeeting, listCorrections, listCorrectionsOf, listOwnParties } from './queries';

const next = 'grcp-next';
const source = 'https://process.example.org/chair';

let staff: Actor;
let other: Actor;
let focal: Actor;
let own: { delegation: string; party: string; code: string };
let foreignDelegation: string;

async function mailbox(siteRole: 'STAFF' | null, locale = 'en'): Promise<Actor> {
  const { id: personId } = await db().person.create({
    data: { givenName: 'Wanda', surname: 'Writer', foldedName: 'wanda writer' },
    select: { id: true },
  });
  const { id, email } = await db().account.create({
    data: { email: `${randomUUID()}@example.org`, locale, siteRole, persons: { create: { personId, primary: true } } },
  });
  return {
    accountId: id,
    sessionId: randomUUID(),
    email,
    locale,
    name: 'Wanda Writer',
    siteRole,
    personIds: [personId],
  };
}

const run = (definition: Parameters<typeof execute>[0], actor: Actor | null, input: object, meeting?: string) =>
  execute(definition, { actor, key: randomUUID(), input, ...(meeting ? { meeting } : {}) }) as ReturnType<
    typeof execute<'site', typeof acceptCorrectionDefinition.input, { party: string; correction: string }>
  >;

const propose = (input: object, by: Actor | null = focal, delegation = own.delegation) =>
  run(proposeCorrectionDefinition as never, by, { delegation, source, ...input }, next);
const withdraw = (correction: string, by: Actor = focal) =>
  run(withdrawCorrectionDefinition as never, by, { correction }, next);
const accept = (correction: string, seen: Record<string, string> = {}, by: Actor = staff) =>
  run(acceptCorrectionDefinition as never, by, { correction, seen: { values: seen } });
const answer = (correction: string, by: Actor = staff) =>
  run(answerCorrectionDefinition as never, by, { correction, answer: 'The page you name says otherwise.' });

const chair = (country: string, since: string, until = '') => ({ what: 'CHAIR', values: { country, since, until } });

async function proposed(input: object = chair('CH', '2041', '2042')): Promise<string> {
  const result = await propose(input);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.correction;
}

const chairsOf = async (code = own.code) =>
  (await getParty(enterSite(null), code)).chairs.map(({ country, fromYear }) => `${country?.iso2} ${fromYear}`);

beforeAll(async () => {
  await db().$transaction(async (tx) => loadSample(tx, new Date()), { timeout: 60_000 });
  staff = await mailbox('STAFF');
  other = await mailbox('STAFF');
  focal = await mailbox(null, 'fr');
  const meeting = await db().meeting.findUniqueOrThrow({ where: { slug: next }, select: { id: true } });
  const [first, second] = await db().delegation.findMany({
    where: { meetingId: meeting.id, party: { kind: 'RCP' } },
    orderBy: { party: { code: 'asc' } },
    take: 2,
    select: { id: true, party: { select: { id: true, code: true } } },
  });
  own = { delegation: first?.id ?? '', party: first?.party.id ?? '', code: first?.party.code ?? '' };
  foreignDelegation = second?.id ?? '';
  await db().meetingRole.create({
    data: {
      meetingId: meeting.id,
      personId: focal.personIds[0] ?? '',
      kind: 'FOCAL_POINT',
      delegationId: own.delegation,
    },
  });
}, 120_000);

describe('a correction that a focal point proposes', () => {
  it('changes nothing before it is accepted; then the record, its history and the mail say so', async () => {
    const id = await proposed({ ...chair('CH', '2041-03', '2042'), why: 'Announced at the last meeting' });
    expect(await chairsOf()).not.toContain('CH 2041');
    expect(await countOpenCorrections(enterSite(staff))).toMatchObject({ open: 1 });

    expect(await accept(id)).toMatchObject({ ok: true, value: { party: own.code } });
    expect(await chairsOf()).toContain('CH 2041');
    const { changes } = await getHistory(enterSite(null), own.code);
    expect(changes[0]).toMatchObject({ source, why: 'Announced at the last meeting', proposed: true, by: null });
    const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: focal.email } });
    expect(mail).toMatchObject({ purpose: 'directory-correction', locale: 'fr' });
    expect(mail.subject).toMatch(/^La rectification proposée figure au répertoire/);
    expect(mail.body).toContain(`/fr/meetings/${next}/directory?of=${own.code}#correction-${id}`);
    const scope = await enterMeeting(focal, next);
    const [party] = await listOwnParties(scope);
    const listed = party && (await listCorrectionsOf(scope, party));
    expect(listed?.[0]).toMatchObject({ id, by: 'Wanda Writer', end: { ending: 'ACCEPTED', by: null } });
  });

  it('is answered with a reason, which its focal point reads, or taken back; then it is decided', async () => {
    const [left, back] = [await proposed(), await proposed()];
    expect(await run(answerCorrectionDefinition as never, staff, { correction: left, answer: ' ' })).toMatchObject({
      ok: false,
      fields: { answer: { code: 'required' } },
    });
    expect(await answer(left)).toMatchObject({ ok: true });
    expect(await withdraw(left)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await withdraw(back)).toMatchObject({ ok: true });
    expect(await accept(back)).toMatchObject({ ok: false, code: 'conflict' });
    const mails = await db().outboxMail.findMany({
      where: { recipient: focal.email, subject: { startsWith: 'Réponse' } },
    });
    expect(mails.map(({ body }) => body?.includes('The page you name says otherwise.'))).toEqual([true]);
  });

  it('comes from a focal point of the party alone, and is decided by the permanent secretariat alone', async () => {
    const before = await db().directoryCorrection.count();
    expect(await propose(chair('CH', '2050'), focal, foreignDelegation)).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await propose(chair('CH', '2050'), staff)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await propose(chair('CH', '2050'), null)).toMatchObject({ ok: false, code: 'unauthenticated' });
    expect(await db().directoryCorrection.count()).toBe(before);
    const id = await proposed();
    expect(await accept(id, {}, focal)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await answer(id, focal)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await withdraw(id, staff)).toMatchObject({ ok: false, code: 'forbidden' });
    const scope = await enterMeeting(focal, next);
    const foreign = await db().delegation.findUniqueOrThrow({
      where: { id: foreignDelegation },
      include: { party: true },
    });
    await expect(
      listCorrectionsOf(scope, { delegation: foreignDelegation, party: foreign.party as never }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(listCorrections(enterSite(focal))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await findOwnMeeting(enterSite(focal), own.party)).toBe(next);
    expect(await findOwnMeeting(enterSite(focal), foreign.partyId)).toBeNull();
    expect(await findOwnMeeting(enterSite(staff), own.party)).toBeNull();
  });

  it('is of a kind that suits the party: a State or an organisation has no chair', async () => {
    const { id } = await db().delegation.findUniqueOrThrow({ where: { id: own.delegation }, select: { id: true } });
    const before = await db().party.findUniqueOrThrow({ where: { id: own.party }, select: { kind: true } });
    await db().party.update({ where: { id: own.party }, data: { kind: 'REGIONAL_POLITICAL_ORGANISATION' } });
    expect(await propose(chair('CH', '2052'), focal, id)).toMatchObject({
      ok: false,
      fields: { what: { code: 'invalid_choice' } },
    });
    await db().party.update({ where: { id: own.party }, data: before });
  });

  it('to take an entry out keeps nothing of what else was posted', async () => {
    const stored = await db().chairmanship.create({
      data: { partyId: own.party, countryCode: 'PA', fromYear: 2053, toYear: 2053, confidence: 'STATED' },
    });
    const seen = { values: { country: 'PA', holder: '', since: '2053', until: '2053', note: '' } };
    const values = { anything: 'whatever was posted' };
    const id = await proposed({ what: 'CHAIR', values, row: stored.id, seen, remove: 'on' });
    expect(await db().directoryCorrection.findUniqueOrThrow({ where: { id } })).toMatchObject({ values: {} });
    expect(await accept(id, seen.values)).toMatchObject({ ok: true });
    expect(await db().chairmanship.count({ where: { id: stored.id } })).toBe(0);
  });

  it('is refused where it would change nothing, where its entry is gone, and where too many are open', async () => {
    const stored = await db().chairmanship.create({
      data: { partyId: own.party, countryCode: 'PA', fromYear: 2060, toYear: 2061, confidence: 'STATED' },
    });
    const seen = { values: { country: 'PA', holder: '', since: '2060', until: '2061', note: '' } };
    const same = { ...chair('PA', '2060', '2061'), row: stored.id, seen };
    expect(await propose(same)).toMatchObject({ ok: false, fields: { source: { code: 'nothing_changed' } } });
    expect(await propose({ ...same, row: randomUUID() })).toMatchObject({ ok: false, code: 'not_found' });
    expect(await propose({ ...chair('PA', '2060', '2062'), row: stored.id })).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { 'values.until': { code: 'changed_meanwhile', params: { seen: '2061' } } },
    });
    const open = await db().directoryCorrection.count({ where: { partyId: own.party, end: null } });
    const row = { ...(await db().directoryCorrection.findFirstOrThrow()), values: {}, seen: {} };
    await db().directoryCorrection.createMany({
      data: Array.from({ length: mostOpen - open }, () => ({ ...row, id: randomUUID() })),
    });
    expect(await propose(chair('CH', '2070'))).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { source: { code: 'too_many_proposals', params: { count: mostOpen } } },
    });
    const waiting = await db().directoryCorrection.findMany({ where: { end: null }, select: { id: true } });
    await db().directoryCorrectionEnd.createMany({
      data: waiting.map(({ id }) => ({ correctionId: id, ending: 'WITHDRAWN' as const })),
    });
  });

  it('shows what has changed since, and is carried out once that has been read', async () => {
    const stored = await db().chairmanship.create({
      data: { partyId: own.party, countryCode: 'PA', fromYear: 2080, toYear: 2081, confidence: 'STATED' },
    });
    const then = { country: 'PA', holder: '', since: '2080', until: '2081', note: '' };
    const id = await proposed({ ...chair('CR', '2080', '2081'), row: stored.id, seen: { values: then } });
    await db().chairmanship.update({ where: { id: stored.id }, data: { toYear: 2083 } });
    expect(await accept(id, then)).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { 'values.until': { code: 'changed_since', params: { value: '2083', seen: '2083' } } },
    });
    expect(await chairsOf()).toContain('PA 2080');
    expect(await accept(id, { ...then, until: '2083' })).toMatchObject({ ok: true });
    expect(await chairsOf()).toContain('CR 2080');
    // An entry that is gone can only be answered.
    const gone = await proposed({
      ...chair('PA', '2080'),
      row: stored.id,
      seen: { values: { ...then, until: '2083', country: 'CR' } },
    });
    await db().chairmanship.delete({ where: { id: stored.id } });
    expect(await accept(gone, { ...then, until: '2083', country: 'CR' })).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await answer(gone)).toMatchObject({ ok: true });
  });

  it('writes only what it changes: what another proposal or the secretariat put right meanwhile stands', async () => {
    const identity = async () => {
      const { names, website } = await getParty(enterSite(null), own.code);
      const { acronyms } = await db().party.findUniqueOrThrow({ where: { id: own.party } });
      const of = (texts: unknown, lang: string) => (texts as Record<string, string | null>)[lang] ?? '';
      const said = (texts: unknown, prefix: string) => ({
        [`${prefix}En`]: of(texts, 'en'),
        [`${prefix}Fr`]: of(texts, 'fr'),
        [`${prefix}Es`]: of(texts, 'es'),
      });
      return { ...said(names, 'name'), ...said(acronyms, 'acronym'), website: website ?? '' };
    };
    const seen = await identity();
    const change = (values: object) => ({ what: 'IDENTITY', values: { ...seen, ...values }, seen: { values: seen } });
    const first = await proposed(change({ website: 'https://new.example.org/' }));
    const second = await proposed(change({ acronymEn: 'NEWACR' }));
    expect(await accept(first, seen)).toMatchObject({ ok: true });
    // The page that was made before is read again; then only the acronym changes.
    expect(await accept(second, seen)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await accept(second, await identity())).toMatchObject({ ok: true });
    expect(await identity()).toEqual({ ...seen, website: 'https://new.example.org/', acronymEn: 'NEWACR' });
  });

  it('that no longer fits together with what changed since is refused at its field', async () => {
    const stored = await db().chairmanship.create({
      data: { partyId: own.party, holder: 'A council', fromYear: 2085, toYear: 2085, confidence: 'STATED' },
    });
    const then = { country: '', holder: 'A council', since: '2085', until: '2085', note: '' };
    const values = { ...then, holder: 'Another council' };
    const id = await proposed({ what: 'CHAIR', values, row: stored.id, seen: { values: then } });
    await db().chairmanship.update({ where: { id: stored.id }, data: { holder: null, countryCode: 'PA' } });
    expect(await accept(id, { ...then, holder: '', country: 'PA' })).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: { 'values.holder': { code: 'one_chair' } },
    });
    expect(await withdraw(id)).toMatchObject({ ok: true });
  });

  it('is told of to the focal points of now alone, not to whoever proposed it and was released', async () => {
    const id = await proposed(chair('CH', '2051'));
    const role = { kind: 'FOCAL_POINT' as const, delegationId: own.delegation };
    const held = await db().meetingRole.findFirstOrThrow({
      where: { ...role, personId: focal.personIds[0] ?? '' },
      select: { id: true, meetingId: true, personId: true, kind: true, delegationId: true },
    });
    const heir = await mailbox(null, 'es');
    await db().meetingRole.create({ data: { ...role, meetingId: held.meetingId, personId: heir.personIds[0] ?? '' } });
    await db().meetingRole.delete({ where: { id: held.id } });
    const mailsTo = async (actor: Actor) => db().outboxMail.findMany({ where: { recipient: actor.email } });
    const before = await mailsTo(focal);
    expect(await answer(id)).toMatchObject({ ok: true });
    expect((await mailsTo(focal)).length).toBe(before.length);
    const [mail] = await mailsTo(heir);
    expect(mail).toMatchObject({ purpose: 'directory-correction', locale: 'es' });
    expect(mail?.body).toContain(`/es/meetings/${next}/directory?of=${own.code}#correction-${id}`);
    // A proposal of which nobody knows any more who made it is told of to them alone.
    const row = await db().directoryCorrection.findUniqueOrThrow({ where: { id } });
    const orphan = await db().directoryCorrection.create({
      data: { ...row, id: randomUUID(), byAccountId: null, values: {}, seen: {} },
    });
    const all = await db().outboxMail.count();
    const points = await db().accountPerson.count({
      where: { assistant: false, account: { disabledAt: null }, person: { roles: { some: role } } },
    });
    expect(await answer(orphan.id)).toMatchObject({ ok: true });
    expect((await db().outboxMail.count()) - all).toBe(points);
    await db().meetingRole.deleteMany({ where: { personId: heir.personIds[0] ?? '' } });
    await db().meetingRole.create({ data: held });
  });

  it('that contradicts what else is known is not carried out, and waits', async () => {
    await db().chairmanship.create({
      data: { partyId: own.party, countryCode: 'PA', fromYear: 2090, toYear: 2095, confidence: 'STATED' },
    });
    const id = await proposed(chair('CR', '2092', '2093'));
    expect(await accept(id)).toMatchObject({ ok: false, fields: { 'values.since': { code: 'overlaps' } } });
    expect(await db().directoryCorrectionEnd.count({ where: { correctionId: id } })).toBe(0);
    expect(await withdraw(id)).toMatchObject({ ok: true });
  });

  it('belongs to those who follow: a focal point of a later meeting speaks for the party then', async () => {
    const [told, waiting] = [await proposed(chair('CH', '2095')), await proposed(chair('CH', '2096'))];
    const { id: _id, ...meeting } = await db().meeting.findUniqueOrThrow({ where: { slug: next } });
    const later = await db().meeting.create({
      data: {
        ...meeting,
        slug: 'later',
        code: 'LATER',
        edition: 99,
        startsOn: new Date('2099-01-01'),
        endsOn: new Date('2099-01-02'),
      } as never,
    });
    const invitation = await db().invitation.findFirstOrThrow({ where: { delegation: { id: own.delegation } } });
    const { id: _invitation, ...asked } = invitation;
    const made = await db().invitation.create({ data: { ...asked, meetingId: later.id } as never });
    const delegation = await db().delegation.create({
      data: { meetingId: later.id, partyId: own.party, invitationId: made.id, quota: 1 },
    });
    const heir = await mailbox(null);
    await db().meetingRole.create({
      data: {
        meetingId: later.id,
        personId: heir.personIds[0] ?? '',
        kind: 'FOCAL_POINT',
        delegationId: delegation.id,
      },
    });
    expect(await propose(chair('CH', '2097'))).toMatchObject({ ok: false, code: 'not_found' });
    expect(await listOwnParties(await enterMeeting(focal, next))).toEqual([]);
    expect(await findOwnMeeting(enterSite(focal), own.party)).toBeNull();
    expect(await findOwnMeeting(enterSite(heir), own.party)).toBe('later');
    // What waits is theirs now: they are told of what is decided, and take it back.
    expect(await answer(told)).toMatchObject({ ok: true });
    const mails = await db().outboxMail.findMany({ where: { body: { contains: `#correction-${told}` } } });
    expect(mails.map(({ recipient }) => recipient)).toEqual([heir.email]);
    expect(mails[0]?.body).toContain(`/en/meetings/later/directory?of=${own.code}`);
    expect(await withdraw(waiting)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await run(withdrawCorrectionDefinition as never, heir, { correction: waiting }, 'later')).toMatchObject({
      ok: true,
    });
    // A meeting that is not held, or one of another series, follows nobody.
    const speaks = async () => [
      (await listOwnParties(await enterMeeting(focal, next))).length,
      await findOwnMeeting(enterSite(focal), own.party),
      (await propose(chair('CH', '2098'))).ok,
    ];
    await db().meeting.update({ where: { id: later.id }, data: { phase: 'CLOSED', cancelledAt: new Date() } });
    expect(await speaks()).toEqual([1, next, true]);
    await db().meetingSeries.create({ data: { code: 'other', names: { en: 'Another series' } } });
    await db().meeting.update({ where: { id: later.id }, data: { cancelledAt: null, seriesCode: 'other' } });
    expect(await speaks()).toEqual([1, next, true]);
    await db().meetingRole.deleteMany({ where: { delegationId: delegation.id } });
  });
});

describe('two who decide the same proposal at once', () => {
  let id: string;
  beforeEach(async () => {
    id = await proposed(chair('UY', `21${String(Math.floor(Math.random() * 90) + 10)}`));
  });

  it('decide it once: one is told that it is decided', async () => {
    const before = await chairsOf();
    const results = await Promise.all([accept(id, {}, staff), answer(id, other), accept(id, {}, other)]);
    expect(results.filter(({ ok }) => ok).length).toBe(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.code]))).toEqual(['conflict', 'conflict']);
    const end = await db().directoryCorrectionEnd.findUniqueOrThrow({ where: { correctionId: id } });
    expect((await chairsOf()).length - before.length).toBe(end.ending === 'ACCEPTED' ? 1 : 0);
  });

  it('would change the directory twice without the lock: the twin looks and then writes', async () => {
    let arrived = 0;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    const acceptUnheld = async (tx: Tx) => {
      // Both look before either writes, as unlucky timing would have it.
      const end = await tx.directoryCorrectionEnd.findUnique({ where: { correctionId: id } });
      arrived += 1;
      if (arrived === 2) release();
      await both;
      if (end) return;
      await tx.chairmanship.create({
        data: { partyId: own.party, countryCode: 'UY', fromYear: 2199, confidence: 'STATED' },
      });
    };
    await Promise.all([db().$transaction(acceptUnheld), db().$transaction(acceptUnheld)]);
    expect((await chairsOf()).filter((one) => one === 'UY 2199').length).toBe(2);
  });
});
