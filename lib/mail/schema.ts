import { z } from 'zod';

export const mailStatuses = ['DRAFT', 'QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'FAILED', 'HELD'] as const;

/** Filters of the outbox as they stand in the address; what is wrong counts as not given. */
export const mailFiltersSchema = z.object({
  status: z.enum(mailStatuses).optional().catch(undefined),
  /** Part of the address it goes to. */
  to: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** Mails older than this one. */
  before: z.uuid().optional().catch(undefined),
  /** The mail to show whole. */
  mail: z.uuid().optional().catch(undefined),
});

export const resendSchema = z.strictObject({ mail: z.uuid() });

export type MailFilters = z.output<typeof mailFiltersSchema>;
