import type { Definition } from '@/lib/core/execute';
import { publishAgenda } from './publish';
import { publishSchema } from './schema';

export const publishDefinition: Definition<'meeting', typeof publishSchema, { number: number }> = {
  name: 'agenda.publish',
  permission: 'agenda.edit',
  scope: 'meeting',
  input: publishSchema,
  verb: publishAgenda,
};
