'use server';

import { formAction } from '@/lib/core/action';
import {
  addCodeDefinition,
  beginBookDefinition,
  codeAnswerDefinition,
  decideAnswerDefinition,
  editCodeDefinition,
  finishCodingDefinition,
  mergeCodeDefinition,
  nameCoderDefinition,
  retireCodeDefinition,
} from './definitions';

/** The pages of a question's coding. */
const codingOf = (meeting: string | null, question: string, page = '') =>
  `/manage/${meeting ?? ''}/survey/coding/${question}${page}`;

export const beginBookAction = formAction(beginBookDefinition, ({ value, meeting }) =>
  codingOf(meeting, value.question),
);
export const addCodeAction = formAction(
  addCodeDefinition,
  ({ value, meeting }) => `${codingOf(meeting, value.question)}?saved=${value.bookCode}#codes`,
);
export const editCodeAction = formAction(
  editCodeDefinition,
  ({ value, meeting }) => `${codingOf(meeting, value.question)}?saved=${value.bookCode}#codes`,
);
export const retireCodeAction = formAction(retireCodeDefinition);
export const mergeCodeAction = formAction(
  mergeCodeDefinition,
  ({ value, meeting }) => `${codingOf(meeting, value.question)}?saved=${value.bookCode}#codes`,
);
export const nameCoderAction = formAction(nameCoderDefinition);

/** On to the answer that comes next, or back to the list where all are coded. */
export const codeAnswerAction = formAction(codeAnswerDefinition, ({ value, meeting }) =>
  codingOf(meeting, value.question, `/code${value.next ? `?answer=${value.next}` : '?coded=all'}`),
);
export const finishCodingAction = formAction(finishCodingDefinition);
export const decideAnswerAction = formAction(decideAnswerDefinition, ({ value, meeting }) =>
  codingOf(meeting, value.question, `/compare?decided=${value.answer}#answer-${value.answer}`),
);
