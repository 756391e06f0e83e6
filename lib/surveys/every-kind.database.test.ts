import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { readStoredFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { everyKind, makeAskedParty, makeReferenceLists, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { keepFileDefinition, saveDraftDefinition, submitDefinition } from './definitions';
import { readRevisions } from './queries/answer-rows';
import { findOwnResponse, listAnsweringParties } from './queries/own-response';
import { findSurveyFile } from './queries/survey-file';

type World = Awaited<ReturnType<typeof makeWorld>>;

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  await makeSwitzerland();
  await makeReferenceLists();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

async function makeWorld() {
  const meeting = await makeMeeting();
  const { version, survey } = await makeSurvey(meeting, secretariat, everyKind());
  const party = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: party.delegationId };
  const focalPoint = await makeActor({ roles: [{ ...role, kind: 'FOCAL_POINT' }] });
  const stranger = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'OBSERVER' }] });
  return { meeting, version, survey, party, focalPoint, stranger };
}

/** Something to every question that takes an answer, but for the file. */
const answersOf = ({ party }: World) => ({
  single: { choice: 'other', other: 'A third way', language: 'en' },
  multiple: { choices: ['c', 'a'], other: '', language: 'en' },
  ranking: { order: { c: '1', a: '2' } },
  scale: { point: '4' },
  matrix: { cells: { x: 'high', y: 'x' } },
  number: { number: '1 250,5' },
  date: { date: '2026-03-31' },
  text: { text: 'One line', language: 'en' },
  long: { text: 'Two\nlines', language: 'fr' },
  country: { codes: 'CH' },
  organisation: { codes: [party.code] },
  theme: { codes: ['data', 'borders'] },
  objective: { codes: '6' },
});

/** A post of what the page shows now: it has seen every answer there is. */
const call = async (world: World, answers: object) => ({
  actor: world.focalPoint,
  meeting: world.meeting.slug,
  input: {
    delegation: world.party.delegationId,
    version: world.version,
    revisions: await seen(world),
    answers,
  },
  key: randomUUID(),
});
/** Submits by somebody who has read what the page shows. */
const submit = async (world: World, answers: object) => {
  const { input, ...rest } = await call(world, answers);
  return execute(submitDefinition, { ...rest, input: { ...input, reviewed: input.revisions } });
};
const pdf = (text = 'annex') => new Upload('annex.pdf', new TextEncoder().encode(`%PDF-1.7 ${text}`));
const keep = (world: World, file: Upload, given: { seen?: string; question?: string } = {}) =>
  execute(keepFileDefinition, {
    actor: world.focalPoint,
    meeting: world.meeting.slug,
    input: { delegation: world.party.delegationId, version: world.version, question: 'file', file, ...given },
    key: randomUUID(),
  });

async function own(world: World) {
  const scope = await enterMeeting(world.focalPoint, world.meeting.slug);
  const [party] = await listAnsweringParties(scope);
  const response = party && (await findOwnResponse(scope, party));
  if (!response) throw new Error('There is no response.');
  return response;
}

async function seen(world: World): Promise<Record<string, number>> {
  const response = await db().response.findFirst({ where: { surveyId: world.survey }, select: { id: true } });
  return Object.fromEntries(response ? await readRevisions(db(), response.id) : []);
}

const nothing = { kind: 'VALUE', choices: [], number: null, text: null, language: null };

