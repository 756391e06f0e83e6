import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { makeDelegation, makeRegistration } from '@/prisma/factories/delegations';
import { asked, formOf, makeForm, publish, textField, yesNoField } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { signIn } from '@/prisma/factories/people';
import { saveAnswerDefinition, saveFileDefinition, savePageDefinition } from './definitions';
import { findAnswerFile, findAskedForm, listAskedForms, listRetired } from './queries/answer';
import { findFormForExport, listAnswersForExport } from './queries/export';

type World = {
  meeting: { id: string; slug: string };
  secretary: Actor;
  delegate: Actor;
  focalPoint: Actor;
  stranger: Actor;
  delegation: string;
  registration: string;
};

let world: World;

beforeAll(makeSwitzerland);

beforeEach(async () => {
  const meeting = await makeMeeting();
  const secretary = await makeActor({ siteRole: 'STAFF' });
  const { delegationId, focalPoint } = await makeDelegation(secretary, meeting.slug, { seats: 3 });
  const { registrationId, email } = await makeRegistration(secretary, meeting.slug, delegationId, {
    upTo: 'SUBMITTED',
  });
  const other = await makeDelegation(secretary, meeting.slug);
  world = {
    meeting,
    secretary,
    delegation: delegationId,
    focalPoint: await signIn(focalPoint.email),
    delegate: await signIn(email),
    stranger: other.focalPoint,
    registration: registrationId,
  };
}, 60_000);

type Form = { id: string; code: string; version: string };

function saveAnswer(form: Form, actor: Actor, field: string, value: string, lockVersion = 0, key?: string) {
  const input = {
    registration: world.registration,
    form: form.id,
    formVersion: form.version,
    field,
    value,
    lockVersion: String(lockVersion),
    shownIn: 'en',
  };
  return asked(saveAnswerDefinition, actor, world.meeting.slug, input, key);
}

function savePage(form: Form, actor: Actor, answers: Record<string, unknown>, more: object = {}, page = 'page-1') {
  const locks = Object.fromEntries(Object.keys(answers).map((id) => [id, '0']));
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  return asked(savePageDefinition, actor, world.meeting.slug, {
    registration: world.registration,
    form: form.id,
    formVersion: form.version,
    page,
    intent: 'save',
    answers: given,
    locks,
    shownIn: 'en',
    ...more,
  });
}

const stored = async (form: Form) =>
  Object.fromEntries(
    (
      await db().formAnswer.findMany({
        where: { response: { formId: form.id } },
        select: { fieldId: true, value: true, lockVersion: true },
      })
    ).map(({ fieldId, value, lockVersion }) => [fieldId, [value, lockVersion]]),
  );
const scopeOf = (actor: Actor) => enterMeeting(actor, world.meeting.slug);
const statusOf = async (form: Form) =>
  (await db().formResponse.findFirst({ where: { formId: form.id }, select: { status: true } }))?.status ?? null;

