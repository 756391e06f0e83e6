import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { withdrawSchema } from './schema';

/** Puts an agreed recommendation before its group again, with the reason. Its number stays with it. */
export async function reopen(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['AGREED'], to: 'GROUP_REVIEW' });
  return { recommendation: input.recommendation };
}
