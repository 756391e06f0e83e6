'use server';

import { formAction } from '@/lib/core/action';
import { reportProgressDefinition, reviewReportDefinition, setPlanDefinition } from './definitions';

export const setPlanAction = formAction(setPlanDefinition, ({ meeting }) => `/manage/${meeting ?? ''}/follow-up`);

export const reportProgressAction = formAction(reportProgressDefinition);

export const reviewReportAction = formAction(
  reviewReportDefinition,
  ({ meeting }) => `/manage/${meeting ?? ''}/follow-up`,
);
