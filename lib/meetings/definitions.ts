import type { Definition } from '@/lib/core/execute';
import { appoint } from './appoint';
import { closeMeeting } from './close';
import { createMeeting } from './create';
import { describe } from './describe';
import { dismiss } from './dismiss';
import { editMeeting } from './edit';
import { openMeeting } from './open';
import {
  appointSchema,
  closeMeetingSchema,
  createMeetingSchema,
  describeSchema,
  dismissSchema,
  editMeetingSchema,
  openMeetingSchema,
  reviewRulesSchema,
} from './schema';
import { setReviewRules } from './set-review-rules';

export const createMeetingDefinition: Definition<'site', typeof createMeetingSchema, { slug: string }> = {
  name: 'meeting.create',
  permission: 'meeting.create',
  scope: 'site',
  input: createMeetingSchema,
  verb: createMeeting,
};

export const editMeetingDefinition: Definition<'meeting', typeof editMeetingSchema, { lockVersion: number }> = {
  name: 'meeting.edit',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: editMeetingSchema,
  verb: editMeeting,
};

export const openMeetingDefinition: Definition<'meeting', typeof openMeetingSchema, { phase: string }> = {
  name: 'meeting.open',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: openMeetingSchema,
  verb: openMeeting,
};

export const closeMeetingDefinition: Definition<'meeting', typeof closeMeetingSchema, { phase: string }> = {
  name: 'meeting.close',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: closeMeetingSchema,
  closes: true,
  verb: closeMeeting,
};

export const appointDefinition: Definition<'meeting', typeof appointSchema, { appointment: string }> = {
  name: 'meeting.appoint',
  permission: 'meeting.appoint',
  scope: 'meeting',
  input: appointSchema,
  verb: appoint,
};

export const dismissDefinition: Definition<'meeting', typeof dismissSchema, { appointment: string }> = {
  name: 'meeting.dismiss',
  permission: 'meeting.appoint',
  scope: 'meeting',
  input: dismissSchema,
  evenWhenClosed: true,
  verb: dismiss,
};

export const setReviewRulesDefinition: Definition<'meeting', typeof reviewRulesSchema, null> = {
  name: 'meeting.set-review-rules',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: reviewRulesSchema,
  verb: setReviewRules,
};

export const describeMeetingDefinition: Definition<'meeting', typeof describeSchema, null> = {
  name: 'meeting.describe',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: describeSchema,
  evenWhenClosed: true,
  verb: describe,
};
