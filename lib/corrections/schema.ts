import { z } from 'zod';
import { optional, text } from '@/lib/core/validation';

const correction = z.uuid();

/** Longest answer to a proposal, in characters. */
const longestAnswer = 1000;

/** A proposal is taken back by those who are focal points of its party now. */
export const withdrawSchema = z.strictObject({ correction });

/** A proposal is carried out as it stands, by somebody who has read what it takes the place of. */
export const acceptSchema = z.strictObject({
  correction,
  /** What stood when the page was made. */
  seen: z.strictObject({ values: z.record(z.string().max(40), z.string().max(4000)) }).default({ values: {} }),
  answer: optional(text({ max: longestAnswer })),
});

/** A proposal is left undone, with the reason. */
export const answerSchema = z.strictObject({ correction, answer: text({ max: longestAnswer }) });

/** The proposal a page shows; the fact and the entry to propose something for: what cannot be read is left out. */
export const correctionChoices = z.object({
  of: z.string().max(60).optional().catch(undefined),
  what: z.string().max(20).optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
});
