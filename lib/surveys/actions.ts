'use server';

import { formAction } from '@/lib/core/action';
import { getLocale } from '@/lib/i18n/words';
import { sha256 } from '@/lib/core/canonical';
import { formDataToObject, idle, type FormState } from '@/lib/core/form-state';
import {
  addPartDefinition,
  addQuestionDefinition,
  arrangePartDefinition,
  arrangeQuestionDefinition,
  closeDefinition,
  editHeadDefinition,
  editPartDefinition,
  editQuestionDefinition,
  extendDefinition,
  importFormDefinition,
  prepareReminderDefinition,
  moveQuestionDefinition,
  keepFileDefinition,
  publishQuestionnaireDefinition,
  reopenDefinition,
  commentDefinition,
  restoreAnswerDefinition,
  saveAnswerDefinition,
  settleCommentDefinition,
  saveDraftDefinition,
  sendReminderDefinition,
  setTermsDefinition,
  startQuestionnaireDefinition,
  submitDefinition,
  takeSnapshotDefinition,
  translateStringDefinition,
  tryAnswersDefinition,
  undoStepDefinition,
  uploadFormDefinition,
} from './definitions';

/** A colleague's answer is shown in the language of the page, which is never a field of the form. */
const shownIn = async () => ({ shownIn: await getLocale() });

/** The page of a delegation's answer: the whole, one page of the questionnaire, or the review of everything. */
const answerPage = (meeting: string | null, party: string, page: string | null) =>
  page === null
    ? `/meetings/${meeting ?? ''}/survey/review?party=${party}`
    : `/meetings/${meeting ?? ''}/survey?party=${party}&page=${page}#page`;

const saveDraft = formAction(saveDraftDefinition, undefined, shownIn);
const saveAndGo = formAction(
  saveDraftDefinition,
  ({ value, meeting }) => answerPage(meeting, value.party, value.goTo),
  shownIn,
);
export const keepFileAction = formAction(keepFileDefinition, undefined, undefined, { refreshes: false });

/** Seals what the review has shown. Refused, the review is shown as it is now. */
export const submitAction = formAction(
  submitDefinition,
  ({ value, meeting }) => `/meetings/${meeting ?? ''}/survey?party=${value.party}`,
  shownIn,
  { shows: true },
);

/**
 * One form and several buttons: save and stay, or save and go to another page or to the review. Files that were chosen are
 * kept first, each by itself, so that a mistake in another answer does not lose them; then the answers are saved without them.
 */
export async function answerSurveyAction(state: FormState, data: FormData): Promise<FormState> {
  if (!(data instanceof FormData)) return saveDraft(state, data);
  const answers = new FormData();
  for (const [name, value] of data) if (!/^(files|seen)\./.test(name)) answers.append(name, value);
  const page = /^page:(.+)$/.exec(String(answers.get('intent')))?.[1];
  if (page !== undefined) {
    answers.set('intent', 'page');
    answers.set('to', page);
  }
  for (const [name, file] of data) {
    const question = /^files\.([A-Za-z0-9_-]{1,60})$/.exec(name)?.[1];
    if (!question || !(file instanceof File) || (file.name === '' && file.size === 0)) continue;
    const kept = await keepFileAction(idle, await filePost(data, question, file));
    if (kept.status === 'error') return { ...kept, values: formDataToObject(answers).values };
    // It is the answer now, and taken back only by a later post.
    answers.delete(`answers.${question}.remove`);
  }
  return ['save', null].includes(answers.get('intent') as string | null)
    ? saveDraft(state, answers)
    : saveAndGo(state, answers);
}

/** The post that keeps one file of a page: the same file chosen again is the same request. */
async function filePost(page: FormData, question: string, file: File): Promise<FormData> {
  const data = new FormData();
  for (const name of ['meeting', 'delegation', 'version']) data.append(name, page.get(name) ?? '');
  const content = sha256(new Uint8Array(await file.arrayBuffer()));
  data.append('idempotencyKey', sha256(`${String(page.get('idempotencyKey'))} ${question} ${content}`));
  data.append('question', question);
  data.append('seen', page.get(`seen.${question}`) ?? '');
  data.append('file', file);
  return data;
}

