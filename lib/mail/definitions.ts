import type { Definition } from '@/lib/core/execute';
import { resend } from './resend';
import { resetWording } from './reset-wording';
import { saveWording } from './save-wording';
import { resendSchema, resetWordingSchema, wordingSchema } from './schema';

export const resendDefinition: Definition<'meeting', typeof resendSchema, { mail: string }> = {
  name: 'mail.resend',
  permission: 'mail.resend',
  scope: 'meeting',
  input: resendSchema,
  evenWhenClosed: true,
  verb: resend,
};

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
