import type { z } from 'zod';
import { Refusal, found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from '@/lib/auth/scope';
import { requireOwn } from './require-own';
import type { takeBackErasureSchema } from './schema';

/** The person takes the request back while nothing has been decided. */
export async function takeBackErasure(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof takeBackErasureSchema>,
): Promise<null> {
  const request = found(
    await ctx.tx.erasureRequest.findUnique({ where: { id: input.erasure }, select: { personId: true } }),
  );
  await requireOwn(ctx.tx, ctx.actor, request.personId);
  const { count } = await ctx.tx.erasureRequest.updateMany({
    where: { id: input.erasure, status: { in: ['OPEN', 'PROPOSED'] } },
    data: { status: 'TAKEN_BACK', decidedAt: ctx.now },
  });
  if (count === 0) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'ErasureRequest', id: input.erasure } });
  return null;
}
