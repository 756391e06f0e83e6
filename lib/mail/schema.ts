import { z } from 'zod';
import { line, text, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { missingPlaceholders, unknownPlaceholders, wordedPurposes } from './policy';

export const mailStatuses = ['DRAFT', 'QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'FAILED', 'HELD'] as const;

/** Filters of the outbox as they stand in the address; what is wrong counts as not given. */
export const mailFiltersSchema = z.object({
  status: z.enum(mailStatuses).optional().catch(undefined),
  /** Part of the address it goes to. */
  to: z.string().trim().min(1).max(100).optional().catch(undefined),
  /** Mails of one message to many. */
  mailing: z.uuid().optional().catch(undefined),
  /** Mails older than this one. */
  before: z.uuid().optional().catch(undefined),
  /** The mail to show whole. */
  mail: z.uuid().optional().catch(undefined),
});

export const resendSchema = z.strictObject({ mail: z.uuid() });

export type MailFilters = z.output<typeof mailFiltersSchema>;

/** Own words of a purpose in a language. Every placeholder is one that has a value there; the field that has another names it. */
export const wordingSchema = z
  .strictObject({
    purpose: z.enum(wordedPurposes),
    language: z.enum(locales),
    /** Version of the own words the form was filled from; 0 where there were none. */
    lockVersion: wholeNumber({ min: 0, max: 1_000_000 }),
    subject: line({ max: 200 }),
    body: text({ max: 6000 }),
  })
  .superRefine(({ purpose, subject, body }, context) => {
    for (const [path, value] of [
      ['subject', subject],
      ['body', body],
    ] as const) {
      const [name] = unknownPlaceholders(purpose, value);
      if (name !== undefined)
        context.addIssue({ code: 'custom', path: [path], params: { code: 'unknown_placeholder', name } });
    }
    const [missing] = missingPlaceholders(purpose, body);
    if (missing !== undefined)
      context.addIssue({ code: 'custom', path: ['body'], params: { code: 'missing_placeholder', name: missing } });
    // A subject is read by servers and lists on the way: the personal link stands in the text alone.
    if (/\{\s*link\s*\}/.test(subject))
      context.addIssue({ code: 'custom', path: ['subject'], params: { code: 'unknown_placeholder', name: 'link' } });
  });

export const resetWordingSchema = z.strictObject({ purpose: z.enum(wordedPurposes), language: z.enum(locales) });