/** Saves while somebody types: the page is told the answer's revision, and nothing of it is rendered anew. */
export const saveAnswerAction = formAction(saveAnswerDefinition, undefined, shownIn, {
  refreshes: false,
  tells: ({ revision, at }) => ({ revision, at }),
});

export const restoreAnswerAction = formAction(restoreAnswerDefinition, undefined, shownIn);
export const commentAction = formAction(commentDefinition);
export const settleCommentAction = formAction(settleCommentDefinition);

export const reopenResponseAction = formAction(reopenDefinition);

export const closeSurveyAction = formAction(closeDefinition);

export const setTermsAction = formAction(setTermsDefinition);
export const extendAction = formAction(extendDefinition);

const reminderPage = (meeting: string | null, mailing: string) =>
  `/manage/${meeting ?? ''}/survey/reminders/${mailing}`;

export const prepareReminderAction = formAction(prepareReminderDefinition, ({ value, meeting }) =>
  reminderPage(meeting, value.mailingId),
);
export const sendReminderAction = formAction(
  sendReminderDefinition,
  ({ value, meeting }) => reminderPage(meeting, value.mailingId),
  undefined,
  { shows: true },
);

export const takeSnapshotAction = formAction(takeSnapshotDefinition);

/** The questionnaire of a meeting, at one of its questions. */
const editorOf = (meeting: string | null, question = '', saved = '') =>
  `/manage/${meeting ?? ''}/survey/questionnaire${question ? `?question=${question}${saved}#question-${question}` : ''}`;

export const startQuestionnaireAction = formAction(startQuestionnaireDefinition, ({ meeting }) => editorOf(meeting));
export const uploadFormAction = formAction(
  uploadFormDefinition,
  ({ value, meeting }) => `${editorOf(meeting)}/import?workbook=${value.workbook}`,
);
export const importFormAction = formAction(importFormDefinition, ({ meeting }) => editorOf(meeting));
export const editHeadAction = formAction(editHeadDefinition);
export const addQuestionAction = formAction(addQuestionDefinition, ({ value, meeting }) =>
  editorOf(meeting, value.question),
);
export const editQuestionAction = formAction(editQuestionDefinition, ({ value, meeting }) =>
  editorOf(meeting, value.question, '&saved=1'),
);
export const arrangeQuestionAction = formAction(arrangeQuestionDefinition);

/** The questionnaire at one of its pages or sections. */
const partOf = (meeting: string | null, part: string, saved = '') =>
  `${editorOf(meeting)}?part=${part}${saved}#part-${part}`;

export const addPartAction = formAction(addPartDefinition, ({ value, meeting }) => partOf(meeting, value.part));
export const editPartAction = formAction(editPartDefinition, ({ value, meeting }) =>
  partOf(meeting, value.part, '&saved=1'),
);
export const arrangePartAction = formAction(arrangePartDefinition);
export const moveQuestionAction = formAction(moveQuestionDefinition);
export const undoStepAction = formAction(undoStepDefinition);
export const publishQuestionnaireAction = formAction(
  publishQuestionnaireDefinition,
  ({ value, meeting }) => `${editorOf(meeting)}?published=${value.number}`,
);

/** Back to the text that was saved, in the list as it was. */
export const translateStringAction = formAction(
  translateStringDefinition,
  ({ value, meeting }) =>
    `${editorOf(meeting)}/translate?${value.view}&saved=${encodeURIComponent(value.key)}#${encodeURIComponent(value.key)}`,
  undefined,
  { shows: true },
);

/** Back to the test, which shows what was kept or handed in. */
export const tryAnswersAction = formAction(
  tryAnswersDefinition,
  ({ value, meeting }) => `${editorOf(meeting)}/test?of=${value.of}`,
);
