import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { renderPaperDocx } from '@/lib/background/render/paper-docx';
import { renderPaperPdf } from '@/lib/background/render/paper-pdf';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { networkKey } from '@/lib/core/network';
import { takeAllowances } from '@/lib/core/rate-limit';
import { Upload } from '@/lib/core/upload';
import { openLinkDefinition } from '@/lib/delegations/definitions';
import { findPersonalLink } from '@/lib/delegations/queries';
import { locales } from '@/lib/i18n/routing';
import { makeDelegation } from '@/prisma/factories/delegations';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makePublished } from '@/prisma/factories/published';
import { unlocked } from '@/prisma/factories/unlocked';
import {
  prepareReminderDefinition,
  reportProgressDefinition,
  reviewReportDefinition,
  withdrawAcceptanceDefinition,
  sendReminderDefinition,
  setPlanDefinition,
} from './definitions';
import { follow } from './model/followed';
import {
  findAnnualReport,
  findEvidence,
  findFollowUp,
  listOwnDelegations,
  listOwnReports,
  listPlans,
  listReportDays,
  listReports,
  previewReminder,
} from './queries';
import { readCommitments } from './read-commitments';
import { readReminders } from './read-reminders';
import { annualReportFile, paperAllowance } from './render/annual-report-file';
import { wordAnnualReport } from './render/word-annual-report';

type Any = Definition<'meeting', typeof setPlanDefinition.input, unknown>;
let secretary: Actor;
let meeting: Awaited<ReturnType<typeof makeMeeting>>;
let one: Awaited<ReturnType<typeof makeDelegation>>;
let other: Awaited<ReturnType<typeof makeDelegation>>;
let commitments: string[];

const run = (definition: unknown, input: Record<string, unknown>, actor: Actor | null = secretary) =>
  execute(definition as Any, { actor, meeting: meeting.slug, input, key: randomUUID() });
const scopeOf = (actor: Actor | null) => enterMeeting(actor, meeting.slug);
const planOf = (commitment: string | undefined, over: Record<string, unknown> = {}) => ({
  commitment,
  seen: '0',
  due: 'day',
  dueOn: '2028-06-30',
  indicator: { en: 'A guide is there' },
  owners: [one.party.id, other.party.id],
  ...over,
});
const reportOf = (commitment: string | undefined, over: Record<string, unknown> = {}) => ({
  commitment,
  delegation: one.delegationId,
  seen: '0',
  status: 'UNDER_WAY',
  text: 'A working group met.',
  language: 'en',
  ...over,
});
/** A report of the first party as it stands in the database. */
const reportRow = (commitment: string | undefined, number: number, at: Date) => ({
  commitmentId: commitment ?? '',
  partyId: one.party.id,
  number,
  status: 'DONE' as const,
  text: 'Done.',
  language: 'en',
  at,
});
/** What anybody reads of a commitment. */
const publicly = async (commitment: string | undefined) =>
  follow((await findFollowUp(await scopeOf(null))).commitments, '2027-05-01').find(({ id }) => id === commitment);
const reportsOf = async (commitment: string | undefined) =>
  (await listReports(await scopeOf(secretary))).filter(({ commitmentId }) => commitmentId === commitment);

beforeAll(async () => {
  meeting = await makeMeeting();
  secretary = await makeActor({ siteRole: 'STAFF' });
  one = await makeDelegation(secretary, meeting.slug, { names: { en: 'First process' } });
  other = await makeDelegation(secretary, meeting.slug, { names: { en: 'Second process' } });
  expect(await run(setPlanDefinition, planOf(randomUUID()))).toMatchObject({ ok: false, code: 'closed' });
  await expect(findFollowUp(await scopeOf(null))).rejects.toMatchObject({ code: 'not_found' });
  commitments = await makePublished(
    meeting.id,
    ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'].map((nth) => `${nth} commitment.`),
  );
  await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
});

