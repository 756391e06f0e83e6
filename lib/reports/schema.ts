import { z } from 'zod';
import { line, optional } from '@/lib/core/validation';

/** Handing over a group's report; from the second on with the reason. */
export const submitReportSchema = z.strictObject({ group: z.uuid(), reason: optional(line({ max: 400 })) });
