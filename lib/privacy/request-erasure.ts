import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from '@/lib/auth/scope';
import { requireOwn } from './require-own';
import type { requestErasureSchema } from './schema';

/** Somebody asks for their own data to be erased. One open request at a time: asking again is a conflict. */
export async function requestErasure(ctx: Ctx<SiteScope>, input: z.output<typeof requestErasureSchema>): Promise<null> {
  await requireOwn(ctx.tx, ctx.actor, input.person);
  const [person] = await ctx.tx.$queryRaw<{ erasedAt: Date | null }[]>`
    SELECT "erasedAt" FROM "Person" WHERE id = ${input.person}::uuid FOR UPDATE`;
  const open = await ctx.tx.erasureRequest.count({
    where: { personId: input.person, status: { in: ['OPEN', 'PROPOSED'] } },
  });
  if (person?.erasedAt || open > 0) throw new Refusal('conflict');
  const { id } = await ctx.tx.erasureRequest.create({
    data: { personId: input.person, byAccountId: ctx.actor?.accountId ?? null, at: ctx.now, overrides: [] },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'ErasureRequest', id } });
  return null;
}
