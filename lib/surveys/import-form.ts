import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles, readStoredFile } from '@/lib/core/file-store';
import { beginQuestionnaire } from './begin-questionnaire';
import { changeQuestionnaire } from './change-questionnaire';
import { readForm, type FormParts } from './exchange/xlsform/read-form';
import { questionnaireSchema, type Questionnaire } from './model/definition';
import { surveyIntro, surveyTitle } from './model/library';
import type { importFormSchema } from './schema';
import { formPurpose } from './upload-form';

/**
 * Makes an XLSForm that was uploaded the questionnaire that is being written: a step like any other, which can be taken back,
 * or the beginning where nothing was written yet. The file is read again: nothing but what it says is taken. Refuses
 * "not_found" where it is gone, "invalid" (`form_refused`) where it is no form that can be taken over.
 */
export async function importForm(
  ctx: Ctx,
  { workbook, questionnaire, lockVersion }: z.output<typeof importFormSchema>,
): Promise<{ questionnaire: string }> {
  const { parts, sha256 } = await readParts(ctx, workbook);
  const withHead = (title: Questionnaire['title'], intro: Questionnaire['intro']) =>
    questionnaireSchema.parse({
      title: isSaid(parts.title) ? parts.title : title,
      intro: isSaid(parts.intro) ? parts.intro : intro,
      pages: parts.pages,
    });
  await eraseFiles(ctx.tx, [workbook]);
  if (!questionnaire) return beginQuestionnaire(ctx, withHead(surveyTitle, surveyIntro), `xlsform:${sha256}`);
  await changeQuestionnaire(
    ctx,
    { questionnaire, lockVersion: lockVersion ?? null },
    ({ draft }) => ({ ok: true, questionnaire: withHead(draft.title, draft.intro) }),
    { step: `import:${sha256}` },
  );
  return { questionnaire };
}

const isSaid = (words: object) => Object.keys(words).length > 0;

async function readParts(ctx: Ctx, id: string): Promise<{ parts: FormParts; sha256: string }> {
  found(
    await ctx.tx.storedFile.findFirst({
      where: { id, meetingId: ctx.scope.meeting.id, purpose: formPurpose, status: 'STORED' },
      select: { id: true },
    }),
  );
  const { bytes, sha256 } = found(await readStoredFile(id));
  const reading = await readForm(bytes, ctx.scope.meeting.languages[0] ?? 'en');
  const parts = reading.ok ? reading.form.parts : null;
  if (!parts) throw new Refusal('invalid', { workbook: { code: 'form_refused' } });
  return { parts, sha256 };
}
