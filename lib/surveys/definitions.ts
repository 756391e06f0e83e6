import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { addPart, type PartChanged } from './add-part';
import { addQuestion } from './add-question';
import { askForSnapshot } from './ask-for-snapshot';
import { arrangePart } from './arrange-part';
import { arrangeQuestion } from './arrange-question';
import type { QuestionnaireChanged } from './change-questionnaire';
import { close } from './close';
import { editHead } from './edit-head';
import { editPart } from './edit-part';
import { editQuestion } from './edit-question';
import { extend } from './extend';
import { importForm } from './import-form';
import { noteOpening } from './note-opening';
import { prepareReminder } from './prepare-reminder';
import { moveQuestion } from './move-question';
import { keepFile } from './keep-file';
import { publishQuestionnaire } from './publish-questionnaire';
import { publishVersion } from './publish-version';
import { reopen } from './reopen';
import { comment } from './comment';
import { restoreAnswer } from './restore-answer';
import { saveAnswer, type AnswerSaved } from './save-answer';
import { settleComment } from './settle-comment';
import { saveDraft, type DraftSaved } from './save-draft';
import { sendReminder } from './send-reminder';
import { setTerms } from './set-terms';
import {
  addPartSchema,
  addQuestionSchema,
  arrangePartSchema,
  arrangeQuestionSchema,
  closeSchema,
  editHeadSchema,
  editPartSchema,
  editQuestionSchema,
  extendSchema,
  importFormSchema,
  noteOpeningSchema,
  prepareReminderSchema,
  moveQuestionSchema,
  keepFileSchema,
  publishQuestionnaireSchema,
  publishVersionSchema,
  reopenSchema,
  commentSchema,
  restoreAnswerSchema,
  saveAnswerSchema,
  settleCommentSchema,
  saveDraftSchema,
  sendReminderSchema,
  setTermsSchema,
  startQuestionnaireSchema,
  submitSchema,
  takeSnapshotSchema,
  translateStringSchema,
  tryAnswersSchema,
  undoStepSchema,
  uploadFormSchema,
} from './schema';
import { startQuestionnaire } from './start-questionnaire';
import { submit } from './submit';
import { translateString } from './translate-string';
import { tryAnswers } from './try-answers';
import { undoStep } from './undo-step';
import { uploadForm } from './upload-form';

/** The delegation a form names, if it is one of this meeting. */
async function delegationOf(ctx: Ctx, { delegation }: { delegation: string }): Promise<Target | null> {
  const row = await ctx.tx.delegation.findFirst({
    where: { id: delegation, meetingId: ctx.scope.meeting.id },
    select: { id: true },
  });
  return row && { delegationId: row.id };
}

export const publishVersionDefinition: Definition<
  'meeting',
  typeof publishVersionSchema,
  { survey: string; version: string; number: number; sha256: string }
> = {
  name: 'survey.publish',
  permission: 'survey.publish',
  scope: 'meeting',
  input: publishVersionSchema,
  verb: publishVersion,
};

export const saveDraftDefinition: Definition<'meeting', typeof saveDraftSchema, DraftSaved> = {
  name: 'survey.save-draft',
  permission: 'survey.answer',
  scope: 'meeting',
  input: saveDraftSchema,
  on: delegationOf,
  verb: saveDraft,
};

export const saveAnswerDefinition: Definition<'meeting', typeof saveAnswerSchema, AnswerSaved> = {
  name: 'survey.save-answer',
  permission: 'survey.answer',
  scope: 'meeting',
  input: saveAnswerSchema,
  on: delegationOf,
  verb: saveAnswer,
};

export const keepFileDefinition: Definition<'meeting', typeof keepFileSchema, { file: string }> = {
  name: 'survey.keep-file',
  permission: 'survey.answer',
  scope: 'meeting',
  input: keepFileSchema,
  on: delegationOf,
  verb: keepFile,
};

export const restoreAnswerDefinition: Definition<'meeting', typeof restoreAnswerSchema, { revision: number }> = {
  name: 'survey.restore-answer',
  permission: 'survey.answer',
  scope: 'meeting',
  input: restoreAnswerSchema,
  on: delegationOf,
  verb: restoreAnswer,
};

export const commentDefinition: Definition<'meeting', typeof commentSchema, { comment: string }> = {
  name: 'survey.comment',
  permission: 'survey.answer',
  scope: 'meeting',
  input: commentSchema,
  on: delegationOf,
  verb: comment,
};

export const settleCommentDefinition: Definition<'meeting', typeof settleCommentSchema, { thread: string }> = {
  name: 'survey.settle-comment',
  permission: 'survey.answer',
  scope: 'meeting',
  input: settleCommentSchema,
  on: delegationOf,
  verb: settleComment,
};

export const submitDefinition: Definition<
  'meeting',
  typeof submitSchema,
  { response: string; party: string; number: number; sha256: string }
> = {
  name: 'survey.submit',
  permission: 'survey.submit',
  scope: 'meeting',
  input: submitSchema,
  on: delegationOf,
  verb: submit,
};

export const closeDefinition: Definition<'meeting', typeof closeSchema, { survey: string }> = {
  name: 'survey.close',
  permission: 'survey.close',
  scope: 'meeting',
  input: closeSchema,
  evenWhenClosed: true,
  verb: close,
};

export const reopenDefinition: Definition<'meeting', typeof reopenSchema, { response: string }> = {
  name: 'survey.reopen',
  permission: 'survey.reopen',
  scope: 'meeting',
  input: reopenSchema,
  verb: reopen,
};

