import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { locales } from '@/lib/i18n/routing';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { countStatements } from '@/prisma/factories/count-statements';
import { makeDelegation } from '@/prisma/factories/delegations';
import { notPrintedIn, textOfFile } from '@/prisma/factories/file-text';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  askFloorDefinition,
  decideDefinition,
  endAmendmentDefinition,
  issueRecordDefinition,
  orderDefinition,
  recordReservationDefinition,
  showDefinition,
  stepTurnDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
} from './definitions';
import { daysOf, recordHash, sittingsOf, verifyBundle } from './model/record';
import { findIssue, listDays, listIssues, readPlenaryRecord } from './queries/record';
import { makeBundle } from './render/bundle';
import { minutesFile, minutesFormats } from './render/minutes-file';

let staff: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

/** A sitting that took an amendment, decided and heard a reservation. */
async function sat(given: { zone?: string } = {}) {
  const meeting = await makeMeeting({ illustrative: true, ...given });
  const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  const one = await makeDelegation(staff, meeting.slug, {
    names: { en: 'A dialogue', fr: 'Un dialogue', es: 'Un diálogo' },
  });
  const { id: groupId } = await makeGroup(meeting.id);
  const source = await makeRecommendation({
    meetingId: meeting.id,
    groupId,
    status: 'CONSOLIDATED',
    symbol: 'AFR/1',
    language: 'fr',
    text: 'Adopter des normes.',
  });
  const general = await makeRecommendation({
    meetingId: meeting.id,
    status: 'READY',
    symbol: 'G/1',
    text: 'Adopt common standards.',
    sources: [{ ...source, disposition: 'FULL' }],
  });
  const done = async (definition: unknown, actor: Actor, input: unknown) => {
    const result = await execute(definition as typeof showDefinition, {
      actor,
      meeting: meeting.slug,
      input,
      key: randomUUID(),
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value as Record<string, string>;
  };
  await done(orderDefinition, staff, { positions: { [general.id]: '1' } });
  await done(showDefinition, chair, { recommendation: general.id });
  const { turn } = await done(askFloorDefinition, one.focalPoint, { delegation: one.delegationId });
  await done(stepTurnDefinition, chair, { turn, step: 'START' });
  await done(stepTurnDefinition, chair, { turn, step: 'STOP' });
  const { amendment } = await done(tableAmendmentDefinition, one.focalPoint, {
    recommendation: general.id,
    revision: general.revisionId,
    delegation: one.delegationId,
    language: 'en',
    text: 'Adopt shared standards.',
    explanation: 'As in the Compact.',
  });
  const taken = {
    amendment,
    revision: general.revisionId,
    texts: { en: 'Adopt shared standards.', fr: 'Adopter des normes partagées.' },
  };
  const { revision } = await done(takeAmendmentDefinition, chair, taken);
  const { decision } = await done(decideDefinition, chair, {
    recommendation: general.id,
    revision,
    outcome: 'ADOPTED',
  });
  const reserved = { decision, delegation: one.delegationId, language: 'en', text: 'Not before 2030.' };
  await done(recordReservationDefinition, one.focalPoint, reserved);
  return { meeting, chair, one, general };
}

/** One more item on the list, and an amendment to it by the same delegation. */
async function tabledAgain(slug: string, { focalPoint, delegationId }: Awaited<ReturnType<typeof sat>>['one']) {
  const { id: meetingId } = await db().meeting.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const other = await makeRecommendation({ meetingId, status: 'READY', symbol: 'G/2' });
  await db().plenaryItem.create({ data: { meetingId, recommendationId: other.id, position: 9 } });
  const fields = { recommendation: other.id, revision: other.revisionId, language: 'en', text: 'Adopt shared rules.' };
  const result = await execute(tableAmendmentDefinition, {
    actor: focalPoint,
    meeting: slug,
    input: { ...fields, delegation: delegationId },
    key: randomUUID(),
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

describe('the record of a plenary', () => {
  it('is a bundle that verifies with its papers, and not with an edited byte', async () => {
    const { meeting, one } = await sat();
    const record = await readPlenaryRecord(await enterMeeting(one.focalPoint, meeting.slug));
    const [day = ''] = sittingsOf(record);
    const bundle = await makeBundle(record);
    const paper = { name: 'minutes.pdf', bytes: await minutesFile(record, day, 'fr', 'pdf') };
    expect(verifyBundle(bundle, [paper])).toMatchObject({
      findings: [],
      checked: { items: 1, revisions: 3, files: 1 },
    });
    const edited = bundle.replaceAll('Adopt shared standards.', 'Adopt strict standards.');
    expect(verifyBundle(edited, []).findings.map(({ fault }) => fault)).toEqual([
      'seal',
      'record_hash',
      'revision_hash',
      'decision_text',
    ]);
    const bytes = paper.bytes.slice();
    bytes[bytes.length - 8] = (bytes[bytes.length - 8] ?? 0) ^ 1;
    expect(verifyBundle(bundle, [{ ...paper, bytes }])).toMatchObject({
      findings: [],
      unlisted: [{ file: 'minutes.pdf', isNamed: false }],
    });
    // As DOCX too, and the sha256 printed on each is the one the bundle gives for the day.
    const docx = await minutesFile(record, day, 'fr', 'docx');
    const { unlisted, days } = verifyBundle(bundle, [{ name: 'minutes.docx', bytes: docx }]);
    expect(unlisted).toEqual([]);
    expect(textOfFile(docx)).toContain(days[0]?.sha256 ?? 'a day');
    // The same record gives the same bundle.
    expect(await makeBundle(await readPlenaryRecord(await enterMeeting(staff, meeting.slug)))).toBe(bundle);
  });

  it('is minutes in three languages, as PDF and as DOCX, that say what was recorded', async () => {
    const { meeting, chair } = await sat();
    const record = await readPlenaryRecord(await enterMeeting(chair, meeting.slug));
    const [day = ''] = sittingsOf(record);
    const names = { en: 'A dialogue', fr: 'Un dialogue', es: 'Un diálogo' };
    for (const language of locales) {
      const said = [
        'G/1',
        names[language],
        'Adopt shared standards.',
        'Not before 2030.',
        'As in the Compact.',
        chair.name ?? '',
      ];
      const own = language === 'fr' ? ['Adopter des normes partagées.'] : [];
      for (const format of minutesFormats)
        expect(notPrintedIn(await minutesFile(record, day, language, format), [...said, ...own])).toEqual([]);
    }
  });

  it('is given out under a number, and what was given out stays while the record goes on', async () => {
    const { meeting, chair, one } = await sat();
    const call = (actor: Actor, input: unknown = {}) => ({ actor, meeting: meeting.slug, input, key: randomUUID() });
    const scope = await enterMeeting(chair, meeting.slug);
    const before = await readPlenaryRecord(scope);
    expect(await execute(issueRecordDefinition, call(one.focalPoint))).toMatchObject({ code: 'forbidden' });
    // Two at the same moment: the second reads what the first has given out.
    const both = await Promise.all([chair, staff].map((actor) => execute(issueRecordDefinition, call(actor))));
    expect(both.map((result) => (result.ok ? result.value.number : result.fields?.record)).toSorted()).toEqual([
      1,
      { code: 'unchanged', params: { number: 1 } },
    ]);
    const { amendment } = await tabledAgain(meeting.slug, one);
    expect(amendment).toBeTruthy();
    expect(await execute(issueRecordDefinition, call(staff))).toEqual({ ok: true, value: { number: 2 } });
    const [second, first] = await listIssues(scope);
    expect([first?.sha256, first?.days]).toEqual([recordHash(before), daysOf(before)]);
    expect([second?.number, second?.sha256]).toEqual([2, recordHash(await readPlenaryRecord(scope))]);
    const found = await findIssue(scope, 1);
    expect(found?.record).toEqual(before);
    const verified = verifyBundle(await makeBundle(found?.record ?? before, found?.issue ?? null), []);
    expect(verified).toMatchObject({ findings: [], issue: { number: 1 }, sha256: first?.sha256 });
    expect(await findIssue(scope, 3)).toBeNull();
    // A closed meeting's record is completed; what was given out is not changed by anybody.
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED', closedAt: new Date() } });
    expect(await execute(issueRecordDefinition, call(staff))).toMatchObject({ code: 'conflict' });
    await expect(
      db().recordIssue.updateMany({ where: { meetingId: meeting.id }, data: { byName: 'X' } }),
    ).rejects.toThrow();
  });

  it('has nothing to give out before anything was recorded', async () => {
    const meeting = await makeMeeting();
    const call = { actor: staff, meeting: meeting.slug, input: {}, key: randomUUID() };
    expect(await execute(issueRecordDefinition, call)).toMatchObject({ fields: { record: { code: 'nothing' } } });
  });

  it('says of which days there are minutes by statements that do not grow with it', async () => {
    // Where it is another day than in Greenwich for most hours.
    const { meeting, chair } = await sat({ zone: 'Pacific/Kiritimati' });
    const scope = await enterMeeting(chair, meeting.slug);
    expect(await listDays(scope)).toEqual(sittingsOf(await readPlenaryRecord(scope)));
    const reads = { days: () => listDays(scope), issues: () => listIssues(scope) };
    expect(await countStatements(reads)).toEqual({ days: 1, issues: 1 });
    expect(await listDays(await enterMeeting(staff, (await makeMeeting()).slug))).toEqual([]);
  });

  it('carries the texts of the regional recommendations it was made from, and in which language each note was written', async () => {
    const { meeting, chair, one, general } = await sat();
    const other = await tabledAgain(meeting.slug, one);
    const call = (input: unknown) => ({ actor: chair, meeting: meeting.slug, input, key: randomUUID() });
    const ended = { amendment: other.amendment, outcome: 'REJECTED', note: 'Déjà dit.' };
    expect(await execute(endAmendmentDefinition, call({ ...ended, language: 'xx' }))).toMatchObject({
      fields: { language: { code: 'invalid_choice' } },
    });
    expect(await execute(endAmendmentDefinition, call({ ...ended, language: 'fr' }))).toMatchObject({ ok: true });
    const { items } = await readPlenaryRecord(await enterMeeting(chair, meeting.slug));
    const [first, second] = items;
    expect(first?.sources).toMatchObject([
      { symbol: 'AFR/1', number: 1, units: [{ language: 'fr', text: 'Adopter des normes.' }] },
    ]);
    expect(first?.id).toBe(general.id);
    expect(second?.amendments[0]?.end).toMatchObject({ note: 'Déjà dit.', language: 'fr' });
  });

  it('is for those in the meeting', async () => {
    const { meeting } = await sat();
    const stranger = await makeActor();
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
    await expect(readPlenaryRecord(await enterMeeting(stranger, meeting.slug))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
