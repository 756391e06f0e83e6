import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { moveSchema } from './schema';

/** Hands an agreed recommendation over to the secretariat for consolidation. It needs a theme and an addressee. */
export async function submit(ctx: Ctx, input: z.output<typeof moveSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['AGREED'], to: 'SUBMITTED' });
  return { recommendation: input.recommendation };
}
