import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import {
  addPartDefinition,
  addQuestionDefinition,
  arrangePartDefinition,
  editPartDefinition,
  editQuestionDefinition,
  moveQuestionDefinition,
  publishQuestionnaireDefinition,
  startQuestionnaireDefinition,
  undoStepDefinition,
} from './definitions';
import { questionsOf } from './model/definition';
import { findQuestionnaire } from './queries/questionnaire';
import { questionTypes } from './schema';

let meeting: { id: string; slug: string };
let organiser: Actor;

beforeAll(async () => {
  await makeSwitzerland();
});

beforeEach(async () => {
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
  await asked(startQuestionnaireDefinition, organiser, meeting.slug, { source: 'empty' });
}, 60_000);

async function draft() {
  const found = await findQuestionnaire(await enterMeeting(organiser, meeting.slug));
  if (!found) throw new Error('Nothing is being written.');
  return found;
}

type AnyDefinition = Parameters<typeof asked>[0];
const step = async (definition: AnyDefinition, data: object) => {
  const { id, lockVersion } = await draft();
  return asked(definition, organiser, meeting.slug, { questionnaire: id, lockVersion: String(lockVersion), ...data });
};
const layout = async () =>
  (await draft()).draft.pages.map(({ sections }) => sections.map(({ questions }) => questions.length));

/** Adds a question and answers its code. */
async function add(type: string, data: object = {}): Promise<string> {
  expect(await step(addQuestionDefinition, { type, label: { en: `A ${type}` }, ...data })).toMatchObject({ ok: true });
  return questionsOf((await draft()).draft).find(({ label }) => label.en === `A ${type}`)?.code ?? '';
}
const words = { label: { en: 'Words' }, help: {} };
const question = async (code: string) => questionsOf((await draft()).draft).find((each) => each.code === code);

describe('pages and sections', () => {
  it('are added, worded, moved and taken out, each a step that can be taken back', async () => {
    const first = await add('TEXT');
    await step(addPartDefinition, { what: 'section', title: { en: 'Second section' } });
    await step(addPartDefinition, { what: 'page', title: { en: 'Second page' } });
    expect(await layout()).toEqual([[1, 0], [0]]);
    const page = (await draft()).draft.pages[1];
    const section = page?.sections[0]?.code ?? '';
    await step(moveQuestionDefinition, { question: first, section });
    expect(await layout()).toEqual([[0, 0], [1]]);
    const edited = await step(editPartDefinition, {
      part: page?.code,
      title: { en: 'Named', fr: 'Nommée' },
      intro: {},
      conditionBy: 'expression',
      condition: "${nobody} = 'x'",
    });
    expect(edited).toEqual({
      ok: false,
      code: 'invalid',
      fields: { condition: { code: 'expression_unknown_reference', params: { at: 1, name: 'nobody' } } },
    });
    await step(arrangePartDefinition, { part: page?.code, step: 'remove' });
    expect(await layout()).toEqual([[0, 0, 1]]);
    await step(undoStepDefinition, {});
    await step(undoStepDefinition, {});
    expect(await layout()).toEqual([[1, 0], [0]]);
  });
});

