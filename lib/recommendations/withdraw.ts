import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { withdrawSchema } from './schema';

/** Withdraws a recommendation. Its number, if it has one, stays with it and is never given to another. */
export async function withdraw(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['DRAFT', 'GROUP_REVIEW', 'AGREED', 'SUBMITTED'], to: 'WITHDRAWN' });
  return { recommendation: input.recommendation };
}
