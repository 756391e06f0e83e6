import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from '@/lib/auth/scope';
import { carryOutErasure, placesHeld } from './carry-out-erasure';
import { overridesOf } from './policy';
import type { decideErasureSchema } from './schema';

/**
 * Decides on a request, with a reason. What sets a rule aside (refusing, erasing somebody who still holds a place, deciding
 * on one's own request) waits for a second person; anything else is carried out at once.
 */
export async function decideErasure(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof decideErasureSchema>,
): Promise<{ waits: boolean }> {
  const request = await lockRequest(ctx, input.erasure, 'OPEN');
  const erases = input.decision === 'ERASE';
  const actor = found(ctx.actor);
  const overrides = overridesOf({
    erases,
    placesHeld: (await placesHeld(ctx, request.personId)).length,
    isOwn: actor.personIds.includes(request.personId),
  });
  const waits = overrides.length > 0;
  await ctx.tx.erasureRequest.update({
    where: { id: request.id },
    data: {
      erases,
      reason: input.reason,
      overrides,
      proposedBy: actor.accountId,
      proposedAt: ctx.now,
      ...(waits ? { status: 'PROPOSED' as const } : {}),
    },
    select: { id: true },
  });
  if (waits) await ctx.audit({ subject: { type: 'ErasureRequest', id: request.id }, details: { erases, overrides } });
  else await carryOutErasure(ctx, { ...request, erases, approvedBy: null });
  return { waits };
}

/** Locks a request that is in this state; anything else is "conflict". */
export async function lockRequest(ctx: Ctx<SiteScope>, id: string, status: 'OPEN' | 'PROPOSED') {
  const [request] = await ctx.tx.$queryRaw<
    { id: string; personId: string; status: string; erases: boolean | null; proposedBy: string | null }[]
  >`SELECT id, "personId", status, erases, "proposedBy" FROM "ErasureRequest" WHERE id = ${id}::uuid FOR UPDATE`;
  if (found(request).status !== status) throw new Refusal('conflict');
  return found(request);
}