describe('saving while typing', () => {
  it('writes one answer after the other, each from the version it was made from, with who and when', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a'), textField('b')]));
    expect(await saveAnswer(form, world.delegate, 'a', 'first')).toEqual({ ok: true, value: { lockVersion: 1 } });
    expect(await saveAnswer(form, world.delegate, 'a', 'second', 1)).toEqual({ ok: true, value: { lockVersion: 2 } });
    expect(await saveAnswer(form, world.focalPoint, 'b', 'other')).toEqual({ ok: true, value: { lockVersion: 1 } });
    expect(await stored(form)).toEqual({ a: ['second', 2], b: ['other', 1] });
    const { answers } = await findAskedForm(await scopeOf(world.delegate), world.registration, form.code);
    expect(answers.get('b')).toMatchObject({ value: 'other', by: 'Fatou Sarr' });
  });

  it('counts once when the reply was lost and it is sent again', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    const key = 'the-same-key-of-one-request';
    await saveAnswer(form, world.delegate, 'a', 'text', 0, key);
    expect(await saveAnswer(form, world.delegate, 'a', 'text', 0, key)).toEqual({
      ok: true,
      value: { lockVersion: 1 },
    });
    expect(await stored(form)).toEqual({ a: ['text', 1] });
    expect(await saveAnswer(form, world.delegate, 'a', 'another text', 0, key)).toEqual({
      ok: false,
      code: 'conflict',
    });
  });

  it('bumps the version also for what is the same, so that the browser knows the one it has', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    await saveAnswer(form, world.delegate, 'a', 'text');
    expect(await saveAnswer(form, world.delegate, 'a', ' text ', 1)).toEqual({ ok: true, value: { lockVersion: 2 } });
  });

  it('refuses what somebody else has overtaken, and says what they wrote', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    await saveAnswer(form, world.focalPoint, 'a', 'theirs');
    expect(await saveAnswer(form, world.delegate, 'a', 'mine')).toEqual({
      ok: false,
      code: 'conflict',
      fields: {
        'answers.a': {
          code: 'answer_conflict',
          params: { theirs: 'theirs', value: '"theirs"', by: 'Fatou Sarr', lockVersion: 1 },
        },
      },
    });
    expect(await stored(form)).toEqual({ a: ['theirs', 1] });
  });

  it('keeps one of two saves at the same moment, and tells the other', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    await saveAnswer(form, world.secretary, 'a', 'before');
    const results = await Promise.all(
      [world.delegate, world.focalPoint, world.secretary].map((actor, index) =>
        saveAnswer(form, actor, 'a', `text ${index}`, 1),
      ),
    );
    expect(results.map((result) => (result.ok ? 'saved' : result.code)).toSorted()).toEqual([
      'conflict',
      'conflict',
      'saved',
    ]);
    expect((await stored(form)).a?.[1]).toBe(2);
  });

  it('would lose an answer without comparing versions: the test above can fail', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    await saveAnswer(form, world.secretary, 'a', 'before');
    const unguarded = (value: string) =>
      db().formAnswer.updateMany({
        where: { fieldId: 'a', response: { formId: form.id } },
        data: { value, lockVersion: { increment: 1 } },
      });
    const results = await Promise.all(['one', 'two', 'three'].map(unguarded));
    expect(results.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect((await stored(form)).a?.[1]).toBe(4);
  });

  it('makes one response from several first saves at once', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a'), textField('b'), textField('c')]));
    const results = await Promise.all(['a', 'b', 'c'].map((field) => saveAnswer(form, world.delegate, field, field)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await db().formResponse.count({ where: { formId: form.id } })).toBe(1);
    expect(Object.keys(await stored(form)).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('takes no field that the form does not have, and no file or note as a text', async () => {
    const form = await makeForm(
      world.meeting.id,
      formOf([textField('a'), textField('file', { type: 'file' }), textField('note', { type: 'note' })]),
    );
    for (const field of ['nowhere', 'note', 'page-1'])
      expect([field, await saveAnswer(form, world.delegate, field, 'x')]).toEqual([
        field,
        { ok: false, code: 'not_found' },
      ]);
    for (const field of ['__proto__', 'constructor'])
      expect(await saveAnswer(form, world.delegate, field, 'x')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await saveAnswer(form, world.delegate, 'file', crypto.randomUUID())).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(await stored(form)).toEqual({});
  });
});

describe('who may answer', () => {
  it('the person, the focal point and the secretariat; nobody else finds it', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    for (const [actor, lock] of [
      [world.delegate, 0],
      [world.focalPoint, 1],
      [world.secretary, 2],
    ] as const)
      expect(await saveAnswer(form, actor, 'a', 'text', lock)).toMatchObject({ ok: true });
    expect(await saveAnswer(form, world.stranger, 'a', 'text', 3)).toEqual({ ok: false, code: 'not_found' });
    await expect(findAskedForm(await scopeOf(world.stranger), world.registration, form.code)).rejects.toThrow(
      'not_found',
    );
    await expect(listAskedForms(await scopeOf(world.stranger), world.registration)).rejects.toThrow('not_found');
  });

  it('finds no form, version or registration of another meeting', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    const elsewhere = await makeForm((await makeMeeting()).id, formOf([textField('a')]));
    for (const other of [elsewhere, { ...form, id: elsewhere.id }, { ...form, version: elsewhere.version }])
      expect(await saveAnswer(other, world.secretary, 'a', 'x')).toEqual({ ok: false, code: 'not_found' });
    await expect(findAskedForm(await scopeOf(world.secretary), world.registration, elsewhere.code)).rejects.toThrow(
      'not_found',
    );
    await expect(findFormForExport(await scopeOf(world.secretary), { code: elsewhere.code })).rejects.toThrow(
      'not_found',
    );
    await expect(findFormForExport(await scopeOf(world.delegate), { code: form.code })).rejects.toThrow('forbidden');
  });

  it('asks each category its own forms', async () => {
    const ofMechanisms = await makeForm(world.meeting.id, formOf([textField('a')]), { categories: ['MECHANISM'] });
    const ofPartners = await makeForm(world.meeting.id, formOf([textField('a')]), {
      categories: ['PARTNER', 'OBSERVER'],
    });
    const ofAll = await makeForm(world.meeting.id, formOf([textField('a')]), { position: 1 });
    const listed = async () =>
      (await listAskedForms(await scopeOf(world.delegate), world.registration)).map(({ code }) => code);
    expect(await listed()).toEqual([ofMechanisms.code, ofAll.code]);
    expect(await saveAnswer(ofPartners, world.delegate, 'a', 'x')).toEqual({ ok: false, code: 'not_found' });
    await db().delegation.update({ where: { id: world.delegation }, data: { category: 'PARTNER' } });
    expect(await listed()).toEqual([ofPartners.code, ofAll.code]);
  });

  it('opens a follow-up with the confirmation, and the secretariat needs no window', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]), { kind: 'FOLLOW_UP' });
    const closed = await makeForm(world.meeting.id, formOf([textField('a')]), { closesAt: new Date('2020-01-01') });
    expect(await saveAnswer(form, world.delegate, 'a', 'x')).toEqual({ ok: false, code: 'closed' });
    expect(await saveAnswer(closed, world.delegate, 'a', 'x')).toEqual({ ok: false, code: 'closed' });
    const states = (await listAskedForms(await scopeOf(world.delegate), world.registration)).map(({ state }) => state);
    expect(states).toEqual(['closed', 'after_confirmation']);
    expect(await saveAnswer(closed, world.secretary, 'a', 'x')).toMatchObject({ ok: true });
    await db().registration.update({ where: { id: world.registration }, data: { status: 'CONFIRMED' } });
    expect(await saveAnswer(form, world.delegate, 'a', 'x')).toMatchObject({ ok: true });
  });
});

