'use server';

import { formAction } from '@/lib/core/action';
import type { FormState } from '@/lib/core/form-state';
import {
  closeDefinition,
  reopenDefinition,
  saveDraftDefinition,
  submitDefinition,
  takeSnapshotDefinition,
} from './definitions';

const saveDraft = formAction(saveDraftDefinition);
const submit = formAction(submitDefinition);

/** One form, two buttons: each is a mutation of its own, with its own permission. */
export async function answerSurveyAction(state: FormState, data: FormData): Promise<FormState> {
  return data instanceof FormData && data.get('intent') === 'submit' ? submit(state, data) : saveDraft(state, data);
}

export const reopenResponseAction = formAction(reopenDefinition);

export const closeSurveyAction = formAction(closeDefinition);

export const takeSnapshotAction = formAction(takeSnapshotDefinition);