describe('an answer of every kind', () => {
  it('is stored in rows, read back as it was given, and sealed so', async () => {
    const world = await makeWorld();
    expect(await execute(saveDraftDefinition, await call(world, answersOf(world)))).toMatchObject({ ok: true });
    expect(await keep(world, pdf())).toMatchObject({ ok: true });
    const { answers, files } = await own(world);
    const file = answers.file?.file;
    const expected = {
      single: { ...nothing, choices: ['other'], other: 'A third way', language: 'en' },
      multiple: { ...nothing, choices: ['a', 'c'] },
      ranking: { ...nothing, choices: ['c', 'a'] },
      scale: { ...nothing, number: 4 },
      matrix: { ...nothing, cells: { x: 'high', y: 'x' } },
      number: { ...nothing, number: 1250.5 },
      date: { ...nothing, text: '2026-03-31' },
      text: { ...nothing, text: 'One line', language: 'en' },
      long: { ...nothing, text: 'Two\nlines', language: 'fr' },
      file: { ...nothing, file },
      country: { ...nothing, codes: ['CH'] },
      organisation: { ...nothing, codes: [world.party.code] },
      theme: { ...nothing, codes: ['data', 'borders'] },
      objective: { ...nothing, codes: ['6'] },
    };
    expect(answers).toEqual(expected);
    expect(file && files.get(file.id)).toBe('annex.pdf');

    const submitted = await submit(world, answersOf(world));
    const submission = await db().submission.findFirstOrThrow({ where: { response: { surveyId: world.survey } } });
    expect((submission.payload as { answers: unknown }).answers).toEqual(expected);
    expect(submitted).toMatchObject({ ok: true, value: { sha256: sha256(canonicalJson(submission.payload)) } });
    const events = await db().answerEvent.count({ where: { response: { surveyId: world.survey } } });
    expect(events).toBe(Object.keys(expected).length);
  });

  it('counts in SQL: rows and columns of a matrix are choices of their own, though they share a code', async () => {
    const world = await makeWorld();
    await execute(saveDraftDefinition, await call(world, answersOf(world)));
    const cells = await db().answerCell.findMany({
      where: { answer: { response: { surveyId: world.survey } } },
      orderBy: { row: { position: 'asc' } },
      select: { row: { select: { axis: true, code: true } }, column: { select: { axis: true, code: true } } },
    });
    expect(cells).toEqual([
      { row: { axis: 'ROW', code: 'x' }, column: { axis: 'COLUMN', code: 'high' } },
      { row: { axis: 'ROW', code: 'y' }, column: { axis: 'COLUMN', code: 'x' } },
    ]);
    const themes = await db().answerCode.findMany({
      where: { answer: { question: { code: 'theme' }, response: { surveyId: world.survey } } },
      orderBy: { position: 'asc' },
      select: { code: true },
    });
    expect(themes.map(({ code }) => code)).toEqual(['data', 'borders']);
  });

  it('names what is in the lists of the house, and nothing else', async () => {
    const world = await makeWorld();
    const answers = { country: { codes: 'XX' }, organisation: { codes: ['nobody'] }, objective: { codes: '24' } };
    expect(await execute(saveDraftDefinition, await call(world, answers))).toEqual({
      ok: false,
      code: 'invalid',
      fields: {
        'answers.country.codes': { code: 'invalid_choice' },
        'answers.organisation.codes': { code: 'invalid_choice' },
        'answers.objective.codes': { code: 'invalid_choice' },
      },
    });
    expect(await db().response.count({ where: { surveyId: world.survey } })).toBe(0);
  });
});