describe('a page as a plain post', () => {
  const twoPages = () =>
    formOf(
      [
        yesNoField('speaks', { required: true }),
        textField('subject', { required: true, condition: { test: 'equals', field: 'speaks', value: 'yes' } }),
        textField('phone', { type: 'phone' }),
      ],
      [textField('last', { required: true })],
    );

  it('is shown again when an answer opens a required question, then goes on', async () => {
    const form = await makeForm(world.meeting.id, twoPages());
    const next = { intent: 'next' };
    expect(await savePage(form, world.delegate, { speaks: 'yes', phone: '' }, next)).toMatchObject({
      value: { page: 1, why: 'opened' },
    });
    expect(await stored(form)).toEqual({ speaks: ['yes', 1] });
    const locks = { speaks: '1', subject: '0', phone: '0' };
    const again = (subject: string) =>
      savePage(form, world.delegate, { speaks: 'yes', subject, phone: '' }, { ...next, locks });
    expect(await again('')).toMatchObject({ value: { page: 1, why: 'missing' } });
    expect(await again('Data')).toMatchObject({ value: { page: 2, why: null } });
  });

  it('is handed in once every required answer is there, and leads to the page that lacks one', async () => {
    const form = await makeForm(world.meeting.id, twoPages());
    const submit = { intent: 'submit' };
    expect(await savePage(form, world.delegate, { last: 'x' }, submit, 'page-2')).toMatchObject({
      value: { page: 1, why: 'missing' },
    });
    expect(await statusOf(form)).toBe('DRAFT');
    await savePage(form, world.delegate, { speaks: 'no' }, { intent: 'next' });
    const done = await savePage(form, world.delegate, { last: 'x' }, { ...submit, locks: { last: '1' } }, 'page-2');
    expect(done).toMatchObject({ ok: true, value: { page: null } });
    expect(await statusOf(form)).toBe('SUBMITTED');
  });

  it('may be handed in with answers missing by the secretariat alone', async () => {
    const form = await makeForm(world.meeting.id, twoPages());
    const anyway = { intent: 'submit_anyway' };
    expect(await savePage(form, world.delegate, { speaks: undefined }, anyway)).toEqual({
      ok: false,
      code: 'forbidden',
    });
    expect(await savePage(form, world.secretary, { speaks: undefined }, anyway)).toMatchObject({
      ok: true,
      value: { page: null },
    });
    expect(await statusOf(form)).toBe('SUBMITTED');
    const [listed] = await listAskedForms(await scopeOf(world.delegate), world.registration);
    expect(listed).toMatchObject({ state: 'to_complete', missing: 2 });
  });

  it('is refused whole where an answer is wrong, with its code at the field', async () => {
    const form = await makeForm(world.meeting.id, twoPages());
    const result = await savePage(form, world.delegate, { speaks: 'no', phone: '022 717' });
    expect(result).toEqual({ ok: false, code: 'invalid', fields: { 'answers.phone': { code: 'invalid_phone' } } });
    expect(await stored(form)).toEqual({});
    expect(await savePage(form, world.delegate, { last: 'x' })).toMatchObject({
      ok: false,
      fields: { 'answers.last': { code: 'unknown_field' } },
    });
  });

  it('takes an answer back where its field was shown and left empty, and leaves what was not shown', async () => {
    const form = await makeForm(world.meeting.id, twoPages());
    await savePage(form, world.delegate, { speaks: 'no', phone: '+41 22 717 91 11' });
    await savePage(form, world.delegate, {}, { locks: { phone: '1' } });
    expect(await stored(form)).toEqual({ speaks: ['no', 1], phone: [null, 2] });
  });

  it('with an older version of one answer is refused, unless it says the same', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a'), textField('b')]));
    await saveAnswer(form, world.focalPoint, 'a', 'theirs');
    expect(await savePage(form, world.delegate, { a: 'theirs', b: 'x' })).toMatchObject({ ok: true });
    expect(await savePage(form, world.delegate, { a: 'mine', b: 'x' })).toMatchObject({ ok: false, code: 'conflict' });
    expect(await stored(form)).toEqual({ a: ['theirs', 1], b: ['x', 1] });
  });
});

