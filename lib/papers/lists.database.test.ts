import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { withdrawDefinition } from '@/lib/registration/definitions';
import {
  issueBadgesDefinition,
  issueLetterDefinition,
  issueListDefinition,
  revokePaperDefinition,
  takePaperDefinition,
} from './definitions';
import { countBadges, listBadgeHolders } from './queries/badges';
import { countHeads } from './queries/headcount';
import { findList, findPublicList, listIssuedLists } from './queries/lists';
import { listOwnPapers } from './queries/own';
import { findLetter } from './queries/letters';
import { verifyPaper } from './queries/verification';

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

const run = <S extends z.ZodType, T>(definition: Definition<'meeting', S, T>, slug: string, input: unknown) =>
  execute(definition, { actor: secretary, meeting: slug, input, key: randomUUID() });

/** A meeting with one mechanism and one confirmed head of delegation. */
async function furnished(data: Parameters<typeof makeMeeting>[0] = {}, upTo: 'NOMINATED' | 'CONFIRMED' = 'CONFIRMED') {
  const meeting = await makeMeeting(data);
  const { delegationId, party } = await makeDelegation(secretary, meeting.slug, { kind: 'RCP', seats: 3 });
  const { registrationId, email } = await makeRegistration(secretary, meeting.slug, delegationId, {
    named: { capacity: 'HEAD', surname: 'Ndiaye' },
    upTo,
  });
  return { meeting, delegationId, party, registrationId, email, scope: () => enterMeeting(secretary, meeting.slug) };
}

const personOf = (id: string) =>
  db().registration.findUniqueOrThrow({ where: { id }, select: { id: true, personId: true } });

describe('a list of participants', () => {
  it('is sealed as issued; a list after the final one needs a reason, and numbers have no gaps', async () => {
    const { meeting, registrationId, scope } = await furnished();
    expect(await run(issueListDefinition, meeting.slug, { status: 'FINAL' })).toMatchObject({ ok: true });
    await db().registration.update({ where: { id: registrationId }, data: { surname: 'Changed' } });
    const { content, sha256: hash } = await findList(await scope(), null);
    expect(content.parties[0]?.people[0]?.surname).toBe('Ndiaye');
    expect(JSON.stringify(content)).not.toContain('@');
    expect(sha256(canonicalJson(content))).toBe(hash);
    expect(await run(issueListDefinition, meeting.slug, { status: 'PROVISIONAL' })).toMatchObject({
      ok: false,
      fields: { reason: { code: 'after_final' } },
    });
    await run(issueListDefinition, meeting.slug, { status: 'FINAL', reason: 'A surname was wrong' });
    expect((await listIssuedLists(await scope())).map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'A surname was wrong'],
      [1, null],
    ]);
  });

  it('is public once final, with those only who agreed then and agree now', async () => {
    const { meeting, registrationId, scope } = await furnished();
    const stranger = () => enterMeeting(null, meeting.slug);
    const agree = (listedPublicly: boolean) =>
      db().registration.update({
        where: { id: registrationId },
        data: {
          listedPublicly,
          listedConsentAt: listedPublicly ? new Date() : null,
          listedConsentLocale: listedPublicly ? 'en' : null,
          listedConsentText: listedPublicly ? 'I agree' : null,
        },
      });
    const shown = async () => {
      const { content, isShown } = await findPublicList(await stranger(), null);
      return content.parties.flatMap(({ people }) => people.filter(isShown)).length;
    };
    await agree(true);
    await run(issueListDefinition, meeting.slug, { status: 'PROVISIONAL' });
    await expect(shown()).rejects.toThrow('not_found');
    await expect(findList(await stranger(), null)).rejects.toThrow('forbidden');
    await expect(findPublicList(await scope(), null)).resolves.toBeTruthy();
    await run(issueListDefinition, meeting.slug, { status: 'FINAL' });
    expect(await shown()).toBe(1);
    await agree(false);
    expect(await shown()).toBe(0);
    await run(issueListDefinition, meeting.slug, { status: 'FINAL', reason: 'Consent' });
    await agree(true);
    expect(await shown()).toBe(0);
  });
});

