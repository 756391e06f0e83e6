import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { asked, formOf, makeForm, textField, yesNoField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import {
  addItemDefinition,
  arrangeItemDefinition,
  createFormDefinition,
  discardFormDefinition,
  editFormDefinition,
  editItemDefinition,
  publishFormDefinition,
  restoreFieldDefinition,
} from './definitions';
import { fieldsOf } from './model/conditions';
import { templates } from './model/templates/list';
import { findFormForEditing, listForms, listFormSources } from './queries/manage';
import { definitionSchema } from './schema';

let meeting: { id: string; slug: string };
let organiser: Actor;

beforeAll(makeSwitzerland);

beforeEach(async () => {
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
}, 60_000);

const scope = () => enterMeeting(organiser, meeting.slug);
const stateOf = async (code: string) => findFormForEditing(await scope(), code);
const create = (data: object = {}) =>
  asked(createFormDefinition, organiser, meeting.slug, {
    code: 'registration',
    title: { en: 'Registration' },
    kind: 'REGISTRATION',
    source: 'empty',
    ...data,
  });

async function newForm(source = 'empty') {
  await create({ source });
  return stateOf('registration');
}

describe('a new form', () => {
  it('begins with a template, and nobody is asked it before it is published', async () => {
    expect(await create({ source: 'template:mechanism', categories: ['MECHANISM'] })).toMatchObject({ ok: true });
    const form = await stateOf('registration');
    expect(form.draft).toEqual(definitionSchema.parse(templates.mechanism));
    expect(form.versions).toEqual([]);
    expect(await create()).toEqual({ ok: false, code: 'invalid', fields: { code: { code: 'code_taken' } } });
    expect(await create({ code: 'other', source: 'template:nowhere' })).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('begins with a form of another meeting only for those who manage it too', async () => {
    const other = await makeMeeting();
    const form = await makeForm(other.id, formOf([textField('a')]));
    const source = `form:${other.slug}/${form.code}`;
    expect(await create({ source })).toEqual({ ok: false, code: 'not_found' });
    expect(await create({ source: `form:${other.slug}/nowhere` })).toEqual({ ok: false, code: 'not_found' });
    expect(await listFormSources(await scope())).toEqual([]);
    const [personId = ''] = organiser.personIds;
    await db().meetingRole.create({ data: { meetingId: other.id, personId, kind: 'ORGANISER' } });
    expect((await listFormSources(await scope())).map(({ code }) => code)).toEqual([form.code]);
    expect(await create({ source })).toMatchObject({ ok: true });
    expect(fieldsOf((await stateOf('registration')).draft).map(({ id }) => id)).toEqual(['a']);
  });

  it('can be discarded until it is published', async () => {
    const { id } = await newForm();
    expect(await asked(discardFormDefinition, organiser, meeting.slug, { form: id })).toMatchObject({ ok: true });
    expect(await listForms(await scope())).toEqual([]);
    const published = await makeForm(meeting.id, formOf([textField('a')]));
    expect(await asked(discardFormDefinition, organiser, meeting.slug, { form: published.id })).toEqual({
      ok: false,
      code: 'closed',
    });
  });
});

describe('the draft', () => {
  it('is built step by step, and each step from the version that was seen', async () => {
    const form = await newForm();
    const step = (definition: typeof addItemDefinition, lockVersion: number, input: object) =>
      asked(definition, organiser, meeting.slug, { form: form.id, lockVersion: String(lockVersion), ...input });
    expect(await step(addItemDefinition, 0, { what: 'page', label: { en: 'First' } })).toMatchObject({ ok: true });
    const [page] = (await stateOf('registration')).draft.pages;
    const into = page?.sections[0]?.id ?? '';
    const added = await step(addItemDefinition, 1, { what: 'field', type: 'single', into, label: { en: 'Do you?' } });
    const field = added.ok ? added.value.item : '';
    expect(await step(addItemDefinition, 1, { what: 'page', label: {} })).toEqual({ ok: false, code: 'conflict' });

    const edited = await asked(editItemDefinition, organiser, meeting.slug, {
      form: form.id,
      lockVersion: '2',
      item: field,
      label: { en: 'Do you?', fr: 'Le faites-vous ?' },
      required: 'on',
      choices: { yes: { en: 'Certainly' }, __proto__: { en: 'x' } },
      added: { n0: { en: 'Perhaps' }, n1: {} },
    });
    expect(edited).toMatchObject({ ok: true });
    const [built] = fieldsOf((await stateOf('registration')).draft);
    expect(built).toMatchObject({ id: field, required: true, label: { en: 'Do you?', fr: 'Le faites-vous ?' } });
    const choices = built && 'choices' in built ? built.choices : [];
    expect(choices.map(({ id, label }) => [id, label.en])).toEqual([
      ['yes', 'Certainly'],
      ['no', 'No'],
      [expect.stringMatching(/^c-/), 'Perhaps'],
    ]);
  });

  it('says what stands in the way of a move', async () => {
    const form = await makeForm(
      meeting.id,
      formOf([yesNoField('a'), textField('b', { condition: { test: 'equals', field: 'a', value: 'yes' } })]),
    );
    const arrange = (input: object) =>
      asked(arrangeItemDefinition, organiser, meeting.slug, { form: form.id, lockVersion: '0', ...input });
    expect(await arrange({ item: 'a', step: 'down' })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { item: { code: 'condition_order', params: { label: 'b' } } },
    });
    expect(await arrange({ item: 'a', step: 'remove' })).toMatchObject({
      fields: { item: { code: 'condition_uses' } },
    });
    expect(await arrange({ item: 'nowhere', step: 'up' })).toEqual({ ok: false, code: 'not_found' });
    expect(await arrange({ item: 'b', step: 'remove' })).toMatchObject({ ok: true });
  });

  it('of another meeting is not found, and nobody but the secretariat has one', async () => {
    const elsewhere = await makeForm((await makeMeeting()).id, formOf([textField('a')]));
    const remove = { form: elsewhere.id, lockVersion: '0', item: 'a', step: 'remove' };
    expect(await asked(arrangeItemDefinition, organiser, meeting.slug, remove)).toEqual({
      ok: false,
      code: 'not_found',
    });
    const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    const own = await makeForm(meeting.id, formOf([textField('a')]));
    expect(await asked(arrangeItemDefinition, chair, meeting.slug, { ...remove, form: own.id })).toEqual({
      ok: false,
      code: 'forbidden',
    });
  });

  it('keeps dates in the meeting zone', async () => {
    const form = await newForm();
    const edit = (opens: object, closes: object) =>
      asked(editFormDefinition, organiser, meeting.slug, {
        form: form.id,
        lockVersion: '0',
        title: { en: 'Registration' },
        kind: 'REGISTRATION',
        opens,
        closes,
      });
    const wrong = await edit({ date: '2027-03-02', time: '10:00' }, { date: '2027-03-01', time: '10:00' });
    expect(wrong).toMatchObject({ fields: { 'closes.date': { code: 'closes_before_opens' } } });
    expect(await edit({ date: '2027-03-28', time: '02:30' }, {})).toMatchObject({
      fields: { 'opens.time': { code: 'no_such_time' } },
    });
    expect(await edit({ date: '2027-03-02', time: '10:00' }, {})).toMatchObject({ ok: true });
    expect((await stateOf('registration')).opensAt?.toISOString()).toBe('2027-03-02T09:00:00.000Z');
  });
});

describe('publishing', () => {
  const publishForm = (form: string, lockVersion: number) =>
    asked(publishFormDefinition, organiser, meeting.slug, { form, lockVersion: String(lockVersion) });

  it('makes numbered versions that verify, and none where nothing has changed', async () => {
    const form = await newForm('template:observer');
    expect(await publishForm(form.id, 0)).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await publishForm(form.id, 1)).toMatchObject({ ok: true, value: { number: 1 } });
    await asked(arrangeItemDefinition, organiser, meeting.slug, {
      form: form.id,
      lockVersion: '1',
      item: 'mobile',
      step: 'remove',
    });
    expect(await publishForm(form.id, 1)).toEqual({ ok: false, code: 'conflict' });
    expect(await publishForm(form.id, 2)).toMatchObject({ ok: true, value: { number: 2 } });
    const rows = await db().registrationFormVersion.findMany({
      where: { formId: form.id },
      orderBy: { number: 'asc' },
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    for (const row of rows) expect(sha256(canonicalJson(row.definition))).toBe(row.sha256);
  });

  it('gives one number to each of several publications at once', async () => {
    const form = await newForm('template:observer');
    const results = await Promise.all(Array.from({ length: 5 }, () => publishForm(form.id, 0)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().registrationFormVersion.count({ where: { formId: form.id } })).toBe(1);
  });

  it('refuses an empty form, and a question that comes back as another kind', async () => {
    const form = await newForm();
    expect(await publishForm(form.id, 0)).toMatchObject({ fields: { form: { code: 'form_empty' } } });
    const published = await makeForm(meeting.id, formOf([textField('a')]));
    const draft = definitionSchema.parse(formOf([yesNoField('a')]));
    await db().registrationForm.update({ where: { id: published.id }, data: { draft } });
    expect(await publishForm(published.id, 0)).toMatchObject({ fields: { form: { code: 'type_changed' } } });
  });

  it('asks a retired question again under its id', async () => {
    const form = await makeForm(meeting.id, formOf([textField('a'), textField('b')]));
    const input = { form: form.id, item: 'a', step: 'remove', lockVersion: '0' };
    await asked(arrangeItemDefinition, organiser, meeting.slug, input);
    const back = { form: form.id, field: 'a', lockVersion: '1' };
    expect(await asked(restoreFieldDefinition, organiser, meeting.slug, back)).toMatchObject({ ok: true });
    expect(fieldsOf((await stateOf(form.code)).draft).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await asked(restoreFieldDefinition, organiser, meeting.slug, { ...back, lockVersion: '2' })).toEqual({
      ok: false,
      code: 'not_found',
    });
  });
});
