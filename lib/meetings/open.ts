import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { moveTo } from './move';
import type { openMeetingSchema } from './schema';

/** Makes a meeting public. Refuses "closed" from any phase but preparation, "conflict" when it was changed meanwhile. */
export function openMeeting(ctx: Ctx, input: z.output<typeof openMeetingSchema>): Promise<{ phase: string }> {
  return moveTo(ctx, 'open', input.lockVersion);
}