describe('who carries a commitment out', () => {
  it('is laid down after the meeting is closed, each change as a row of its own, and is public at once', async () => {
    const [commitment] = commitments;
    expect(await publicly(commitment)).toMatchObject({
      plan: 0,
      dueBy: '2028-12-31',
      addressees: ['Mechanisms'],
      owners: [],
    });
    expect(await run(setPlanDefinition, planOf(commitment))).toMatchObject({ ok: true, value: { number: 1 } });
    const second = planOf(commitment, { seen: '1', due: 'next', owners: [one.party.id] });
    expect(await run(setPlanDefinition, second)).toMatchObject({ ok: true, value: { number: 2 } });
    expect(await publicly(commitment)).toMatchObject({
      plan: 2,
      dueOn: null,
      byNextMeeting: true,
      indicator: { en: 'A guide is there' },
      owners: [{ code: one.party.code }],
    });
    const plans = await listPlans(await scopeOf(secretary), commitment ?? '');
    expect(plans.map(({ number, dueOn, by }) => [number, dueOn, by])).toEqual([
      [2, null, secretary.email],
      [1, '2028-06-30', secretary.email],
    ]);
  });

  it('is no new version where nothing changed, and a conflict where somebody else was faster', async () => {
    const [, commitment] = commitments;
    await run(setPlanDefinition, planOf(commitment));
    expect(await run(setPlanDefinition, planOf(commitment, { seen: '1' }))).toMatchObject({
      ok: true,
      value: { number: 1 },
    });
    expect(await run(setPlanDefinition, planOf(commitment, { due: 'none' }))).toMatchObject({
      ok: false,
      code: 'conflict',
    });
  });

  it('is a party of the meeting', async () => {
    const stranger = await makeDelegation(secretary, (await makeMeeting()).slug);
    const [, , commitment] = commitments;
    expect(await run(setPlanDefinition, planOf(commitment, { owners: [stranger.party.id] }))).toMatchObject({
      ok: false,
      fields: { owners: { code: 'invalid_choice' } },
    });
    expect(await run(setPlanDefinition, planOf(commitment, { dueOn: '' }))).toMatchObject({
      ok: false,
      fields: { dueOn: { code: 'required' } },
    });
  });

  it('due by the next meeting is overdue once that begins', async () => {
    const next = await makeMeeting();
    const { startsOn } = await db().meeting.update({
      where: { id: next.id },
      data: { previousId: meeting.id },
      select: { startsOn: true },
    });
    const day = startsOn.toISOString().slice(0, 10);
    const { commitments: all } = await findFollowUp(await scopeOf(null));
    const isLate = (today: string) => follow(all, today).find(({ id }) => id === commitments[0])?.isLate;
    expect([isLate('2020-01-01'), isLate(day)]).toEqual([false, true]);
  });

  it('is shown with the text in those languages that have all of it', async () => {
    const { revision } = await db().commitment.findUniqueOrThrow({
      where: { id: commitments[6] ?? '' },
      select: { revision: { select: { id: true, units: { select: { id: true } } } } },
    });
    await db().unitText.create({
      data: { unitId: revision.units[0]?.id ?? '', language: 'fr', text: 'Le début.', sourceHash: 'a'.repeat(64) },
    });
    expect((await publicly(commitments[6]))?.text).toEqual({ en: 'Seventh commitment.', fr: 'Le début.' });
    await db().unit.create({
      data: {
        revisionId: revision.id,
        uid: randomUUID(),
        position: 2,
        texts: { create: { language: 'en', text: 'The end.' } },
      },
      select: { id: true },
    });
    expect((await publicly(commitments[6]))?.text).toEqual({ en: 'Seventh commitment. The end.' });
  });

  it('is nothing for anybody else to lay down, and stands as it was written', async () => {
    const [commitment] = commitments;
    expect(await run(setPlanDefinition, planOf(commitment), one.focalPoint)).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    await expect(db().commitmentPlan.updateMany({ data: { byNextMeeting: false, dueOn: null } })).rejects.toThrow();
    await expect(db().commitmentOwner.deleteMany({})).rejects.toThrow();
  });
});