describe('a new version', () => {
  it('loses no answer: what is retired can be read, what is required is asked for, nothing is un-submitted', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a', { required: true }), yesNoField('b')]));
    await savePage(form, world.delegate, { a: 'kept', b: 'yes' }, { intent: 'submit' });
    const scope = await scopeOf(world.secretary);
    const state = async () => (await findAskedForm(scope, world.registration, form.code)).state;
    expect(await state()).toBe('handed_in');

    const noLongerYes = { choices: [{ id: 'no', label: { en: 'no' } }] };
    const version = await publish(form.id, formOf([yesNoField('b', noLongerYes), textField('c', { required: true })]));
    expect(await state()).toBe('to_complete');
    expect(await statusOf(form)).toBe('SUBMITTED');
    const now = await findAskedForm(scope, world.registration, form.code);
    expect(now.answers.get('a')?.value).toBe('kept');
    const retired = (await listRetired(scope, [now])).get(form.id);
    expect(retired?.fields.map(({ id }) => id)).toEqual(['a']);
    expect(retired?.choices.get('b')?.map(({ id }) => id)).toEqual(['yes']);

    // A page with the new question, and the choice that is no longer offered but was chosen.
    const newer = { ...form, version };
    const locks = { b: '1', c: '0' };
    expect(await savePage(newer, world.delegate, { b: 'yes', c: 'new' }, { locks })).toMatchObject({ ok: true });
    expect(await stored(form)).toEqual({ a: ['kept', 1], b: ['yes', 1], c: ['new', 1] });
    expect(await state()).toBe('handed_in');
  });

  it('takes what a page of the version before still posts', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a'), textField('b')]));
    await publish(form.id, formOf([textField('b')]));
    expect(await savePage(form, world.delegate, { a: 'typed before', b: 'x' })).toMatchObject({ ok: true });
    expect(await saveAnswer(form, world.delegate, 'a', 'typed on', 1)).toMatchObject({ ok: true });
    expect(await stored(form)).toEqual({ a: ['typed on', 2], b: ['x', 1] });
  });

  it('is never changed', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a')]));
    const change = db().registrationFormVersion.update({ where: { id: form.version }, data: { definition: {} } });
    await expect(change).rejects.toThrow();
  });
});

