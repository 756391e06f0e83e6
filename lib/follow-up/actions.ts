'use server';

import { formAction } from '@/lib/core/action';
import {
  prepareReminderDefinition,
  reportProgressDefinition,
  reviewReportDefinition,
  sendReminderDefinition,
  setPlanDefinition,
  withdrawAcceptanceDefinition,
} from './definitions';

export const setPlanAction = formAction(setPlanDefinition, ({ meeting }) => `/manage/${meeting ?? ''}/follow-up`);

export const reportProgressAction = formAction(
  reportProgressDefinition,
  ({ meeting, value }) =>
    `/meetings/${meeting ?? ''}/follow-up/report?party=${encodeURIComponent(value.party)}#c-${value.commitment}`,
  undefined,
  { shows: true },
);

export const reviewReportAction = formAction(
  reviewReportDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/follow-up`,
);

export const withdrawAcceptanceAction = formAction(
  withdrawAcceptanceDefinition,
  ({ meeting, value }) =>
    `/meetings/${meeting ?? ''}/follow-up/report?party=${encodeURIComponent(value.party)}#c-${value.commitment}`,
);

export const prepareReminderAction = formAction(
  prepareReminderDefinition,
  ({ meeting, value }) => `/manage/${meeting ?? ''}/follow-up/reminders/${value.mailingId}`,
);

export const sendReminderAction = formAction(
  sendReminderDefinition,
  ({ meeting, value }) => `/manage/${meeting ?? ''}/follow-up/reminders/${value.mailingId}`,
  undefined,
  { shows: true },
);
