import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { moveSchema } from './schema';

/** Lets a regional recommendation that is in no general one go on alone, on the regional list. */
export async function carrySingly(ctx: Ctx, input: z.output<typeof moveSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['SUBMITTED'], to: 'CARRIED_SINGLY' });
  return { recommendation: input.recommendation };
}