describe('a file', () => {
  const pdf = (text = 'statement') => new Upload('statement.pdf', new TextEncoder().encode(`%PDF-1.7 ${text}`));
  const send = (form: Form, actor: Actor, file: Upload, lockVersion = 0) =>
    asked(saveFileDefinition, actor, world.meeting.slug, {
      registration: world.registration,
      form: form.id,
      formVersion: form.version,
      field: 'file',
      lockVersion: String(lockVersion),
      file,
    });
  const fileForm = () => makeForm(world.meeting.id, formOf([textField('file', { type: 'file' }), textField('a')]));
  const fileOf = async (form: Form, actor: Actor, field = 'file') => {
    const response = await db().formResponse.findFirstOrThrow({ where: { formId: form.id }, select: { id: true } });
    return findAnswerFile(await scopeOf(actor), response.id, field);
  };

  it('is kept at once, read by those who may, and replaced by the next', async () => {
    const form = await fileForm();
    expect(await send(form, world.delegate, pdf())).toEqual({ ok: true, value: { lockVersion: 1 } });
    const first = await fileOf(form, world.focalPoint);
    expect((await readStoredFile(first ?? ''))?.name).toBe('statement.pdf');
    await expect(fileOf(form, world.stranger)).rejects.toThrow('not_found');
    expect(await send(form, world.delegate, pdf('second'), 1)).toMatchObject({ ok: true });
    expect(await readStoredFile(first ?? '')).toBeNull();
    const { answers } = await findAskedForm(await scopeOf(world.delegate), world.registration, form.code);
    expect(answers.get('file')?.file).toMatchObject({ name: 'statement.pdf' });
  });

  it('posted again because something else was wrong is the same file', async () => {
    const form = await fileForm();
    await send(form, world.delegate, pdf());
    const kept = await fileOf(form, world.delegate);
    expect(await send(form, world.delegate, pdf())).toEqual({ ok: true, value: { lockVersion: 1 } });
    expect(await fileOf(form, world.delegate)).toBe(kept);
    expect(await send(form, world.delegate, pdf('other'))).toMatchObject({ ok: false, code: 'conflict' });
  });

  it('of another kind is refused at its field', async () => {
    const form = await fileForm();
    const page = new Upload('statement.pdf', new TextEncoder().encode('<script>alert(1)</script>'));
    expect(await send(form, world.delegate, page)).toEqual({
      ok: false,
      code: 'invalid',
      fields: { 'files.file': { code: 'file_type' } },
    });
  });

  it('of somebody else is not reached by its id in a text', async () => {
    const form = await fileForm();
    await send(form, world.delegate, pdf());
    const id = (await fileOf(form, world.delegate)) ?? '';
    await saveAnswer(form, world.delegate, 'a', id);
    expect(await fileOf(form, world.delegate, 'a')).toBeNull();
  });

  it('is taken back with the page', async () => {
    const form = await fileForm();
    await send(form, world.delegate, pdf());
    const kept = (await fileOf(form, world.delegate)) ?? '';
    expect(await savePage(form, world.delegate, {}, { locks: { file: '1' }, remove: { file: 'on' } })).toMatchObject({
      ok: true,
    });
    expect(await fileOf(form, world.delegate)).toBeNull();
    expect(await readStoredFile(kept)).toBeNull();
  });
});

describe('the export', () => {
  it('has every answer ever given, under its column, with the words of the latest version', async () => {
    const form = await makeForm(world.meeting.id, formOf([textField('a'), yesNoField('b')]));
    await savePage(form, world.delegate, { a: '+41 22', b: 'yes' }, { intent: 'submit' });
    await publish(
      form.id,
      formOf([yesNoField('b', { label: { en: 'Later words' } }), textField('c', { required: true })]),
    );
    const scope = await scopeOf(world.secretary);
    const exported = await findFormForExport(scope, { code: form.code });
    const { columns } = exported;
    const answersTo = async (of: typeof exported) =>
      (await listAnswersForExport(scope, of, [world.registration])).get(world.registration);
    expect(columns.map(({ field, isRetired }) => [field, isRetired])).toEqual([
      ['b', false],
      ['c', false],
      ['a', true],
    ]);
    expect(columns[0]?.label).toEqual({ en: 'Later words' });
    expect(await answersTo(exported)).toMatchObject({
      status: 'SUBMITTED',
      missing: 1,
      answers: { a: { value: '+41 22', counts: false }, b: { value: 'yes', counts: true } },
    });
    const first = await findFormForExport(scope, { code: form.code, version: 1 });
    expect([first.versions, first.columns.map(({ field }) => field)]).toEqual([
      [2, 1],
      ['a', 'b'],
    ]);
    expect(await answersTo(first)).toMatchObject({ missing: 0, answers: { a: { counts: true } } });
    await expect(findFormForExport(scope, { code: form.code, version: 3 })).rejects.toThrow('not_found');
  });
});

it('a page of a form asks the database seldom, however many answers there are', async () => {
  const fields = Array.from({ length: 30 }, (_, index) => textField(`f${index}`));
  const form = await makeForm(world.meeting.id, formOf(fields));
  await savePage(form, world.delegate, Object.fromEntries(fields.map(({ id }) => [id, 'text'])));
  const { writeTally } = await import('@/lib/core/db');
  const tally = { writes: 0, statements: 0 };
  const scope = await scopeOf(world.delegate);
  await writeTally.run(tally, () => findAskedForm(scope, world.registration, form.code));
  expect(tally.statements).toBe(2);
});