describe('the headcount of a past day', () => {
  it('knows a withdrawal and a double representation on the days on which they were decided, in the meeting’s zone', async () => {
    const { meeting, delegationId, registrationId, scope } = await furnished(
      { zone: 'Pacific/Kiritimati' },
      'NOMINATED',
    );
    const other = await makeDelegation(secretary, meeting.slug, { kind: 'UN_REGIONAL_COMMISSION' });
    const leaver = await makeRegistration(secretary, meeting.slug, delegationId, { upTo: 'NOMINATED' });
    const double = await makeRegistration(secretary, meeting.slug, other.delegationId, { upTo: 'NOMINATED' });
    const { personId } = await db().registration.findUniqueOrThrow({ where: { id: registrationId } });
    await db().registration.update({ where: { id: double.registrationId }, data: { personId } });
    await db().registration.update({ where: { id: registrationId }, data: { sex: 'FEMALE' } });
    const remember = async (id: string, history: readonly (readonly ['CONFIRMED' | 'WITHDRAWN', string])[]) => {
      await db().registrationDecision.createMany({
        data: history.map(([toStatus, at]) => ({
          registrationId: id,
          fromStatus: toStatus === 'CONFIRMED' ? ('SUBMITTED' as const) : ('CONFIRMED' as const),
          toStatus,
          at: new Date(at),
        })),
      });
    };
    // Kiritimati is fourteen hours ahead: 10:30 UTC on the first is half past midnight on the second there.
    await remember(registrationId, [['CONFIRMED', '2087-03-01T09:30:00Z']]);
    await remember(leaver.registrationId, [
      ['CONFIRMED', '2087-03-01T10:30:00Z'],
      ['WITHDRAWN', '2087-03-02T10:30:00Z'],
    ]);
    await remember(double.registrationId, [['CONFIRMED', '2087-03-03T10:30:00Z']]);
    const total = async (day: string) => {
      const { total, bySection, bySex } = await countHeads(await scope(), day);
      return [total.persons, total.representations, bySection.map(({ section }) => section).join(), bySex[0]?.persons];
    };
    expect(await total('2087-02-28')).toEqual([0, 0, '', undefined]);
    expect(await total('2087-03-01')).toEqual([1, 1, 'RCP', 1]);
    expect(await total('2087-03-02')).toEqual([2, 2, 'RCP', 1]);
    expect(await total('2087-03-03')).toEqual([1, 1, 'RCP', 1]);
    expect(await total('2087-03-04')).toEqual([1, 2, 'RCP,COMMISSION', 1]);
    // Who was seen at the door counts from that day on.
    await db().checkIn.create({
      data: {
        id: randomUUID(),
        meetingId: meeting.id,
        registrationId,
        at: new Date('2087-03-02T10:30:00Z'),
        recordedAt: new Date('2087-03-02T10:30:00Z'),
        device: 'door',
        handedOut: [],
      },
    });
    const presence = async (day: string) =>
      (await countHeads(await scope(), day)).byPresence.map(({ presence, persons }) => [presence, persons].join());
    expect(await presence('2087-03-02')).toEqual(['EXPECTED,2']);
    expect(await presence('2087-03-03')).toEqual(['SEEN,1']);
  });
});

describe('badges', () => {
  it('get a random code once and keep it', async () => {
    const { meeting, registrationId } = await furnished();
    const codeNow = async () =>
      (await db().registration.findUniqueOrThrow({ where: { id: registrationId } })).badgeCode;
    expect(await run(issueBadgesDefinition, meeting.slug, {})).toMatchObject({ ok: true, value: { issued: 1 } });
    const code = await codeNow();
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{16}$/);
    expect(await run(issueBadgesDefinition, meeting.slug, {})).toMatchObject({ ok: true, value: { issued: 0 } });
    expect(await codeNow()).toBe(code);
  });

  it('are counted as they are printed: those who take part online have a code and no badge yet', async () => {
    const { meeting, delegationId, registrationId } = await furnished();
    const counted = async () => countBadges(await enterMeeting(secretary, meeting.slug));
    const online = await makeRegistration(secretary, meeting.slug, delegationId);
    await db().registration.update({ where: { id: online.registrationId }, data: { mode: 'ONLINE' } });
    expect(await counted()).toEqual({ ready: 0, missing: 2, online: 0 });
    await run(issueBadgesDefinition, meeting.slug, {});
    expect(await counted()).toEqual({ ready: 1, missing: 0, online: 1 });
    const printed = await listBadgeHolders(await enterMeeting(secretary, meeting.slug), []);
    expect(printed.map(({ registration }) => registration)).toEqual([registrationId]);
  });
});

