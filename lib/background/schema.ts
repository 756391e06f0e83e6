import { z } from 'zod';
import { optional, text } from '@/lib/core/validation';

export const issuePaperSchema = z.strictObject({
  snapshot: z.uuid(),
  /** Needed once a paper is there. */
  reason: optional(text({ max: 300 })),
});
