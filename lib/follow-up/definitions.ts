import type { Definition } from '@/lib/core/execute';
import { prepareReminder } from './prepare-reminder';
import { reportProgress, type SentReport } from './report-progress';
import { reviewReport } from './review-report';
import {
  planSchema,
  prepareReminderSchema,
  reportSchema,
  reviewSchema,
  sendReminderSchema,
  withdrawAcceptanceSchema,
} from './schema';
import { sendReminder } from './send-reminder';
import { setPlan } from './set-plan';
import { withdrawAcceptance } from './withdraw-acceptance';

export const setPlanDefinition: Definition<'meeting', typeof planSchema, { number: number }> = {
  name: 'commitment.set-plan',
  permission: 'follow-up.manage',
  scope: 'meeting',
  input: planSchema,
  evenWhenClosed: true,
  verb: setPlan,
};

export const reportProgressDefinition: Definition<'meeting', typeof reportSchema, SentReport> = {
  name: 'progress.report',
  permission: 'progress.report',
  scope: 'meeting',
  input: reportSchema,
  evenWhenClosed: true,
  on: async ({ tx, scope }, { delegation }) => {
    const row = await tx.delegation.findFirst({
      where: { id: delegation, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { delegationId: row.id };
  },
  verb: reportProgress,
};

export const reviewReportDefinition: Definition<'meeting', typeof reviewSchema, null> = {
  name: 'progress.review',
  permission: 'progress.review',
  scope: 'meeting',
  input: reviewSchema,
  evenWhenClosed: true,
  verb: reviewReport,
};

export const withdrawAcceptanceDefinition: Definition<
  'meeting',
  typeof withdrawAcceptanceSchema,
  { party: string; commitment: string }
> = {
  name: 'progress.withdraw',
  permission: 'progress.review',
  scope: 'meeting',
  input: withdrawAcceptanceSchema,
  evenWhenClosed: true,
  verb: withdrawAcceptance,
};

export const prepareReminderDefinition: Definition<'meeting', typeof prepareReminderSchema, { mailingId: string }> = {
  name: 'progress.prepare-reminder',
  permission: 'progress.review',
  scope: 'meeting',
  input: prepareReminderSchema,
  evenWhenClosed: true,
  verb: prepareReminder,
};

export const sendReminderDefinition: Definition<
  'meeting',
  typeof sendReminderSchema,
  { mailingId: string; messages: number }
> = {
  name: 'progress.send-reminder',
  permission: 'progress.review',
  scope: 'meeting',
  input: sendReminderSchema,
  evenWhenClosed: true,
  verb: sendReminder,
};
