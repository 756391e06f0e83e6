import type { Definition } from '@/lib/core/execute';
import { closeMeeting } from './close';
import { createMeeting } from './create';
import { editMeeting } from './edit';
import { openMeeting } from './open';
import { closeMeetingSchema, createMeetingSchema, editMeetingSchema, openMeetingSchema } from './schema';

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
  verb: closeMeeting,
};
