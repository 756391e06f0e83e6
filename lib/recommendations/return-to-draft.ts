import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { withdrawSchema } from './schema';

/** Takes a recommendation that its group reviews back into draft: two edits of it are joined again where they can be. */
export async function returnToDraft(
  ctx: Ctx,
  input: z.output<typeof withdrawSchema>,
): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['GROUP_REVIEW'], to: 'DRAFT' });
  return { recommendation: input.recommendation };
}
