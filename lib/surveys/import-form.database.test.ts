import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { readSheetsNamed } from '@/lib/core/sheet/read-sheet';
import { Upload } from '@/lib/core/upload';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeAskedParty } from '@/prisma/factories/surveys';
import { sheetBomb } from '@/prisma/factories/sheet-bombs';
import {
  importFormDefinition,
  publishQuestionnaireDefinition,
  undoStepDefinition,
  uploadFormDefinition,
} from './definitions';
import { readForm } from './exchange/xlsform/read-form';
import { corpus } from './exchange/xlsform/testing/corpus';
import { surveyOf, workbookOf, type TypedForm } from './exchange/xlsform/testing/form-sheets';
import { questionsOf } from './model/definition';
import { exportForm, listFormVersions } from './queries/form-export';
import { previewForm } from './queries/form-preview';
import { findQuestionnaire } from './queries/questionnaire';
import { listReferences } from './queries/references';

let meeting: { id: string; slug: string };
let organiser: Actor;

beforeAll(makeSwitzerland);
beforeEach(async () => {
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
}, 60_000);

const scope = () => enterMeeting(organiser, meeting.slug);

async function upload(form: TypedForm): Promise<string> {
  const file = new Upload('form.xlsx', await workbookOf(form));
  const result = await asked(uploadFormDefinition, organiser, meeting.slug, { file });
  if (!result.ok) throw new Error(result.code);
  return result.value.workbook;
}

const take = (data: object) => asked(importFormDefinition, organiser, meeting.slug, data);
const codes = async () =>
  questionsOf((await findQuestionnaire(await scope()))?.draft ?? { pages: [] }).map(({ code }) => code);

describe('an XLSForm', () => {
  it('is looked at without anything being written, begins the questionnaire, and its file goes', async () => {
    const workbook = await upload(corpus.coordination ?? {});
    const preview = await previewForm(await scope(), workbook);
    expect(preview?.reading.ok && preview.reading.form.questions).toBe(8);
    expect(await findQuestionnaire(await scope())).toBeNull();
    expect(await take({ workbook })).toMatchObject({ ok: true });
    expect(await codes()).toEqual(['kind', 'staff', 'contact', 'order', 'active', 'active_count', 'why', 'understood']);
    expect(await previewForm(await scope(), workbook)).toBeNull();
    expect(await take({ workbook })).toEqual({ ok: false, code: 'not_found' });
  });

  it('takes the place of what is written, as a step that can be taken back', async () => {
    await take({ workbook: await upload(corpus.coordination ?? {}) });
    const before = await codes();
    const { id, lockVersion } = (await findQuestionnaire(await scope())) ?? { id: '', lockVersion: -1 };
    const frame = { questionnaire: id, lockVersion: String(lockVersion) };
    const workbook = await upload({ survey: surveyOf({ type: 'text', name: 'one', label: 'One' }) });
    expect(await take({ workbook, ...frame, lockVersion: String(lockVersion + 1) })).toMatchObject({
      code: 'conflict',
    });
    expect(await take({ workbook, ...frame })).toMatchObject({ ok: true });
    expect(await codes()).toEqual(['one']);
    const step = { questionnaire: id, lockVersion: String(lockVersion + 1) };
    expect(await asked(undoStepDefinition, organiser, meeting.slug, step)).toMatchObject({ ok: true });
    expect(await codes()).toEqual(before);
  });

  it('that is refused changes nothing', async () => {
    const workbook = await upload({ survey: surveyOf({ type: 'text', name: 'one', label: '' }) });
    expect(await take({ workbook })).toMatchObject({ code: 'invalid', fields: { workbook: { code: 'form_refused' } } });
    expect(await findQuestionnaire(await scope())).toBeNull();
  });

  it('that would fill the memory is refused with the reason and changes nothing', async () => {
    const file = new Upload('form.xlsx', Buffer.from(sheetBomb('survey')));
    const kept = await asked(uploadFormDefinition, organiser, meeting.slug, { file });
    const workbook = kept.ok ? kept.value.workbook : '';
    expect((await previewForm(await scope(), workbook))?.reading).toMatchObject({ ok: false, code: 'too_big_inside' });
    expect(await take({ workbook })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await findQuestionnaire(await scope())).toBeNull();
  });

  it('of another meeting does not exist here', async () => {
    const workbook = await upload(corpus.coordination ?? {});
    const other = await makeMeeting();
    await db().storedFile.update({ where: { id: workbook }, data: { meetingId: other.id }, select: { id: true } });
    expect(await previewForm(await scope(), workbook)).toBeNull();
    expect(await take({ workbook })).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('the questionnaire as an XLSForm', () => {
  it('is what is being written or what was published, and comes back as it was', async () => {
    expect(await exportForm(await scope(), null)).toBeNull();
    await take({ workbook: await upload(corpus.coordination ?? {}) });
    const { draft, id, lockVersion } = (await findQuestionnaire(await scope())) ?? {
      draft: null,
      id: '',
      lockVersion: 0,
    };
    const frame = { questionnaire: id, lockVersion: String(lockVersion), untranslated: 'on' };
    expect(await asked(publishQuestionnaireDefinition, organiser, meeting.slug, frame)).toMatchObject({ ok: true });
    expect(await listFormVersions(await scope())).toEqual([1]);
    expect(await exportForm(await scope(), 2)).toBeNull();
    for (const version of [null, 1]) {
      const file = await exportForm(await scope(), version);
      if (!(file?.bytes instanceof Uint8Array)) throw new Error('There is no form.');
      const reading = await readForm(file.bytes, 'en');
      expect(reading.ok && reading.form.errors).toEqual([]);
      expect(reading.ok && reading.form.parts).toEqual(draft);
    }
  });

  it('brings the lists of the house along, so that other tools can ask what it asks', async () => {
    await makeAskedParty(meeting.id);
    const row = { label: 'Which?' };
    const survey = surveyOf(
      { ...row, type: 'select_one a', name: 'country', 'instance::parley': 'type=COUNTRY' },
      { ...row, type: 'select_multiple b', name: 'organisations', 'instance::parley': 'type=ORGANISATION' },
      { ...row, type: 'select_one c', name: 'theme', 'instance::parley': 'type=THEME' },
      { ...row, type: 'select_one d', name: 'objective', 'instance::parley': 'type=OBJECTIVE' },
    );
    await take({ workbook: await upload({ survey }) });
    const file = await exportForm(await scope(), null);
    const book = file?.bytes instanceof Uint8Array ? await readSheetsNamed(file.bytes, ['choices']) : null;
    const lists = book?.ok ? book.book.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells[0])) : [];
    const references = await listReferences(
      await scope(),
      (['COUNTRY', 'ORGANISATION', 'THEME', 'OBJECTIVE'] as const).map((type) => ({ type })),
    );
    for (const [type, list] of Object.entries(references))
      expect([type, lists.filter((name) => name === `parley_${type.toLowerCase()}`).length]).toEqual([
        type,
        list.length,
      ]);
    expect(references.COUNTRY.length * references.ORGANISATION.length).toBeGreaterThan(0);
  });
});
