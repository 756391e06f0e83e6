import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { execute } from '@/lib/core/execute';
import { reopenDefinition, submitDefinition } from '@/lib/surveys/definitions';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import {
  answersWith,
  makeAskedParty,
  makeRegions,
  makeSnapshot,
  makeSurvey,
  submitAnswer,
} from '@/prisma/factories/surveys';
import { inProject } from '@/scripts/machine/paths.mjs';
import { issuePaperDefinition } from './definitions';
import { makePaperFiles } from './job';
import { draftBackgroundPaper, findBackgroundPaper, listBackgroundPapers } from './queries';
import { paperFile, paperTag } from './render/paper-file';
import { wordPaper } from './render/word-paper';

const folder = inProject('.data', `background-test-${randomUUID()}`);

let secretariat: Actor;
let meeting: Awaited<ReturnType<typeof makeMeeting>>;
let survey: Awaited<ReturnType<typeof makeSurvey>>;
let snapshot: string;
let parties: Awaited<ReturnType<typeof answering>>[];

beforeAll(async () => {
  env().PARLEY_FILES_DIR = folder;
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
  meeting = await makeMeeting();
  survey = await makeSurvey(meeting, secretariat);
  // Six of one region; three of another, whose counts are small.
  parties = [];
  for (let index = 0; index < 6; index += 1)
    parties.push(await answering(['a', 'b', 'c'], { name: `Process ${index}` }));
  for (let index = 0; index < 3; index += 1)
    parties.push(await answering(['b', 'e', 'd'], { regions: ['europe-central-asia'], name: `Forum ${index}` }));
  await makeAskedParty(meeting.id);
  snapshot = await snapshotNow();
  return () => fs.rmSync(folder, { recursive: true, force: true });
});

async function answering(order: string[], data: Parameters<typeof makeAskedParty>[1]) {
  const party = await makeAskedParty(meeting.id, data);
  const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' } as const;
  const focalPoint = await makeActor({ roles: [role] });
  await submitAnswer(meeting, focalPoint, {
    delegation: party.delegationId,
    version: survey.version,
    answers: answersWith(order),
  });
  return { ...party, focalPoint };
}

async function snapshotNow(): Promise<string> {
  const taken = await makeSnapshot(secretariat, meeting, survey.survey);
  if (!taken.ok) throw new Error(taken.code);
  return taken.value.snapshot;
}

const issue = (input: { snapshot: string; reason?: string }, actor: Actor | null = secretariat) =>
  execute(issuePaperDefinition, { actor, meeting: meeting.slug, input, key: randomUUID() });
const scopeOf = (actor: Actor | null) => enterMeeting(actor, meeting.slug);
const wording = { language: 'fr', small: 5, baseUrl: 'https://parley.example.org' } as const;

