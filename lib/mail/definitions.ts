import type { Definition } from '@/lib/core/execute';
import { resend } from './resend';
import { resendSchema } from './schema';

export const resendDefinition: Definition<'meeting', typeof resendSchema, { mail: string }> = {
  name: 'mail.resend',
  permission: 'mail.resend',
  scope: 'meeting',
  input: resendSchema,
  evenWhenClosed: true,
  verb: resend,
};
