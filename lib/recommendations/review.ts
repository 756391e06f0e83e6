import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { moveSchema } from './schema';

/** Sends a draft to its group for review. */
export async function review(ctx: Ctx, input: z.output<typeof moveSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['DRAFT'], to: 'GROUP_REVIEW' });
  return { recommendation: input.recommendation };
}
