import type { Ctx } from '@/lib/core/execute';
import { queueJob } from '@/lib/core/queue-job';

/** Has the worker offer the free places to those who wait, in order. One job at a time for a meeting, so that the order holds. */
export async function askForOffers(ctx: Ctx): Promise<void> {
  const { slug } = ctx.scope.meeting;
  await queueJob(ctx.tx, {
    task: 'offer-places',
    payload: { meeting: slug },
    key: `offers:${slug}`,
    queue: `offers:${slug}`,
  });
}
