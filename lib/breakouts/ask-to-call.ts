import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';

/** Seconds in which several general recommendations, and several steps on one, become one mail. */
const together = 180;

/** Asks for the groups of this meeting to be written to where their answer is awaited: in a while, together with what follows. */
export async function askToCall(ctx: Ctx): Promise<void> {
  const { id, slug } = ctx.scope.meeting;
  const request = { task: 'call-groups', payload: { meeting: slug }, key: `call-groups:${id}`, delaySeconds: together };
  await queueJob(ctx.tx, request);
}