describe('letters', () => {
  it('are issued to whom they are due, verify by their code, and say when they were taken back', async () => {
    const { meeting, registrationId, scope } = await furnished();
    const issue = (kind: string) => run(issueLetterDefinition, meeting.slug, { registration: registrationId, kind });
    expect(await issue('CERTIFICATE')).toMatchObject({ fields: { kind: { code: 'not_attended' } } });
    expect(await issue('LETTER_OF_AWARD')).toMatchObject({ fields: { kind: { code: 'not_awarded' } } });
    const issued = (await issue('VISA_LETTER')) as { ok: true; value: { paper: string } };
    expect(issued.ok).toBe(true);
    await db().checkIn.create({
      data: { id: randomUUID(), meetingId: meeting.id, registrationId, at: new Date(), device: 'door', handedOut: [] },
    });
    await db().fundingAward.create({ data: { registrationId, status: 'AWARDED', dsaDays: 2.5 } });
    expect(await issue('CERTIFICATE')).toMatchObject({ ok: true });
    expect(await issue('LETTER_OF_AWARD')).toMatchObject({ ok: true });

    const found = await findLetter(await scope(), issued.value.paper);
    const verify = (typed: string) => verifyPaper(enterSite(null), typed, '192.0.2.0/24');
    const typed = ` ${found?.code.toLowerCase().replaceAll('-', ' ')} `;
    expect(await verify(typed)).toMatchObject({ kind: 'VISA_LETTER', name: 'Ms.\u00a0Kofi NDIAYE', revokedAt: null });
    expect(await verify('AAAA-AAAA-AAAA')).toBe('unknown');
    await run(revokePaperDefinition, meeting.slug, { paper: issued.value.paper, reason: 'Wrong name' });
    expect(await verify(typed)).toMatchObject({ revokedAt: expect.any(Date) as Date });
    expect(await run(revokePaperDefinition, meeting.slug, { paper: issued.value.paper, reason: 'x' })).toMatchObject({
      code: 'conflict',
    });
    // Fewer than thirty are left of the allowance: the thirty-first is refused, from this network only.
    for (let tried = 0; tried < 30; tried += 1) await verify('AAAA-AAAA-AAAA');
    expect(await verify(typed)).toBe('too_many');
    expect(await verifyPaper(enterSite(null), typed, '198.51.100.0/24')).toMatchObject({ kind: 'VISA_LETTER' });
  });

  it('are issued once: a second needs the first to be taken back, also of two asked for at the same moment', async () => {
    const { meeting, registrationId, email } = await furnished();
    const input = { registration: registrationId, kind: 'VISA_LETTER' };
    const both = await Promise.all([1, 2].map(() => run(issueLetterDefinition, meeting.slug, input)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ fields: { kind: { code: 'already_issued' } } });
    const first = await db().issuedPaper.findFirstOrThrow({ where: { registrationId } });
    await run(revokePaperDefinition, meeting.slug, { paper: first.id, reason: 'Wrong name' });
    expect(await run(issueLetterDefinition, meeting.slug, input)).toMatchObject({ ok: true });
    // Each that was issued is told, with its code and where it is.
    const mails = await db().outboxMail.findMany({ where: { recipient: email, purpose: 'paper-issued' } });
    expect(mails).toHaveLength(2);
    expect(mails.filter(({ body }) => body?.includes(first.code) && body.includes(registrationId))).toHaveLength(1);
  });

  it('are made by the person alone where they are due, never of another’s or after one was taken back', async () => {
    const { meeting, registrationId, email, scope } = await furnished();
    const other = await furnished();
    const delegate = await signIn(email);
    const take = (input: unknown, slug = meeting.slug) =>
      execute(takePaperDefinition, { actor: delegate, meeting: slug, input, key: randomUUID() });
    const visa = { registration: registrationId, kind: 'VISA_LETTER' };
    const listed = async () =>
      listOwnPapers(await enterMeeting(delegate, meeting.slug), await personOf(registrationId));
    expect(await listed()).toMatchObject({ papers: [], mayTake: ['VISA_LETTER'], notYet: [{ kind: 'CERTIFICATE' }] });
    expect(await take({ ...visa, kind: 'LETTER_OF_AWARD' })).toMatchObject({ code: 'invalid' });
    expect(await take({ ...visa, kind: 'CERTIFICATE' })).toMatchObject({ fields: { kind: { code: 'not_attended' } } });
    expect(await take({ ...visa, registration: other.registrationId })).toMatchObject({ code: 'not_found' });
    const taken = (await take(visa)) as { ok: true; value: { paper: string } };
    expect(await listed()).toMatchObject({ papers: [{ kind: 'VISA_LETTER', revokedAt: null }], mayTake: [] });
    expect(await findLetter(await enterMeeting(delegate, meeting.slug), taken.value.paper)).not.toBeNull();
    expect(await take(visa)).toMatchObject({ fields: { kind: { code: 'already_issued' } } });
    await run(revokePaperDefinition, meeting.slug, { paper: taken.value.paper, reason: 'Asked twice' });
    expect(await take(visa)).toMatchObject({ fields: { kind: { code: 'taken_back' } } });
    // The secretariat sees them and takes none in somebody's name.
    expect(await listOwnPapers(await scope(), await personOf(registrationId))).toMatchObject({ mayTake: [] });
    expect(await run(takePaperDefinition, meeting.slug, visa)).toMatchObject({ code: 'forbidden' });
  });

  it('for a journey verify as withdrawn once the person no longer takes part', async () => {
    const { meeting, registrationId } = await furnished();
    await run(issueLetterDefinition, meeting.slug, { registration: registrationId, kind: 'VISA_LETTER' });
    await run(withdrawDefinition, meeting.slug, { registration: registrationId });
    const paper = await db().issuedPaper.findFirstOrThrow({ where: { registrationId } });
    expect(paper.revokedAt).not.toBeNull();
  });

  it('are read by the person and the secretariat, and by nobody else', async () => {
    const { meeting, registrationId, scope } = await furnished();
    const issued = (await run(issueLetterDefinition, meeting.slug, {
      registration: registrationId,
      kind: 'VISA_LETTER',
    })) as { ok: true; value: { paper: string } };
    await expect(findLetter(await scope(), issued.value.paper)).resolves.toBeTruthy();
    await expect(findLetter(await enterMeeting(null, meeting.slug), issued.value.paper)).rejects.toThrow();
    const elsewhere = await furnished();
    await expect(findLetter(await elsewhere.scope(), issued.value.paper)).rejects.toThrow('not_found');
  });
});
