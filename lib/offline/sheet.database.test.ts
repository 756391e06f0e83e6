import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { readSheet } from '@/lib/core/sheet/read-sheet';
import { Upload } from '@/lib/core/upload';
import { applyRetention } from '@/lib/privacy/apply-retention';
import { saveDraftDefinition } from '@/lib/surveys/definitions';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSurvey, submitAnswer } from '@/prisma/factories/surveys';
import { sheetBomb } from '@/prisma/factories/sheet-bombs';
import { saveSheetDefinition, uploadAnswersDefinition } from './definitions';
import { findBlankPaper, findFilledPaper } from './queries/paper';
import { findSheet, previewSheet } from './queries/sheet';
import { renderSheet } from './render/sheet';

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

async function makeWorld(definition?: Parameters<typeof makeSurvey>[2]) {
  const meeting = await makeMeeting();
  const survey = await makeSurvey(meeting, secretariat, definition);
  const party = await makeAskedParty(meeting.id);
  const roles = [{ meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' as const }];
  return { meeting, survey, party, focalPoint: await makeActor({ roles }) };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

function run<I extends z.ZodType, V>(world: World, definition: Definition<'meeting', I, V>, input: unknown) {
  return execute(definition, { actor: world.focalPoint, meeting: world.meeting.slug, input, key: randomUUID() });
}
const scopeOf = (world: World, actor = world.focalPoint) => enterMeeting(actor, world.meeting.slug);
const save = (world: World, question: string, answer: object, revision = 0) =>
  run(world, saveDraftDefinition, {
    delegation: world.party.delegationId,
    version: world.survey.version,
    revisions: { [question]: revision },
    answers: { [question]: answer },
  });

/** The sheet as it is downloaded now, with texts typed into the cells of some keys. */
async function filled(world: World, texts: Record<string, string>): Promise<Uint8Array> {
  const { frame, rows } = await findSheet(await scopeOf(world), { party: world.party.code, locale: 'fr' });
  return renderSheet(
    frame,
    rows.map((row) => ({ ...row, value: texts[row.key ?? ''] ?? row.value })),
  );
}
const upload = (world: World, bytes: Uint8Array) =>
  run(world, uploadAnswersDefinition, {
    delegation: world.party.delegationId,
    sheet: new Upload('answers.xlsx', bytes),
  });
async function sheetOf(result: Awaited<ReturnType<typeof upload>>): Promise<string> {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.sheet;
}
const outcomes = async (world: World, id: string) =>
  Object.fromEntries(
    (await previewSheet(await scopeOf(world), id, 'fr')).compared.map(({ question, outcome }) => [question, outcome]),
  );
const stored = async ({ survey }: World) => {
  const rows = await db().answer.findMany({
    where: { response: { surveyId: survey.survey } },
    select: { text: true, number: true, question: { select: { code: true } }, choices: { select: { rank: true } } },
  });
  return Object.fromEntries(rows.map(({ question, ...answer }) => [question.code, answer]));
};

describe('a sheet filled in offline', () => {
  it('is shown before anything is saved, saves what can be read, says what cannot, and never submits', async () => {
    const world = await makeWorld();
    const texts = {
      'stage value': 'Choice done (fr)',
      'priorities place b': '1',
      'priorities place a': '2',
      'useful value': 'beaucoup',
      'experience value': '=1+1',
    };
    const id = await sheetOf(await upload(world, await filled(world, texts)));
    expect(await stored(world)).toEqual({});
    expect(await outcomes(world, id)).toEqual({
      stage: 'write',
      priorities: 'write',
      useful: 'error',
      experience: 'write',
    });
    expect(await run(world, saveSheetDefinition, { answerSheet: id })).toMatchObject({ ok: true, value: { saved: 3 } });
    const answers = await stored(world);
    expect(Object.keys(answers).toSorted()).toEqual(['experience', 'priorities', 'stage']);
    expect(answers.experience?.text).toBe('=1+1');
    const [response] = await db().response.findMany({ where: { surveyId: world.survey.survey } });
    expect(response?.status).toBe('DRAFT');
    expect(await db().answerSheet.count({ where: { surveyId: world.survey.survey } })).toBe(0);
  });

  it('writes over no answer that a colleague has changed since, unless one says that the sheet counts', async () => {
    const world = await makeWorld();
    await save(world, 'useful', { point: '2' });
    const bytes = await filled(world, { 'useful value': '5', 'experience value': 'From the sheet' });
    await save(world, 'useful', { point: '3' }, 1);
    const id = await sheetOf(await upload(world, bytes));
    expect(await outcomes(world, id)).toEqual({ useful: 'conflict', experience: 'write' });
    expect(await run(world, saveSheetDefinition, { answerSheet: id })).toMatchObject({ ok: true, value: { saved: 1 } });
    expect(await stored(world)).toMatchObject({ useful: { number: 3 }, experience: { text: 'From the sheet' } });

    const again = await sheetOf(await upload(world, bytes));
    const mine = { answerSheet: again, keep: { useful: 'mine' }, shown: { useful: '2' } };
    expect(await run(world, saveSheetDefinition, mine)).toMatchObject({ ok: true });
    expect((await stored(world)).useful?.number).toBe(5);
  });

  it('leaves a text in the language it was written in: brought back as it is, it changes nothing', async () => {
    const world = await makeWorld();
    await save(world, 'experience', { text: 'Deux lignes\net demie', language: 'fr' });
    const same = await sheetOf(await upload(world, await filled(world, { 'useful value': '4' })));
    expect(await outcomes(world, same)).toEqual({ experience: 'same', useful: 'write' });
    const changed = await sheetOf(await upload(world, await filled(world, { 'experience value': 'Une ligne' })));
    expect(await outcomes(world, changed)).toEqual({ experience: 'write' });
    await run(world, saveSheetDefinition, { answerSheet: changed, shownIn: 'es' });
    const [kept] = await db().answer.findMany({
      where: { response: { surveyId: world.survey.survey } },
      select: { text: true, language: true },
    });
    expect(kept).toEqual({ text: 'Une ligne', language: 'fr' });
  });

  it('that says nothing new changes nothing, also where a colleague has changed what it only repeats', async () => {
    const world = await makeWorld();
    await save(world, 'useful', { point: '2' });
    const bytes = await filled(world, {});
    await save(world, 'useful', { point: '3' }, 1);
    const id = await sheetOf(await upload(world, bytes));
    expect(await outcomes(world, id)).toEqual({ useful: 'same' });
    expect(await run(world, saveSheetDefinition, { answerSheet: id })).toMatchObject({
      fields: { keep: { code: 'nothing' } },
    });
  });

  it('that is neither saved nor discarded goes after thirty days', async () => {
    const world = await makeWorld();
    const id = await sheetOf(await upload(world, await filled(world, { 'useful value': '4' })));
    const left = () => db().answerSheet.count({ where: { id } });
    await applyRetention();
    expect(await left()).toBe(1);
    await db().answerSheet.update({ where: { id }, data: { createdAt: new Date(Date.now() - 31 * 86_400_000) } });
    await applyRetention();
    expect(await left()).toBe(0);
  });

  it('is refused where it is no sheet, not from here, for another party, or once the answer is submitted', async () => {
    const world = await makeWorld();
    const code = async (bytes: Uint8Array) => {
      const result = await upload(world, bytes);
      return result.ok ? 'taken' : (result.fields?.sheet?.code ?? result.code);
    };
    expect(await code(Buffer.from('%PDF-1.7'))).toBe('not_a_sheet');
    expect(await code(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('older_sheet');
    expect(await code(Buffer.from('Question;Answer\nStage;done'))).toBe('not_ours');
    expect(await code(sheetBomb())).toBe('too_big_inside');
    const other = await makeWorld();
    expect(await code(await filled(other, {}))).toBe('other_survey');
    const bytes = await filled(world, {});
    await submitAnswer(world.meeting, world.focalPoint, {
      delegation: world.party.delegationId,
      version: world.survey.version,
      answers: answersWith(['a']),
    });
    expect(await code(bytes)).toBe('closed');
  });

  it('is a workbook that can be read, and is nobody else’s to look at', async () => {
    const world = await makeWorld();
    expect(await readSheet(await filled(world, {}))).toMatchObject({ ok: true, sheet: { sheets: 1 } });
    const id = await sheetOf(await upload(world, await filled(world, { 'useful value': '4' })));
    const staff = await scopeOf(world, secretariat);
    await expect(previewSheet(staff, id, 'en')).rejects.toMatchObject({ code: 'not_found' });
    await expect(findSheet(staff, { party: world.party.code, locale: 'en' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the questionnaire on paper', () => {
  it('is a draft while it is open, and the sealed submission afterwards', async () => {
    const world = await makeWorld();
    const scope = await scopeOf(world);
    const of = { party: world.party.code, locale: 'fr' as const };
    await expect(findFilledPaper(scope, of)).rejects.toMatchObject({ code: 'not_found' });
    await save(world, 'useful', { point: '2' });
    expect(await findFilledPaper(scope, of)).toMatchObject({ stamp: 'BROUILLON', seal: null, blank: false });
    const { sha256 } = await submitAnswer(world.meeting, world.focalPoint, {
      delegation: world.party.delegationId,
      version: world.survey.version,
      answers: answersWith(['a']),
      revisions: { useful: 1 },
    });
    expect(await findFilledPaper(scope, of)).toMatchObject({ stamp: 'SOUMIS', seal: sha256 });
  });

  it('says as a draft what would be sealed: what is calculated, and nothing of what is not asked', async () => {
    const world = await makeWorld({
      questions: [
        { code: 'persons', type: 'NUMBER', label: { en: 'Persons' } },
        { code: 'twice', type: 'CALCULATED', label: { en: 'Twice' }, calculation: '${persons} * 2' },
        { code: 'why', type: 'TEXT', label: { en: 'Why ${twice}?' }, condition: '${persons} > 3' },
      ],
    });
    const printed = async () => {
      const paper = await findFilledPaper(await scopeOf(world), { party: world.party.code, locale: 'en' });
      const questions = paper.pages.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
      return questions.map(({ label, value }) => [label.text, value?.text ?? null]);
    };
    await save(world, 'persons', { number: '4' });
    await save(world, 'why', { text: 'A reason', language: 'en' });
    expect(await printed()).toEqual([
      ['Persons', '4'],
      ['Twice', '8'],
      ['Why 8?', 'A reason'],
    ]);
    await save(world, 'persons', { number: '3' }, 1);
    expect(await printed()).toEqual([
      ['Persons', '3'],
      ['Twice', '6'],
      ['Why 6?', null],
    ]);
  });

  it('is blank for the secretariat too, and for nobody else without a party', async () => {
    const world = await makeWorld();
    const blank = { party: null, locale: 'en' as const };
    expect(await findBlankPaper(await scopeOf(world, secretariat), blank)).toMatchObject({ blank: true, party: null });
    await expect(findBlankPaper(await scopeOf(world), blank)).rejects.toMatchObject({
      code: expect.any(String) as string,
    });
  });
});
