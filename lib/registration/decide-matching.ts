import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { decide } from './decide';
import { statesBefore } from './policy';
import { matching } from './queries/matching';
import { filtersOf, mostDecided, type decideMatchingSchema } from './schema/registrations';

/** What one chunk has done: `left` still match and can be decided on. */
export type Chunk = { decided: number; left: number };

/**
 * Decides on the next of those that match a filter, at most 200 in one transaction, and says how many are left. Who changed
 * after the page counted is left alone, so nothing is decided that was not announced.
 */
export async function decideMatching(ctx: Ctx, input: z.output<typeof decideMatchingSchema>): Promise<Chunk> {
  const which = matching(ctx.scope.meeting.id, filtersOf(input.query));
  const from = statesBefore(input.decision);
  const counted = new Date(input.counted);
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM "Registration" r WHERE ${which} AND r.status = ANY (${from}::"RegistrationStatus"[]) AND r."changedAt" <= ${counted}::timestamptz
    ORDER BY r."waitNumber" NULLS LAST, r."submittedAt", r.id LIMIT ${mostDecided}`;
  if (rows.length === 0) return { decided: 0, left: 0 };
  const registrations = rows.map(({ id }) => id);
  const { decided } = await decide(ctx, { registrations, decision: input.decision, reason: input.reason });
  const [remaining] = await ctx.tx.$queryRaw<[{ left: number }]>`
    SELECT count(*)::int AS left FROM "Registration" r
    WHERE ${which} AND r.status = ANY (${from}::"RegistrationStatus"[]) AND r."changedAt" <= ${counted}::timestamptz`;
  return { decided, left: remaining.left };
}