describe('a report', () => {
  beforeAll(async () => {
    await run(setPlanDefinition, planOf(commitments[3]));
    await run(setPlanDefinition, planOf(commitments[4], { owners: [one.party.id] }));
  });

  it('is public once it is accepted, and a correction takes its place only when that is accepted too', async () => {
    const commitment = commitments[3];
    expect(await run(reportProgressDefinition, reportOf(commitment), one.focalPoint)).toMatchObject({ ok: true });
    expect(await publicly(commitment)).toMatchObject({ state: 'NOT_REPORTED', reports: [] });
    const [first] = await reportsOf(commitment);
    expect(await run(reviewReportDefinition, { report: first?.id, verdict: 'ACCEPTED' })).toMatchObject({ ok: true });
    expect(await publicly(commitment)).toMatchObject({
      state: 'UNDER_WAY',
      reports: [{ text: 'A working group met.' }],
    });
    const corrected = reportOf(commitment, { seen: '1', status: 'DONE', text: 'The guide was adopted.' });
    expect(await run(reportProgressDefinition, corrected, one.focalPoint)).toMatchObject({
      ok: true,
      value: { number: 2 },
    });
    expect(await publicly(commitment)).toMatchObject({ state: 'UNDER_WAY' });
    const [second] = await reportsOf(commitment);
    const more = { report: second?.id, verdict: 'MORE_ASKED' };
    expect(await run(reviewReportDefinition, more)).toMatchObject({
      ok: false,
      fields: { reason: { code: 'required' } },
    });
    expect(await run(reviewReportDefinition, { ...more, reason: 'By whom?' })).toMatchObject({ ok: true });
    // Its focal point is written to, and nobody else; an acceptance is read on the page.
    const told = await db().outboxMail.findMany({
      where: { meetingId: meeting.id, purpose: 'progress.more-asked' },
      select: { recipient: true, subject: true, body: true },
    });
    expect(told).toMatchObject([
      { recipient: one.focalPoint.email, subject: 'Your report on C/4 is to be completed: First process' },
    ]);
    expect(told[0]?.body).toContain('C/4  Fourth commitment.\n\nWhat is missing: By whom?');
    expect(told[0]?.body).toContain(`/en/meetings/${meeting.slug}/follow-up/report?party=${one.party.code}`);
    expect(await run(reviewReportDefinition, { ...more, verdict: 'ACCEPTED' })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect((await publicly(commitment))?.reports.map(({ number }) => number)).toEqual([1]);
    const own = await listOwnReports(await scopeOf(one.focalPoint), {
      partyId: one.party.id,
      delegationId: one.delegationId,
    });
    expect(own.find(({ id }) => id === second?.id)).toMatchObject({ verdict: 'MORE_ASKED', reason: 'By whom?' });
  });

  it('is made by the focal point of an owner, for that owner alone', async () => {
    const commitment = commitments[4];
    expect(await run(reportProgressDefinition, reportOf(commitment), other.focalPoint)).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    const notOwner = reportOf(commitment, { delegation: other.delegationId });
    expect(await run(reportProgressDefinition, notOwner, other.focalPoint)).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await run(reportProgressDefinition, reportOf(commitment), null)).toMatchObject({
      ok: false,
      code: 'unauthenticated',
    });
    expect((await listOwnDelegations(await scopeOf(one.focalPoint))).map(({ code }) => code)).toEqual([one.party.code]);
    expect(await listOwnDelegations(await scopeOf(one.focalPoint), other.party.code)).toEqual([]);
    await expect(
      listOwnReports(await scopeOf(other.focalPoint), { partyId: one.party.id, delegationId: one.delegationId }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('carries a page of the web and a file found to be what it is, read by nobody else before it is accepted', async () => {
    const commitment = commitments[4];
    const pdf = new Upload('guide.pdf', new TextEncoder().encode('%PDF-1.7\n'));
    const fake = new Upload('guide.pdf', new TextEncoder().encode('<script>'));
    const send = (over: object) =>
      run(reportProgressDefinition, reportOf(commitment, over as Record<string, unknown>), one.focalPoint);
    expect(await send({ file: fake })).toMatchObject({ ok: false, fields: { file: { code: 'file_type' } } });
    expect(await send({ link: 'javascript:alert(1)' })).toMatchObject({
      ok: false,
      fields: { link: { code: 'invalid_url' } },
    });
    expect(await send({ file: pdf, link: 'https://example.org/guide' })).toMatchObject({ ok: true });
    const [report] = await reportsOf(commitment);
    expect(report?.evidence).toMatchObject([
      { url: 'https://example.org/guide' },
      { file: { name: 'guide.pdf', type: 'application/pdf' } },
    ]);
    const of = { report: report?.id ?? '', position: 2 };
    for (const stranger of [null, other.focalPoint])
      await expect(findEvidence(await scopeOf(stranger), of)).rejects.toMatchObject({ code: 'not_found' });
    expect(await findEvidence(await scopeOf(one.focalPoint), of)).toBe(
      await findEvidence(await scopeOf(secretary), of),
    );
    await run(reviewReportDefinition, { report: report?.id, verdict: 'ACCEPTED' });
    expect(await findEvidence(await scopeOf(null), of)).toBe(await findEvidence(await scopeOf(secretary), of));
    expect(await send({ seen: '1', keepFile: 'on' })).toMatchObject({ ok: true });
    // Through another meeting nobody reaches it, nor the report.
    const elsewhere = (await makeMeeting()).slug;
    await expect(findEvidence(await enterMeeting(secretary, elsewhere), of)).rejects.toMatchObject({
      code: 'not_found',
    });
    const [next] = await reportsOf(commitment);
    const answer = { input: { report: next?.id, verdict: 'ACCEPTED' }, key: randomUUID() };
    expect(await execute(reviewReportDefinition, { actor: secretary, meeting: elsewhere, ...answer })).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(next?.evidence).toMatchObject([{ file: { name: 'guide.pdf' } }]);
    expect(await findEvidence(await scopeOf(null), of)).toBeTruthy();
    // Once the next one is accepted, the file is public as its evidence and no more as the first one's.
    await run(reviewReportDefinition, { report: next?.id, verdict: 'ACCEPTED' });
    const now = { report: next?.id ?? '', position: 1 };
    await expect(findEvidence(await scopeOf(null), of)).rejects.toMatchObject({ code: 'not_found' });
    expect(await findEvidence(await scopeOf(null), now)).toBe(await findEvidence(await scopeOf(one.focalPoint), of));
    // Nor is that of a party that is no owner any more.
    await run(setPlanDefinition, planOf(commitment, { seen: '1', owners: [other.party.id] }));
    await expect(findEvidence(await scopeOf(null), now)).rejects.toMatchObject({ code: 'not_found' });
    expect(await findEvidence(await scopeOf(secretary), now)).toBeTruthy();
    await run(setPlanDefinition, planOf(commitment, { seen: '2', owners: [one.party.id] }));
  });

  it('is public no more once its acceptance is withdrawn, and its document is erased as soon as no report stands by it', async () => {
    const commitment = commitments[4];
    const [second, first] = await reportsOf(commitment);
    const reason = 'The document shows names.';
    const withdraw = (report: string | undefined, actor = secretary) =>
      run(withdrawAcceptanceDefinition, { report, whyWithdrawn: reason }, actor);
    const evidence = async (report: string | undefined, position: number) =>
      findEvidence(await scopeOf(null), { report: report ?? '', position }).catch(({ code }: { code: string }) => code);
    expect(await withdraw(second?.id, one.focalPoint)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await withdraw(second?.id)).toMatchObject({ ok: true });
    expect((await publicly(commitment))?.reports.map(({ number }) => number)).toEqual([1]);
    // The first report is shown by the same document and is public again.
    expect(await evidence(second?.id, 1)).toBe('not_found');
    const fileId = await evidence(first?.id, 2);
    expect(await db().storedFile.findUnique({ where: { id: fileId } })).toMatchObject({ name: 'guide.pdf' });
    expect(await withdraw(first?.id)).toMatchObject({ ok: true });
    expect(await publicly(commitment)).toMatchObject({ state: 'NOT_REPORTED', reports: [] });
    expect(await evidence(first?.id, 2)).toBe('not_found');
    expect(await db().storedFile.findUnique({ where: { id: fileId } })).toMatchObject({ status: 'ERASED', name: '' });
    expect(await reportsOf(commitment)).toMatchObject([
      { number: 2, whyWithdrawn: reason, evidence: [] },
      { number: 1, whyWithdrawn: reason, evidence: [{ url: 'https://example.org/guide' }] },
    ]);
    for (const again of [first, second]) expect(await withdraw(again?.id)).toMatchObject({ code: 'conflict' });
    const told = await db().outboxMail.findMany({
      where: { meetingId: meeting.id, purpose: 'progress.withdrawn' },
      select: { recipient: true, body: true },
    });
    expect(told.map(({ recipient }) => recipient)).toEqual([one.focalPoint.email, one.focalPoint.email]);
    expect(told[0]?.body).toContain(`Reason: ${reason}`);
    await expect(db().progressWithdrawal.deleteMany({})).rejects.toThrow();
    // What is erased cannot be attached again.
    const next = reportOf(commitment, { seen: '2', keepFile: 'on' });
    expect(await run(reportProgressDefinition, next, one.focalPoint)).toMatchObject({ ok: true });
    const [third] = await reportsOf(commitment);
    expect(third).toMatchObject({ number: 3, evidence: [] });
    expect(await withdraw(third?.id)).toMatchObject({ code: 'conflict' });
    await run(reviewReportDefinition, { report: third?.id, verdict: 'ACCEPTED' });
  });

  it('that the secretariat writes for a party says so, and somebody else in it accepts it', async () => {
    const commitment = commitments[6];
    await run(setPlanDefinition, planOf(commitment, { owners: [one.party.id] }));
    expect(await run(reportProgressDefinition, reportOf(commitment, { status: 'DONE' }))).toMatchObject({
      ok: true,
      value: { number: 1, party: one.party.code, commitment },
    });
    const [report] = await reportsOf(commitment);
    expect(report?.isBySecretariat).toBe(true);
    expect((await reportsOf(commitments[3])).map(({ isBySecretariat }) => isBySecretariat)).toEqual([false, false]);
    const accepted = { report: report?.id, verdict: 'ACCEPTED' };
    expect(await run(reviewReportDefinition, accepted)).toMatchObject({
      ok: false,
      fields: { verdict: { code: 'own_report' } },
    });
    const colleague = await makeActor({ siteRole: 'STAFF' });
    expect(await run(reviewReportDefinition, accepted, colleague)).toMatchObject({ ok: true });
  });

  it('is counted no more once its party is no owner', async () => {
    const commitment = commitments[3];
    await run(reportProgressDefinition, reportOf(commitment, { seen: '2', status: 'DONE' }), one.focalPoint);
    await run(setPlanDefinition, planOf(commitment, { seen: '1', owners: [other.party.id] }));
    expect(await publicly(commitment)).toMatchObject({ state: 'NOT_REPORTED' });
    const [waiting] = await reportsOf(commitment);
    expect(await run(reviewReportDefinition, { report: waiting?.id, verdict: 'ACCEPTED' })).toMatchObject({
      ok: false,
      fields: { verdict: { code: 'not_owner' } },
    });
    const more = { report: waiting?.id, verdict: 'MORE_ASKED', reason: 'Who carries it on?' };
    expect(await run(reviewReportDefinition, more)).toMatchObject({ ok: true });
  });
});

/** Two reports of one party at once: one is the first, the other is told; or what the database says without the lock. */
async function atOnce(commitment: string | undefined, guard: typeof unlocked | null) {
  const definition = guard
    ? {
        ...reportProgressDefinition,
        verb: (
          ctx: Parameters<typeof reportProgressDefinition.verb>[0],
          input: Parameters<typeof reportProgressDefinition.verb>[1],
        ) => reportProgressDefinition.verb({ ...ctx, tx: guard(ctx.tx) }, input),
      }
    : reportProgressDefinition;
  const answers = await Promise.all(
    [1, 2, 3, 4].map((nth) => run(definition, reportOf(commitment, { text: `Text ${nth}` }), one.focalPoint)),
  );
  return answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort();
}

describe('four reports of one party at once', () => {
  beforeAll(async () => {
    await run(setPlanDefinition, planOf(commitments[5]));
    await run(setPlanDefinition, planOf(commitments[2]));
  });

  it('are one report and three that are told', async () => {
    expect(await atOnce(commitments[5], null)).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
  });

  it('without the lock end in an error that nobody can act on', async () => {
    expect(await atOnce(commitments[2], unlocked)).toContain('unexpected');
  });
});

describe('a reminder', () => {
  const prepared = async (input: Record<string, unknown> = {}) => {
    const result = await run(prepareReminderDefinition, input);
    if (!result.ok) throw new Error(result.code);
    return (result.value as { mailingId: string }).mailingId;
  };
  const shown = async (id: string) => {
    const { mails } = await previewReminder(await scopeOf(secretary), id);
    return mails.map(({ to, commitments: of }) => [to, of.map(({ symbol }) => symbol).join(' ')]);
  };

  it('goes to owners with a commitment they have not reported on, or were asked for more, in one mail each', async () => {
    // The first owner has reported on C/5, C/6 and C/3 and was asked for nothing; C/1 is still to be reported on.
    expect(await shown(await prepared())).toEqual(
      [
        [one.focalPoint.email, 'C/1 C/2'],
        [other.focalPoint.email, 'C/2 C/3 C/4 C/6'],
      ].sort((a, b) => (codeOf(a[0]) < codeOf(b[0]) ? -1 : 1)),
    );
  });

  it('asks again from a day on, but not of what is done', async () => {
    const [report] = (await reportsOf(commitments[5])).filter(({ partyId }) => partyId === one.party.id);
    await run(reviewReportDefinition, { report: report?.id, verdict: 'ACCEPTED' });
    const done = reportOf(commitments[5], { seen: '1', status: 'DONE', text: 'Done.' });
    await run(reportProgressDefinition, done, one.focalPoint);
    const [last] = (await reportsOf(commitments[5])).filter(({ partyId }) => partyId === one.party.id);
    await run(reviewReportDefinition, { report: last?.id, verdict: 'ACCEPTED' });
    expect(await run(prepareReminderDefinition, { since: '2099-01-01' })).toMatchObject({
      ok: false,
      fields: { since: { code: 'after_today' } },
    });
    const { mails } = await readReminders(db(), (await scopeOf(secretary)).meeting, { since: '2099-01-01' });
    const mine = mails.find(({ to }) => to === one.focalPoint.email);
    expect(mine?.commitments.map(({ symbol }) => symbol)).toEqual(['C/1', 'C/2', 'C/3', 'C/5']);
  });

  it('leaves as it was shown or not at all, once, in the language of whoever reads it, with a link of its own', async () => {
    await db().account.update({ where: { id: other.focalPoint.accountId }, data: { locale: 'fr' } });
    const early = await prepared();
    const mailing = await prepared();
    const before = await db().outboxMail.count();
    expect(await run(sendReminderDefinition, { mailing, messages: '7' })).toMatchObject({
      ok: false,
      fields: { messages: { code: 'messages_changed', params: { count: 2 } } },
    });
    expect(await db().outboxMail.count()).toBe(before);
    expect(await run(sendReminderDefinition, { mailing, messages: '2' })).toMatchObject({ ok: true });
    expect(await run(sendReminderDefinition, { mailing, messages: '2' })).toMatchObject({
      ok: true,
      value: { messages: 2 },
    });
    // A reminder drafted before that one left would ask the same people twice.
    expect(await run(sendReminderDefinition, { mailing: early, messages: '2' })).toMatchObject({
      ok: false,
      fields: { messages: { code: 'sent_meanwhile' } },
    });
    const mails = await db().outboxMail.findMany({ where: { mailingId: mailing }, orderBy: { locale: 'asc' } });
    expect(mails.map(({ recipient, locale, purpose }) => [recipient, locale, purpose])).toEqual([
      [one.focalPoint.email, 'en', 'progress-reminder'],
      [other.focalPoint.email, 'fr', 'progress-reminder'],
    ]);
    const [english, french] = mails;
    expect(english?.subject).toBe('Reports on commitments awaited: Meeting, First process');
    expect(english?.body).toContain('C/1  First commitment.');
    expect(french?.subject).toMatch(/^Rapports attendus sur les engagements/);
    const token = /\/fr\/invitation\/open\?t=([\w-]+)/.exec(french?.body ?? '')?.[1] ?? '';
    const link = await findPersonalLink(enterSite(null), token);
    expect(link).toMatchObject({ kind: 'followUp', isOpen: true, party: { code: other.party.code } });
    // The link sends a code to its own address and leads to the form of its own party; it signs nobody in.
    const opened = await execute(openLinkDefinition, {
      actor: null,
      input: { token, browser: 'y'.repeat(43), locale: 'fr' },
      key: randomUUID(),
    });
    expect(opened).toMatchObject({ ok: true });
    expect(await db().signInRequest.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({
      email: other.focalPoint.email,
      next: `/fr/meetings/${meeting.slug}/follow-up/report?party=${other.party.code}`,
    });
  });
});

describe('a reminder of what was sent back', () => {
  it('names it apart, with what is missing', async () => {
    await run(reportProgressDefinition, reportOf(commitments[0]), one.focalPoint);
    const [report] = await reportsOf(commitments[0]);
    await run(reviewReportDefinition, { report: report?.id, verdict: 'MORE_ASKED', reason: 'By whom?' });
    const { mails } = await readReminders(db(), (await scopeOf(secretary)).meeting, { since: null });
    const body = mails.find(({ to }) => to === one.focalPoint.email)?.body ?? '';
    const [silent, sentBack] = body.split('We have your report on the following');
    expect(silent).toContain('C/2  Second commitment.');
    expect(silent).not.toContain('C/1');
    expect(sentBack).toContain('C/1  First commitment.\nWhat is missing: By whom?');
  });
});

describe('an annual report', () => {
  const hostile = ['$x$ #eval("1") *bold* ', '=HYPERLINK("http://x")', '<w:p>&amp;</w:p>'];
  const today = new Date(Date.now() + 40 * 86_400_000);
  const dayAfter = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
  const lastDay = async () => (await listReportDays(await scopeOf(null), today))[0] ?? '';

  it('says what was accepted until the end of a month, the same bytes when it is made again, whatever is accepted later', async () => {
    const commitment = commitments[1];
    await run(
      setPlanDefinition,
      planOf(commitment, { seen: '1', owners: [one.party.id], indicator: { en: hostile[1] } }),
    );
    await run(reportProgressDefinition, reportOf(commitment, { text: hostile.join('\n') }), one.focalPoint);
    const [report] = await reportsOf(commitment);
    expect(await run(reviewReportDefinition, { report: report?.id, verdict: 'ACCEPTED' })).toMatchObject({ ok: true });
    const scope = await scopeOf(null);
    const until = await lastDay();
    const content = await findAnnualReport(scope, until, today);
    expect(content.commitments.find(({ id }) => id === commitment)).toMatchObject({ state: 'UNDER_WAY' });
    const seal = sha256(canonicalJson(content));
    for (const language of locales) {
      const paper = wordAnnualReport(content, seal, { language, baseUrl: 'https://parley.example.org' });
      for (const render of [renderPaperPdf, renderPaperDocx]) {
        const bytes = await render(paper);
        expect(notPrintedIn(bytes, [...hostile, paper.title, 'First process'])).toEqual([]);
        vi.useFakeTimers({ now: new Date('2031-07-01T23:30:00Z'), toFake: ['Date'] });
        try {
          expect(Buffer.from(await render(paper)).equals(Buffer.from(bytes))).toBe(true);
        } finally {
          vi.useRealTimers();
        }
      }
    }
    await db().progressReport.create({
      data: {
        ...reportRow(commitment, 2, today),
        review: { create: { verdict: 'ACCEPTED', at: today } },
      },
      select: { id: true },
    });
    const later = dayAfter(today, 60);
    expect(canonicalJson(await findAnnualReport(scope, until, later))).toBe(canonicalJson(content));
    // The month after has it.
    const [latest = ''] = await listReportDays(scope, later);
    expect(
      (await findAnnualReport(scope, latest, later)).commitments.find(({ id }) => id === commitment),
    ).toMatchObject({
      state: 'DONE',
    });
  });

  it('is of the end of a month that is over, and of none before the Highlights', async () => {
    const scope = await scopeOf(null);
    const late = new Date('2031-03-15T12:00:00Z');
    expect(await findAnnualReport(scope, '2028-02-29', late)).toMatchObject({ until: '2028-02-29' });
    for (const day of ['2031-03-31', '2001-01-31', '2028-02-28', '2028-02-30', '2028-02-31', 'never'])
      await expect(findAnnualReport(scope, day, late)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is made so often for one network, and what is kept is given to everybody', async () => {
    const content = await findAnnualReport(await scopeOf(null), await lastDay(), today);
    const network = '192.0.2.0/24';
    const make = (from: string | null) =>
      annualReportFile(content, { language: 'es', baseUrl: `https://${meeting.slug}.example.org` }, 'docx', from);
    for (let count = 0; count < paperAllowance.limit; count += 1)
      await takeAllowances({ key: `annual-report:${networkKey(network)}`, ...paperAllowance });
    await expect(make(network)).rejects.toMatchObject({ code: 'too_many' });
    const made = await make('198.51.100.0/24');
    expect(Buffer.from(await make(network)).equals(Buffer.from(made))).toBe(true);
  });

  it('leaves out what was laid down and accepted later', async () => {
    const accepted = (await reportsOf(commitments[6]))[0]?.reviewedAt ?? today;
    const at = async (moment: Date) =>
      (await readCommitments(db(), meeting, moment)).find(({ id }) => id === commitments[6]);
    expect(await at(accepted)).toMatchObject({ plan: 1, owners: [{ code: one.party.code }], reports: [] });
    expect(await at(new Date(accepted.getTime() + 1))).toMatchObject({ reports: [{ status: 'DONE' }] });
    expect(await at(new Date(accepted.getTime() - 3_600_000))).toMatchObject({ plan: 0, owners: [] });
  });
});

/** Mails come in the order of the parties' codes. */
function codeOf(email: string | undefined): string {
  return (email === one.focalPoint.email ? one : other).party.code;
}
