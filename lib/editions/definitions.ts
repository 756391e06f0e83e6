import type { Definition } from '@/lib/core/execute';
import { takeOverSchema } from './schema';
import { takeOver } from './take-over';

export const takeOverDefinition: Definition<'meeting', typeof takeOverSchema, null> = {
  name: 'meeting.take-over',
  permission: 'meeting.edit',
  scope: 'meeting',
  input: takeOverSchema,
  verb: takeOver,
};
