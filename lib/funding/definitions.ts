import type { Definition } from '@/lib/core/execute';
import { setAwardSchema } from './schema';
import { setAward } from './set-award';

export const setAwardDefinition: Definition<'meeting', typeof setAwardSchema, null> = {
  name: 'funding.set-award',
  permission: 'funding.manage',
  scope: 'meeting',
  input: setAwardSchema,
  verb: setAward,
};
