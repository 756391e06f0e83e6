'use server';

import { formAction } from '@/lib/core/action';
import { cancelMeetingDefinition } from './definitions';

export const cancelMeetingAction = formAction(cancelMeetingDefinition, ({ meeting }) => `/manage/${meeting ?? ''}`);
