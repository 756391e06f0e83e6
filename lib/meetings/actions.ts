'use server';

import { formAction } from '@/lib/core/action';
import {
  appointDefinition,
  closeMeetingDefinition,
  createMeetingDefinition,
  describeMeetingDefinition,
  dismissDefinition,
  editMeetingDefinition,
  openMeetingDefinition,
  setReviewRulesDefinition,
} from './definitions';

const toDesk = ({ meeting }: { meeting: string | null }) => `/manage/${meeting ?? ''}`;

export const createMeetingAction = formAction(createMeetingDefinition, ({ value }) => `/manage/${value.slug}`);
export const editMeetingAction = formAction(editMeetingDefinition, toDesk);
export const openMeetingAction = formAction(openMeetingDefinition, toDesk);
export const closeMeetingAction = formAction(closeMeetingDefinition, toDesk);
export const appointAction = formAction(appointDefinition);
export const dismissAction = formAction(dismissDefinition);
export const setReviewRulesAction = formAction(setReviewRulesDefinition);
export const describeMeetingAction = formAction(describeMeetingDefinition, undefined, undefined, { shows: true });
