import type { Definition } from '@/lib/core/execute';
import { resetWording } from './reset-wording';
import { saveWording } from './save-wording';
import { resetWordingSchema, wordingSchema } from './schema';

type Worded = { purpose: string; language: string };

export const saveWordingDefinition: Definition<'meeting', typeof wordingSchema, Worded> = {
  name: 'mail.word',
  permission: 'mail.word',
  scope: 'meeting',
  input: wordingSchema,
  verb: saveWording,
};

export const resetWordingDefinition: Definition<'meeting', typeof resetWordingSchema, Worded> = {
  name: 'mail.reset-words',
  permission: 'mail.word',
  scope: 'meeting',
  input: resetWordingSchema,
  verb: resetWording,
};
