import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { formOf, makeForm, textField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { sealAudit } from '@/lib/audit/seal';
import { verifyAudit } from '@/lib/audit/verify';
import type { Actor } from '@/lib/auth/actor';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { FormKind, PaperKind } from '@/lib/core/prisma/enums';
import { makeGroup } from '@/prisma/factories/breakouts';
import { applyRetention } from './apply-retention';
import { forgetPlaces } from './forget-places';

let secretary: Actor;
beforeAll(async () => {
  secretary = await makeActor({ siteRole: 'STAFF' });
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A meeting that ended so many days ago, with something of everything that its people leave behind. */
async function makeEnded(days: number) {
  const { id: meetingId, slug } = await makeMeeting({ startsOn: daysAgo(days + 1), endsOn: daysAgo(days) });
  const { delegationId } = await makeDelegation(secretary, slug);
  const { registrationId } = await makeRegistration(secretary, slug, delegationId, { upTo: 'NOMINATED' });
  const file = (purpose: string) =>
    db().storedFile.create({
      data: {
        meetingId,
        purpose,
        status: 'STORED',
        key: randomUUID(),
        name: 'a.pdf',
        type: 'application/pdf',
        size: 1,
        sha256: sha256('a'),
      },
      select: { id: true },
    });
  const answer = async (kind: FormKind) => {
    const form = await makeForm(meetingId, formOf([textField('text')]), { kind });
    const kept = await file('form-answer');
    const answers = [
      { fieldId: 'text', value: 'an answer' },
      { fieldId: 'file', value: kept.id },
    ];
    const { id } = await db().formResponse.create({
      data: { formId: form.id, registrationId, versionId: form.version, answers: { create: answers } },
      select: { id: true },
    });
    return { responseId: id, fileId: kept.id };
  };
  const paper = (kind: PaperKind) =>
    db().issuedPaper.create({
      data: {
        meetingId,
        registrationId,
        kind,
        locale: 'en',
        code: randomUUID(),
        facts: { holder: 'A' },
        sha256: sha256('a'),
      },
      select: { id: true },
    });
  const [registering, following] = [await answer('REGISTRATION'), await answer('FOLLOW_UP')];
  const papers = {
    visa: await paper('VISA_LETTER'),
    badge: await paper('BADGE'),
    award: await paper('LETTER_OF_AWARD'),
    certificate: await paper('CERTIFICATE'),
  };
  const letter = await file('nomination-letter');
  await db().registrationRemark.create({
    data: { registrationId, text: 'a remark', byAccountId: secretary.accountId },
  });
  const entry = await db().auditEntry.create({
    data: {
      at: daysAgo(days + 10),
      role: 'STAFF',
      action: 'x.y',
      meetingId,
      subjectType: 'X',
      subjectId: 'x',
      details: { create: { details: { name: 'a name' }, salt: 'salt' } },
    },
    select: { id: true },
  });
  return { meetingId, registrationId, registering, following, papers, letterId: letter.id, entryId: entry.id };
}

type Ended = Awaited<ReturnType<typeof makeEnded>>;

/** What is still there of it, by what it is. */
async function left({ registrationId, registering, following, papers, letterId, entryId }: Ended) {
  const answers = (responseId: string) => db().formAnswer.count({ where: { responseId } });
  const files = await db().storedFile.findMany({
    where: { id: { in: [registering.fileId, following.fileId, letterId] }, status: 'STORED' },
    select: { id: true },
  });
  const facts = await db().issuedPaper.findMany({ where: { registrationId }, select: { id: true, facts: true } });
  return {
    registrationAnswers: await answers(registering.responseId),
    followUpAnswers: await answers(following.responseId),
    files: files.length,
    papers: Object.entries(papers)
      .filter(([, { id }]) => facts.find((one) => one.id === id)?.facts !== null)
      .map(([kind]) => kind),
    remarks: await db().registrationRemark.count({ where: { registrationId } }),
    details: await db().auditDetail.count({ where: { entryId } }),
  };
}

const everything = {
  registrationAnswers: 2,
  followUpAnswers: 2,
  files: 3,
  papers: ['visa', 'badge', 'award', 'certificate'],
  remarks: 1,
  details: 1,
};

describe('retention of what a meeting’s people leave behind', () => {
  it('takes travel first and the rest after a year, in a dry run nothing, and leaves the record whole', async () => {
    const [running, recent, old] = [await makeEnded(10), await makeEnded(40), await makeEnded(400)];
    // Details that no seal covers yet have to stay: nothing would prove the entry afterwards.
    const before = await applyRetention({ isDry: true });
    expect(before.auditDetails).toBe(0);
    await sealAudit(0);
    const counted = await applyRetention({ isDry: true });
    expect(counted).toMatchObject({ answers: 6, papers: 5, remarks: 1, auditDetails: 1, files: 4 });
    for (const one of [running, recent, old]) expect(await left(one)).toEqual(everything);

    expect(await applyRetention()).toEqual(counted);
    expect(await left(running)).toEqual(everything);
    expect(await left(recent)).toEqual({
      ...everything,
      followUpAnswers: 0,
      files: 2,
      papers: ['award', 'certificate'],
    });
    expect(await left(old)).toEqual({
      registrationAnswers: 0,
      followUpAnswers: 0,
      files: 0,
      papers: ['certificate'],
      remarks: 0,
      details: 0,
    });
    expect(await db().auditEntry.count({ where: { id: old.entryId } })).toBe(1);
    await sealAudit(0);
    expect(await verifyAudit()).toMatchObject({ findings: [] });
    expect(Object.values(await applyRetention()).every((count) => count === 0)).toBe(true);
  });
});

describe('who is at which page', () => {
  it('is forgotten within the hour, and no sooner than the page may still be open', async () => {
    const { id: meetingId } = await makeMeeting();
    const { id: groupId } = await makeGroup(meetingId, 'AFR', 1);
    const [left, present] = [await makeActor(), await makeActor()];
    const seen = (accountId: string, minutes: number) =>
      db().roomPlace.create({
        data: { groupId, accountId, seenAt: new Date(Date.now() - minutes * 60_000) },
        select: { seenAt: true },
      });
    await seen(left.accountId, 49);
    await seen(present.accountId, 1);
    await forgetPlaces();
    const kept = await db().roomPlace.findMany({ where: { groupId }, select: { accountId: true } });
    expect(kept).toEqual([{ accountId: present.accountId }]);
  });
});