describe('a background paper', () => {
  it('is issued by the secretariat alone, under a number without gaps, with a reason from the second on', async () => {
    const delegate = parties[0]?.focalPoint ?? null;
    expect(await issue({ snapshot }, delegate)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await issue({ snapshot }, null)).toMatchObject({ ok: false });
    expect(await issue({ snapshot: randomUUID() })).toMatchObject({ ok: false, code: 'not_found' });
    expect(await issue({ snapshot })).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await issue({ snapshot })).toMatchObject({ ok: false, fields: { reason: { code: 'required' } } });
    expect(await issue({ snapshot, reason: 'The groups have their agendas.' })).toMatchObject({
      ok: true,
      value: { number: 2 },
    });
    const jobs = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'make-background-paper'`;
    expect(jobs).toEqual([{ n: 2 }]);
    const audits = await db().auditEntry.count({ where: { subjectType: 'BackgroundPaper', meetingId: meeting.id } });
    expect(audits).toBe(2);
  });

  it('is not made from a snapshot of another meeting', async () => {
    const other = await makeMeeting();
    const input = { snapshot };
    const call = { actor: secretariat, meeting: other.slug, input, key: randomUUID() };
    expect(await execute(issuePaperDefinition, call)).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('is whole for those who take part, public for everybody, and a draft for the secretariat', async () => {
    const [inside, outside] = [await scopeOf(parties[0]?.focalPoint ?? null), await scopeOf(null)];
    expect((await findBackgroundPaper(inside, null, 'full')).content.number).toBe(2);
    expect((await findBackgroundPaper(outside, 1, 'public')).content.number).toBe(1);
    await expect(async () => findBackgroundPaper(outside, null, 'full')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(findBackgroundPaper(inside, 3, 'full')).rejects.toMatchObject({ code: 'not_found' });
    await expect(draftBackgroundPaper(inside, 1)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await draftBackgroundPaper(await scopeOf(secretariat), 1)).content).toMatchObject({
      number: 3,
      issuedAt: null,
    });
    await expect(draftBackgroundPaper(await scopeOf(secretariat), 2)).rejects.toMatchObject({ code: 'not_found' });
    const [shownInside, shownOutside] = [await listBackgroundPapers(inside), await listBackgroundPapers(outside)];
    expect(shownInside[0]?.files).toHaveLength(12);
    expect(new Set(shownOutside.flatMap(({ files }) => files.map(({ version }) => version)))).toEqual(
      new Set(['public']),
    );
  });

  it('has files with sizes once its job has run, which nobody has to wait for then', async () => {
    const scope = await scopeOf(null);
    const sizes = async () =>
      (await listBackgroundPapers(scope))[0]?.files.map(({ size }) => size !== null && size > 10_000);
    expect(new Set(await sizes())).toEqual(new Set([false]));
    await makePaperFiles(meeting.slug, 2);
    expect(new Set(await sizes())).toEqual(new Set([true]));
    // Twelve files, one after the other.
  }, 60_000);

  it('is a text document with its charts as pictures that say what they show, and their tables', async () => {
    const { small, ...source } = await findBackgroundPaper(await scopeOf(secretariat), 1, 'full');
    const files = unzipSync(await paperFile(source, { ...wording, small, version: 'full' }, 'docx'));
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const pictures = Object.keys(files).filter((name) => /^word\/media\/.*\.png$/.test(name));
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    const described = [...document.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)];
    expect(described.length).toBe(document.match(/<pic:pic /g)?.length);
    expect(document).toContain('w:tblHeader');
    expect(document).toContain('9 sur 10');
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('w:val="fr"');
  });

  it('does not change when an answer is reopened and sealed anew, a label is mended or a group gets an issue', async () => {
    const read = async () => {
      const { small, ...source } = await findBackgroundPaper(await scopeOf(secretariat), 1, 'full');
      const paper = wordPaper(source, { ...wording, small, version: 'full' });
      return { tag: paperTag(source, { ...wording, small, version: 'full' }), text: JSON.stringify(paper) };
    };
    const before = await read();
    const [party] = parties;
    if (!party) throw new Error('no party');
    const response = await db().response.findFirstOrThrow({ where: { partyId: party.partyId }, select: { id: true } });
    const reopened = await execute(reopenDefinition, {
      actor: secretariat,
      meeting: meeting.slug,
      input: { response: response.id, reason: 'Asked for by the focal point' },
      key: randomUUID(),
    });
    expect(reopened).toMatchObject({ ok: true });
    const submitted = await execute(submitDefinition, {
      actor: party.focalPoint,
      meeting: meeting.slug,
      input: {
        delegation: party.delegationId,
        version: survey.version,
        answers: answersWith(['e', 'd', 'c']),
        revisions: { stage: 1, priorities: 1 },
        reviewed: { stage: 1, priorities: 1 },
      },
      key: randomUUID(),
    });
    expect(submitted).toMatchObject({ ok: true });
    await db().choice.updateMany({
      where: { question: { surveyId: survey.survey, code: 'priorities' }, code: 'a' },
      data: { label: { en: 'Mended', fr: 'Corrigé', es: 'Corregido' } },
    });
    await db().party.update({
      where: { id: party.partyId },
      data: { names: { en: 'Renamed', fr: 'Renommé', es: '' } },
    });
    const cell = await db().resultCell.findFirstOrThrow({
      where: { snapshotId: snapshot, columnKey: 'africa', choiceCode: 'a' },
      select: { id: true },
    });
    const group = await makeGroup(meeting.id);
    await db().issue.update({ where: { id: group.issueId }, data: { cellId: cell.id } });
    expect(await read()).toEqual(before);
    expect(before.text).not.toContain('Mended');

    // The next paper tells of the issue; its figures are the snapshot's all the same.
    const draft = await draftBackgroundPaper(await scopeOf(secretariat), 1);
    expect(draft.content.agendas).toHaveLength(1);
    expect(draft.results).toEqual((await findBackgroundPaper(await scopeOf(secretariat), 1, 'full')).results);
    expect(JSON.stringify(draft.content.labels)).not.toContain('Mended');
  });

  it('is sealed: its hash verifies, and it cannot be changed', async () => {
    const row = await db().backgroundPaper.findFirstOrThrow({ where: { meetingId: meeting.id, number: 1 } });
    expect(sha256(canonicalJson(row.content))).toBe(row.sha256);
    await expect(
      db().backgroundPaper.update({ where: { id: row.id }, data: { sha256: '0'.repeat(64) } }),
    ).rejects.toThrow();
    await expect(db().backgroundPaper.delete({ where: { id: row.id } })).rejects.toThrow();
  });

  it('hides in public what the page hides, and more where the meeting has become stricter since', async () => {
    const textOf = async (version: 'full' | 'public') => {
      const { small, ...source } = await findBackgroundPaper(await scopeOf(secretariat), 1, version);
      const { parts, ...head } = wordPaper(source, { ...wording, small, version });
      // How many of a group answered is said in public too, in the first part and over each column.
      return { small, text: JSON.stringify({ head, parts: parts.slice(1) }) };
    };
    // Three of three in Europe stands in the full paper and nowhere else.
    expect((await textOf('full')).text).toContain('"3 sur 3 | 1"');
    const open = await textOf('public');
    expect(open.small).toBe(5);
    expect(open.text).not.toMatch(/"[0-4] sur \d+( \| \d+)?"/);
    expect(open.text).not.toContain('Forum 1');
    await db().meeting.update({ where: { id: meeting.id }, data: { smallCell: 8 } });
    expect((await textOf('public')).small).toBe(8);
    await db().meeting.update({ where: { id: meeting.id }, data: { smallCell: 3 } });
    expect((await textOf('public')).small).toBe(5);
  });
});
