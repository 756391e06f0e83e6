import { z } from 'zod';
import { mustBeTicked, optional, text, wholeNumber } from '@/lib/core/validation';

/** The most that a reason may say: it is read in a mail and above every page. */
export const longestReason = 600;

const reason = {
  en: optional(text({ max: longestReason })),
  fr: optional(text({ max: longestReason })),
  es: optional(text({ max: longestReason })),
};

export const cancelMeetingSchema = z.strictObject({
  lockVersion: wholeNumber({ min: 0, max: 1_000_000_000 }),
  /** Per language of the meeting. */
  reason: z.strictObject(reason),
  /** How many addresses the page said would be written to. */
  counted: wholeNumber({ min: 0, max: 10_000_000 }),
  confirmed: mustBeTicked,
});

const asked = z.string().trim().max(longestReason).optional().catch(undefined);

/** The reason as the preview has it in its address; what is not understood is left out. */
export const previewSchema = z
  .object({ 'reason.en': asked, 'reason.fr': asked, 'reason.es': asked })
  .transform((query) => ({ en: query['reason.en'], fr: query['reason.fr'], es: query['reason.es'] }));
