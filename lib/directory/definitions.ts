import type { Definition } from '@/lib/core/execute';
import { changeFact, type ChangedFact } from './change-fact';
import { factSchema } from './schema';

export const changeFactDefinition: Definition<'site', typeof factSchema, ChangedFact> = {
  name: 'directory.change',
  permission: 'directory.edit',
  scope: 'site',
  input: factSchema,
  verb: changeFact,
};
