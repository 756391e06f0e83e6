import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import {
  addQuestionDefinition,
  arrangeQuestionDefinition,
  editHeadDefinition,
  editQuestionDefinition,
  publishQuestionnaireDefinition,
  startQuestionnaireDefinition,
  undoStepDefinition,
} from './definitions';
import { questionsOf } from './model/definition';
import { findQuestionnaire, listQuestionnaireSources } from './queries/questionnaire';
import { findTrack } from './queries/track-responses';

let meeting: { id: string; slug: string };
let organiser: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  for (const [position, code] of ['borders', 'data', 'return'].entries())
    await db().theme.upsert({
      where: { code },
      create: { code, names: { en: code, fr: code, es: code }, position: 900 + position, sources: [] },
      update: {},
    });
});

beforeEach(async () => {
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
}, 60_000);

const scope = (slug = meeting.slug) => enterMeeting(organiser, slug);
const start = (source: string, slug = meeting.slug, actor = organiser) =>
  asked(startQuestionnaireDefinition, actor, slug, { source });

async function written() {
  const questionnaire = await findQuestionnaire(await scope());
  if (!questionnaire) throw new Error('Nothing is being written.');
  return questionnaire;
}

/** The frame of every step: what is being written, as the page shows it. */
async function frame() {
  const { id, lockVersion } = await written();
  return { questionnaire: id, lockVersion: String(lockVersion) };
}

const add = async (data: object) =>
  asked(addQuestionDefinition, organiser, meeting.slug, { ...(await frame()), ...data });
const edit = async (data: object) =>
  asked(editQuestionDefinition, organiser, meeting.slug, { ...(await frame()), ...data });
const publish = async () =>
  asked(publishQuestionnaireDefinition, organiser, meeting.slug, { ...(await frame()), untranslated: 'on' });
const firstCode = async () => questionsOf((await written()).draft)[0]?.code ?? '';

describe('beginning', () => {
  it('makes a survey that asks nobody yet, once', async () => {
    expect(await start('library')).toMatchObject({ ok: true });
    expect(await start('empty')).toEqual({ ok: false, code: 'conflict' });
    const { draft, published, status, hasChanges } = await written();
    expect({ published, status, hasChanges }).toEqual({ published: null, status: 'DRAFT', hasChanges: true });
    expect(questionsOf(draft).map(({ code }) => code)).toContain('priorities');
    expect(await findTrack(await scope())).toBeNull();
  });

  it('takes over the survey of another meeting only for those who publish it there too', async () => {
    await start('library');
    expect(await publish()).toMatchObject({ ok: true });
    const other = await makeMeeting();
    const stranger = await makeActor({ roles: [{ meetingId: other.id, kind: 'ORGANISER' }] });
    const source = `meeting:${meeting.slug}`;
    expect(await start(source, other.slug, stranger)).toEqual({ ok: false, code: 'not_found' });
    const both = await makeActor({
      roles: [
        { meetingId: other.id, kind: 'ORGANISER' },
        { meetingId: meeting.id, kind: 'ORGANISER' },
      ],
    });
    const sources = async (actor: Actor) =>
      (await listQuestionnaireSources(await enterMeeting(actor, other.slug))).meetings.map(({ slug }) => slug);
    expect(await sources(stranger)).not.toContain(meeting.slug);
    expect(await sources(both)).toContain(meeting.slug);
    expect(await start(source, other.slug, both)).toMatchObject({ ok: true });
    const taken = await findQuestionnaire(await enterMeeting(both, other.slug));
    expect(taken?.draft).toEqual((await written()).draft);
  });
});

