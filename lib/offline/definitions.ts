import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { discardSheet } from './discard-sheet';
import { saveSheet } from './save-sheet';
import { discardSheetSchema, saveSheetSchema, uploadAnswersSchema } from './schema';
import { uploadAnswers } from './upload-answers';

/** The delegation a form names, if it is one of this meeting. */
async function delegationOf(ctx: Ctx, { delegation }: { delegation: string }): Promise<Target | null> {
  const row = await ctx.tx.delegation.findFirst({
    where: { id: delegation, meetingId: ctx.scope.meeting.id },
    select: { id: true },
  });
  return row && { delegationId: row.id };
}

/** The delegation whose sheet it is. */
async function ownerOf(ctx: Ctx, { answerSheet }: { answerSheet: string }): Promise<Target | null> {
  const row = await ctx.tx.answerSheet.findFirst({
    where: { id: answerSheet, delegation: { meetingId: ctx.scope.meeting.id } },
    select: { delegationId: true },
  });
  return row && { delegationId: row.delegationId };
}

export const uploadAnswersDefinition: Definition<'meeting', typeof uploadAnswersSchema, { sheet: string }> = {
  name: 'answer-sheet.upload',
  permission: 'survey.answer',
  scope: 'meeting',
  input: uploadAnswersSchema,
  on: delegationOf,
  verb: uploadAnswers,
};

export const saveSheetDefinition: Definition<
  'meeting',
  typeof saveSheetSchema,
  { response: string; party: string; saved: number }
> = {
  name: 'answer-sheet.save',
  permission: 'survey.answer',
  scope: 'meeting',
  input: saveSheetSchema,
  on: ownerOf,
  verb: saveSheet,
};

export const discardSheetDefinition: Definition<'meeting', typeof discardSheetSchema, { party: string }> = {
  name: 'answer-sheet.discard',
  permission: 'survey.answer',
  scope: 'meeting',
  input: discardSheetSchema,
  on: ownerOf,
  verb: discardSheet,
};