describe('questions of every kind', () => {
  it('are added, set and published', async () => {
    const codes = new Map<string, string>();
    for (const type of questionTypes) codes.set(type, await add(type));
    const set = async (type: string, data: object) =>
      expect([type, await step(editQuestionDefinition, { question: codes.get(type), ...words, ...data })]).toEqual([
        type,
        { ok: true, value: { question: codes.get(type) } },
      ]);
    const two = { n0: { en: 'One' }, n1: { en: 'Two' } };
    await set('SINGLE', { added: two, other: 'on', required: 'on' });
    await set('MULTIPLE', { added: two, minChoices: '1', maxChoices: '2' });
    await set('RANKING', { added: two, topK: '1' });
    await set('SCALE', { minValue: '0', maxValue: '10' });
    await set('MATRIX', { addedRows: two, addedColumns: two });
    await set('NUMBER', { decimals: '1', least: '-1,5', most: '10' });
    await set('DATE', { firstDay: '2026-01-01', lastDay: '2026-12-31' });
    await set('TEXT', { minLength: '2', maxLength: '20' });
    await set('LONG_TEXT', { constraint: 'string-length(.) > 3', message: { en: 'Say more.' } });
    await set('COUNTRY', { multiple: 'on' });
    await set('NOTE', {
      conditionBy: 'answer',
      conditionQuestion: codes.get('NUMBER'),
      conditionTest: 'at_least',
      conditionValue: '2.5',
    });
    await set('CALCULATED', { calculation: `\${${codes.get('NUMBER') ?? ''}} * 2` });
    expect(await question(codes.get('NUMBER') ?? '')).toMatchObject({ decimals: 1, min: -1.5, max: 10 });
    expect(await question(codes.get('NOTE') ?? '')).toMatchObject({
      required: false,
      condition: `\${${codes.get('NUMBER') ?? ''}} >= 2.5`,
    });
    expect(await question(codes.get('LONG_TEXT') ?? '')).toMatchObject({
      constraint: { expression: 'string-length(.) > 3', message: { en: 'Say more.' } },
    });
    expect(await step(publishQuestionnaireDefinition, { untranslated: 'on' })).toMatchObject({ ok: true });
  });

  it('propose an answer, require one under a condition, and offer the choices that go with an earlier answer', async () => {
    const region = await add('SINGLE');
    const place = await add('MULTIPLE');
    const set = async (code: string, data: object) =>
      step(editQuestionDefinition, { question: code, ...words, ...data });
    const two = { n0: { en: 'One' }, n1: { en: 'Two' } };
    await set(region, { added: two });
    await set(place, { added: two });
    const choicesOfQuestion = async (code: string) => {
      const found = await question(code);
      return found && 'choices' in found ? found.choices : [];
    };
    const [west] = await choicesOfQuestion(region);
    const [dakar, lima] = await choicesOfQuestion(place);
    const labels = Object.fromEntries([dakar, lima].map((choice) => [choice?.code, choice?.label]));
    const shown = { choices: labels, filterBy: region };
    expect(await set(region, { choices: { [west?.code ?? '']: west?.label }, default: west?.code })).toMatchObject({
      ok: true,
    });
    expect(
      await set(place, {
        ...shown,
        goesWith: { [dakar?.code ?? '']: west?.code, [lima?.code ?? '']: 'not-a-choice' },
        requiredWhen: `\${${region}} = '${west?.code}'`,
        needed: { en: 'Name a place.' },
        default: 'concat("", "")',
      }),
    ).toMatchObject({ ok: true });
    expect(await question(region)).toMatchObject({ default: `'${west?.code}'` });
    const edited = await question(place);
    expect(edited).toMatchObject({
      choiceFilter: `goes_with = '' or goes_with = \${${region}}`,
      choices: [{ code: dakar?.code, values: { goes_with: west?.code } }, { code: lima?.code }],
      requiredWhen: `\${${region}} = '${west?.code}'`,
      requiredMessage: { en: 'Name a place.' },
      default: 'concat("", "")',
    });
    expect(edited && 'choices' in edited && edited.choices[1]).not.toHaveProperty('values');
    expect(await set(place, { ...shown, other: 'on' })).toMatchObject({
      fields: { filterBy: { code: 'other_with_filter' } },
    });
    expect(await set(place, { ...shown, filterBy: place })).toMatchObject({
      fields: { filterBy: { code: 'invalid_choice' } },
    });
    expect(await set(place, { ...shown, filterBy: '=', choiceFilter: 'nowhere = 1' })).toMatchObject({
      fields: { choiceFilter: { code: 'expression_unknown_column' } },
    });
    expect(await set(place, { ...shown, default: 'nothing-such' })).toMatchObject({
      fields: { default: { code: 'default_impossible' } },
    });
    await set(place, { choices: labels });
    const plain = await question(place);
    expect(
      ['choiceFilter', 'requiredWhen', 'requiredMessage', 'default'].filter((key) => plain && key in plain),
    ).toEqual([]);
    expect(await step(publishQuestionnaireDefinition, { untranslated: 'on' })).toMatchObject({ ok: true });
  });

  it('refuse settings that do not fit, each at its field', async () => {
    const number = await add('NUMBER');
    const calculated = await add('CALCULATED');
    const refusal = async (code: string, data: object) =>
      step(editQuestionDefinition, { question: code, ...words, ...data });
    expect(await refusal(number, { least: '3', most: '2' })).toMatchObject({
      fields: { most: { code: 'below_least' } },
    });
    expect(await refusal(number, { conditionBy: 'answer' })).toMatchObject({
      fields: { conditionQuestion: { code: 'required' } },
    });
    expect(await refusal(number, { constraint: '. >' })).toMatchObject({
      fields: { constraint: { code: 'expression_unexpected_end' } },
    });
    expect(await refusal(calculated, {})).toMatchObject({ fields: { calculation: { code: 'required' } } });
    // A calculation that is not written keeps the questionnaire from being published.
    expect(await step(publishQuestionnaireDefinition, { untranslated: 'on' })).toMatchObject({
      fields: { questionnaire: { code: 'not_ready' } },
    });
  });
});
