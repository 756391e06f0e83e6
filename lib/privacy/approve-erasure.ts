import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from '@/lib/auth/scope';
import { carryOutErasure } from './carry-out-erasure';
import { lockRequest } from './decide-erasure';
import type { approveErasureSchema } from './schema';

/** A second person approves a decision that sets a rule aside, and it is carried out; or sends it back to be decided anew. */
export async function approveErasure(ctx: Ctx<SiteScope>, input: z.output<typeof approveErasureSchema>): Promise<null> {
  const request = await lockRequest(ctx, input.erasure, 'PROPOSED');
  const actor = found(ctx.actor);
  if (actor.accountId === request.proposedBy || actor.personIds.includes(request.personId))
    throw new Refusal('forbidden');
  if (input.answer === 'APPROVE') {
    await carryOutErasure(ctx, {
      id: request.id,
      personId: request.personId,
      erases: request.erases ?? false,
      approvedBy: actor.accountId,
    });
    return null;
  }
  await ctx.tx.erasureRequest.update({
    where: { id: request.id },
    data: { status: 'OPEN', erases: null, overrides: [], reason: null, proposedBy: null, proposedAt: null },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'ErasureRequest', id: request.id } });
  return null;
}