describe('writing', () => {
  it('adds, words, arranges and takes back, and keeps the codes of what was there', async () => {
    await start('empty');
    expect(await add({ type: 'RANKING', label: { en: 'Which first?' } })).toMatchObject({ ok: true });
    const question = await firstCode();
    expect(await publish()).toMatchObject({ ok: false, code: 'invalid' });
    expect(
      await edit({
        question,
        label: { en: 'Which first?', fr: 'Lesquelles d’abord ?' },
        help: {},
        topK: '2',
        added: { n0: { en: 'One' }, n1: {}, n2: { en: 'Two', fr: 'Deux' } },
      }),
    ).toMatchObject({ ok: true });
    const [one, two] = await choices();
    expect([one?.label, two?.label]).toEqual([{ en: 'One' }, { en: 'Two', fr: 'Deux' }]);
    await edit({
      question,
      label: { en: 'Which first?' },
      help: {},
      choices: { [one?.code ?? '']: { en: 'Uno' }, [two?.code ?? '']: { en: 'Two' } },
      themes: { [one?.code ?? '']: 'data' },
    });
    const [uno] = await choices();
    expect(uno).toEqual({ code: one?.code, label: { en: 'Uno' }, themeCode: 'data' });
    await asked(arrangeQuestionDefinition, organiser, meeting.slug, {
      ...(await frame()),
      question,
      choice: two?.code,
      step: 'up',
    });
    expect((await choices()).map(({ code }) => code)).toEqual([two?.code, one?.code]);
    await asked(undoStepDefinition, organiser, meeting.slug, await frame());
    expect((await choices()).map(({ code }) => code)).toEqual([one?.code, two?.code]);
    await asked(arrangeQuestionDefinition, organiser, meeting.slug, { ...(await frame()), question, step: 'remove' });
    expect(questionsOf((await written()).draft)).toEqual([]);
    await asked(undoStepDefinition, organiser, meeting.slug, await frame());
    expect(await firstCode()).toBe(question);
  });

  async function choices() {
    const [question] = questionsOf((await written()).draft);
    return question && 'choices' in question ? question.choices : [];
  }

  it('makes every theme that is missing a choice', async () => {
    await start('empty');
    await add({ type: 'RANKING', label: { en: 'Priorities' } });
    await edit({ question: await firstCode(), label: { en: 'Priorities' }, help: {}, everyTheme: 'on' });
    const themes = await db().theme.findMany({ orderBy: { position: 'asc' }, select: { code: true } });
    const codes = (await choices()).map(({ code }) => code);
    expect(codes).toEqual(themes.map(({ code }) => code));
    await edit({ question: await firstCode(), label: { en: 'Priorities' }, help: {}, everyTheme: 'on' });
    expect(await choices()).toHaveLength(codes.length);
  });

  it('refuses a step from a page that is no longer true, a theme that does not exist, and ends of a scale that are none', async () => {
    await start('empty');
    const before = await frame();
    await add({ type: 'SCALE', label: { en: 'How useful?' } });
    const head = { ...before, title: { en: 'T' }, intro: { en: 'I' } };
    expect(await asked(editHeadDefinition, organiser, meeting.slug, head)).toEqual({ ok: false, code: 'conflict' });
    const question = await firstCode();
    expect(await edit({ question, label: { en: 'How useful?' }, help: {}, minValue: '5', maxValue: '5' })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { maxValue: { code: 'scale_ends' } },
    });
    expect(await edit({ question: 'nowhere', label: { en: 'X' }, help: {} })).toEqual({ ok: false, code: 'not_found' });
    expect(await add({ type: 'SINGLE', label: {} })).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('leaves an audit row for every step', async () => {
    await start('empty');
    await add({ type: 'LONG_TEXT', label: { en: 'Anything else?' } });
    await publish();
    const { id } = await written();
    const entries = await db().auditEntry.findMany({ where: { subjectId: id }, select: { action: true } });
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      'questionnaire.add-question',
      'questionnaire.start',
    ]);
  });
});

describe('publishing', () => {
  it('opens the survey with the version; what is written further asks nobody before the next one', async () => {
    await start('empty');
    await add({ type: 'LONG_TEXT', label: { en: 'Anything else?' } });
    expect(await publish()).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await written()).toMatchObject({ status: 'OPEN', hasChanges: false, published: { number: 1 } });
    await add({ type: 'SCALE', label: { en: 'How useful?' } });
    expect(await written()).toMatchObject({ hasChanges: true, published: { number: 1 } });
    expect((await findTrack(await scope()))?.version.number).toBe(1);
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2 } });
    const questions = await db().question.count({ where: { survey: { meetingId: meeting.id } } });
    expect(questions).toBe(2);
  });

  it('knows what is asked also where it was stored before there were pages, and makes no version of the same', async () => {
    await start('empty');
    await add({ type: 'LONG_TEXT', label: { en: 'Anything else?' } });
    await publish();
    const { draft } = await written();
    const { id: surveyId } = await db().survey.findFirstOrThrow({ where: { meetingId: meeting.id } });
    const definition = { questions: questionsOf(draft) };
    const seal = sha256(canonicalJson(definition));
    await db().surveyVersion.create({ data: { surveyId, number: 2, definition, sha256: seal } });
    expect(await written()).toMatchObject({ hasChanges: false, published: { number: 2 } });
    expect(await publish()).toMatchObject({ ok: true, value: { number: 2, sha256: seal } });
    const [latest] = await db().surveyVersion.findMany({ where: { surveyId }, orderBy: { number: 'desc' } });
    expect(latest).toMatchObject({ number: 2, definition, sha256: seal });
  });

  it('is refused once the survey is closed, and so is writing', async () => {
    await start('empty');
    await add({ type: 'LONG_TEXT', label: { en: 'Anything else?' } });
    await publish();
    await db().survey.updateMany({ where: { meetingId: meeting.id }, data: { status: 'CLOSED' } });
    expect(await publish()).toEqual({ ok: false, code: 'closed' });
    expect(await add({ type: 'SCALE', label: { en: 'How useful?' } })).toEqual({ ok: false, code: 'closed' });
  });
});