export const takeSnapshotDefinition: Definition<'meeting', typeof takeSnapshotSchema, { request: string }> = {
  name: 'survey.take-snapshot',
  permission: 'results.snapshot',
  scope: 'meeting',
  input: takeSnapshotSchema,
  evenWhenClosed: true,
  verb: askForSnapshot,
};

export const setTermsDefinition: Definition<'meeting', typeof setTermsSchema, { survey: string }> = {
  name: 'survey.set-terms',
  permission: 'survey.set-terms',
  scope: 'meeting',
  input: setTermsSchema,
  verb: setTerms,
};

export const extendDefinition: Definition<'meeting', typeof extendSchema, { extension: string; until: Date }> = {
  name: 'survey.extend',
  permission: 'survey.extend',
  scope: 'meeting',
  input: extendSchema,
  verb: extend,
};

export const noteOpeningDefinition: Definition<'meeting', typeof noteOpeningSchema, null> = {
  name: 'survey.note-opening',
  permission: 'survey.answer',
  scope: 'meeting',
  input: noteOpeningSchema,
  // One's own, which were read with the meeting: a page that is looked at asks as little as it can.
  on: ({ scope }, { delegation }) =>
    Promise.resolve(
      scope.grants.some(({ delegationId }) => delegationId === delegation) ? { delegationId: delegation } : null,
    ),
  verb: noteOpening,
};

export const prepareReminderDefinition: Definition<'meeting', typeof prepareReminderSchema, { mailingId: string }> = {
  name: 'survey.prepare-reminder',
  permission: 'survey.remind',
  scope: 'meeting',
  input: prepareReminderSchema,
  verb: prepareReminder,
};

export const sendReminderDefinition: Definition<
  'meeting',
  typeof sendReminderSchema,
  { mailingId: string; messages: number }
> = {
  name: 'survey.send-reminder',
  permission: 'survey.remind',
  scope: 'meeting',
  input: sendReminderSchema,
  verb: sendReminder,
};

const write = { permission: 'survey.publish', scope: 'meeting' } as const;

export const startQuestionnaireDefinition: Definition<
  'meeting',
  typeof startQuestionnaireSchema,
  { questionnaire: string }
> = {
  name: 'questionnaire.start',
  ...write,
  input: startQuestionnaireSchema,
  verb: startQuestionnaire,
};

export const uploadFormDefinition: Definition<'meeting', typeof uploadFormSchema, { workbook: string }> = {
  name: 'questionnaire.upload-form',
  ...write,
  input: uploadFormSchema,
  verb: uploadForm,
};

export const importFormDefinition: Definition<'meeting', typeof importFormSchema, { questionnaire: string }> = {
  name: 'questionnaire.import-form',
  ...write,
  input: importFormSchema,
  verb: importForm,
};

export const editHeadDefinition: Definition<'meeting', typeof editHeadSchema, QuestionnaireChanged> = {
  name: 'questionnaire.edit-head',
  ...write,
  input: editHeadSchema,
  verb: editHead,
};

export const addQuestionDefinition: Definition<'meeting', typeof addQuestionSchema, QuestionnaireChanged> = {
  name: 'questionnaire.add-question',
  ...write,
  input: addQuestionSchema,
  verb: addQuestion,
};

export const editQuestionDefinition: Definition<'meeting', typeof editQuestionSchema, QuestionnaireChanged> = {
  name: 'questionnaire.edit-question',
  ...write,
  input: editQuestionSchema,
  verb: editQuestion,
};

export const arrangeQuestionDefinition: Definition<'meeting', typeof arrangeQuestionSchema, QuestionnaireChanged> = {
  name: 'questionnaire.arrange',
  ...write,
  input: arrangeQuestionSchema,
  verb: arrangeQuestion,
};

export const undoStepDefinition: Definition<'meeting', typeof undoStepSchema, { questionnaire: string }> = {
  name: 'questionnaire.undo',
  ...write,
  input: undoStepSchema,
  verb: undoStep,
};

export const publishQuestionnaireDefinition: Definition<
  'meeting',
  typeof publishQuestionnaireSchema,
  { number: number; sha256: string }
> = {
  name: 'questionnaire.publish',
  ...write,
  input: publishQuestionnaireSchema,
  verb: publishQuestionnaire,
};

export const translateStringDefinition: Definition<
  'meeting',
  typeof translateStringSchema,
  { key: string; language: string; view: string }
> = {
  name: 'questionnaire.translate',
  permission: 'survey.translate',
  scope: 'meeting',
  input: translateStringSchema,
  verb: translateString,
};

export const addPartDefinition: Definition<'meeting', typeof addPartSchema, PartChanged> = {
  name: 'questionnaire.add-part',
  ...write,
  input: addPartSchema,
  verb: addPart,
};

export const editPartDefinition: Definition<'meeting', typeof editPartSchema, PartChanged> = {
  name: 'questionnaire.edit-part',
  ...write,
  input: editPartSchema,
  verb: editPart,
};

export const arrangePartDefinition: Definition<'meeting', typeof arrangePartSchema, PartChanged> = {
  name: 'questionnaire.arrange-part',
  ...write,
  input: arrangePartSchema,
  verb: arrangePart,
};

export const moveQuestionDefinition: Definition<'meeting', typeof moveQuestionSchema, QuestionnaireChanged> = {
  name: 'questionnaire.move-question',
  ...write,
  input: moveQuestionSchema,
  verb: moveQuestion,
};

export const tryAnswersDefinition: Definition<
  'meeting',
  typeof tryAnswersSchema,
  { of: 'draft' | 'published'; intent: string }
> = {
  name: 'questionnaire.try',
  ...write,
  input: tryAnswersSchema,
  verb: tryAnswers,
};
