import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { stepRegional } from './step-regional';
import type { withdrawSchema } from './schema';

/**
 * Takes back what the secretariat made of a regional recommendation: it waits again. Refuses "conflict" once the plenary
 * has begun, and for one that a general recommendation made ready takes up: that one is opened again first.
 */
export async function takeBack(ctx: Ctx, input: z.output<typeof withdrawSchema>): Promise<{ recommendation: string }> {
  await stepRegional(ctx, { ...input, from: ['CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'], to: 'SUBMITTED' });
  return { recommendation: input.recommendation };
}
