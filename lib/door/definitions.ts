import type { Definition } from '@/lib/core/execute';
import { record, type Recorded } from './record';
import { registerWalkIn, type WalkIn } from './register-walk-in';
import { replaceBadge } from './replace-badge';
import { recordSchema, registerWalkInSchema, replaceBadgeSchema } from './schema';

export const recordDefinition: Definition<'meeting', typeof recordSchema, Recorded> = {
  name: 'door.record',
  permission: 'door.record',
  scope: 'meeting',
  input: recordSchema,
  // A device may have been without a connection until after the meeting was closed: the verb looks at the record's own time.
  evenWhenClosed: true,
  verb: record,
};

export const registerWalkInDefinition: Definition<'meeting', typeof registerWalkInSchema, WalkIn> = {
  name: 'door.register',
  permission: 'door.register',
  scope: 'meeting',
  input: registerWalkInSchema,
  verb: registerWalkIn,
};

export const replaceBadgeDefinition: Definition<'meeting', typeof replaceBadgeSchema, { registration: string }> = {
  name: 'badge.replace',
  permission: 'badge.issue',
  scope: 'meeting',
  input: replaceBadgeSchema,
  verb: replaceBadge,
};
