import type { Definition } from '@/lib/core/execute';
import { cancelMeeting } from './cancel-meeting';
import { cancelMeetingSchema } from './schema';

export const cancelMeetingDefinition: Definition<'meeting', typeof cancelMeetingSchema, { told: number }> = {
  name: 'meeting.cancel',
  permission: 'meeting.cancel',
  scope: 'meeting',
  closes: true,
  input: cancelMeetingSchema,
  verb: cancelMeeting,
};
