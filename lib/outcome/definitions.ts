import type { Definition } from '@/lib/core/execute';
import { compose } from './compose';
import { editBlock } from './edit-block';
import { publish } from './publish';
import { composeSchema, editBlockSchema, publishSchema } from './schema';

export const composeDefinition: Definition<
  'meeting',
  typeof composeSchema,
  { documentId: string; commitments: number }
> = {
  name: 'outcome.compose',
  permission: 'outcome.compose',
  scope: 'meeting',
  input: composeSchema,
  evenWhenClosed: true,
  verb: compose,
};

export const editBlockDefinition: Definition<'meeting', typeof editBlockSchema, { position: number }> = {
  name: 'outcome.edit-block',
  permission: 'outcome.translate',
  scope: 'meeting',
  input: editBlockSchema,
  evenWhenClosed: true,
  verb: editBlock,
};

export const publishDefinition: Definition<'meeting', typeof publishSchema, { sha256: string; number: number }> = {
  name: 'outcome.publish',
  permission: 'outcome.publish',
  scope: 'meeting',
  input: publishSchema,
  evenWhenClosed: true,
  verb: publish,
};