describe('a required matrix', () => {
  it('is answered once each row is', async () => {
    const meeting = await makeMeeting();
    const choices = (...codes: string[]) => codes.map((code) => ({ code, label: { en: code } }));
    const { version, survey } = await makeSurvey(meeting, secretariat, {
      questions: [
        {
          code: 'm',
          type: 'MATRIX',
          required: true,
          label: { en: 'M' },
          rows: choices('x', 'y'),
          columns: choices('1', '2'),
        },
      ],
    });
    const party = await makeAskedParty(meeting.id);
    const focalPoint = await makeActor({
      roles: [{ meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' }],
    });
    const world = { meeting, version, survey, party, focalPoint, stranger: focalPoint };
    expect(await submit(world, { m: { cells: { x: '1' } } })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { 'answers.m.cells': { code: 'answer_missing' } },
    });
    expect(await submit(world, { m: { cells: { x: '1', y: '1' } } })).toMatchObject({
      ok: true,
    });
  });
});

describe('what depends on earlier answers', () => {
  it('is not missing where it is not asked, does not count there, must fulfil its constraint, and is calculated on the server', async () => {
    const meeting = await makeMeeting();
    const { version, survey } = await makeSurvey(meeting, secretariat, {
      questions: [
        { code: 'n', type: 'NUMBER', label: { en: 'N' }, constraint: { expression: '. != 13' } },
        { code: 'why', type: 'TEXT', required: true, label: { en: 'Why' }, condition: '${n} > 10' },
        { code: 'twice', type: 'CALCULATED', label: { en: 'Twice' }, calculation: '${n} * 2' },
      ],
    });
    const party = await makeAskedParty(meeting.id);
    const focalPoint = await makeActor({
      roles: [{ meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' }],
    });
    const world = { meeting, version, survey, party, focalPoint, stranger: focalPoint };
    const refused = async (answers: object) => submit(world, answers);
    expect(await refused({ n: { number: '11' } })).toMatchObject({
      fields: { 'answers.why.text': { code: 'answer_missing' } },
    });
    expect(await refused({ n: { number: '13' }, why: { text: 'So' } })).toMatchObject({
      fields: { 'answers.n.number': { code: 'constraint' } },
    });
    expect(await refused({ n: { number: '5' }, why: { text: 'So', language: 'en' } })).toMatchObject({ ok: true });
    const { payload } = await db().submission.findFirstOrThrow({ where: { response: { surveyId: survey } } });
    expect((payload as { answers: unknown }).answers).toEqual({
      n: { ...nothing, number: 5 },
      why: null,
      twice: { ...nothing, number: 10 },
    });
  });
});

describe('a file', () => {
  it('is kept at once, stays when a page that does not know of it is saved, and is read by those who may read the answers', async () => {
    const world = await makeWorld();
    const kept = await keep(world, pdf());
    const id = kept.ok ? kept.value.file : '';
    expect((await readStoredFile(id))?.name).toBe('annex.pdf');
    const fileFor = async (actor: Actor) =>
      findSurveyFile(await enterMeeting(actor, world.meeting.slug), world.party.delegationId, id);
    expect(await fileFor(world.focalPoint)).toBe(id);
    expect(await fileFor(secretariat)).toBe(id);
    await expect(fileFor(world.stranger)).rejects.toThrow('forbidden');
    const stale = { ...(await call(world, {})), key: randomUUID() };
    expect(
      await execute(saveDraftDefinition, { ...stale, input: { ...stale.input, revisions: { file: 0 } } }),
    ).toMatchObject({ ok: true });
    expect((await own(world)).answers.file?.file?.id).toBe(id);
  });

  it('is not taken over by a page that shows another, unless it is the same again', async () => {
    const world = await makeWorld();
    const first = await keep(world, pdf('first'));
    const seen = first.ok ? first.value.file : '';
    expect(await keep(world, pdf('second'))).toEqual({
      ok: false,
      code: 'conflict',
      fields: { 'files.file': { code: 'file_conflict' } },
    });
    expect(await keep(world, pdf('first'))).toEqual({ ok: true, value: { file: seen } });
    expect(await keep(world, pdf('second'), { seen })).toMatchObject({ ok: true });
    // The first one is still there for whoever reads the history of the answer.
    expect((await readStoredFile(seen))?.name).toBe('annex.pdf');
    expect(await execute(saveDraftDefinition, await call(world, { file: { remove: 'on' } }))).toMatchObject({
      ok: true,
    });
    expect((await own(world)).answers.file).toBeUndefined();
  });

  it('is an answer to a question for files only, of a type that is taken, before the answer is submitted', async () => {
    const world = await makeWorld();
    expect(await keep(world, pdf(), { question: 'text' })).toEqual({ ok: false, code: 'not_found' });
    expect(await keep(world, new Upload('a.pdf', new TextEncoder().encode('<html>')))).toEqual({
      ok: false,
      code: 'invalid',
      fields: { 'files.file': { code: 'file_type' } },
    });
    expect(await submit(world, answersOf(world))).toMatchObject({ ok: true });
    expect(await keep(world, pdf())).toEqual({ ok: false, code: 'closed' });
  });
});
