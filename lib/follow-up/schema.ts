import { z } from 'zod';
import { ProgressStatus } from '@/lib/core/prisma/enums';
import { upload } from '@/lib/core/upload';
import { day, line, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { locales } from '@/lib/i18n/routing';
import { commitmentStates } from './model/progress';

/** The number that was read: 0 before there was one. */
const seen = wholeNumber({ min: 0, max: 1_000_000 });

/** When a commitment is due. */
export const dueKinds = ['none', 'day', 'next'] as const;

/** Most owners of one commitment. */
export const mostOwners = 60;

export const planSchema = z
  .strictObject({
    commitment: z.uuid(),
    seen,
    owners: z.array(z.uuid()).max(mostOwners).default([]),
    due: z.enum(dueKinds),
    dueOn: optional(day),
    indicator: z.strictObject({
      en: optional(text({ max: 600 })),
      fr: optional(text({ max: 600 })),
      es: optional(text({ max: 600 })),
    }),
  })
  .superRefine(({ due, dueOn }, context) => {
    if (due === 'day' && !dueOn) context.addIssue({ code: 'custom', path: ['dueOn'], params: { code: 'required' } });
  });

/** A page on the web as evidence: no other scheme may be followed from a public page. */
const webAddress = line({ max: 500 }).pipe(z.url({ protocol: /^https?$/, error: 'invalid_url' }));

/** Largest file of evidence, in bytes. */
export const largestEvidence = 5_000_000;

export const reportSchema = z.strictObject({
  commitment: z.uuid(),
  delegation: z.uuid(),
  seen,
  status: z.enum(ProgressStatus),
  text: text({ max: 4000 }),
  language: z.enum(locales),
  link: optional(webAddress),
  file: optional(upload({ max: largestEvidence })),
  /** The document of the last report is attached again; one that is sent takes its place. */
  keepFile: ticked,
});

export const reviewSchema = z
  .strictObject({
    report: z.uuid(),
    verdict: z.enum(['ACCEPTED', 'MORE_ASKED']),
    reason: optional(text({ max: 1000 })),
  })
  .superRefine(({ verdict, reason }, context) => {
    if (verdict === 'MORE_ASKED' && !reason)
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
  });

/** Takes the acceptance of a report back. */
export const withdrawAcceptanceSchema = z.strictObject({
  report: z.uuid(),
  whyWithdrawn: text({ min: 3, max: 500 }),
});

export const prepareReminderSchema = z.strictObject({
  /** Owners that have not reported since that day; without one, those that have not reported at all. */
  since: optional(day),
});

export const sendReminderSchema = z.strictObject({
  mailing: z.uuid(),
  /** How many messages were shown. */
  messages: wholeNumber({ min: 1, max: 100_000 }),
});

/** Whom a reminder is for, as it is kept with it. */
export const reminderAudienceSchema = z.object({ since: day.nullable() });
export type ReminderAudience = z.output<typeof reminderAudienceSchema>;

/** What the page shows, as it stands in its address. */
export const followUpFiltersSchema = z.object({
  state: z.enum(commitmentStates).optional().catch(undefined),
  region: z.string().max(40).optional().catch(undefined),
  theme: z.string().max(60).optional().catch(undefined),
  party: z.string().max(60).optional().catch(undefined),
});
export type FollowUpFilters = z.output<typeof followUpFiltersSchema>;
