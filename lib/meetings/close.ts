import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { moveTo } from './move';
import type { closeMeetingSchema } from './schema';

/** Ends a meeting: from here on it is a record. Refuses "closed" unless it is open, "conflict" when it was changed meanwhile. */
export function closeMeeting(ctx: Ctx, input: z.output<typeof closeMeetingSchema>): Promise<{ phase: string }> {
  return moveTo(ctx, 'close', input.lockVersion);
}
